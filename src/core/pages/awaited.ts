/** What an employee is told about the answer that they wait for. Nothing moves without their press, and nobody else is told. */
import { telephoneLink } from '../../base/phone.ts';
import { fromHour, type ConversationHead } from '../conversation.ts';
import { findAdviser, type Adviser } from '../organisation.ts';
import type { ConversationSummary } from '../ports.ts';
import { isEndingUnanswered, standingOf } from '../promised-hour.ts';
import type { AwaitedPart, ConversationScreen, ConversationsScreen } from '../screens.ts';
import type { PageContext } from './context.ts';
import { firstName } from '../first-name.ts';

interface How {
  readonly waits: boolean;
  readonly cannotWrite: boolean;
  readonly isOnlyTheirs: boolean;
}
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

/**
 * `waits`: they read that it is late, and wait. `cannotWrite`: so much waits that nothing more can be added, so the other
 * ways are named before it is late, too. `isOnlyTheirs`: known to be readable by the adviser alone.
 */
export function awaitedPart(
  here: PageContext,
  head: ConversationHead,
  adviser: Adviser,
  how: How,
): Pick<ConversationScreen, 'awaited'> {
  const { expiresHour } = head;
  // What 0.2.0 stored promises nothing; that nothing can be added still needs its ways out.
  if (head.awaited === undefined && !how.cannotWrite) return {};
  const words = here.words.awaited;
  const name = firstName(adviser.name);
  const part = partOf(here, head, adviser, how);
  if (!isEndingUnanswered(head, here.now)) return { awaited: part };
  const days = here.words.employerView.days(here.organisation.retention.conversationDays);
  const ending = [
    words.ending(here.moments.lastDay(expiresHour), name),
    ...(how.cannotWrite ? [] : [words.stay(days)]),
  ];
  return { awaited: { ...part, lines: [...part.lines, ...ending] } };
}

function partOf(
  here: PageContext,
  { id, awaited }: ConversationHead,
  adviser: Adviser,
  { waits, cannotWrite, isOnlyTheirs }: How,
): AwaitedPart {
  const words = here.words.awaited;
  const name = firstName(adviser.name);
  const by = awaited?.by;
  const { phone } = adviser.contact;
  const url = phone === undefined ? undefined : telephoneLink(phone);
  const others = hasOthers(here, adviser);
  const elsewhere = {
    ...(url === undefined ? {} : { call: { label: here.words.adviser.call(name), url } }),
    actions: [
      others
        ? { label: words.choose, press: { do: 'welcome' } as const }
        : { label: here.words.footer.referrals, press: { do: 'elsewhere' } as const },
    ],
  };
  const ways = cannotWrite ? elsewhere : { actions: [] };
  if (by === undefined) return { lines: [words.unknown(name), notToWait(here, adviser)], ...ways };
  const before = here.moments.before(fromHour(by));
  if (standingOf({ by }, here.now) === 'promised')
    return { lines: [words.by(before), ...(cannotWrite ? [notToWait(here, adviser)] : [])], ...ways };
  if (waits) return { lines: [words.waits(name, before), notToWait(here, adviser)], ...elsewhere };
  return {
    heading: words.lateHeading,
    lines: [
      words.late(name, before),
      isOnlyTheirs ? words.isThere(name) : words.isSealed(name),
      [notToWait(here, adviser), ...(others ? [words.anew(name)] : [])].join(' '),
    ],
    ...elsewhere,
    actions: [...elsewhere.actions, { label: words.wait, press: { do: 'wait', conversation: id } }],
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
