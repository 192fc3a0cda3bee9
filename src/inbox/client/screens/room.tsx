/** No new conversations until a day the adviser chooses: their own press, for one organisation. Nothing closes by itself. */
import { useState } from 'preact/hooks';
import { addDays, dayIn, startOfDay } from '../../../core/calendar.ts';
import { useEnv, useTask } from '../env.ts';
import { sentenceForChange } from '../sentences.ts';
import { known, type SeatTime } from '../time.ts';
import type { ClientSeat } from '../../contract.ts';
import { Dialog, Notice } from './components.tsx';

interface RoomProps {
  readonly seat: ClientSeat;
  readonly time: SeatTime;
  readonly onChanged: () => Promise<void>;
}

export function Room({ seat, time: { moments }, onChanged }: RoomProps) {
  const { w, api, now, announce } = useEnv();
  const [choosing, setChoosing] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { busy, run } = useTask(setProblem);
  const { fullUntil, open } = seat.presence;
  const until = typeof fullUntil === 'string' ? new Date(fullUntil) : undefined;
  const isFull = until !== undefined && until > now();

  const setFull = (to: Date | undefined): void =>
    run(async () => {
      setProblem(undefined);
      const result = await api.setFull(seat.organisation.id, to);
      if (!result.ok) return setProblem(sentenceForChange(w, result.why));
      setChoosing(false);
      announce(to === undefined ? w.roomDone : w.fullDone);
      await onChanged();
    });

  return (
    <div class="room">
      {problem === undefined || choosing ? undefined : <Notice kind="alert">{problem}</Notice>}
      {isFull ? <p class="presence">{w.fullUntil(moments.moment(until))}</p> : undefined}
      {!isFull && open >= seat.capacity ? <Notice>{w.fullAsked(open)}</Notice> : undefined}
      <button
        type="button"
        class="outline"
        aria-disabled={busy}
        onClick={() => (isFull ? setFull(undefined) : setChoosing(true))}
      >
        {isFull ? w.makeRoom : w.goFull}
      </button>
      {choosing ? (
        <ChooseDay seat={seat} problem={problem} onChoose={setFull} onClose={() => setChoosing(false)} />
      ) : undefined}
    </div>
  );
}

interface ChooseProps {
  readonly seat: ClientSeat;
  readonly problem: string | undefined;
  readonly onChoose: (until: Date) => void;
  readonly onClose: () => void;
}

function ChooseDay({ seat, problem, onChoose, onClose }: ChooseProps) {
  const { w, now } = useEnv();
  const [date, setDate] = useState('');
  const [wrongDate, setWrongDate] = useState(false);
  const zone = known(seat.timeZone);
  const tomorrow = addDays(dayIn(now(), zone), 1);
  const inAYear = addDays(tomorrow, 364);
  const wrong = wrongDate ? w.awayDateWrong : problem;
  return (
    <Dialog title={w.fullTitle} onClose={onClose}>
      <p>{w.fullLead}</p>
      {wrong === undefined ? undefined : <Notice kind="alert">{wrong}</Notice>}
      <form
        noValidate
        class="until"
        onSubmit={(event) => {
          event.preventDefault();
          const until = date >= tomorrow && date <= inAYear ? startOfDay(date, zone) : undefined;
          setWrongDate(until === undefined);
          if (until !== undefined) onChoose(until);
        }}
      >
        <label for="full-date">{w.fullDate}</label>
        <input
          id="full-date"
          type="date"
          min={tomorrow}
          max={inAYear}
          value={date}
          onInput={(event) => setDate(event.currentTarget.value)}
        />
        <button type="submit">{w.fullGo}</button>
      </form>
      <button type="button" class="quiet" onClick={onClose}>
        {w.cancel}
      </button>
    </Dialog>
  );
}
