/** "Opgave": what an adviser hands their supplier after a quarter, as a file. Nothing of it is sent from here. */
import { useState } from 'preact/hooks';
import type { AdviserKeys } from '../../../../seal/slots.ts';
import type { ClientSeat } from '../../../contract.ts';
import type { BookTrouble } from '../../book/books.ts';
import type { Ledgers } from '../../book/ledgers.ts';
import { useEnv, useTask } from '../../env.ts';
import { nameOf, statementFile, statements, type Stated } from '../../register/statement.ts';
import { saveFile } from '../../save-file.ts';
import { statementWords } from '../../words/statement.ts';
import { Notice } from '../components.tsx';

interface StatementsProps {
  readonly seats: readonly ClientSeat[];
  readonly ledgers: Ledgers;
  readonly trouble: readonly BookTrouble[];
  readonly keys: AdviserKeys;
}
export function Statements({ seats, ledgers, trouble, keys }: StatementsProps) {
  const { now } = useEnv();
  return (
    <>
      {statements(seats, { ledgers, trouble }, now()).map((stated) => (
        <One key={`${stated.supplier} ${stated.form}`} stated={stated} keys={keys} />
      ))}
    </>
  );
}

function One({ stated, keys }: { readonly stated: Stated; readonly keys: AdviserKeys }) {
  const { language, announce } = useEnv();
  const words = statementWords[language];
  const [problem, setProblem] = useState<string>();
  const [isSaved, setIsSaved] = useState(false);
  const { busy, run } = useTask(setProblem);
  const { supplier, form, year, quarter, result, seat } = stated;
  const make = (): void =>
    run(async () => {
      const file = await statementFile(stated, keys);
      if (file === undefined) return;
      saveFile({ ...file, type: 'application/json' });
      setIsSaved(true);
      announce(words.saved);
    });
  return (
    <section>
      <h2>{words.heading(nameOf(seat, supplier))}</h2>
      <p>{words.lead}</p>
      <h3>
        {words.quarter(quarter, year)} · {words.form[form]}
      </h3>
      {typeof result === 'string' ? (
        <Notice reveal={false}>
          {words.refused[result]} {result === 'few-organisations' ? words.bill[form] : undefined}
        </Notice>
      ) : (
        <>
          <p class="lead">{words.number(result.consults, result.organisations)}</p>
          {problem === undefined ? undefined : <Notice kind="alert">{problem}</Notice>}
          <button type="button" class="outline" aria-disabled={busy} onClick={make}>
            {words.save}
          </button>
          {isSaved ? <p>{words.saved}</p> : undefined}
        </>
      )}
    </section>
  );
}
