/** The adviser's own time: hours, absence ahead, who stands in; and what the team lacks. What was typed stays until it is saved. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { sameClock } from '../../../core/calendar.ts';
import { inZone } from '../../../core/words/moments.ts';
import type { AdviserKeys } from '../../../seal/slots.ts';
import type { ClientSeat, SeatPlanning } from '../../contract.ts';
import { useEnv, useTask } from '../env.ts';
import { applying, changePlanning, isEdited, NO_EDITS, weekFrom, type Edits } from '../planning.ts';
import { sentenceFor, sentenceForPlanning } from '../sentences.ts';
import { known, timeFor } from '../time.ts';
import { Back, Form, Notice, Page } from './components.tsx';
import { Absences } from './planning-absences.tsx';
import { Cover } from './planning-cover.tsx';
import { NO_HOURS, WeeklyHours, type HoursFields } from './planning-hours.tsx';
import { TeamGaps } from './planning-team.tsx';
import { Room } from './room.tsx';

interface PlanningProps {
  /** Those with a pinned key. */
  readonly seats: readonly ClientSeat[];
  readonly keys: AdviserKeys;
  /** Grows when something changed, here or on another device. */
  readonly tick: number;
  readonly onBack: () => void;
  readonly onChanged: () => Promise<void>;
}

const ALL = '';

export function PlanningScreen({ seats, keys, tick, onBack, onChanged }: PlanningProps) {
  const { w, language, api, now, announce } = useEnv();
  const [there, setThere] = useState<readonly SeatPlanning[]>();
  const [chosen, setChosen] = useState(seats.length === 1 ? (seats[0]?.organisation.id ?? ALL) : ALL);
  const [edits, setEdits] = useState<Edits>(NO_EDITS);
  const [hours, setHours] = useState<HoursFields>(NO_HOURS);
  const [problem, setProblem] = useState<string>();
  const [saved, setSaved] = useState(false);
  const { busy, run } = useTask(setProblem);
  const turn = useRef(0);

  const load = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    const read = await api.plannings();
    if (mine !== turn.current) return;
    if (read.ok) setThere(read.value.seats);
    else setProblem(sentenceFor(w, read.why));
  }, [api, w]);
  useEffect(() => void load(), [load, tick]);

  const scope = seats.filter(({ organisation }) => chosen === ALL || organisation.id === chosen);
  const planned = (there ?? []).filter(({ organisation }) =>
    scope.some((seat) => seat.organisation.id === organisation),
  );
  const one = scope.length === 1 ? planned[0] : undefined;
  const first = scope[0];
  const edit = (more: Partial<Edits>): void => {
    setSaved(false);
    setEdits((before) => ({ ...before, ...more }));
  };

  const save = async (): Promise<void> => {
    setSaved(false);
    const weekly = hours.own === undefined ? undefined : hours.own ? weekFrom(hours.fields) : null;
    if (typeof weekly === 'string') return setProblem(w.planning.hoursWrong(w.days[weekly]));
    setProblem(undefined);
    const whole = weekly === undefined ? edits : { ...edits, weekly };
    const done = await changePlanning({ api, keys, now }, scope, applying(whole));
    if (!done.ok) return setProblem(sentenceForPlanning(w, done, seats.length > 1));
    setEdits(NO_EDITS);
    setHours(NO_HOURS);
    setSaved(true);
    announce(w.planning.saved);
    await Promise.all([load(), onChanged()]);
  };

  const timeOf = (seat: ClientSeat) => timeFor(seat, seats, { language, now: now() });
  const heading = (text: string): string =>
    first === undefined || scope.length > 1 ? text : timeOf(first).heading(text);
  const differ = scope.some(
    ({ timeZone }) => first !== undefined && !sameClock(known(timeZone), known(first.timeZone), now()),
  );
  const unsaved = isEdited(edits) || hours.own !== undefined;

  return (
    <Page title={w.planning.title} before={<Back onBack={onBack} />}>
      <p class="lead">{w.planning.lead}</p>
      {planned.some(({ refused }) => refused) ? <Notice kind="alert">{w.planning.refusedThere}</Notice> : undefined}
      {seats.length > 1 ? (
        <label>
          {w.planning.forWhom}
          <select value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
            <option value={ALL}>{w.planning.all}</option>
            {seats.map(({ organisation }) => (
              <option key={organisation.id} value={organisation.id}>
                {organisation.name}
              </option>
            ))}
          </select>
        </label>
      ) : undefined}
      {differ ? (
        <p>
          {w.planning.clocks(
            scope.map((seat) => inZone(seat.organisation.name, known(seat.timeZone), language)).join(', '),
          )}
        </p>
      ) : undefined}
      {there === undefined || first === undefined ? (
        <p role="status">{problem === undefined ? w.loading : problem}</p>
      ) : (
        <>
          <Form submit={w.planning.save} busy={busy} problem={problem} onSubmit={() => run(save)}>
            <WeeklyHours
              key={`hours ${chosen}`}
              heading={heading(w.planning.hours)}
              seat={first}
              planned={planned[0]}
              value={hours}
              onValue={(value) => {
                setSaved(false);
                setHours(value);
              }}
            />
            <Absences
              heading={heading(w.planning.absences)}
              planned={planned}
              timeZone={first.timeZone}
              edits={edits}
              onEdit={edit}
            />
            {one === undefined ? (
              <section>
                <h2>{w.planning.cover}</h2>
                <p>{w.planning.coverOne}</p>
              </section>
            ) : (
              <Cover planned={one} edits={edits} onEdit={edit} />
            )}
            <p role="status">{saved ? w.planning.saved : unsaved ? w.planning.unsaved : ''}</p>
          </Form>
          {scope.map((seat) => (
            <section key={seat.organisation.id}>
              <h2>{seats.length > 1 ? w.planning.takesNewAt(seat.organisation.name) : w.planning.takesNew}</h2>
              <Room seat={seat} time={timeOf(seat)} asks keys={keys} onChanged={onChanged} />
            </section>
          ))}
          {planned.map(({ organisation, gaps }) => (
            <TeamGaps
              key={organisation}
              gaps={gaps}
              of={
                seats.length > 1
                  ? seats.find((seat) => seat.organisation.id === organisation)?.organisation.name
                  : undefined
              }
            />
          ))}
        </>
      )}
    </Page>
  );
}
