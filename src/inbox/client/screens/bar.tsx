/** Within a thumb's reach: answer, away or back, lock. */
import { useState } from 'preact/hooks';
import { HOUR_MS } from '../../../core/conversation.ts';
import { useEnv, useTask } from '../env.ts';
import { awayUntil, changePlanning } from '../planning.ts';
import { sentenceForPlanning } from '../sentences.ts';
import type { AdviserKeys } from '../../../seal/slots.ts';
import { Notice } from './components.tsx';
import { startOfDayAt, tomorrowAt, UntilDialog } from './until-dialog.tsx';
import type { ClientSeat } from '../../contract.ts';

interface BarProps {
  readonly seats: readonly ClientSeat[];
  readonly keys: AdviserKeys;
  /** What "answer" does here; absent when there is nothing to answer. */
  readonly answer: { readonly label: string; readonly go: () => void } | undefined;
  readonly onLock: () => void;
  readonly onChanged: () => Promise<void>;
}

type Until = (seat: ClientSeat) => Date | undefined;

export function Bar({ seats, keys, answer, onLock, onChanged }: BarProps) {
  const { w, api, now, announce, clock } = useEnv();
  const [choosing, setChoosing] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { busy, run } = useTask(setProblem);
  const away = seats.some(
    ({ presence }) => typeof presence.awayUntil === 'string' && new Date(presence.awayUntil) > now(),
  );

  /** One person is in one place: the choice holds for every organisation they advise. */
  const setAway = (until: Until): void =>
    run(async () => {
      setProblem(undefined);
      // Of whom there is no key yet, employees read to call or mail, whatever they press here.
      const planned = seats.filter(({ keyCards }) => keyCards.length > 0);
      const result = await changePlanning({ api, keys, now }, planned, awayUntil(until));
      if (!result.ok) {
        await onChanged();
        return setProblem(sentenceForPlanning(w, result));
      }
      setChoosing(false);
      announce(away ? w.backDone : w.awayDone);
      await onChanged();
    });

  return (
    <div class="bar">
      {problem === undefined || choosing ? undefined : <Notice kind="alert">{problem}</Notice>}
      <nav aria-label={w.actions}>
        {answer === undefined ? undefined : (
          <button type="button" onClick={answer.go}>
            {answer.label}
          </button>
        )}
        <button
          type="button"
          class="outline"
          aria-disabled={busy}
          onClick={() => (away ? setAway(() => undefined) : setChoosing(true))}
        >
          {away ? w.comeBack : w.goAway}
        </button>
        <button type="button" class="outline" onClick={onLock}>
          {w.lock}
        </button>
      </nav>
      {choosing ? (
        <UntilDialog
          title={w.awayTitle}
          lead={w.awayLead}
          label={w.awayDate}
          submit={w.awayDateGo}
          seats={seats}
          problem={problem}
          onDay={(day) => setAway((seat) => startOfDayAt(day, seat))}
          onClose={() => setChoosing(false)}
        >
          <div class="stack">
            <button type="button" onClick={() => setAway(() => new Date(clock.latest().getTime() + HOUR_MS))}>
              {w.awayHour}
            </button>
            <button type="button" onClick={() => setAway((seat) => startOfDayAt(tomorrowAt(seat, now()), seat))}>
              {w.awayDay}
            </button>
          </div>
        </UntilDialog>
      ) : undefined}
    </div>
  );
}
