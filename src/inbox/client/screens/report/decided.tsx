/** Part 2 of an account: what code decided, in words, before anything of it is shown as a page. */
import { FIGURES_FROM, TABLES_FROM } from '../../../../core/report/classes.ts';
import { classIn } from '../../../../core/report/document/class-in-words.ts';
import { DOCUMENT_WORDS } from '../../../../core/report/document/words/index.ts';
import type { PrintableField } from '../../../../core/register/fields.ts';
import type { Decided } from '../../report/compose.ts';
import { Notice } from '../components.tsx';
import { listIn, useReportEnv } from './env.ts';

export function DecidedPart({ decided: { printed, people, incomplete } }: { readonly decided: Decided }) {
  const { w, language } = useReportEnv();
  const words = w.report.decided;
  const named = (fields: readonly PrintableField[]): string =>
    listIn(
      language,
      fields.map((field) => `“${DOCUMENT_WORDS[language].tables[field]}”`),
    );
  const why =
    printed.people === undefined ? 'people' : printed.people < FIGURES_FROM ? ('small' as const) : ('other' as const);
  return (
    <>
      <h3>{words.heading}</h3>
      <p>{words.lead}</p>
      <Notice>
        {words.sum(people)} {words.stays}
      </Notice>
      {printed.total === undefined ? (
        <p>
          {words.none} {words.noneWhy[why]}
        </p>
      ) : (
        <p>{words.total(classIn(language, printed.total))}</p>
      )}
      {printed.years.length > 1 ? <p>{words.pooled(listIn(language, printed.years.map(String)))}</p> : undefined}
      {printed.tables.length > 0 ? <p>{words.tables(named(printed.tables.map(({ field }) => field)))}</p> : undefined}
      {printed.withheld.length > 0 ? <p>{words.withheld(named(printed.withheld))}</p> : undefined}
      {printed.total !== undefined && people < TABLES_FROM && printed.tables.length === 0 ? (
        <p>{words.noTables}</p>
      ) : undefined}
      <p>{words.attacked}</p>
      {incomplete ? <Notice>{w.report.mine.incomplete}</Notice> : undefined}
    </>
  );
}
