/** No new conversations until a day the adviser chooses: their own press, for one organisation. Nothing closes by itself. */
import { useState } from 'preact/hooks';
import { useEnv, useTask } from '../env.ts';
import { changePlanning, fullUntil } from '../planning.ts';
import { sentenceForPlanning } from '../sentences.ts';
import type { AdviserKeys } from '../../../seal/slots.ts';
import type { SeatTime } from '../time.ts';
import type { ClientSeat } from '../../contract.ts';
import { Notice } from './components.tsx';
import { startOfDayAt, UntilDialog } from './until-dialog.tsx';

interface RoomProps {
  readonly seat: ClientSeat;
  readonly time: SeatTime;
  /** Whether it is asked here to press "full". */
  readonly asks: boolean;
  readonly keys: AdviserKeys;
  readonly onChanged: () => Promise<void>;
}

export const fullUntilOf = (presence: ClientSeat['presence'], now: Date): Date | undefined => {
  const until = typeof presence.fullUntil === 'string' ? new Date(presence.fullUntil) : undefined;
  return until !== undefined && until > now ? until : undefined;
};
/** So many open that it is time to ask. */
export const isAtCapacity = (seat: ClientSeat, now: Date): boolean =>
  fullUntilOf(seat.presence, now) === undefined && seat.keyCards.length > 0 && seat.presence.open >= seat.capacity;

export function Room({ seat, time: { moments }, asks, keys, onChanged }: RoomProps) {
  const { w, api, now, announce } = useEnv();
  const [choosing, setChoosing] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { busy, run } = useTask(setProblem);
  const until = fullUntilOf(seat.presence, now());
  const isFull = until !== undefined;

  const setFull = (to: Date | undefined): void =>
    run(async () => {
      setProblem(undefined);
      const result = await changePlanning({ api, keys, now }, [seat], fullUntil(to));
      if (!result.ok) return setProblem(sentenceForPlanning(w, result));
      setChoosing(false);
      announce(to === undefined ? w.roomDone : w.fullDone);
      await onChanged();
    });

  return (
    <div class="room">
      {problem === undefined || choosing ? undefined : <Notice kind="alert">{problem}</Notice>}
      {isFull ? <p class="presence">{w.fullUntil(moments.moment(until))}</p> : undefined}
      {asks && isAtCapacity(seat, now()) ? <Notice>{w.fullAsked(seat.presence.open)}</Notice> : undefined}
      <button
        type="button"
        class="outline"
        aria-disabled={busy}
        onClick={() => (isFull ? setFull(undefined) : setChoosing(true))}
      >
        {isFull ? w.makeRoom : w.goFull}
      </button>
      {choosing ? (
        <UntilDialog
          title={w.fullTitle}
          lead={w.fullLead}
          label={w.fullDate}
          submit={w.fullGo}
          seats={[seat]}
          problem={problem}
          onDay={(day) => setFull(startOfDayAt(day, seat))}
          onClose={() => setChoosing(false)}
        />
      ) : undefined}
    </div>
  );
}
