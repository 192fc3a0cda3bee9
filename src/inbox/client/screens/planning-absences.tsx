/** Absence ahead: what there is, what is added, and what does not fit together. */
import { useState } from 'preact/hooks';
import { dayIn } from '../../../core/calendar.ts';
import { isWholeDay, type Absence } from '../../../core/planning.ts';
import { momentsIn } from '../../../core/words/moments.ts';
import type { SeatPlanning } from '../../contract.ts';
import { newFormId } from '../crypto/reply.ts';
import { useEnv } from '../env.ts';
import { absenceFault, type Edits } from '../planning.ts';
import { conflictsIn } from '../planning-conflicts.ts';
import { known } from '../time.ts';
import { LocalField, Notice } from './components.tsx';

interface AbsencesProps {
  readonly heading: string;
  readonly planned: readonly SeatPlanning[];
  readonly timeZone: string;
  readonly edits: Edits;
  readonly onEdit: (more: Partial<Edits>) => void;
}

const NOTHING = { from: '', fromTime: '', until: '', untilTime: '' };
const localOf = (day: string, time: string): string => (time === '' ? day : `${day}T${time}`);

export function Absences({ heading, planned, timeZone, edits, onEdit }: AbsencesProps) {
  const { w, language, now, announce } = useEnv();
  const [typed, setTyped] = useState(NOTHING);
  const [problem, setProblem] = useState<string>();
  const today = dayIn(now(), known(timeZone));
  const kept = new Map(
    planned
      .flatMap(({ planning }) => planning.absences)
      .filter(({ id, until }) => !edits.removed.includes(id) && until.slice(0, 10) >= today)
      .map((absence) => [absence.id, absence]),
  );
  for (const absence of edits.added) kept.set(absence.id, absence);
  const shown = [...kept.values()].toSorted((a, b) => (a.from < b.from ? -1 : 1));

  const said = (local: string): string => {
    const day = momentsIn(language, 'UTC', now()).date(local.slice(0, 10));
    return isWholeDay(local) ? day : w.planning.at(day, local.slice(11).replace(/^0/, ''));
  };
  const span = ({ from, until }: Absence): string =>
    isWholeDay(until) ? w.planning.span(said(from), said(until)) : w.planning.spanParts(said(from), said(until));

  const add = (): void => {
    const absence = {
      id: newFormId(),
      from: localOf(typed.from, typed.fromTime),
      until: localOf(typed.until === '' ? typed.from : typed.until, typed.untilTime),
    };
    const fault = absenceFault(absence, today);
    setProblem(fault === undefined ? undefined : w.planning.fault[fault]);
    if (fault !== undefined) return;
    onEdit({ added: [...edits.added, absence] });
    setTyped(NOTHING);
    announce(w.planning.added(span(absence)));
  };
  const remove = (absence: Absence): void => {
    const isNew = edits.added.includes(absence);
    onEdit(
      isNew ? { added: edits.added.filter((one) => one !== absence) } : { removed: [...edits.removed, absence.id] },
    );
    announce(w.planning.removed(span(absence)));
  };
  const conflicts = planned.flatMap(({ planning, colleagues }) =>
    conflictsIn(shown, planned.length === 1 ? (edits.cover ?? planning.cover) : planning.cover, colleagues).map(
      (conflict) =>
        conflict.is === 'overlap'
          ? w.planning.overlap(span(conflict.one), span(conflict.other))
          : w.planning.coverAway(conflict.name, span(conflict.absence)),
    ),
  );

  return (
    <section>
      <h2>{heading}</h2>
      {shown.length === 0 ? <p>{w.planning.none}</p> : undefined}
      <ul class="absences">
        {shown.map((absence) => (
          <li key={absence.id}>
            <span>
              {span(absence)}
              {edits.added.includes(absence) ? ` (${w.planning.isNew})` : ''}
            </span>
            <button
              type="button"
              class="quiet"
              aria-label={`${w.planning.remove}: ${span(absence)}`}
              onClick={() => remove(absence)}
            >
              {w.planning.remove}
            </button>
          </li>
        ))}
      </ul>
      <div role="status">
        {conflicts.length === 0 ? undefined : (
          <>
            <h3>{w.planning.conflicts}</h3>
            <ul>
              {[...new Set(conflicts)].map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
            <p>{w.planning.conflictsLead}</p>
          </>
        )}
      </div>
      <fieldset>
        <legend>{w.planning.away}</legend>
        <LocalField
          label={w.planning.from}
          type="date"
          value={typed.from}
          min={today}
          onValue={(from) => setTyped({ ...typed, from })}
        />
        <LocalField
          label={w.planning.fromTime}
          type="time"
          value={typed.fromTime}
          onValue={(fromTime) => setTyped({ ...typed, fromTime })}
        />
        <LocalField
          label={w.planning.until}
          type="date"
          value={typed.until}
          min={today}
          onValue={(until) => setTyped({ ...typed, until })}
        />
        <LocalField
          label={w.planning.untilTime}
          type="time"
          value={typed.untilTime}
          onValue={(untilTime) => setTyped({ ...typed, untilTime })}
        />
        {problem === undefined ? undefined : <Notice kind="alert">{problem}</Notice>}
        <button type="button" class="outline" onClick={add}>
          {w.planning.add}
        </button>
      </fieldset>
    </section>
  );
}
