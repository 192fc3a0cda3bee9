/** An appointment as its adviser has it: how it stands, and what can be done about it. */
import { useEffect, useState } from 'preact/hooks';
import { isChangeable, isInTime, standingOf, type Moment, type Way } from '../../../../core/board/appointment.ts';
import type { ItemOf } from '../../../../core/board/items.ts';
import { newItemKey } from '../../../../core/board/key.ts';
import type { Placed } from '../../../../core/board/parts.ts';
import { isTwice } from '../../appointments.ts';
import { calendarFile, fileName } from '../../calendar-file.ts';
import { useBoardEnv } from './env.ts';
import { useLater } from '../../later.ts';
import { isUnchanged } from '../../on-board.ts';
import { saveFile } from '../../save-file.ts';
import { Notice } from '../components.tsx';
import { useStep, type BoardProps, type Looking } from './step.ts';

type Appointment = ItemOf<'appointment'>;
const MINUTE_MS = 60_000;
const loadDialog = async () => (await import('./appointment-dialog.tsx')).AppointmentDialog;

export const isAppointment = (placed: Placed | undefined): placed is Placed & { readonly item: Appointment } =>
  placed !== undefined && placed.item !== 'newer' && placed.item.is === 'appointment';

const whereOf = (way: Way): string =>
  way.by === 'phone' ? '' : way.by === 'video' ? `, ${way.link}` : `, ${way.where}`;

export function appointmentLines({ w, time, now }: Looking, item: Appointment, { answer }: Placed): readonly string[] {
  const words = w.board.appointment;
  const exact = (at: number): string => time.moments.exact(new Date(at * MINUTE_MS));
  const line = ({ at, minutes, way }: Moment): string =>
    words.line(exact(at), minutes, `${words.ways[way.by]}${whereOf(way)}`);
  const standing = standingOf(item, answer?.says, now);
  switch (standing.is) {
    case 'none':
      return [words.passed];
    case 'offered':
    case 'other':
      return [
        standing.is === 'other' ? words.other : words.waits,
        ...(item.instead === undefined ? [] : [words.instead(exact(item.instead))]),
        ...item.moments.map(line),
      ];
    case 'agreed':
    case 'over': {
      const isLate = standing.is === 'agreed' && !isInTime(standing.moment, now);
      return [words[standing.is], line(standing.moment), ...(isLate ? [words.late] : [])];
    }
    case 'cancelled':
      return [
        standing.by === 'employee'
          ? words.cancelledByEmployee(exact(standing.at))
          : words.cancelledByYou(exact(standing.at)),
      ];
  }
}

interface ActionsProps {
  readonly props: BoardProps;
  /** Said by the board: this item is another one by then. */
  readonly onSaid: (said: string) => void;
  readonly placed: Placed & { readonly item: Appointment };
}
export function AppointmentActions({ props, onSaid, placed }: ActionsProps) {
  const { w, now } = useBoardEnv();
  const words = w.board.appointment;
  const [moving, setMoving] = useState(false);
  const [fault, setFault] = useState<string>();
  const { step, busy, problem } = useStep(props);
  const Dialog = useLater(loadDialog, moving, () => setFault(w.unforeseen));
  const standing = standingOf(placed.item, placed.answer?.says, now());
  const agreed = standing.is === 'agreed' ? standing : undefined;
  const isOpen = props.open.thread.state === 'open';
  const cancel = (): void =>
    step(
      (part, board) => {
        if (agreed === undefined || !isUnchanged(placed, board.placed) || !isInTime(agreed.moment, now()))
          return undefined;
        const item = { is: 'appointment', key: newItemKey(), moments: [], instead: agreed.moment.at };
        const others = part.items.filter((_, index) => board.placed[index]?.mark !== placed.mark);
        return { did: { is: 'appointment', act: 'called-off' }, part: { ...part, items: [...others, item] } };
      },
      words.isCancelled,
      () => onSaid(words.isCancelled),
    );
  const told = fault ?? problem;
  return (
    <>
      {agreed === undefined ? undefined : <Agreed moment={agreed.moment} {...props} />}
      {isOpen && isChangeable(standing, now()) ? (
        <div class="stack">
          <button type="button" class="outline" onClick={() => setMoving(true)}>
            {agreed === undefined ? words.change : words.move}
          </button>
          {agreed === undefined ? undefined : (
            <button type="button" class="outline" aria-disabled={busy} onClick={cancel}>
              {words.cancel}
            </button>
          )}
        </div>
      ) : undefined}
      {told === undefined ? undefined : <Notice kind="alert">{told}</Notice>}
      {moving && Dialog !== undefined ? (
        <Dialog {...props} replaces={placed} onSaid={onSaid} onClose={() => setMoving(false)} />
      ) : undefined}
    </>
  );
}

/** The way in, and a file for a calendar of their own. */
function Agreed({ moment, keys, open: { thread } }: BoardProps & { readonly moment: Moment }) {
  const { w, now, appointments } = useBoardEnv();
  const words = w.board.appointment;
  const [twice, setTwice] = useState(false);
  useEffect(() => {
    void appointments()
      .then((known) => known.read(keys, now()))
      .then((known) => setTwice(isTwice(known, thread, moment)));
  }, [appointments, keys, thread.organisation, thread.id, moment.at, moment.minutes]);
  const title = w.board.appointment.inCalendar;
  const save = (): void => {
    const text = calendarFile(moment, { title, now: now(), uid: crypto.randomUUID() });
    saveFile({ name: fileName(title), text, type: 'text/calendar;charset=utf-8' });
  };
  return (
    <>
      {twice ? <Notice kind="alert">{words.twice}</Notice> : undefined}
      {moment.way.by === 'video' ? (
        <p>
          <a href={moment.way.link} target="_blank" rel="noopener noreferrer">
            {words.openVideo}
          </a>
        </p>
      ) : undefined}
      <button type="button" class="quiet" onClick={save}>
        {words.file}
      </button>
      <p class="fine">{words.fileHint}</p>
    </>
  );
}
