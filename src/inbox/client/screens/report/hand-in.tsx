/** A colleague makes the account: what this adviser counted goes to them, masked; of two it is said, and asked. */
import { useState } from 'preact/hooks';
import type { RoundResponse } from '../../../contract-reports.ts';
import { useTask } from '../../env.ts';
import { contributionTo, ownCounts, readRound } from '../../report/team.ts';
import { Notice } from '../components.tsx';
import { hereOf, sentenceForStep, useReportEnv, type ReportProps } from './env.ts';

interface HandInProps extends ReportProps {
  readonly year: { readonly year: number };
  readonly round: RoundResponse;
  /** Name of who makes the account. */
  readonly maker: string;
  readonly isTwo: boolean;
}

export function HandIn({ seat, keys, looked, onChanged, year, round, maker, isTwo }: HandInProps) {
  const { w, calls, books, announce } = useReportEnv();
  const { handIn } = w.report;
  const [agrees, setAgrees] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { busy, run } = useTask(setProblem);
  const here = hereOf({ seat, keys });
  /** @returns why not */
  const send = async (): Promise<string | undefined> => {
    if (isTwo && !agrees) return handIn.agreeFirst;
    const read = await readRound(here, round, looked.view);
    if (read.is === 'newer') return w.report.newer;
    if (read.is !== 'round') return read.is === 'forged' ? handIn.forged : handIn.otherKey;
    // What stands on the screen is what was signed.
    if ((read.round.members.length === 2) !== isTwo) return handIn.forged;
    const counted = await ownCounts(books, here, read.round.years);
    if (counted === 'newer') return w.report.newer;
    if (counted === 'not-kept') return handIn.notKept;
    const contribution = await contributionTo(read, round.text, counted);
    const done = await calls.handIn({ organisation: here.organisation, year: year.year }, contribution);
    if (!done.ok) return sentenceForStep(w, done);
    announce(handIn.done);
    return undefined;
  };
  const press = (): void =>
    run(async () => {
      const why = await send();
      setProblem(why);
      if (why === undefined) await onChanged();
    });
  return (
    <>
      <h4>{handIn.heading}</h4>
      <p>{isTwo ? handIn.two(maker) : handIn.masked(maker)}</p>
      {isTwo ? (
        <>
          <label class="choice">
            <input type="checkbox" checked={agrees} onChange={(event) => setAgrees(event.currentTarget.checked)} />
            <span>{handIn.agree}</span>
          </label>
          <p class="fine">{handIn.refuse(maker)}</p>
        </>
      ) : undefined}
      <p>{handIn.once}</p>
      {problem === undefined ? undefined : <Notice kind="alert">{problem}</Notice>}
      <button type="button" aria-disabled={busy} onClick={press}>
        {handIn.go}
      </button>
    </>
  );
}
