/** A yearly account beside those that appeared before it: by the classes that were printed then, and by nothing else. */
import { html, type Html } from '../../../base/html.ts';
import type { Language } from '../../organisation.ts';
import type { Range, Table } from '../printed.ts';
import type { Release, Report } from '../release.ts';
import { classIn, rowNameIn } from './class-in-words.ts';
import { figureOf } from './figures.ts';
import { DOCUMENT_WORDS } from './words/index.ts';

/** As many as fit beside each other on a telephone and on paper. */
const MOST = 3;

export const yearsOf = (language: Language, { printed }: Report): string => {
  const words = DOCUMENT_WORDS[language];
  const years = words.years(printed.years);
  return printed.years.length === 1 ? years : words.together(years);
};

/** Earlier years first. */
export function earlierReports(release: Report, others: readonly Release[]): readonly Report[] {
  return others
    .filter(
      (one): one is Report =>
        one.kind === 'report' && one.organisation.id === release.organisation.id && one.year < release.year,
    )
    .toSorted((a, b) => a.year - b.year)
    .slice(-MOST);
}

const isAbove = (one: Range, other: Range): boolean => other.most !== undefined && one.least > other.most;

/** Said only where every number in one class is more than every number in the other. */
function difference(language: Language, now: Report, before: Report): string | undefined {
  const { earlier } = DOCUMENT_WORDS[language];
  const [a, b] = [now.printed.total, before.printed.total];
  // Three years together are more than one, and that says nothing.
  if (a === undefined || b === undefined || now.printed.years.length !== before.printed.years.length) return undefined;
  const names = [yearsOf(language, now), yearsOf(language, before)] as const;
  if (isAbove(a, b)) return earlier.more(...names);
  return isAbove(b, a) ? earlier.fewer(...names) : earlier.unclear(...names);
}

function besideOf(language: Language, table: Table, reports: readonly Report[]): Html | undefined {
  const words = DOCUMENT_WORDS[language];
  const columns = reports.map((report) => report.printed.tables.find(({ field }) => field === table.field));
  if (columns.every((one) => one === table || one === undefined)) return undefined;
  const names = [...new Set([table, ...columns].flatMap((one) => (one?.rows ?? []).map(({ name }) => name)))];
  const cell = (column: Table | undefined, name: string): Html => {
    const range = column?.rows.find((row) => row.name === name)?.range;
    if (range !== undefined) return html`<td>${classIn(language, range)}</td>`;
    return html`<td class="none">${column === undefined ? words.earlier.absent : words.earlier.notApart}</td>`;
  };
  return html`<div
    class="scroll"
    tabindex="0"
    role="region"
    aria-label="${words.earlier.heading}: ${words.tables[table.field]}"
  >
    <table>
      <caption>
        ${words.tables[table.field]}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.figures.answer}</th>
          ${reports.map((report) => html`<th scope="col">${yearsOf(language, report)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${names.map(
          (name) =>
            html`<tr>
              <th scope="row">${rowNameIn(language, table.field, name)}</th>
              ${columns.map((column) => cell(column, name))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

export function besideEarlier(language: Language, release: Report, others: readonly Release[]): Html | undefined {
  const before = earlierReports(release, others);
  const last = before.at(-1);
  if (last === undefined) return undefined;
  const { earlier, figures } = DOCUMENT_WORDS[language];
  const reports = [...before, release];
  const totals = reports.flatMap((report) => {
    const range = report.printed.total;
    return range === undefined ? [] : [{ label: yearsOf(language, report), range }];
  });
  const said = difference(language, release, last);
  const tables = release.printed.tables.flatMap((table) => besideOf(language, table, reports) ?? []);
  if (totals.length < 2 && tables.length === 0) return undefined;
  return html`<h3>${earlier.heading}</h3>
    <p>${earlier.lead}</p>
    ${totals.length < 2 ? undefined : figureOf(language, earlier.total, [earlier.year, figures.people], totals)}
    ${said === undefined ? undefined : html`<p>${said}</p>`} ${tables}`;
}
