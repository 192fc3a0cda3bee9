/**
 * What both have in front of them besides messages, and the buttons to put more there. Loaded behind the conversation. One
 * file for each kind of item.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { standingOf } from '../../../../core/board/appointment.ts';
import type { Item, ItemOf } from '../../../../core/board/items.ts';
import type { Placed } from '../../../../core/board/parts.ts';
import { useBoardEnv } from './env.ts';
import { useLater } from '../../later.ts';
import { canTakeAway, numberToCall, takingAway } from '../../on-board.ts';
import { Notice } from '../components.tsx';
import { AppointmentActions, appointmentLines, isAppointment } from './appointment.tsx';
import { CallMe } from './call-me.tsx';
import { offeredDays } from '../../follow-up.ts';
import { FollowUpDialog, followUpLines } from './follow-up.tsx';
import { OptionsDialog, optionsLines } from './options.tsx';
import { slipAlert, SlipDialog, slipLines, useConsents } from './slip.tsx';
import type { Kept } from './kept.ts';
import { useStep, type BoardProps, type Looking } from './step.ts';
import { BreachDialog, toldHeading, toldLines } from './told.tsx';

export type { BoardProps } from './step.ts';

interface Look<I extends Item> {
  readonly heading: (at: Looking) => string;
  readonly lines: (at: Looking, item: I, placed: Placed) => readonly string[];
  /** Above the lines, as what stops somebody. */
  readonly alert?: (at: Looking, item: I, placed: Placed) => string | undefined;
}
const LOOKS: { readonly [K in Item['is']]: Look<ItemOf<K>> } = {
  appointment: {
    heading: ({ w }) => w.board.appointment.heading,
    lines: appointmentLines,
  },
  'follow-up': { heading: ({ w }) => w.board.followUp.heading, lines: followUpLines },
  options: { heading: ({ w }) => w.board.options.heading, lines: optionsLines },
  slip: { heading: ({ w }) => w.board.slip.heading, lines: slipLines, alert: slipAlert },
  told: { heading: toldHeading, lines: toldLines },
};
// The table is by kind, which the compiler cannot follow through the look-up.
const lookOf = (item: Item): Look<Item> => LOOKS[item.is] as unknown as Look<Item>;

/** What can be put there, in the order of the buttons. */
const PUTTING = ['appointment', 'options', 'followUp', 'slip', 'told'] as const;
type Putting = (typeof PUTTING)[number];
const loadAppointmentDialog = async () => (await import('./appointment-dialog.tsx')).AppointmentDialog;

export function Board(props: BoardProps) {
  const { open, seat } = props;
  const { w, language, now, appointments } = useBoardEnv();
  const [putting, setPutting] = useState<Putting>();
  const kept = useRef<Kept>(new Map()).current;
  const { step, busy, problem, done } = useStep(props);
  const [fault, setFault] = useState<string>();
  const [said, setSaid] = useState<string>();
  const { placed, own, unread } = open.reading.board;
  const at: Looking = {
    w,
    language,
    seat,
    time: props.time,
    now: now(),
    expires: open.thread.expiresHour,
    isClosed: open.thread.state === 'closed',
  };
  const AppointmentDialog = useLater(loadAppointmentDialog, putting === 'appointment', () => setFault(w.unforeseen));
  const appointment = placed.find(isAppointment);
  const standing = appointment && standingOf(appointment.item, appointment.answer?.says, now());
  const agreed = standing?.is === 'agreed' ? standing.moment : undefined;
  const callMe = numberToCall(open.reading.callMe, { isClosed: at.isClosed, isAgreed: agreed !== undefined });
  // What was agreed is known to nobody but this page: it remembers that for when somebody else is given an hour.
  useEffect(() => {
    const { organisation, id } = open.thread;
    void appointments().then((known) => known.note(props.keys, { organisation, id }, agreed, now()));
  }, [agreed?.at, agreed?.minutes, open.thread.id, props.keys, appointments]);
  useConsents(props);
  const canPut =
    open.thread.state === 'open' && open.reading.replyKey !== undefined && open.reading.ownPart !== 'newer';
  const canBePut: Readonly<Partial<Record<Putting, boolean>>> = {
    appointment: agreed === undefined,
    followUp: offeredDays(open.reading.board, seat, open.thread.expiresHour, now()) !== undefined,
  };
  const takeAway = (one: Placed): void => step(takingAway(one, now()), w.board.takenAway);
  const isEmpty = placed.length === 0 && callMe === undefined && unread.length === 0 && own.asksSlip !== true;
  if (isEmpty && !canPut) return null;
  return (
    <section class="board" aria-label={w.board.heading}>
      {isEmpty ? undefined : (
        <>
          <h2>{w.board.heading}</h2>
          <p class="fine">{w.board.lead}</p>
        </>
      )}
      {unread.includes('adviser') ? <Notice kind="alert">{w.board.newer}</Notice> : undefined}
      {unread.includes('employee') ? <Notice kind="alert">{w.board.unread}</Notice> : undefined}
      {callMe === undefined ? undefined : <CallMe given={callMe} seat={seat} />}
      {own.asksSlip === true ? <Notice>{w.board.slip.asked}</Notice> : undefined}
      {placed.map((one) =>
        one.item === 'newer' ? (
          <p key={one.mark}>{w.board.newer}</p>
        ) : (
          <div key={one.mark} class="item">
            <h3>{lookOf(one.item).heading(at)}</h3>
            <Alert said={lookOf(one.item).alert?.(at, one.item, one)} />
            {lookOf(one.item)
              .lines(at, one.item, one)
              .map((line) => (
                <p key={line}>{line}</p>
              ))}
            {isAppointment(one) ? <AppointmentActions props={props} placed={one} onSaid={setSaid} /> : undefined}
            {canPut && canTakeAway(one, now()) ? (
              <button type="button" class="quiet" aria-disabled={busy} onClick={() => takeAway(one)}>
                {w.board.takeAway}
              </button>
            ) : undefined}
          </div>
        ),
      )}
      {fault === undefined ? undefined : <Notice kind="alert">{fault}</Notice>}
      {problem === undefined ? undefined : <Notice kind="alert">{problem}</Notice>}
      {(done ?? said) === undefined ? undefined : <Notice>{done ?? said}</Notice>}
      {canPut ? (
        <div class="putting">
          <h2>{w.board.put}</h2>
          {PUTTING.filter((what) => canBePut[what] !== false).map((what) => (
            <button
              key={what}
              type="button"
              class="quiet"
              onClick={() => {
                setSaid(undefined);
                setPutting(what);
              }}
            >
              {w.board[what].button}
            </button>
          ))}
        </div>
      ) : undefined}
      {putting === 'appointment' && AppointmentDialog !== undefined ? (
        <AppointmentDialog
          {...props}
          {...(appointment === undefined ? {} : { replaces: appointment })}
          onSaid={setSaid}
          onClose={() => setPutting(undefined)}
        />
      ) : undefined}
      {putting === 'options' ? <OptionsDialog {...props} onClose={() => setPutting(undefined)} /> : undefined}
      {putting === 'followUp' ? <FollowUpDialog {...props} onClose={() => setPutting(undefined)} /> : undefined}
      {putting === 'slip' ? <SlipDialog {...props} kept={kept} onClose={() => setPutting(undefined)} /> : undefined}
      {putting === 'told' ? <BreachDialog {...props} kept={kept} onClose={() => setPutting(undefined)} /> : undefined}
    </section>
  );
}

const Alert = ({ said }: { readonly said: string | undefined }) =>
  said === undefined ? null : <Notice kind="alert">{said}</Notice>;
