import { findAdviser, type AdviserId } from '../organisation.ts';
import { fromHour, type AwaitedAnswer, type ConversationHead } from '../conversation.ts';
import { promiseFor, standingOf } from '../promised-hour.ts';
import type { Action, ConfirmScreen, EndScreen, SentScreen } from '../screens.ts';
import { frame, toStart, type PageContext } from './context.ts';
import { firstName } from '../first-name.ts';
import { firstNameOf } from './labels.ts';
import { withBody } from '../screen-marks.ts';
import type { Present } from './availability-line.ts';

/** Whom a message went to; a name alone of somebody who cannot be written to here any more. */
export type SentTo = Pick<Present, 'adviser' | 'load'> | { readonly formerly: string };

/** What is known of the conversation; `ownCopy`: whether the employee can read this message back. */
export interface Known {
  readonly handle?: string;
  readonly ownCopy: boolean;
  /** What is promised in it. Absent: answered meanwhile, or not known. */
  readonly awaited?: AwaitedAnswer;
  /** Somebody may have closed it before a press was repeated. Absent: open. */
  readonly state?: ConversationHead['state'];
}

/** Relief: it is sealed, when an answer may come, how to come back, how to take it back, what if it cannot wait. */
export function sent(
  here: PageContext,
  conversation: ConversationHead['id'],
  to: SentTo,
  { handle, ownCopy, awaited, state = 'open' }: Known,
): SentScreen {
  const words = here.words.sent;
  const name = 'formerly' in to ? to.formerly : firstName(to.adviser.name);
  const phone = 'formerly' in to ? undefined : to.adviser.contact.phone;
  const sealedLine = ownCopy ? words.sealedAndKept(name) : words.sealed(name);
  const rest = [
    here.words.surfaces[here.surface].comeBack,
    words.withdraw,
    ...(phone === undefined ? [] : [words.call(name, phone)]),
  ];
  const screen: SentScreen = {
    kind: 'sent',
    ...frame(here),
    conversation,
    heading: words.heading,
    ownCopy,
    lines: [
      sealedLine,
      ...(handle === undefined ? [] : [words.handle(handle, name)]),
      ...answerLine(here, to, state, awaited),
      ...rest,
    ],
    urgent: here.words.urgent,
    open: { label: words.open, press: { do: 'conversation', conversation } },
    withdraw: { label: words.withdrawAction, press: { do: 'ask-withdraw', conversation } },
  };
  const { withdraw: _named, ...body } = screen;
  const { organisation, now } = here;
  const anew = 'formerly' in to ? undefined : promiseFor({ organisation, ...to, now });
  // Nor the handle, or what was promised before: they say whether there was a conversation with this adviser.
  return withBody(screen, {
    ...body,
    lines: [sealedLine, ...answerLine(here, to, state, anew), ...rest],
    open: { label: here.words.conversations.heading, press: { do: 'conversations' } },
  });
}

function answerLine(
  here: PageContext,
  to: SentTo,
  state: ConversationHead['state'],
  awaited: AwaitedAnswer | undefined,
): readonly string[] {
  const words = here.words.sent;
  if (state === 'closed') return [words.closed];
  if ('formerly' in to) return [here.words.conversation.adviserGone(to.formerly)];
  if (awaited === undefined) return [];
  const name = firstName(to.adviser.name);
  if (awaited.by === undefined) return [words.answerUnknown(name)];
  const before = here.moments.before(fromHour(awaited.by));
  return [standingOf(awaited, here.now) === 'overdue' ? words.answerOverdue(name, before) : words.answer(name, before)];
}

export function confirmWithdraw(here: PageContext, head: ConversationHead): ConfirmScreen {
  const words = here.words.withdraw;
  const name = firstNameOf(here, head.adviser);
  return {
    kind: 'withdraw',
    ...frame(here),
    heading: words.heading,
    lines: words.lines(name),
    confirm: { label: words.confirm, press: { do: 'withdraw', conversation: head.id } },
    back: { label: words.back, press: { do: 'conversation', conversation: head.id } },
  };
}

export function confirmClose(here: PageContext, head: ConversationHead): ConfirmScreen {
  const words = here.words.close;
  return {
    kind: 'close',
    ...frame(here),
    heading: words.heading,
    lines: words.lines(here.organisation.retention.closedDays),
    confirm: { label: words.confirm, press: { do: 'close', conversation: head.id } },
    back: { label: words.back, press: { do: 'conversation', conversation: head.id } },
  };
}

export function ended(here: PageContext, kind: 'gone' | 'withdrawn'): EndScreen {
  const { heading, lines } = here.words[kind];
  return { kind, ...frame(here), heading, lines, back: toStart(here) };
}

/** Withdrawn: nobody sees it any more, and it is not gone from everywhere yet. */
export function notErased(here: PageContext): EndScreen {
  const { notErasedHeading: heading, notErased: lines } = here.words.withdrawn;
  return { ...ended(here, 'withdrawn'), notErased: true, heading, lines };
}

/** `adviser`: with whom it was; the way to a new conversation is there when that can be. */
export function closed(here: PageContext, adviser: AdviserId | undefined): EndScreen {
  const { heading, lines } = here.words.closed;
  const next = adviser === undefined ? undefined : anew(here, adviser);
  return {
    kind: 'closed',
    ...frame(here),
    heading,
    lines: lines(here.organisation.retention.closedDays),
    ...(adviser === undefined ? {} : { adviser }),
    ...(next === undefined ? {} : { next }),
    back: toStart(here),
  };
}

/** Where they cannot be written to at this hour, the next page says so. */
export function anew(here: PageContext, id: AdviserId): Action | undefined {
  const adviser = findAdviser(here.organisation, id);
  if (adviser === undefined || adviser.keyCards.length === 0) return undefined;
  return { label: here.words.closed.anew(firstName(adviser.name)), press: { do: 'limits', adviser: id } };
}
