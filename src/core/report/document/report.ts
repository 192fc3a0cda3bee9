/** A yearly account: the four parts that TNO's guide for confidential advisers names, in its order. */
import { html, type Html } from '../../../base/html.ts';
import type { Language } from '../../organisation.ts';
import { ACTIVITIES } from '../../register/fields.ts';
import { REGISTER_WORDS } from '../../register/words/index.ts';
import type { Release, Report } from '../release.ts';
import { besideEarlier } from './earlier.ts';
import { figuresOf } from './figures.ts';
import { NATIONAL } from './national.ts';
import { paragraphsOf } from './texts.ts';
import { DOCUMENT_WORDS, type DocumentWords } from './words/index.ts';

function careOf(words: DocumentWords, report: Report): readonly Html[] {
  const { incomplete, another, pooled, years } = words;
  const { printed } = report;
  const box = (heading: string, text: string): Html =>
    html`<div class="care">
      <h2>${heading}</h2>
      <p>${text}</p>
    </div>`;
  return [
    ...(report.incomplete === true ? [box(incomplete.heading, incomplete.text)] : []),
    ...(report.another === true ? [box(another.heading, another.text)] : []),
    ...(printed.years.length > 1 ? [box(pooled.heading, pooled.text(years(printed.years)))] : []),
  ];
}

function activitiesOf(language: Language, report: Report): Html {
  const { activities } = DOCUMENT_WORDS[language];
  const done = ACTIVITIES.flatMap((one) => {
    const times = report.activities[one] ?? 0;
    return times === 0 ? [] : [{ name: REGISTER_WORDS[language].activities[one], times }];
  });
  const table = html`<table>
    <caption>
      ${activities.table}
    </caption>
    <thead>
      <tr>
        <th scope="col">${activities.what}</th>
        <th scope="col">${activities.times}</th>
      </tr>
    </thead>
    <tbody>
      ${done.map(
        ({ name, times }) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td>${times}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
  const { hours, team } = report;
  const time = hours === undefined ? activities.hours.none : activities.hours[hours.of](String(hours.total));
  const row = (name: string, number: number): Html =>
    html`<tr>
      <th scope="row">${name}</th>
      <td>${number}</td>
    </tr>`;
  const budget = report.budget === undefined ? undefined : paragraphsOf(report.budget);
  return html`${done.length === 0 ? html`<p>${activities.none}</p>` : table}
    <h3>${activities.hours.heading}</h3>
    <p>${time}</p>
    <h3>${activities.team.heading}</h3>
    <table>
      <thead>
        <tr>
          <th scope="col">${activities.team.who}</th>
          <th scope="col">${activities.team.number}</th>
        </tr>
      </thead>
      <tbody>
        ${row(activities.team.internal, team.internal)} ${row(activities.team.external, team.external)}
        ${row(activities.team.began, team.began)} ${row(activities.team.stopped, team.stopped)}
      </tbody>
    </table>
    ${
      budget === undefined
        ? undefined
        : html`<h3>${activities.budget}</h3>
            <div class="own">${budget}</div>`
    }`;
}

function nationalOf(language: Language, year: number): Html {
  const { national } = DOCUMENT_WORDS[language];
  return html`<h3>${national.heading}</h3>
    <p>${national.year(String(NATIONAL.year), year - NATIONAL.year)}</p>
    <ul>
      ${NATIONAL.lines.map((line) => html`<li>${line[language]}</li>`)}
    </ul>
    <p class="soft">${national.source}: ${NATIONAL.source[language]}</p>`;
}

function aboutOf({ about }: DocumentWords): Html {
  return html`<h3>${about.asked.heading}</h3>
    <p>${about.asked.text}</p>
    <h3>${about.decided.heading}</h3>
    <ul>
      ${about.decided.lines.map((line) => html`<li>${line}</li>`)}
    </ul>
    <h3>${about.check.heading}</h3>
    <p>${about.check.text}</p>
    <p>${about.once}</p>`;
}

/** @param others what appeared before and is named in the report; those of other kinds are left aside */
export function reportBody(language: Language, report: Report, others: readonly Release[]): Html {
  const words = DOCUMENT_WORDS[language];
  const none = (text: string): readonly Html[] => [html`<p>${text}</p>`];
  const own = (text: string, otherwise: string): Html => {
    const written = paragraphsOf(text);
    if (written === undefined) return html`${none(otherwise)}`;
    return html`<p class="soft">${words.analysis.own}</p>
      <div class="own">${written}</div>`;
  };
  const parts: readonly { readonly id: string; readonly heading: string; readonly body: Html }[] = [
    { id: 'activities', heading: `1. ${words.activities.heading}`, body: activitiesOf(language, report) },
    {
      id: 'figures',
      heading: `2. ${words.figures.heading}`,
      body: html`${figuresOf(language, report.printed)} ${besideEarlier(language, report, others)}`,
    },
    {
      id: 'analysis',
      heading: `3. ${words.analysis.heading}`,
      body: html`${own(report.analysis, words.analysis.none)} ${nationalOf(language, report.year)}`,
    },
    {
      id: 'recommendations',
      heading: `4. ${words.recommendations.heading}`,
      body: html`${own(report.recommendations, words.recommendations.none)}
        <p>${words.riskInventory}</p>`,
    },
    { id: 'about', heading: words.about.heading, body: aboutOf(words) },
  ];
  return html`${careOf(words, report)}
    <nav aria-label="${words.parts}">
      <ol>
        ${parts.map(({ id, heading }) => html`<li><a href="#${id}">${heading}</a></li>`)}
      </ol>
    </nav>
    ${parts.map(
      ({ id, heading, body }) =>
        html`<section id="${id}">
          <h2>${heading}</h2>
          ${body}
        </section>`,
    )}`;
}
