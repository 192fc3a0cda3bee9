import { findAdviser } from '../organisation.ts';
import type { ConversationHead } from '../conversation.ts';
import { TEXT_MAX } from '../conversation.ts';
import type { ConversationSummary } from '../ports.ts';
import type { Action, ConversationScreen, ConversationsScreen, Entry, RevealScreen } from '../screens.ts';
import { firstName, frame, toStart, type PageContext } from './context.ts';
import { anew } from './endings.ts';

const nameOf = (here: PageContext, adviser: string): string | undefined =>
  findAdviser(here.organisation, adviser)?.name;

export function conversations(here: PageContext, list: readonly ConversationSummary[]): ConversationsScreen {
  const words = here.words.conversations;
  return {
    kind: 'conversations',
    ...frame(here),
    heading: words.heading,
    ...(list.length === 0 ? { empty: words.empty } : {}),
    items: list.map(({ id, adviser, lastHour, state, unread }) => ({
      adviser: nameOf(here, adviser) ?? words.formerAdviser,
      when: [words.when(here.moments.hour(lastHour)), ...(state === 'closed' ? [words.closed] : [])].join(' · '),
      ...(unread > 0 ? { news: words.news(unread) } : {}),
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
  readonly missing?: 'read-and-gone' | 'unreadable';
}

export function conversation(
  here: PageContext,
  head: ConversationHead,
  lines: readonly Line[] | 'unreadable',
  page: { from: number; submission: string },
): ConversationScreen {
  const words = here.words.conversation;
  const adviser = findAdviser(here.organisation, head.adviser);
  const name = adviser?.name ?? here.words.conversations.formerAdviser;
  const readable = lines === 'unreadable' ? [] : lines;
  const writable =
    head.state === 'open' && lines !== 'unreadable' && adviser !== undefined && adviser.keyCards.length > 0;
  const id = head.id;
  const next = head.state === 'closed' ? anew(here, head.adviser) : undefined;
  const actions: Action[] = [
    ...(next === undefined ? [] : [next]),
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
    ...frame(here),
    conversation: id,
    heading: words.heading(name),
    state:
      lines === 'unreadable'
        ? words.allUnreadable
        : head.state === 'closed'
          ? closedLine(here, head, name)
          : writable
            ? words.open
            : words.adviserGone(name),
    entries: readable.map((line): Entry => entry(here, name, line)),
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

function closedLine({ words: { conversation } }: PageContext, { closedBy }: ConversationHead, name: string): string {
  if (closedBy === undefined) return conversation.closed;
  return closedBy === 'employee' ? conversation.closedByYou : conversation.closedByAdviser(name);
}

function entry(here: PageContext, name: string, line: Line): Entry {
  const words = here.words.conversation;
  const when = here.moments.hour(line.hour);
  if (line.from === 'employee') return { from: 'you', who: words.you, when, note: words.sealed };
  if (line.text !== undefined) return { from: 'adviser', who: name, when, text: line.text };
  return {
    from: 'adviser',
    who: name,
    when,
    note: line.missing === 'read-and-gone' ? words.readAndGone : words.unreadable,
  };
}

export function reveal(here: PageContext, head: ConversationHead, submission: string): RevealScreen {
  const words = here.words.reveal;
  const name = firstName(nameOf(here, head.adviser) ?? '');
  return {
    kind: 'reveal',
    ...frame(here),
    heading: words.heading(name),
    lines: words.lines(name),
    field: { label: words.label(name), placeholder: words.placeholder, edition: 0, multiline: false, maxLength: 100 },
    form: { form: 'reveal', conversation: head.id, submission },
    submit: words.submit,
    back: { label: words.back, press: { do: 'conversation', conversation: head.id } },
  };
}
