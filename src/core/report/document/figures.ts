/** Part 2: classes as graphs, each with its table beside it. */
import { html, type Html } from '../../../base/html.ts';
import type { Language } from '../../organisation.ts';
import { FIGURES_FROM } from '../classes.ts';
import type { Printed, Range, Table } from '../printed.ts';
import { bandsOf, type Band } from './bands.ts';
import { classIn, rowNameIn, shortClassIn } from './class-in-words.ts';
import { DOCUMENT_WORDS } from './words/index.ts';

interface Line {
  readonly label: string;
  readonly range: Range;
}

/** A graph and the same as a table. */
export function figureOf(
  language: Language,
  caption: string,
  heads: readonly [string, string],
  lines: readonly Line[],
): Html {
  const { figures } = DOCUMENT_WORDS[language];
  const bands: readonly Band[] = lines.map((line) => ({ ...line, short: shortClassIn(language, line.range) }));
  const spoken = lines.map(({ label, range }) => `${label}: ${classIn(language, range)}`).join('; ');
  return html`<figure>
    <figcaption>${caption}</figcaption>
    <div class="two">
      ${bandsOf(bands, `${figures.graph(caption)} ${spoken}.`, figures.axis)}
      <table>
        <thead>
          <tr>
            <th scope="col">${heads[0]}</th>
            <th scope="col">${heads[1]}</th>
          </tr>
        </thead>
        <tbody>
          ${lines.map(
            ({ label, range }) =>
              html`<tr>
                <th scope="row">${label}</th>
                <td>${classIn(language, range)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </figure>`;
}

function tableFigure(language: Language, { field, rows }: Table): Html {
  const words = DOCUMENT_WORDS[language];
  const lines = rows.map(({ name, range }) => ({ label: rowNameIn(language, field, name), range }));
  return figureOf(language, words.tables[field], [words.figures.answer, words.figures.people], lines);
}

function totalSentence(language: Language, { least, most }: Range): string {
  const { total } = DOCUMENT_WORDS[language].figures;
  if (most === undefined) return total.more(String(least));
  return least === 0 ? total.fewer(String(most + 1)) : total.between(String(least), String(most));
}

function withheldOf(language: Language, { withheld }: Printed): Html | undefined {
  if (withheld.length === 0) return undefined;
  const { tables, figures } = DOCUMENT_WORDS[language];
  return html`<h3>${figures.withheld.heading}</h3>
    <ul>
      ${withheld.map((field) => html`<li>${tables[field]} – ${figures.withheld.text}</li>`)}
    </ul>
    <p>${figures.withheld.residual}</p>`;
}

const whyNone = (people: number | undefined): 'unsaid' | 'small' | 'other' =>
  people === undefined ? 'unsaid' : people < FIGURES_FROM ? 'small' : 'other';

export function figuresOf(language: Language, printed: Printed): Html {
  const { figures } = DOCUMENT_WORDS[language];
  const { total, tables, people } = printed;
  if (total === undefined && tables.length === 0)
    return html`<p>${figures.none[whyNone(people)]}</p>
      ${withheldOf(language, printed)}`;
  return html`<p>${figures.lead} ${figures.noSums}</p>
    ${
      total === undefined
        ? undefined
        : html`<h3>${figures.total.heading}</h3>
            <p class="said">${totalSentence(language, total)}</p>`
    }
    ${tables.length === 0 ? html`<p>${figures.noTables}</p>` : tables.map((table) => tableFigure(language, table))}
    ${withheldOf(language, printed)}`;
}
