/** The public page of an organisation, and the page for an address that leads nowhere. Layout only. */
import { encodeQR } from 'qr';
import { wordsIn } from '../core/words/index.ts';
import { OWN_NAMES } from '../core/words/languages.ts';
import { LANGUAGES, type Language } from '../core/organisation.ts';
import { callableIn } from '../base/phone.ts';
import type { Fact, HiredInPart, Part, PublicAdviser, PublicPage } from '../core/publishing/page.ts';
import type { Link, Section } from '../core/screens.ts';
import { html, link, own, type Html } from '../base/html.ts';
import { STYLE } from './style.ts';

/** A link, so that somebody who reads this on a telephone can press the number. */
const callable = (line: string): Html => {
  let at = 0;
  let markup = '';
  for (const number of callableIn(line)) {
    markup +=
      html`${line.slice(at, number.from)}`.markup + link(number.link, line.slice(number.from, number.to)).markup;
    at = number.to;
  }
  return { markup: markup + html`${line.slice(at)}`.markup };
};

const paragraphs = (lines: readonly string[], mark = ''): Html[] =>
  lines.map((line) => (mark === '' ? html`<p>${callable(line)}</p>` : html`<p class="${mark}">${callable(line)}</p>`));
const items = (lines: readonly string[]): Html =>
  html`<ul>
    ${lines.map((line) => html`<li>${callable(line)}</li>`)}
  </ul>`;
/** Not part of the formatted template: the policy allows the style sheet by its exact bytes, and a formatter must not change them. */
const SHEET = own(`<style>${STYLE}</style>`);

/** One sentence is a paragraph; several are a list. */
const lines = (all: readonly string[]): Html => (all.length === 1 ? html`${paragraphs(all)}` : items(all));

const box = ({ heading, lines: all }: Section, mark = ''): Html =>
  html`<section class="box ${mark}">
    <h2>${heading}</h2>
    ${lines(all)}
  </section>`;

/** The same below a heading of its own. */
const subBox = ({ heading, lines: all }: Section): Html =>
  html`<section class="box">
    <h3>${heading}</h3>
    ${lines(all)}
  </section>`;

/** A long e-mail address is broken where people pause when they read it. */
const breakable = (text: string): Html => {
  const [name = '', ...rest] = text.split('@');
  return rest.length === 1 ? html`${name}@<wbr />${rest[0]}` : html`${text}`;
};

const fact = ({ label, value, url, language }: Fact): Html => {
  const text = url === undefined ? html`${value}` : link(url, url.startsWith('mailto:') ? breakable(value) : value);
  return language === undefined
    ? html`<dt>${label}</dt>
        <dd>${text}</dd>`
    : html`<dt>${label}</dt>
        <dd lang="${language}">${text}</dd>`;
};

const person = ({ id, name, kind, facts }: PublicAdviser): Html =>
  html`<li class="box" id="bij-${id}">
    <h3 translate="no">${name}</h3>
    <p class="kind">${kind}</p>
    <dl>${facts.map(fact)}</dl>
  </li>`;

const quietLinks = (links: readonly Link[]): Html | undefined =>
  links.length === 0
    ? undefined
    : html`<ul class="quiet">
        ${links.map(({ label, url }) => html`<li>${link(url, label)}</li>`)}
      </ul>`;

const part = (id: string, { heading, intro, sections, links }: Part): Html =>
  html`<section class="part" id="${id}">
    <h2>${heading}</h2>
    ${paragraphs(intro)}
    ${sections.map(
      (section) =>
        html`<div>
          <h3>${section.heading}</h3>
          ${lines(section.lines)}
        </div>`,
    )}
    ${quietLinks(links)}
  </section>`;

const hiredIn = ({ heading, intro, ways, links }: HiredInPart): Html =>
  html`<section id="ander-bedrijf">
    <h2>${heading}</h2>
    ${paragraphs(intro)}
    <div class="two">${ways.map((way) => subBox(way))}</div>
    ${quietLinks(links)}
  </section>`;

/** Shown on paper only, because somebody who reads the page on a screen has the address already. */
const code = (address: PublicPage['address']): Html | undefined =>
  address === undefined
    ? undefined
    : html`<div class="code">
        ${own(encodeQR(address.url, 'svg', { ecc: 'medium', border: 2 }))}
        <p>${address.label}<br /><span class="strong">${address.url}</span></p>
      </div>`;

/** `id` and the languages may stand in an address as they are: a slug and language tags, both checked when the file was read. */
const languageLinks = (id: string, { label, others }: PublicPage['languages']): Html | undefined =>
  others.length === 0
    ? undefined
    : html`<nav aria-label="${label}">
        ${others.map(
          (other) => html`<a href="/${id}/${other}" lang="${other}" hreflang="${other}">${OWN_NAMES[other]}</a>`,
        )}
      </nav>`;

/** Whoever reads none of the languages of the page finds their own, somebody who speaks it, and a number. */
const otherLanguages = (spoken: PublicPage['spoken']): Html | undefined =>
  spoken.length === 0
    ? undefined
    : html`<ul class="spoken">
        ${spoken.map(
          ({ tag, name, adviser: { id, name: who, contact } }) =>
            html`<li>
              <span lang="${tag}" dir="auto">${name}</span>: <a href="#bij-${id}" translate="no">${who}</a>
              ${contact.phone === undefined ? undefined : callable(contact.phone)}
            </li>`,
        )}
      </ul>`;

/** Links to the parts of the page, because on a telephone the advisers are two screens down. */
const contents = ({
  onThisPage,
  card,
  hiredIn: other,
  limits,
  employerView,
  elsewhere,
  accused,
  complaint,
}: PublicPage): Html =>
  html`<nav class="jump" aria-label="${onThisPage}">
    <a href="#mensen">${card.advisersHeading}</a>
    ${other === undefined ? undefined : html`<a href="#ander-bedrijf">${other.heading}</a>`}
    <a href="#tussen-jullie">${limits.heading}</a>
    <a href="#werkgever">${employerView.heading}</a>
    <a href="#andere-hulp">${elsewhere.heading}</a>
    <a href="#beschuldigd">${accused.heading}</a>
    <a href="#klacht">${complaint.heading}</a>
  </nav>`;

function introduction({ introduction: said }: PublicPage['card']): Html | undefined {
  if (said === undefined) return undefined;
  const text =
    said.language === undefined ? html`<p>${said.text}</p>` : html`<p lang="${said.language}">${said.text}</p>`;
  return html`<figure class="top">
    <blockquote>${text}</blockquote>
    <figcaption>${said.by}</figcaption>
  </figure>`;
}

export function organisationPage(id: string, page: PublicPage): string {
  const { card } = page;
  return whole(
    page.language,
    page.title,
    html`<header>
        <p><span class="strong">${page.title}</span> · ${page.organisation}</p>
        ${languageLinks(id, page.languages)} ${otherLanguages(page.spoken)}
      </header>
      <main>
        <h1>${card.heading}</h1>
        ${paragraphs(card.intro, 'lead')} ${introduction(card)} ${contents(page)}
        <div class="two">${box(card.expect)} ${box(card.notExpect)}</div>
        ${box(card.freedom, 'free')} ${box(page.urgent, 'care')}
        <section id="mensen">
          <h2>${card.advisersHeading}</h2>
          <ul class="people">
            ${page.advisers.map(person)}
          </ul>
          <p class="quiet">${page.hoursNote} ${page.mailNote}</p>
          ${
            page.writing === undefined
              ? undefined
              : html`<h3>${page.writing.heading}</h3>
                  ${paragraphs(page.writing.lines)}`
          }
        </section>
        ${page.hiredIn === undefined ? undefined : hiredIn(page.hiredIn)} ${part('tussen-jullie', page.limits)}
        ${part('werkgever', page.employerView)} ${part('andere-hulp', page.elsewhere)}
        ${part('beschuldigd', page.accused)} ${part('klacht', page.complaint)} ${code(page.address)}
      </main>
      <footer>${paragraphs(page.notes)}</footer>`,
  );
}

/** The same for every address that leads nowhere, so that it tells nobody which organisations there are. */
export const notFoundPage = (sector?: string): string =>
  inEach((language) => wordsIn(language).publicPage.notFound, sector);
/** For an organisation whose file cannot be read. */
export const closedPage = (): string => inEach((language) => wordsIn(language).closedForNow);

function inEach(words: (language: Language) => Section, sector?: string): string {
  const inOne = (language: Language, level: 'h1' | 'h2'): Html => {
    const { heading, lines: all } = words(language);
    return html`<section lang="${language}">
      ${level === 'h1' ? html`<h1>${heading}</h1>` : html`<h2>${heading}</h2>`} ${paragraphs(all)}
      ${sector === undefined ? undefined : html`<p>${link(sector, wordsIn(language).sectorLink)}</p>`}
    </section>`;
  };
  const [first, ...others] = LANGUAGES;
  const parts = [inOne(first, 'h1'), ...others.map((language) => inOne(language, 'h2'))];
  return whole(first, wordsIn(first).title, html`<main>${parts}</main>`);
}

function whole(language: Language, title: string, body: Html): string {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        ${SHEET}
      </head>
      <body>
        ${body}
      </body>
    </html> `.markup;
}
