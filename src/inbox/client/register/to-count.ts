/**
 * Conversations that were closed on this device and are yet to be counted. Sealed, and on this device alone: a mark that a
 * conversation was counted would lead from the counters to people. It goes with the conversation.
 */
import * as z from 'zod/mini';
import { isConversationId, toHour, type ConversationId } from '../../../core/conversation.ts';
import type { AdviserKeys } from '../../../seal/slots.ts';
import { newStrokeId } from '../book/counting.ts';
import { heldKeys } from '../book/held.ts';
import type { DeviceTable } from '../device-table.ts';
import type { ConversationRef } from '../drafts.ts';
import { createOwnBox, createOwnDb, type OwnBox, type SealedOwn } from '../own-box.ts';
import { createTurns } from '../in-turn.ts';

/** It has to fit in one sealed text; the oldest go first. */
const MOST = 80;

const one = z.object({
  organisation: z.string(),
  id: z.custom<ConversationId>(isConversationId),
  /** Of its stroke, once and for all: pressed twice, or again after a crash, it counts once. */
  stroke: z.string(),
});
const all = z.readonly(z.array(one).check(z.maxLength(MOST)));
export type Waiting = z.infer<typeof one>;

export interface ToCount extends Pick<OwnBox<readonly Waiting[]>, 'prune' | 'forget'> {
  readonly read: (keys: AdviserKeys, now: Date) => Promise<readonly Waiting[]>;
  readonly add: (keys: AdviserKeys, conversation: ConversationRef, now: Date) => Promise<void>;
  readonly drop: (keys: AdviserKeys, conversation: ConversationRef, now: Date) => Promise<void>;
  /** Of these organisations only conversations that are still there: who wiped theirs is never counted afterwards. */
  readonly keepOnly: (
    keys: AdviserKeys,
    organisations: readonly string[],
    there: readonly ConversationRef[],
    now: Date,
  ) => Promise<readonly Waiting[]>;
}

export const createToCountDb = (databases: () => IDBFactory): DeviceTable<SealedOwn> =>
  createOwnDb(databases, { database: 'in-vertrouwen-to-count', table: 'to-count' });

export const isSame = (a: ConversationRef, b: ConversationRef): boolean =>
  a.organisation === b.organisation && a.id === b.id;

export function createToCount(device: DeviceTable<SealedOwn>): ToCount {
  const box = createOwnBox<readonly Waiting[]>(device, {
    what: 'to-count',
    ownIn: (value) => all.safeParse(value).data,
  });
  /** For a browser that keeps nothing: until this page goes. */
  const here = new Map<string, readonly Waiting[]>();
  const hereOf = (keys: AdviserKeys): readonly Waiting[] =>
    heldKeys(keys)
      .map(({ keyCard }) => here.get(keyCard.kid))
      .find((known) => known !== undefined) ?? [];
  const inTurn = createTurns();
  const change = (
    keys: AdviserKeys,
    now: Date,
    make: (known: readonly Waiting[]) => readonly Waiting[],
  ): Promise<readonly Waiting[]> =>
    inTurn(async () => {
      const known = (await box.read(keys, toHour(now))) ?? hereOf(keys);
      const next = make(known).slice(-MOST);
      if (JSON.stringify(next) === JSON.stringify(known)) return known;
      if (!(await box.save(keys, next, toHour(now)))) here.set(keys.keyCard.kid, next);
      return next;
    });
  return {
    prune: box.prune,
    forget: box.forget,
    read: (keys, now) => change(keys, now, (known) => known),
    async add(keys, { organisation, id }, now) {
      const made = { organisation, id, stroke: newStrokeId() };
      await change(keys, now, (known) => (known.some((other) => isSame(other, made)) ? known : [...known, made]));
    },
    async drop(keys, conversation, now) {
      await change(keys, now, (known) => known.filter((other) => !isSame(other, conversation)));
    },
    keepOnly: (keys, organisations, there, now) =>
      change(keys, now, (known) =>
        known.filter(
          (waiting) => !organisations.includes(waiting.organisation) || there.some((other) => isSame(other, waiting)),
        ),
      ),
  };
}
