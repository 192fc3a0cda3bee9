/** One moment to propose: a free one or a typed one, and how they talk then. */
import { useId } from 'preact/hooks';
import { LINK_MAX, WAYS, WHERE_MAX } from '../../../../core/board/appointment.ts';
import { useBoardEnv } from './env.ts';
import { typedMoment } from '../../moments.ts';
import { TYPED, type MomentRow } from '../../offering.ts';
import type { SeatTime } from '../../time.ts';
import { unhelped } from '../../unhelped.ts';
import { LineField } from '../components.tsx';

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onValue: (value: string) => void;
}
export function Select({ label, value, options, onValue }: SelectProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </div>
  );
}

interface MomentFieldsProps {
  readonly legend: string;
  readonly row: MomentRow;
  readonly free: readonly Date[];
  readonly time: SeatTime;
  /** The organisation, and so the employee, has another clock. */
  readonly isElsewhere: boolean;
  readonly onRow: (row: MomentRow) => void;
}

export function MomentFields({ legend, row, free, time, isElsewhere, onRow }: MomentFieldsProps) {
  const { w } = useBoardEnv();
  const words = w.board.appointment;
  const set = (change: Partial<MomentRow>): void => onRow({ ...row, ...change });
  const options = [
    { value: '', label: words.none },
    ...free.map((at) => ({ value: String(at.getTime() / 60_000), label: time.moments.exact(at) })),
    { value: TYPED, label: words.typed },
  ];
  // One that is not free any more, since other wishes were filled in, is still what was chosen.
  const isGone = !options.some(({ value }) => value === row.pick);
  const gone = isGone ? [{ value: row.pick, label: time.moments.exact(new Date(Number(row.pick) * 60_000)) }] : [];
  const begins = row.pick === TYPED ? typedMoment(row.day, row.time, time.timeZone) : [];
  const begin = row.pick === '' || row.pick === TYPED ? undefined : new Date(Number(row.pick) * 60_000);
  const isTwice = typeof begins !== 'string' && begins.length === 2;
  const chosen = begin ?? (typeof begins === 'string' || isTwice ? undefined : begins[0]);
  return (
    <fieldset>
      <legend>{legend}</legend>
      <Select
        label={words.when}
        value={row.pick}
        options={[...options.slice(0, 1), ...gone, ...options.slice(1)]}
        onValue={(pick) => set({ pick })}
      />
      {row.pick === TYPED ? (
        <>
          <DateField label={words.day} type="date" value={row.day} onValue={(day) => set({ day, turn: '' })} />
          <DateField label={words.time} type="time" value={row.time} onValue={(at) => set({ time: at, turn: '' })} />
        </>
      ) : undefined}
      {isTwice ? (
        <Select
          label={words.turn}
          value={row.turn}
          options={[
            { value: '', label: '' },
            { value: 'first', label: words.turns.first },
            { value: 'second', label: words.turns.second },
          ]}
          onValue={(turn) => set({ turn: turn === 'first' || turn === 'second' ? turn : '' })}
        />
      ) : undefined}
      {isElsewhere && chosen !== undefined ? (
        <p class="fine">{words.forEmployee(time.ofOrganisation.exact(chosen))}</p>
      ) : undefined}
      {row.pick === '' ? undefined : (
        <>
          <Select
            label={words.way}
            value={row.by}
            options={WAYS.map((by) => ({ value: by, label: words.ways[by] }))}
            onValue={(value) => set({ by: WAYS.find((by) => by === value) ?? 'phone' })}
          />
          {row.by === 'video' ? (
            <>
              <LineField label={words.link} value={row.link} onValue={(link) => set({ link })} maxLength={LINK_MAX} />
              <p class="fine">{words.linkHint}</p>
            </>
          ) : undefined}
          {row.by === 'in-person' || row.by === 'neutral' ? (
            <LineField
              label={words.where}
              value={row.where}
              onValue={(where) => set({ where })}
              maxLength={WHERE_MAX}
            />
          ) : undefined}
        </>
      )}
    </fieldset>
  );
}

interface DateFieldProps {
  readonly label: string;
  readonly type: 'date' | 'time';
  readonly value: string;
  readonly onValue: (value: string) => void;
}
function DateField({ label, type, value, onValue }: DateFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input ref={unhelped} id={id} type={type} value={value} onInput={(event) => onValue(event.currentTarget.value)} />
    </div>
  );
}
