/** Within a thumb's reach: answer, away or back, lock. */
import { useState } from 'preact/hooks';
import { addDays, dayIn, startOfDay } from '../../../core/calendar.ts';
import { HOUR_MS } from '../../../core/conversation.ts';
import { useEnv, useTask } from '../env.ts';
import { sentenceForChange } from '../sentences.ts';
import { Dialog, Notice } from './components.tsx';
import type { ClientSeat } from '../../contract.ts';
import { known } from '../time.ts';

interface BarProps {
  readonly seats: readonly ClientSeat[];
  /** What "answer" does here; absent when there is nothing to answer. */
  readonly answer: { readonly label: string; readonly go: () => void } | undefined;
  readonly onLock: () => void;
  readonly onChanged: () => Promise<void>;
}

type Until = (seat: ClientSeat) => Date | undefined;

export function Bar({ seats, answer, onLock, onChanged }: BarProps) {
  const { w, api, now, announce } = useEnv();
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
      for (const seat of seats) {
        const result = await api.setAway(seat.organisation.id, until(seat));
        if (!result.ok) {
          await onChanged();
          return setProblem(sentenceForChange(w, result.why));
        }
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
        <Choose seats={seats} problem={problem} onChoose={setAway} onClose={() => setChoosing(false)} />
      ) : undefined}
    </div>
  );
}

interface ChooseProps {
  readonly seats: readonly ClientSeat[];
  readonly problem: string | undefined;
  readonly onChoose: (until: Until) => void;
  readonly onClose: () => void;
}

function Choose({ seats, problem, onChoose, onClose }: ChooseProps) {
  const { w, now } = useEnv();
  const [date, setDate] = useState('');
  const [wrongDate, setWrongDate] = useState(false);
  const tomorrowOf = (seat: ClientSeat): string => addDays(dayIn(now(), known(seat.timeZone)), 1);
  const tomorrow = seats.map(tomorrowOf).reduce((a, b) => (a > b ? a : b), '');
  const inAYear = addDays(tomorrow, 364);
  const wrong = wrongDate ? w.awayDateWrong : problem;
  return (
    <Dialog title={w.awayTitle} onClose={onClose}>
      <p>{w.awayLead}</p>
      {wrong === undefined ? undefined : <Notice kind="alert">{wrong}</Notice>}
      <div class="stack">
        <button type="button" onClick={() => onChoose(() => new Date(now().getTime() + HOUR_MS))}>
          {w.awayHour}
        </button>
        <button type="button" onClick={() => onChoose((seat) => startOfDay(tomorrowOf(seat), known(seat.timeZone)))}>
          {w.awayDay}
        </button>
      </div>
      <form
        noValidate
        class="until"
        onSubmit={(event) => {
          event.preventDefault();
          const right =
            date >= tomorrow &&
            date <= inAYear &&
            seats.every((seat) => startOfDay(date, known(seat.timeZone)) !== undefined);
          setWrongDate(!right);
          if (right) onChoose((seat) => startOfDay(date, known(seat.timeZone)));
        }}
      >
        <label for="away-date">{w.awayDate}</label>
        <input
          id="away-date"
          type="date"
          min={tomorrow}
          max={inAYear}
          value={date}
          onInput={(event) => setDate(event.currentTarget.value)}
        />
        <button type="submit" class="outline">
          {w.awayDateGo}
        </button>
      </form>
      <button type="button" class="quiet" onClick={onClose}>
        {w.cancel}
      </button>
    </Dialog>
  );
}
