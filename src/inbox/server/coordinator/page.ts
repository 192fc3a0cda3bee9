/** The coordinator's page, made on the server: it shows what the files and plannings say, and has nothing to press but signing out. */
import { html, own, type Html } from '../../../base/html.ts';
import type { CoordinatedAdviser, CoordinatedOrganisation, coordinatorView } from '../../../core/coordination/view.ts';
import { coordinationWords, type CoordinationWords } from '../../../core/coordination/words.ts';
import { LANGUAGES, WEEKDAYS, type Language } from '../../../core/organisation.ts';
import { dateOnPaper, weekdayName } from '../../../core/words/moments.ts';
import { SCRIPT } from './client/script.ts';
import { STYLE } from './style.ts';

interface Around {
  readonly language: Language;
  readonly nonce: string;
}
function whole({ language, nonce }: Around, body: Html, signOut?: string): string {
  const { title } = coordinationWords(language);
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title} · In vertrouwen</title>
        <style nonce="${nonce}">
          ${own(STYLE)}
        </style>
      </head>
      <body>
        <header>
          <p>In vertrouwen</p>
          <nav>
            ${LANGUAGES.filter((one) => one !== language).map(
              (one) => html`<a href="/coordinator?language=${one}" hreflang="${one}" lang="${one}">${NAMES[one]}</a>`,
            )}
            ${signOut === undefined ? undefined : html`<button type="button" class="plain" id="out">${signOut}</button>`}
          </nav>
        </header>
        <main>${body}</main>
        <script nonce="${nonce}">
          ${own(SCRIPT)};
        </script>
      </body>
    </html> `.markup;
}
const NAMES: Readonly<Record<Language, string>> = { nl: 'Nederlands', en: 'English' };

export function signInPage(
  around: Around,
  providers: readonly { readonly id: string; readonly name: string }[],
  refused?: string,
): string {
  const words = coordinationWords(around.language);
  const sentence =
    refused === undefined
      ? undefined
      : refused === 'not-a-coordinator'
        ? words.refused['not-a-coordinator']
        : words.refused.other;
  return whole(
    around,
    html`<h1>${words.title}</h1>
      ${sentence === undefined ? undefined : html`<p class="care" role="alert">${sentence}</p>`}
      <p>${words.signIn}</p>
      ${providers.map(
        ({ id, name }) => html`<p><button type="button" data-provider="${id}">${words.signInWith(name)}</button></p>`,
      )}
      <p class="care" id="failed" role="alert" hidden>${words.signInFailed}</p>
      <p class="quiet">${words.adviserToo} <a href="/">inbox</a></p>`,
  );
}

const lines = (all: readonly string[]): Html => html`${all.map((line) => html`<span>${line}</span><br />`)}`;

function row(adviser: CoordinatedAdviser, words: CoordinationWords, language: Language, today: string): Html {
  const { head } = words;
  const care = (isCare: boolean): string => (isCare ? 'care' : '');
  const day = (one: string): string => dateOnPaper(one, language, 'short');
  const hours = WEEKDAYS.flatMap((weekday) => {
    const all = adviser.hours[weekday];
    return all === undefined
      ? []
      : [
          `${weekdayName(WEEKDAYS.indexOf(weekday), language)} ${all.map(({ from, to }) => `${from}–${to}`).join(', ')}`,
        ];
  });
  const absences = adviser.absences.map(({ from, until, cover, otherCover }) => {
    const names = [...cover, ...(otherCover ? [words.otherCover] : [])];
    const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
    return `${words.days(day(from), day(until))}: ${names.length === 0 ? words.noCover : words.cover(list)}`;
  });
  const { appointedUntil: until } = adviser;
  const isOver = until !== undefined && until < today;
  return html`<tr>
    <th scope="row">${adviser.name}</th>
    <td data-name="${head.key}" class="${care(!adviser.keyApproved)}">
      ${adviser.keyApproved ? words.key.yes : words.key.no}
    </td>
    <td data-name="${head.notices}" class="${care(adviser.noticesWork === 'no')}">
      ${words.notices[adviser.noticesWork]}
    </td>
    <td data-name="${head.hours}" class="hours ${care(hours.length === 0)}">
      ${lines(hours.length === 0 ? [words.noHours] : hours)}
    </td>
    <td data-name="${head.away}">${lines(absences.length === 0 ? [words.noAbsence] : absences)}</td>
    <td data-name="${head.until}" class="${care(isOver)}">
      ${until === undefined ? words.noEnd : isOver ? words.over(day(until)) : words.ends(day(until))}
    </td>
  </tr>`;
}

function missingIn(
  { missing }: CoordinatedOrganisation,
  words: CoordinationWords,
  language: Language,
): readonly string[] {
  const spoken = new Intl.DisplayNames(language, { type: 'language' });
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const { languages, genders, weeks } = missing;
  return [
    ...(languages.length === 0 ? [] : [words.languages(list.format(languages.map((tag) => spoken.of(tag) ?? tag)))]),
    ...genders.map((one) => words.genders[one]),
    ...(weeks.length === 0 ? [] : [words.weeks(list.format(weeks.map((day) => dateOnPaper(day, language, 'short'))))]),
  ];
}

function article(organisation: CoordinatedOrganisation, words: CoordinationWords, language: Language): Html {
  const { contract, advisers, today } = organisation;
  const day = (one: string): string => dateOnPaper(one, language, 'short');
  const missing = missingIn(organisation, words, language);
  const held =
    contract === undefined
      ? words.noContract
      : [
          words.contract[contract.form],
          ...(contract.from > today ? [words.from(day(contract.from))] : []),
          ...(contract.until === undefined ? [] : [words.ends(day(contract.until))]),
        ].join(' · ');
  return html`<article>
    <div class="top">
      <h3>${organisation.name}</h3>
      <p class="${contract === undefined || contract.until !== undefined ? 'care' : 'quiet'}">${held}</p>
    </div>
    ${
      advisers.length === 0
        ? html`<p class="care">${words.nobody}</p>`
        : html`<table>
            <thead>
              <tr>
                ${(['adviser', 'key', 'notices', 'hours', 'away', 'until'] as const).map(
                  (name) => html`<th scope="col">${words.head[name]}</th>`,
                )}
              </tr>
            </thead>
            <tbody>
              ${advisers.map((adviser) => row(adviser, words, language, today))}
            </tbody>
          </table>`
    }
    ${
      missing.length === 0
        ? undefined
        : html`<div class="todo">
            <p>${words.missing}</p>
            <ul>
              ${missing.map((line) => html`<li>${line}</li>`)}
            </ul>
          </div>`
    }
  </article>`;
}

export function viewPage(around: Around, view: Awaited<ReturnType<typeof coordinatorView>>): string {
  const { language } = around;
  const words = coordinationWords(language);
  return whole(
    around,
    html`<h1>${words.title}</h1>
      <p>${words.lead}</p>
      <p class="quiet">${words.hidden}</p>
      ${view.map(
        ({ supplier, organisations }) =>
          html`<section>
            <h2>${supplier.name}</h2>
            ${organisations.length === 0 ? html`<p>${words.none}</p>` : undefined}
            ${organisations.map((one) => article(one, words, language))}
          </section>`,
      )}
      <p class="quiet screen">${words.adviserToo} <a href="/">inbox</a></p>`,
    words.signOut,
  );
}
