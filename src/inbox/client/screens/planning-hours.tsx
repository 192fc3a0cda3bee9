/** Fixed hours of a week, typed as people write them. */
import { useId } from 'preact/hooks';
import { WEEKDAYS, type Hours, type Weekday } from '../../../core/organisation.ts';
import type { ClientSeat, SeatPlanning } from '../../contract.ts';
import { useEnv } from '../env.ts';
import { textOfHours } from '../planning.ts';
import { unhelped } from '../unhelped.ts';

export interface HoursFields {
  /** Absent: left alone. */
  readonly own?: boolean;
  readonly fields: Readonly<Record<Weekday, string>>;
}
const EMPTY = { mon: '', tue: '', wed: '', thu: '', fri: '', sat: '', sun: '' };
export const NO_HOURS: HoursFields = { fields: EMPTY };

interface WeeklyProps {
  readonly heading: string;
  readonly seat: ClientSeat;
  readonly planned: SeatPlanning | undefined;
  readonly value: HoursFields;
  readonly onValue: (value: HoursFields) => void;
}

export function WeeklyHours({ heading, seat, planned, value, onValue }: WeeklyProps) {
  const { w } = useEnv();
  const id = useId();
  const weekly = planned?.planning.weekly;
  const own = value.own ?? weekly !== undefined;
  const fromFile = (day: Weekday): readonly Hours[] => seat.hours.filter((hours) => hours.day === day);
  const begun = (): HoursFields['fields'] =>
    Object.fromEntries(
      WEEKDAYS.map((day) => [day, textOfHours(weekly === undefined ? fromFile(day) : weekly[day])]),
    ) as HoursFields['fields'];
  const fields = value.own === undefined ? begun() : value.fields;
  const choose = (next: boolean): void => onValue({ own: next, fields });
  return (
    <fieldset>
      <legend>
        <h2>{heading}</h2>
      </legend>
      <label class="choice">
        <input type="radio" name={id} checked={!own} onChange={() => choose(false)} />
        {w.planning.hoursFile}
      </label>
      <label class="choice">
        <input type="radio" name={id} checked={own} onChange={() => choose(true)} />
        {w.planning.hoursOwn}
      </label>
      {own ? (
        <>
          <p id={`${id}-hint`}>{w.planning.hoursHint}</p>
          {WEEKDAYS.map((day) => (
            <label key={day}>
              {w.days[day]}
              <input
                ref={unhelped}
                type="text"
                autoComplete="off"
                aria-describedby={`${id}-hint`}
                value={fields[day]}
                onInput={(event) => onValue({ own: true, fields: { ...fields, [day]: event.currentTarget.value } })}
              />
            </label>
          ))}
        </>
      ) : undefined}
    </fieldset>
  );
}
