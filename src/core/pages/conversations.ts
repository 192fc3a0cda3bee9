import { findAdviser } from '../organisation.ts';
import type { ConversationHead } from '../conversation.ts';
import { TEXT_MAX } from '../conversation.ts';
import type { ConversationSummary } from '../ports.ts';
import type { Action, ConversationScreen, ConversationsScreen, Entry, RevealScreen } from '../screens.ts';
import { firstName, frame, toStart, type Scene } from './context.ts';

const nameOf = (scene: Scene, adviser: string): string | undefined => findAdviser(scene.organisation, adviser)?.name;

export function conversations(scene: Scene, list: readonly ConversationSummary[]): ConversationsScreen {
  const words = scene.words.conversations;
  return {
    kind: 'conversations',
    ...frame(scene),
    heading: words.heading,
    ...(list.length === 0 ? { empty: words.empty } : {}),
    items: list.map(({ id, adviser, lastHour, state, unread }) => ({
      adviser: nameOf(scene, adviser) ?? words.formerAdviser,
      when: [words.when(scene.moments.hour(lastHour)), ...(state === 'closed' ? [words.closed] : [])].join(' · '),
      ...(unread > 0 ? { news: words.news(unread) } : {}),
      open: { label: words.open, press: { do: 'conversation', conversation: id } },
    })),
    back: toStart(scene),
  };
}

/** One message as the employee may see it: who, when, and the text only when it is a readable reply. */
export interface Line {
  readonly sequence: number;
  readonly from: 'employee' | 'adviser';
  readonly hour: number;
  readonly text?: string;
  readonly missing?: 'read-and-gone' | 'unreadable';
}

export function conversation(
  scene: Scene,
  head: ConversationHead,
  lines: readonly Line[] | 'unreadable',
  page: { from: number; submission: string },
): ConversationScreen {
  const words = scene.words.conversation;
  const adviser = findAdviser(scene.organisation, head.adviser);
  const name = adviser?.name ?? scene.words.conversations.formerAdviser;
  const readable = lines === 'unreadable' ? [] : lines;
  const writable =
    head.state === 'open' && lines !== 'unreadable' && adviser !== undefined && adviser.keyCards.length > 0;
  const id = head.id;
  const actions: Action[] = [
    ...(head.state === 'open'
      ? [{ label: words.refresh, press: { do: 'conversation', conversation: id } } as const]
      : []),
    ...(writable ? [{ label: words.reveal, press: { do: 'reveal', conversation: id } } as const] : []),
    { label: words.another, press: { do: 'welcome' } },
    ...(head.state === 'open' ? [{ label: words.close, press: { do: 'ask-close', conversation: id } } as const] : []),
    { label: words.withdraw, press: { do: 'ask-withdraw', conversation: id } },
  ];
  return {
    kind: 'conversation',
    ...frame(scene),
    conversation: id,
    heading: words.heading(name),
    state:
      lines === 'unreadable'
        ? words.allUnreadable
        : head.state === 'closed'
          ? words.closed
          : writable
            ? words.open
            : words.adviserGone(name),
    entries: readable.map((line): Entry => entry(scene, name, line)),
    earlierLabel: words.earlier,
    ...(page.from > 0
      ? { earlier: { label: words.earlier, press: { do: 'conversation', conversation: id, before: page.from } } }
      : {}),
    ...(writable
      ? {
          reply: {
            field: {
              label: words.replyLabel,
              placeholder: words.replyPlaceholder,
              edition: head.length,
              multiline: true,
              maxLength: TEXT_MAX,
            },
            form: { form: 'reply', conversation: id, submission: page.submission },
            submit: words.replySubmit,
          },
        }
      : {}),
    keep: words.keep(scene.moments.lastDay(head.expiresHour)),
    actions,
    back: { label: scene.words.conversations.heading, press: { do: 'conversations' } },
  };
}

function entry(scene: Scene, name: string, line: Line): Entry {
  const words = scene.words.conversation;
  const when = scene.moments.hour(line.hour);
  if (line.from === 'employee') return { from: 'you', who: words.you, when, note: words.sealed };
  if (line.text !== undefined) return { from: 'adviser', who: name, when, text: line.text };
  return {
    from: 'adviser',
    who: name,
    when,
    note: line.missing === 'read-and-gone' ? words.readAndGone : words.unreadable,
  };
}

export function reveal(scene: Scene, head: ConversationHead, submission: string): RevealScreen {
  const words = scene.words.reveal;
  const name = firstName(nameOf(scene, head.adviser) ?? '');
  return {
    kind: 'reveal',
    ...frame(scene),
    heading: words.heading(name),
    lines: words.lines(name),
    field: { label: words.label(name), placeholder: words.placeholder, edition: 0, multiline: false, maxLength: 100 },
    form: { form: 'reveal', conversation: head.id, submission },
    submit: words.submit,
    back: { label: words.back, press: { do: 'conversation', conversation: head.id } },
  };
}
