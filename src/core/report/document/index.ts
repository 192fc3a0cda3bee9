/**
 * A release as a page: one file, without a script and without an address, that says what the signed text says and nothing
 * else. The same release, language and colour give the same bytes on every machine, so whoever checks the file makes it anew
 * and compares. No `Intl` and no clock for that reason: browsers do not agree on them.
 */
import { html, own, type Html } from '../../../base/html.ts';
import { scriptSafeJson } from '../../../base/json.ts';
import type { Language } from '../../organisation.ts';
import { parseRelease, type Release, type SignedRelease } from '../release.ts';
import { cardIn } from '../sign.ts';
import { isColour, OWN_COLOUR } from './colour.ts';
import { yearsOf } from './earlier.ts';
import { reportBody } from './report.ts';
import { shell } from './shell.ts';
import { styleOf } from './style.ts';
import { lineOf, paragraphsOf } from './texts.ts';
import { DOCUMENT_WORDS } from './words/index.ts';

export interface DocumentOptions {
  readonly language: Language;
  /** The organisation's own, `#rrggbb`; made readable where it is not. */
  readonly colour?: string;
  /** What appeared before, for "beside earlier years". It goes along in the file, so that its reader can lay all side by side. */
  readonly earlier?: readonly SignedRelease[];
}

/** Goes up with every change of what a page looks like or says: a file made by another edition is not compared by its bytes. */
export const EDITION = 1;

/** `28 november 2026`, `28 November 2026` */
function dayIn(language: Language, day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)} ${DOCUMENT_WORDS[language].months[Number(month) - 1] ?? ''} ${year}`;
}

function titleOf(language: Language, release: Release): string {
  const { titles } = DOCUMENT_WORDS[language];
  if (release.kind !== 'report') return titles[release.kind](String(release.year));
  return titles.report(release.printed.years.length === 1 ? String(release.year) : yearsOf(language, release));
}

function metaOf(language: Language, release: Release): Html {
  const { meta } = DOCUMENT_WORDS[language];
  const to =
    release.kind === 'settlement'
      ? html`<dt>${meta.supplier}</dt>
          <dd>${release.supplier}</dd>`
      : html`<dt>${meta.to}</dt>
          <dd>${meta.reportTo}. ${meta.notTo}</dd>`;
  return html`<dl>
    ${to}
    <dt>${meta.maker}</dt>
    <dd>${lineOf(release.maker.name)}, ${meta.on(dayIn(language, release.day))}</dd>
    <dt>${meta.key}</dt>
    <dd><code>${cardIn(release.maker.card)?.kid ?? '–'}</code></dd>
  </dl>`;
}

function bodyOf(language: Language, release: Release, others: readonly Release[]): Html {
  const { advice, settlement } = DOCUMENT_WORDS[language];
  switch (release.kind) {
    case 'report':
      return reportBody(language, release, others);
    case 'advice':
      return html`<p>${advice.lead}</p>
        <section>
          <h2>${advice.heading}</h2>
          <div class="own">${paragraphsOf(release.advice) ?? []}</div>
        </section>`;
    case 'settlement':
      return html`<p>${settlement.lead}</p>
        <section>
          <h2>${settlement.heading}</h2>
          <p class="said">${settlement.text(String(release.consults))}</p>
          <p>${settlement.counts}</p>
        </section>`;
  }
}

interface Made {
  readonly title: string;
  readonly colour: string;
  readonly top: Html;
  readonly rest: Html;
}
function make(signed: SignedRelease, { language, colour, earlier = [] }: DocumentOptions): Made | undefined {
  const release = parseRelease(signed.text);
  if (release === undefined || release === 'newer') return undefined;
  const others = earlier.flatMap(({ text }) => {
    const one = parseRelease(text);
    return one === undefined || one === 'newer' ? [] : [one];
  });
  const title = titleOf(language, release);
  const top = html`<p class="of">${lineOf(release.organisation.name)}</p>
    <h1>${title}</h1>
    ${metaOf(language, release)}`;
  const rest = bodyOf(language, release, others);
  return { title, colour: colour !== undefined && isColour(colour) ? colour : OWN_COLOUR, top, rest };
}

/**
 * The same to be shown inside of another page: markup and style sheet for a shadow root. A page with a policy of its own
 * allows no style sheet in a frame's text.
 * @returns `undefined` for what is no release that this program knows
 */
export function renderWithin(
  signed: SignedRelease,
  options: DocumentOptions,
): { readonly markup: string; readonly style: string } | undefined {
  const made = make(signed, options);
  if (made === undefined) return undefined;
  const { markup } = html`<div class="page" lang="${options.language}">
    <div class="sheet">
      <div class="top">${made.top}</div>
      ${made.rest}
    </div>
  </div>`;
  return { markup, style: styleOf(made.colour, ':host') };
}

/** @returns a whole HTML file; `undefined` for what is no release that this program knows */
export function render(signed: SignedRelease, options: DocumentOptions): string | undefined {
  const made = make(signed, options);
  if (made === undefined) return undefined;
  const { language, earlier = [] } = options;
  const only = ({ text, signature }: SignedRelease): SignedRelease => ({ text, signature });
  const data = scriptSafeJson({ signed: only(signed), earlier: earlier.map(only) });
  return shell({
    language,
    title: made.title,
    colour: made.colour,
    attributes: html`data-edition="${EDITION}" data-language="${language}" data-colour="${made.colour}"`,
    top: made.top,
    main: made.rest,
    // As text, because a formatter that moves it would make other bytes.
    data: own(`<script type="application/json" id="signed">\n          ${data}\n        </script>`),
  });
}
