import { findAdviser } from '../organisation.ts';
import type { ConversationHead } from '../conversation.ts';
import type { ConfirmScreen, EndScreen, SentScreen } from '../screens.ts';
import { firstName, frame, toStart, type PageContext } from './context.ts';
import { answerMoment } from './adviser.ts';
import type { Present } from './welcome.ts';

/** Relief: it is sealed, when an answer may come, how to come back, how to take it back, what if it cannot wait. */
export function sent(
  here: PageContext,
  conversation: ConversationHead['id'],
  present: Pick<Present, 'adviser' | 'load'>,
): SentScreen {
  const words = here.words.sent;
  const { adviser } = present;
  const name = firstName(adviser.name);
  const moment = answerMoment(here, present);
  return {
    kind: 'sent',
    ...frame(here),
    conversation,
    heading: words.heading,
    lines: [
      words.sealed(name),
      moment === undefined ? words.answerUnknown(name) : words.answer(name, moment),
      here.words.surfaces[here.surface].comeBack,
      words.withdraw,
    ],
    urgent: words.urgent(name, adviser.contact.phone),
    open: { label: words.open, press: { do: 'conversation', conversation } },
    withdraw: { label: words.withdrawAction, press: { do: 'ask-withdraw', conversation } },
  };
}

export function confirmWithdraw(here: PageContext, head: ConversationHead): ConfirmScreen {
  const words = here.words.withdraw;
  const name = firstName(findAdviser(here.organisation, head.adviser)?.name ?? here.words.conversations.formerAdviser);
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

export function ended(here: PageContext, kind: EndScreen['kind']): EndScreen {
  const words = here.words[kind];
  const lines = typeof words.lines === 'function' ? words.lines(here.organisation.retention.closedDays) : words.lines;
  return { kind, ...frame(here), heading: words.heading, lines, back: toStart(here) };
}
