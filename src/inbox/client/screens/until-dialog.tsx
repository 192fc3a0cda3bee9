/** Until which day something of an adviser holds: a day after today, within a year, in the time zone of each seat. */
import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { addDays, dayIn, startOfDay } from '../../../core/calendar.ts';
import { useEnv } from '../env.ts';
import { known } from '../time.ts';
import type { ClientSeat } from '../../contract.ts';
import { Dialog, Notice } from './components.tsx';

export const startOfDayAt = (day: string, { timeZone }: ClientSeat): Date | undefined =>
  startOfDay(day, known(timeZone));
export const tomorrowAt = ({ timeZone }: ClientSeat, now: Date): string => addDays(dayIn(now, known(timeZone)), 1);

interface UntilDialogProps {
  readonly title: string;
  readonly lead: string;
  /** Of the day, and of the button that takes it. */
  readonly label: string;
  readonly submit: string;
  readonly seats: readonly ClientSeat[];
  readonly problem: string | undefined;
  readonly onDay: (day: string) => void;
  readonly onClose: () => void;
  /** Shorter ways, which come first. */
  readonly children?: ComponentChildren;
}

export function UntilDialog(props: UntilDialogProps) {
  const { title, lead, label, submit, seats, problem, onDay, onClose, children } = props;
  const { w, now } = useEnv();
  const id = useId();
  const [day, setDay] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const first = seats.map((seat) => tomorrowAt(seat, now())).reduce((a, b) => (a > b ? a : b), '');
  const last = addDays(first, 364);
  const wrong = isWrong ? w.awayDateWrong : problem;
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{lead}</p>
      {wrong === undefined ? undefined : <Notice kind="alert">{wrong}</Notice>}
      {children}
      <form
        noValidate
        class="until"
        onSubmit={(event) => {
          event.preventDefault();
          const isRight = day >= first && day <= last && seats.every((seat) => startOfDayAt(day, seat) !== undefined);
          setIsWrong(!isRight);
          if (isRight) onDay(day);
        }}
      >
        <label for={id}>{label}</label>
        <input
          id={id}
          type="date"
          min={first}
          max={last}
          value={day}
          onInput={(event) => setDay(event.currentTarget.value)}
        />
        <button type="submit" class={children === undefined ? '' : 'outline'}>
          {submit}
        </button>
      </form>
      <button type="button" class="quiet" onClick={onClose}>
        {w.cancel}
      </button>
    </Dialog>
  );
}
