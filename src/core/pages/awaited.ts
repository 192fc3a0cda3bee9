/** What an employee is told about the answer that they wait for. Nothing moves without their press, and nobody else is told. */
import { telephoneLink } from '../../base/phone.ts';
import { fromHour, type ConversationHead } from '../conversation.ts';
import { findAdviser, type Adviser } from '../organisation.ts';
import type { ConversationSummary } from '../ports.ts';
import { isEndingUnanswered, standingOf } from '../promised-hour.ts';
import type { AwaitedPart, ConversationScreen, ConversationsScreen } from '../screens.ts';
import type { PageContext } from './context.ts';
import { firstName } from '../first-name.ts';

type Item = ConversationsScreen['items'][number];

/** Beside a conversation in the list. */
export function awaitedLines(
  here: PageContext,
  one: Omit<ConversationSummary, 'id' | 'language' | 'unread'>,
): Pick<Item, 'awaits'> {
  const words = here.words.awaited;
  const adviser = findAdviser(here.organisation, one.adviser);
  // Whose adviser is gone waits for nothing; the page behind it says so.
  if (one.awaited === undefined || adviser === undefined || adviser.keyCards.length === 0) return {};
  const { by } = one.awaited;
  const before = by === undefined ? '' : here.moments.before(fromHour(by));
  const standing = standingOf(one.awaited, here.now);
  const lines = [
    ...(standing === 'promised' ? [words.listedBy(before)] : []),
    ...(standing === 'overdue' ? [words.listedLate(before)] : []),
    ...(isEndingUnanswered(one, here.now) ? [words.listedEnding(here.moments.lastDay(one.expiresHour))] : []),
  ];
  return lines.length === 0 ? {} : { awaits: lines };
}

/** `waits`: they read that it is late, and wait. `isOnlyTheirs`: known to be readable by the adviser alone. */
export function awaitedPart(
  here: PageContext,
  head: ConversationHead,
  adviser: Adviser,
  how: { readonly waits: boolean; readonly isOnlyTheirs: boolean },
): Pick<ConversationScreen, 'awaited'> {
  const { awaited, expiresHour } = head;
  if (awaited === undefined) return {};
  const words = here.words.awaited;
  const name = firstName(adviser.name);
  const part = partOf(here, head, adviser, how);
  if (!isEndingUnanswered(head, here.now)) return { awaited: part };
  const days = here.words.employerView.days(here.organisation.retention.conversationDays);
  const ending = [words.ending(here.moments.lastDay(expiresHour), name), words.stay(days)];
  return { awaited: { ...part, lines: [...part.lines, ...ending] } };
}

function partOf(
  here: PageContext,
  { id, awaited }: ConversationHead,
  adviser: Adviser,
  { waits, isOnlyTheirs }: { readonly waits: boolean; readonly isOnlyTheirs: boolean },
): AwaitedPart {
  const words = here.words.awaited;
  const name = firstName(adviser.name);
  const by = awaited?.by;
  if (by === undefined) return { lines: [words.unknown(name), notToWait(here, adviser)], actions: [] };
  const before = here.moments.before(fromHour(by));
  if (standingOf({ by }, here.now) === 'promised') return { lines: [words.by(before)], actions: [] };
  if (waits) return { lines: [words.waits(name, before)], actions: [] };
  const { phone } = adviser.contact;
  const url = phone === undefined ? undefined : telephoneLink(phone);
  const others = hasOthers(here, adviser);
  return {
    heading: words.lateHeading,
    lines: [
      words.late(name, before),
      isOnlyTheirs ? words.isThere(name) : words.isSealed(name),
      [notToWait(here, adviser), ...(others ? [words.anew(name)] : [])].join(' '),
    ],
    ...(url === undefined ? {} : { call: { label: here.words.adviser.call(name), url } }),
    actions: [
      others
        ? { label: words.choose, press: { do: 'welcome' } }
        : { label: here.words.footer.referrals, press: { do: 'elsewhere' } },
      { label: words.wait, press: { do: 'wait', conversation: id } },
    ],
  };
}

const hasOthers = ({ organisation }: PageContext, adviser: Adviser): boolean =>
  organisation.advisers.some(({ id }) => id !== adviser.id);

/** Names only ways that are there. */
function notToWait(here: PageContext, adviser: Adviser): string {
  const { orCall, orChoose, orCallOnly, orHelp } = here.words.awaited;
  const { phone } = adviser.contact;
  const name = firstName(adviser.name);
  if (hasOthers(here, adviser)) return phone === undefined ? orChoose : orCall(name, phone);
  return phone === undefined ? orHelp : orCallOnly(name, phone);
}
