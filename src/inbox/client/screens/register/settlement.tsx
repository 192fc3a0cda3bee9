/** "Afrekening": after the yearly account its maker releases one number for the supplier, or reads why there is none. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { SignedRelease } from '../../../../core/report/release.ts';
import { ringFor } from '../../../../seal/new-keys.ts';
import type { AdviserKeys } from '../../../../seal/slots.ts';
import type { ClientSeat } from '../../../contract.ts';
import type { Ledgers } from '../../book/ledgers.ts';
import { useEnv, useTask } from '../../env.ts';
import { reportCalls } from '../../report/calls.ts';
import { forgetSettled, signSettlement, toSettle, type ToSettle } from '../../report/settlement.ts';
import { nameOf } from '../../register/statement.ts';
import { sentenceFor, sentenceForChange } from '../../sentences.ts';
import { saveFile } from '../../save-file.ts';
import { statementWords } from '../../words/statement.ts';
import { Notice } from '../components.tsx';

interface SettlementsProps {
  readonly seat: ClientSeat;
  readonly ledgers: Ledgers;
  readonly keys: AdviserKeys;
  readonly onSettled: () => Promise<void>;
}

export function Settlements({ seat, ledgers, keys, onSettled }: SettlementsProps) {
  const { w, api } = useEnv();
  const calls = useMemo(() => reportCalls(api), [api]);
  const [found, setFound] = useState<readonly ToSettle[]>([]);
  const [problem, setProblem] = useState<string>();
  const own = ringFor(keys, seat.keyCards);
  const kept = [...ledgers.values()].some(({ organisations }) => `settle:${seat.organisation.id}` in organisations);
  const look = async (): Promise<void> => {
    // Whoever made no account has nothing to settle, and asks nothing.
    if (!kept) return;
    const looked = await calls.look(seat.organisation.id);
    if (!looked.ok) return setProblem(sentenceFor(w, looked.why));
    const maker = { organisation: seat.organisation, maker: { name: seat.adviser.name, card: own.keyCard.text } };
    setFound(await toSettle(maker, looked.value, ledgers));
  };
  useEffect(() => void look(), [ledgers]);
  return (
    <>
      {problem === undefined ? undefined : <Notice kind="alert">{problem}</Notice>}
      {found.map((one) => (
        <One key={one.year} one={one} seat={seat} keys={own} calls={calls} onSettled={onSettled} />
      ))}
    </>
  );
}

interface OneProps extends Pick<SettlementsProps, 'seat' | 'keys' | 'onSettled'> {
  readonly one: ToSettle;
  readonly calls: ReturnType<typeof reportCalls>;
}
function One({ one, seat, keys, calls, onSettled }: OneProps) {
  const { w, language, books, announce } = useEnv();
  const words = statementWords[language].settlement;
  const [isTicked, setIsTicked] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [out, setOut] = useState<SignedRelease>();
  const { busy, run } = useTask(setProblem);
  const { year, supplier, result, release } = one;
  const send = (): void => {
    if (release === undefined) return;
    if (!isTicked) return setProblem(words.missing);
    run(async () => {
      const signed = await signSettlement(keys, release);
      const done = await calls.release({ organisation: seat.organisation.id, year }, signed);
      if (!done.ok) return setProblem(sentenceForChange(w, done.why));
      setProblem(undefined);
      setOut(signed);
      announce(words.done);
      await forgetSettled(books, keys, seat.organisation.id, year);
      await books.rewrite(keys);
    });
  };
  const save = (signed: SignedRelease): void => {
    const name = `${supplier}-${seat.organisation.id}-${year}.json`;
    saveFile({ name, text: `${JSON.stringify(signed)}\n`, type: 'application/json' });
    void onSettled();
  };
  return (
    <section>
      <h2>{words.heading(year)}</h2>
      <p>{words.lead(nameOf(seat, supplier))}</p>
      {result.is === 'package' ? <Notice reveal={false}>{words.package[result.why]}</Notice> : undefined}
      {problem === undefined ? undefined : <Notice kind="alert">{problem}</Notice>}
      {result.is === 'settled' ? <p class="lead">{words.number(result.consults)}</p> : undefined}
      {out === undefined && release !== undefined ? (
        <>
          <label class="choice">
            <input type="checkbox" checked={isTicked} onChange={() => setIsTicked(!isTicked)} />
            <span>{words.tick}</span>
          </label>
          <button type="button" class="outline" aria-disabled={busy} onClick={send}>
            {words.release}
          </button>
        </>
      ) : undefined}
      {out === undefined ? undefined : (
        <>
          <p>{words.done}</p>
          <button type="button" onClick={() => save(out)}>
            {words.file}
          </button>
        </>
      )}
    </section>
  );
}
