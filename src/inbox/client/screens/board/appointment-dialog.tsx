/** Proposing moments: out of one's own free hours, or typed. Loaded when somebody wants to. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { DURATIONS, endOf, isInTime, MOST_MOMENTS, standingOf } from '../../../../core/board/appointment.ts';
import { sameClock } from '../../../../core/calendar.ts';
import { newItemKey } from '../../../../core/board/key.ts';
import type { Placed } from '../../../../core/board/parts.ts';
import { fromHour } from '../../../../core/conversation.ts';
import type { Stretch } from '../../../../core/planning-hours.ts';
import { inZone } from '../../../../core/words/moments.ts';
import type { SeatPlanning } from '../../../contract.ts';
import { useBoardEnv } from './env.ts';
import { freeMoments, type Wishes } from '../../moments.ts';
import { NO_MOMENT, offerFrom, type MomentRow } from '../../offering.ts';
import { sentenceFor } from '../../sentences.ts';
import { ownTimeZone } from '../../time.ts';
import { Dialog, Form, Notice } from '../components.tsx';
import { isUnchanged } from '../../on-board.ts';
import { isAppointment } from './appointment.tsx';
import { MomentFields, Select } from './moment-fields.tsx';
import { useStep, type BoardProps } from './step.ts';

const BUFFERS = [0, 15, 30, 60];
const NOTICE_HOURS = [1, 2, 4, 24, 48];
const WISHES: Wishes = { minutes: 45, buffer: 15, notice: 4 * 60 };
const MINUTE_MS = 60_000;

interface AppointmentDialogProps extends BoardProps {
  /** What it takes the place of. */
  readonly replaces?: Placed;
  readonly onSaid: (said: string) => void;
  readonly onClose: () => void;
}

export function AppointmentDialog({ replaces, onSaid, onClose, ...props }: AppointmentDialogProps) {
  const { seat, keys, open, time } = props;
  const { w, language, now, api, appointments } = useBoardEnv();
  const words = w.board.appointment;
  const [there, setThere] = useState<SeatPlanning | 'none'>();
  const [busy, setBusy] = useState<readonly Stretch[]>([]);
  const [wishes, setWishes] = useState(WISHES);
  const [rows, setRows] = useState<readonly MomentRow[]>(Array.from({ length: MOST_MOMENTS }, () => NO_MOMENT));
  const { step, busy: sending, problem, setProblem } = useStep(props);
  const { thread } = open;
  const until = fromHour(thread.expiresHour);

  useEffect(() => {
    void api.plannings().then((read) => {
      const own = read.ok
        ? read.value.seats.find(({ organisation }) => organisation === thread.organisation)
        : undefined;
      setThere(own ?? 'none');
      if (!read.ok && read.why !== 'signed-out') setProblem(sentenceFor(w, read.why));
    });
    void appointments()
      .then((known) => known.read(keys, now()))
      .then((known) =>
        setBusy(
          known
            .filter(({ organisation, id }) => organisation !== thread.organisation || id !== thread.id)
            .map((agreed) => ({ from: agreed.at * MINUTE_MS, until: endOf(agreed) })),
        ),
      );
  }, [api, appointments, keys, thread.organisation, thread.id]);

  const free = useMemo(
    () =>
      there === undefined || there === 'none' ? [] : freeMoments({ seat, there, busy, wishes, now: now(), until }),
    [seat, there, busy, wishes, thread.expiresHour],
  );

  const change = (at: number, row: MomentRow): void => {
    setProblem(undefined);
    setRows(rows.map((one, index) => (index === at ? row : one)));
  };
  const submit = (): void => {
    const offer = offerFrom(rows, { timeZone: time.timeZone, minutes: wishes.minutes, now: now(), until });
    if ('fault' in offer) {
      const wrong = words.wrong[offer.fault];
      return setProblem(offer.row === undefined ? wrong : words.at(offer.row + 1, wrong));
    }
    const before = replaces !== undefined && isAppointment(replaces) ? replaces : undefined;
    const standing = before && standingOf(before.item, before.answer?.says, now());
    const instead = standing?.is === 'agreed' ? standing.moment : undefined;
    const said = instead === undefined ? words.isPut : words.isMoved;
    step(
      (part, { placed }) => {
        const isStale = before === undefined ? placed.some(isAgreed) : !isUnchanged(before, placed);
        if (isStale || (instead !== undefined && !isInTime(instead, now()))) return undefined;
        const item = {
          is: 'appointment',
          key: newItemKey(),
          moments: offer.moments,
          ...(instead === undefined ? {} : { instead: instead.at }),
        };
        // One appointment at a time: another one takes its place.
        const others = part.items.filter((_, index) => !isAppointment(placed[index]));
        const act = before === undefined ? 'put' : 'moved';
        return { did: { is: 'appointment', act }, part: { ...part, items: [...others, item] } };
      },
      said,
      () => {
        onSaid(said);
        onClose();
      },
    );
  };
  const isAgreed = (placed: Placed): boolean =>
    isAppointment(placed) && standingOf(placed.item, placed.answer?.says, now()).is === 'agreed';

  // Another one to fill in comes after the last that is: three at once are a screen of their own before the button.
  const filled = rows.findLastIndex(({ pick }) => pick !== '') + 1;
  const isElsewhere = !sameClock(time.timeZone, ownTimeZone(), now());
  return (
    <Dialog title={words.title} onClose={onClose}>
      <p>{words.lead}</p>
      <p class="fine">{words.nowhereElse}</p>
      {isElsewhere || seat.organisationTimeZone !== undefined ? (
        <p>{words.clock(inZone(time.moments.time(now()), time.timeZone, language).replace(/^\S+ \(|\)$/g, ''))}</p>
      ) : undefined}
      {there === 'none' ? <Notice>{words.notFetched}</Notice> : undefined}
      {there !== undefined && there !== 'none' && free.length === 0 ? <Notice>{words.noneFree}</Notice> : undefined}
      <Form submit={words.submit} busy={sending} problem={problem} onSubmit={submit}>
        <Select
          label={words.minutes}
          value={String(wishes.minutes)}
          options={DURATIONS.map((count) => ({ value: String(count), label: words.inMinutes(count) }))}
          onValue={(value) => setWishes({ ...wishes, minutes: Number(value) })}
        />
        <details class="between">
          <summary>{words.between}</summary>
          <Select
            label={words.buffer}
            value={String(wishes.buffer)}
            options={BUFFERS.map((count) => ({ value: String(count), label: words.inMinutes(count) }))}
            onValue={(value) => setWishes({ ...wishes, buffer: Number(value) })}
          />
          <Select
            label={words.notice}
            value={String(wishes.notice)}
            options={NOTICE_HOURS.map((count) => ({ value: String(count * 60), label: words.inHours(count) }))}
            onValue={(value) => setWishes({ ...wishes, notice: Number(value) })}
          />
        </details>
        {rows.slice(0, filled + 1).map((row, index) => (
          <MomentFields
            key={index}
            legend={words.moment(index + 1)}
            row={row}
            free={free}
            time={time}
            isElsewhere={seat.organisationTimeZone !== undefined}
            onRow={(next) => change(index, next)}
          />
        ))}
        <p class="fine">{words.knownOnly}</p>
      </Form>
      <button type="button" class="outline" onClick={onClose}>
        {w.cancel}
      </button>
    </Dialog>
  );
}
