/** What goes with an adviser who leaves, or with a key that is lost: in the inbox by their own word, or by the operator's. */
import { parseKeyCard } from '../../seal/key-card.ts';
import { asWays, type StoredSlots } from '../../seal/ways.ts';
import type { NoticeVault } from '../notices/settings.ts';
import type { Adviser } from '../organisation.ts';
import type { Keyring, RecordStore } from '../ports.ts';
import type { BookVault } from './book.ts';
import type { SlotVault } from './enrolment.ts';
import type { LostKeys, WhyGone } from './lost-keys.ts';
import { endSessionsOf } from './sessions-of.ts';
import type { Seat } from './types.ts';

/** Ids of every card that this person's keys are pinned by, or kept for. */
export function kidsOf(
  pinned: readonly Pick<Adviser, 'keyCards'>[],
  slots: StoredSlots | undefined,
): readonly string[] {
  const kept = slots === undefined ? [] : [slots.card, ...asWays(slots).older.map(({ card }) => card)];
  const cards = [...pinned.flatMap(({ keyCards }) => keyCards), ...kept.map(parseKeyCard)];
  return [...new Set(cards.map(({ kid }) => kid))];
}

interface Parts {
  readonly vault: SlotVault;
  readonly lostKeys: Pick<LostKeys, 'mark'>;
  readonly books: Pick<BookVault, 'delete'>;
  readonly notices: Pick<NoticeVault, 'forget'>;
  readonly forgetPlanning: (seat: Seat) => Promise<void>;
  readonly records: RecordStore;
  readonly keyring: Keyring;
}

/**
 * Who lost their key stays, and is told as before. May be repeated: whoever is stopped in between does it again.
 * @param seats what the organisation files list them as
 * @returns the sessions that ended
 * @throws AppError when something could not be overwritten: then the keys are still there, and the sessions too
 */
export async function removeKeys(
  { vault, lostKeys, books, notices, forgetPlanning, records, keyring }: Parts,
  identity: string,
  seats: readonly Seat[],
  why: WhyGone,
): Promise<readonly string[]> {
  // Told first: stopped in between, employees read that nobody reads them, and not silence.
  const advisers = seats.map(({ adviser }) => adviser);
  await lostKeys.mark(kidsOf(advisers, await vault.get(identity)), why);
  // Before the keys: without these nobody could sign that they leave once more.
  if (why === 'left') await notices.forget(identity);
  await Promise.all(seats.map(forgetPlanning));
  // Of a lost key too: it opens for nobody any more.
  await books.delete(identity);
  await vault.delete(identity);
  return endSessionsOf({ records, keyring }, identity);
}
