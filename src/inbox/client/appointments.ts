/**
 * What was agreed in each conversation, as far as this browser saw it: so that no two people are given the same hour. No
 * server knows of an appointment, so another device of the same adviser may know of others. Sealed on this device: own-box.ts.
 */
import * as z from 'zod/mini';
import { endOf, type Moment } from '../../core/board/appointment.ts';
import { isConversationId, toHour, type ConversationId } from '../../core/conversation.ts';
import type { AdviserKeys } from '../../seal/slots.ts';
import type { DeviceTable } from './device-table.ts';
import type { ConversationRef } from './drafts.ts';
import { createOwnBox, createOwnDb, type OwnBox, type SealedOwn } from './own-box.ts';
import { createTurns } from './in-turn.ts';

/** More than anybody has; it has to fit in one sealed text. */
const MOST = 80;

const one = z.object({
  organisation: z.string(),
  id: z.custom<ConversationId>(isConversationId),
  at: z.int(),
  minutes: z.int(),
});
const all = z.readonly(z.array(one).check(z.maxLength(MOST)));
/** `at` and `minutes` as in `Moment`. */
export type Agreed = z.infer<typeof one>;

export interface Appointments extends Pick<OwnBox<readonly Agreed[]>, 'prune' | 'forget'> {
  /** Those that are not over, in the order of time. */
  readonly read: (keys: AdviserKeys, now: Date) => Promise<readonly Agreed[]>;
  /** What stands in this conversation now; `undefined`: nothing (any more). */
  readonly note: (
    keys: AdviserKeys,
    conversation: ConversationRef,
    moment: Pick<Moment, 'at' | 'minutes'> | undefined,
    now: Date,
  ) => Promise<void>;
  /** Of these organisations only those of conversations that are still there: what was withdrawn goes here too. */
  readonly keepOnly: (
    keys: AdviserKeys,
    organisations: readonly string[],
    there: readonly ConversationRef[],
    now: Date,
  ) => Promise<void>;
}

/** Whether another conversation has some of that time too: two people may take the same hour that both were offered. */
export const isTwice = (
  known: readonly Agreed[],
  { organisation, id }: ConversationRef,
  moment: Pick<Moment, 'at' | 'minutes'>,
): boolean =>
  known.some(
    (other) =>
      (other.organisation !== organisation || other.id !== id) &&
      other.at < moment.at + moment.minutes &&
      moment.at < other.at + other.minutes,
  );

export const createAppointmentDb = (databases: () => IDBFactory): DeviceTable<SealedOwn> =>
  createOwnDb(databases, { database: 'in-vertrouwen-appointments', table: 'appointments' });

export function createAppointments(device: DeviceTable<SealedOwn>): Appointments {
  const box = createOwnBox<readonly Agreed[]>(device, {
    what: 'appointments',
    ownIn: (value) => all.safeParse(value).data,
  });
  const inTurn = createTurns();
  const change = (keys: AdviserKeys, now: Date, make: (known: readonly Agreed[]) => readonly Agreed[]): Promise<void> =>
    inTurn(async () => {
      const known = (await box.read(keys, toHour(now))) ?? [];
      const next = make(known)
        .filter((agreed) => endOf(agreed) > now.getTime())
        .toSorted((a, b) => a.at - b.at)
        .slice(0, MOST);
      if (JSON.stringify(next) !== JSON.stringify(known)) await box.save(keys, next, toHour(now));
    });
  const isOf = (agreed: ConversationRef, { organisation, id }: ConversationRef): boolean =>
    agreed.organisation === organisation && agreed.id === id;
  return {
    prune: box.prune,
    forget: box.forget,
    read: (keys, now) =>
      inTurn(async () => ((await box.read(keys, toHour(now))) ?? []).filter((agreed) => endOf(agreed) > now.getTime())),
    note: (keys, { organisation, id }, moment, now) =>
      change(keys, now, (known) => [
        ...known.filter((agreed) => !isOf(agreed, { organisation, id })),
        ...(moment === undefined ? [] : [{ organisation, id, at: moment.at, minutes: moment.minutes }]),
      ]),
    keepOnly: (keys, organisations, there, now) =>
      change(keys, now, (known) =>
        known.filter(
          (agreed) =>
            !organisations.includes(agreed.organisation) || there.some((conversation) => isOf(agreed, conversation)),
        ),
      ),
  };
}
