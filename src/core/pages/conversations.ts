import { findAdviser, type Adviser, type AdviserId } from '../organisation.ts';
import { fromHour, TEXT_MAX, type ConversationHead, type Hour } from '../conversation.ts';
import { wordsOfAct, type Did } from '../board/parts.ts';
import { pauseIn } from '../pause.ts';
import { MAX_UNANSWERED, type ConversationSummary } from '../ports.ts';
import type { SetAnswer } from '../set-answer.ts';
import type { Action, BoardPart, ConversationScreen, CountingPart, ConversationsScreen, Entry } from '../screens.ts';
import { frame, toStart, type PageContext } from './context.ts';
import { awaitedLines, awaitedPart } from './awaited.ts';
import { anew } from './endings.ts';
import { firstName } from '../first-name.ts';
import { firstNameOf, headingOf, nameOf } from './labels.ts';
import { pausedPart, pausedState } from './paused.ts';
import { referred } from './referred.ts';

export function conversations(here: PageContext, list: readonly ConversationSummary[]): ConversationsScreen {
  const words = here.words.conversations;
  return {
    kind: 'conversations',
    ...frame(here),
    heading: words.heading,
    ...(list.length === 0 ? { empty: words.empty } : {}),
    items: list.map(({ id, adviser, lastHour, state, unread, ...rest }) => ({
      adviser: headingOf(here, adviser),
      when: [words.when(here.moments.hour(lastHour)), ...(state === 'closed' ? [words.closed] : [])].join(' · '),
      ...(unread > 0 ? { news: words.news(unread) } : {}),
      ...awaitedLines(here, { adviser, lastHour, state, ...rest }),
      open: { label: words.open, press: { do: 'conversation', conversation: id } },
    })),
    back: toStart(here),
  };
}

/** One message as the employee may see it: who, when, and the text only when it is a readable reply. */
export interface Line {
  readonly sequence: number;
  readonly from: 'employee' | 'adviser';
  readonly hour: number;
  readonly text?: string;
  /** In place of a text: what was answered with one press. */
  readonly answer?: SetAnswer;
  /** In place of a text: what was done on the board. `newer`: something that only a later release knows. */
  readonly did?: Did | 'newer';
  /** When the text goes; absent before it was read. */
  readonly until?: Hour;
  /** `newer`: it is the adviser's, and of a kind that only a later release knows. */
  readonly missing?: 'read-and-gone' | 'unreadable' | 'newer';
  /** Of the employee's own: which key of the adviser opens it. */
  readonly sealedTo?: string;
}

interface Page {
  readonly from: number;
  readonly submission: string;
  /** Of the page that was asked for. */
  readonly before?: number;
  /** They were told that the answer is late, and wait. */
  readonly waits?: true;
  /** Nobody gave a number to be called on yet, and it can be given. */
  readonly mayCall?: true;
  /** What stands above the messages; empty on an earlier page. */
  readonly board?: readonly BoardPart[];
  /** Whether they are counted for the yearly account. */
  readonly counting?: CountingPart;
  /** They did not ask for a slip yet, and can. */
  readonly canAskSlip?: boolean;
  /** What was pressed could not be done. */
  readonly notice?: string | undefined;
}

export function conversation(
  here: PageContext,
  head: ConversationHead,
  lines: readonly Line[] | 'unreadable',
  page: Page,
): ConversationScreen {
  const words = here.words.conversation;
  const adviser = findAdviser(here.organisation, head.adviser);
  const name = nameOf(here, head.adviser);
  const readable = lines === 'unreadable' ? [] : lines;
  const gone = lines === 'unreadable' ? undefined : goneKey(adviser, lines);
  const isThere =
    head.state === 'open' &&
    lines !== 'unreadable' &&
    adviser !== undefined &&
    adviser.keyCards.length > 0 &&
    gone === undefined;
  const mustWait = isThere && (head.unanswered ?? 1) >= MAX_UNANSWERED;
  const paused = isThere ? pauseIn(here.organisation, head, here.now) : undefined;
  const writable = isThere && !mustWait && paused === undefined;
  const id = head.id;
  // Where they are on an earlier page it is not known, and the way back to who declined must not be the first button.
  const declined = readable.at(-1)?.answer?.kind === 'declined';
  const entries = readable.map((line) => entry(here, head, line, page.before));
  const next =
    head.state === 'closed'
      ? declined || page.before !== undefined
        ? undefined
        : anew(here, head.adviser)
      : gone === 'lost'
        ? startAgain(here, head)
        : undefined;
  const waiting: Pick<ConversationScreen, 'awaited'> =
    !isThere || page.before !== undefined
      ? {}
      : paused !== undefined
        ? pausedPart(here, head, adviser)
        : awaitedPart(here, head, adviser, {
            waits: page.waits === true,
            cannotWrite: mustWait,
            isOnlyTheirs:
              page.from === 0 && !readable.some(({ from, text }) => from === 'employee' && text !== undefined),
          });
  // One button to one place: two of them, in other words, make somebody look for the difference.
  const offersAnother = waiting.awaited?.actions.some(({ press }) => press.do === 'welcome') === true;
  const actions: Action[] = [
    ...(next === undefined ? [] : [next]),
    ...(head.state === 'open' && gone === undefined
      ? [{ label: words.refresh, press: { do: 'conversation', conversation: id } } as const]
      : []),
    ...(writable && page.mayCall === true
      ? [
          {
            label: here.words.board.callMe.open(firstNameOf(here, head.adviser)),
            press: { do: 'call-me', conversation: id },
          } as const,
        ]
      : []),
    ...(writable ? [{ label: words.reveal, press: { do: 'reveal', conversation: id } } as const] : []),
    ...(isThere && page.canAskSlip === true
      ? [
          {
            label: here.words.board.slip.ask,
            press: { do: 'ask-slip', conversation: id, submission: page.submission },
          } as const,
        ]
      : []),
    ...(offersAnother
      ? []
      : [
          {
            label: gone === undefined && !declined ? words.another : words.chooseAnother,
            press: { do: 'welcome' },
          } as const,
        ]),
    ...(head.state === 'open' ? [{ label: words.close, press: { do: 'ask-close', conversation: id } } as const] : []),
    { label: words.withdraw, press: { do: 'ask-withdraw', conversation: id } },
  ];
  return {
    kind: 'conversation',
    ...frame(here),
    conversation: id,
    heading: words.heading(name),
    state:
      lines === 'unreadable'
        ? words.allUnreadable
        : head.state === 'closed'
          ? closedLine(here, head, name)
          : isThere
            ? paused !== undefined
              ? pausedState(here, paused)
              : mustWait
                ? here.words.ceiling.arrived(firstName(adviser.name))
                : words.open
            : gone === undefined || adviser === undefined
              ? words.adviserGone(name)
              : goneWords(here, adviser, gone),
    handle: words.handle(head.handle),
    ...(page.notice === undefined ? {} : { notice: page.notice }),
    ...waiting,
    ...(page.board === undefined || page.board.length === 0 ? {} : { board: page.board }),
    ...(page.counting === undefined ? {} : { counting: page.counting }),
    entries,
    ...(entries.some(({ letStay }) => letStay !== undefined) ? { letStay: words.letStayMeans } : {}),
    earlierLabel: words.earlier,
    ...(page.from > 0
      ? { earlier: { label: words.earlier, press: { do: 'conversation', conversation: id, before: page.from } } }
      : {}),
    ...(writable
      ? {
          reply: {
            field: {
              label: readable.at(-1)?.from === 'adviser' ? words.replyLabel : words.addLabel,
              placeholder: words.replyPlaceholder,
              edition: head.length,
              multiline: true,
              maxLength: TEXT_MAX,
            },
            ownCopy: here.words.ownCopy,
            form: { form: 'reply', conversation: id, submission: page.submission },
            submit: words.replySubmit,
          },
        }
      : {}),
    keep: words.keep(here.moments.lastDay(head.expiresHour)),
    actions,
    back: { label: here.words.conversations.heading, press: { do: 'conversations' } },
  };
}

/** Nothing can be written, and nothing is said of when it can or of an answer: as when its key or its adviser is gone. */
export const isOver = ({ reply, awaited }: ConversationScreen): boolean => reply === undefined && awaited === undefined;

/** Of the key that the employee's last message was sealed to; of the adviser's only key where that is not on this page. */
export function goneKey(adviser: Adviser | undefined, lines: readonly Line[]): 'lost' | 'left' | undefined {
  const gone = adviser?.lostKeyCards ?? [];
  const last = lines.findLast(({ sealedTo }) => sealedTo !== undefined)?.sealedTo;
  if (last !== undefined) return gone.find(({ card }) => card.kid === last)?.why;
  return adviser?.keyCards.length === 0 ? gone[0]?.why : undefined;
}

/** The way to begin again with the same person, who has another key by now. */
function startAgain(here: PageContext, { adviser }: ConversationHead): Action | undefined {
  const again = anew(here, adviser);
  return again && { ...again, label: here.words.conversation.startAgain(firstNameOf(here, adviser)) };
}

function goneWords({ words: { conversation } }: PageContext, adviser: Adviser, why: 'lost' | 'left'): string {
  const [name, { phone }] = [firstName(adviser.name), adviser.contact];
  if (why === 'left') return conversation.adviserLeft(adviser.name);
  return [
    ...conversation.keyLost(name),
    conversation.keyLostNext({ name, isBack: adviser.keyCards.length > 0, phone }),
  ].join(' ');
}

function closedLine({ words: { conversation } }: PageContext, { closedBy }: ConversationHead, name: string): string {
  if (closedBy === undefined) return conversation.closed;
  return closedBy === 'employee' ? conversation.closedByYou : conversation.closedByAdviser(name);
}

function entry(here: PageContext, head: ConversationHead, line: Line, before?: number): Entry {
  const words = here.words.conversation;
  const { readReplyHours } = here.organisation.retention;
  const whose = { from: line.from === 'employee' ? 'you' : 'adviser', when: here.moments.hour(line.hour) } as const;
  const about = { ...whose, who: line.from === 'employee' ? words.you : headingOf(here, head.adviser) };
  if (line.did !== undefined) return { ...about, said: didSaid(here, line.did, firstNameOf(here, head.adviser)) };
  const shown =
    line.answer === undefined
      ? line.text === undefined
        ? undefined
        : { text: line.text }
      : saidOf(here, line.answer, head.adviser);
  if (shown !== undefined) {
    const { until, sequence } = line;
    const lastDay = here.moments.lastDay(head.expiresHour);
    if (until === undefined) return { ...about, ...shown, note: words.readableFromNow(lastDay, readReplyHours) };
    const page = before === undefined ? {} : { before };
    return {
      ...about,
      ...shown,
      note: words.readableUntil(here.moments.moment(fromHour(until))),
      ...(until < head.expiresHour
        ? {
            letStay: {
              label: words.letStay(here.moments.lastDate(head.expiresHour)),
              press: { do: 'let-stay', conversation: head.id, sequence, ...page },
            },
          }
        : {}),
    };
  }
  if (line.from === 'employee') return { ...about, note: words.sealed };
  if (line.missing === 'newer') return { ...about, note: words.newer(firstNameOf(here, head.adviser)) };
  return { ...about, note: line.missing === 'read-and-gone' ? words.readAndGone(readReplyHours) : words.unreadable };
}

function didSaid({ words: { board } }: PageContext, did: Did | 'newer', name: string): string {
  const say = did === 'newer' ? undefined : wordsOfAct(board.did, did);
  return say === undefined ? board.didUnknown : say(name);
}

/** In the reader's own language, whichever one the adviser uses. */
function saidOf(here: PageContext, answer: SetAnswer, adviser: AdviserId): Pick<Entry, 'said' | 'ways'> {
  const { setAnswers } = here.words;
  switch (answer.kind) {
    case 'read':
      return { said: setAnswers.read(here.moments.before(fromHour(answer.by))) };
    case 'declined':
      return { said: setAnswers.declined(firstNameOf(here, adviser)) };
    case 'referral':
      return referred(here, adviser, answer.to);
  }
}
