import { findAdviser } from '../organisation.ts';
import type { ConversationHead } from '../conversation.ts';
import type { ConfirmScreen, EndScreen, SentScreen } from '../screens.ts';
import { firstName, frame, toStart, type Scene } from './context.ts';
import { answerMoment } from './adviser.ts';
import type { Present } from './welcome.ts';

/** Relief: it is sealed, when an answer may come, how to come back, how to take it back, what if it cannot wait. */
export function sent(
  scene: Scene,
  conversation: ConversationHead['id'],
  present: Pick<Present, 'adviser' | 'load'>,
): SentScreen {
  const words = scene.words.sent;
  const { adviser } = present;
  const name = firstName(adviser.name);
  const moment = answerMoment(scene, present);
  return {
    kind: 'sent',
    ...frame(scene),
    conversation,
    heading: words.heading,
    lines: [
      words.sealed(name),
      moment === undefined ? words.answerUnknown(name) : words.answer(name, moment),
      scene.words.surfaces[scene.surface].comeBack,
      words.withdraw,
    ],
    urgent: words.urgent(name, adviser.contact.phone),
    open: { label: words.open, press: { do: 'conversation', conversation } },
    withdraw: { label: words.withdrawAction, press: { do: 'ask-withdraw', conversation } },
  };
}

export function confirmWithdraw(scene: Scene, head: ConversationHead): ConfirmScreen {
  const words = scene.words.withdraw;
  const name = firstName(
    findAdviser(scene.organisation, head.adviser)?.name ?? scene.words.conversations.formerAdviser,
  );
  return {
    kind: 'withdraw',
    ...frame(scene),
    heading: words.heading,
    lines: words.lines(name),
    confirm: { label: words.confirm, press: { do: 'withdraw', conversation: head.id } },
    back: { label: words.back, press: { do: 'conversation', conversation: head.id } },
  };
}

export function confirmClose(scene: Scene, head: ConversationHead): ConfirmScreen {
  const words = scene.words.close;
  return {
    kind: 'close',
    ...frame(scene),
    heading: words.heading,
    lines: words.lines(scene.organisation.retention.closedDays),
    confirm: { label: words.confirm, press: { do: 'close', conversation: head.id } },
    back: { label: words.back, press: { do: 'conversation', conversation: head.id } },
  };
}

export function ended(scene: Scene, kind: EndScreen['kind']): EndScreen {
  const words = scene.words[kind];
  const lines = typeof words.lines === 'function' ? words.lines(scene.organisation.retention.closedDays) : words.lines;
  return { kind, ...frame(scene), heading: words.heading, lines, back: toStart(scene) };
}
