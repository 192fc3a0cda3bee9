/** Many open conversations, quickly: through the real store, each with one made-up entry of the size of a real one. */
import { randomBytes } from 'node:crypto';
import {
  toHour,
  type ConversationId,
  type Pseudonym,
  type DedupeKey,
  type FormMark,
} from '../src/core/conversation.ts';
import { newHandle } from '../src/core/handle.ts';
import type { Organisation } from '../src/core/organisation.ts';
import { LIMITS_VERSION } from '../src/core/pages/write.ts';
import { WEEK_HOURS } from '../src/core/proof.ts';
import type { Keyring, Store } from '../src/core/ports.ts';
import { TEAM } from './workplace.ts';

const ENTRY_BYTES = 620;
const AT_ONCE = 64;

/** Slack ids of those who got conversations: as many each as there are `advisers`, one with every adviser. */
export const seededUser = (index: number): string => `US${String(index).padStart(7, '0')}`;

const slackOwner =
  (keyring: Keyring, { id }: Organisation) =>
  (index: number): Pseudonym =>
    keyring.pseudonym(id, 'slack', TEAM, seededUser(index));

/** @param owner who gets the conversations: the first person four (one with each of four advisers), and so on. */
export async function seedConversations(
  store: Store,
  keyring: Keyring,
  organisation: Organisation,
  advisers: readonly string[],
  count: number,
  owner = slackOwner(keyring, organisation),
): Promise<void> {
  const now = new Date();
  // One wrapping for all: it has the size of a real one, and what was seeded opens for nobody anyhow.
  const { dayKey, wrapped } = await keyring.wrap(randomBytes(32), 'bench', now, await keyring.erasure.give());
  const id = (): string => randomBytes(16).toString('base64url');
  const openOne = async (index: number): Promise<void> => {
    const result = await store.conversations.open({
      head: {
        id: id() as ConversationId,
        organisation: organisation.id,
        adviser: advisers[index % advisers.length] ?? '',
        owner: owner(Math.floor(index / advisers.length)),
        handle: newHandle(),
        limits: LIMITS_VERSION,
        dayKey,
        wrappedSecret: wrapped,
        erasureKey: await keyring.erasure.give(),
        lastHour: toHour(now),
      },
      dedupeKey: id() as DedupeKey,
      mark: id() as FormMark,
      openings: id(),
      entry: randomBytes(ENTRY_BYTES),
      entryHash: randomBytes(32),
      refuseWhenAway: false,
      retention: organisation.retention,
      now,
    });
    if (result !== 'stored') throw new Error(`seeding: ${JSON.stringify(result)}`);
  };
  let index = 0;
  const worker = async (): Promise<void> => {
    while (index < count) await openOne(index++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/**
 * Their devices answered last week, as an adviser's does who opens the inbox now and then. Without it nobody is shown as there
 * now, and every form asks once more how it stands with its adviser.
 */
export async function proveReachable(store: Store, { id, advisers }: Organisation): Promise<void> {
  const now = new Date();
  for (const { id: adviser, keyCards } of advisers)
    for (const { kid } of keyCards.slice(0, 1))
      await store.conversations.keepAnsweredTest(id, adviser, { card: kid, week: toHour(now) - WEEK_HOURS }, now);
}
