/**
 * What waits for the operator between an adviser's first sign-in and being listed: who signed in, and the
 * key card their browser made. Nothing here is trusted until the operator compared the fingerprint.
 */
import { z } from 'zod';
import type { Clock, Keyring, RecordStore } from '../ports.ts';
import { toHour } from '../conversation.ts';
import type { AdviserId, Identity, OrganisationId } from '../organisation.ts';
import { parseKeyCard } from '../../seal/key-card.ts';
import { isSigned } from '../../seal/statement.ts';
import { parseStoredSlots, WAY_KINDS, type StoredSlots } from '../../seal/ways.ts';
import { createErasableRecords, type Replaced } from '../erasure/record.ts';
import { identityOf } from './identity.ts';

const slotsSchema = z.custom<StoredSlots>((value) => {
  try {
    return parseStoredSlots(value) !== undefined;
  } catch {
    return false;
  }
});

const schema = z.strictObject({
  organisation: z.string(),
  adviser: z.string(),
  issuer: z.string(),
  subject: z.string(),
  /** Text of the key card. */
  card: z.string(),
  invitation: z.string(),
  /** Of the card's own key over all of the above; see `isProven`. What 0.2.0 stored has none. */
  signature: z.string().exactOptional(),
  /** The ways in that were gone through before this was handed in, as the key says itself. */
  proven: z.array(z.enum(WAY_KINDS)).exactOptional(),
  /** A new key of who had one: that one's card, and its signature over a `NewKeyStatement`. */
  replaces: z.strictObject({ card: z.string(), signature: z.string() }).exactOptional(),
  hour: z.number().int(),
  /** The operator said yes. Kept for a while, because the organisation file says so a moment later. */
  approved: z.literal(true).exactOptional(),
  /** An adviser who had keys before keeps the old slots until the new card is approved. Not here any more from then on. */
  slots: slotsSchema.exactOptional(),
});
export type Enrolment = z.infer<typeof schema>;

/** Whether the key on the card said that it is let in for this adviser, by this invitation, under this account. */
export async function isProven(enrolment: Omit<Enrolment, 'hour'>): Promise<boolean> {
  const { organisation, adviser, invitation, issuer, subject, card, signature, proven } = enrolment;
  if (signature === undefined) return false;
  const says = { says: 'enrol', organisation, adviser, invitation, issuer, subject } as const;
  const statement = proven === undefined ? says : { ...says, proven };
  return isSigned(parseKeyCard(card).signing, statement, signature);
}

/** In place of the invitation, where somebody who is an adviser asks for a new key. */
export const NEW_KEY = 'new key';

/**
 * Whether a key that is pinned for this adviser says that the new one takes its place. `cards`: texts, as they stand in the
 * file now, so that a key which was taken out of it says nothing any more.
 */
export async function isSuccessor(
  { organisation, adviser, issuer, subject, card, replaces }: Omit<Enrolment, 'hour'>,
  cards: readonly string[],
): Promise<boolean> {
  if (replaces === undefined || !cards.includes(replaces.card)) return false;
  const statement = { says: 'new key', organisation, adviser, issuer, subject, from: replaces.card, to: card } as const;
  return isSigned(parseKeyCard(replaces.card).signing, statement, replaces.signature);
}

/** Two ways that do not hang on each other: whoever loses one still reads what people write. */
const BOTH = ['passphrase', 'recovery'] as const;
export const hasBothWays = ({ proven = [] }: Pick<Enrolment, 'proven'>): boolean =>
  BOTH.every((kind) => proven.includes(kind));

export interface Enrolments {
  /** A later one for the same adviser replaces an earlier one. */
  submit(enrolment: Omit<Enrolment, 'hour'> & { readonly slots: StoredSlots }): Promise<void>;
  /** Approved ones too, for as long as they are kept. */
  get(organisation: OrganisationId, adviser: AdviserId): Promise<Enrolment | undefined>;
  /** Approved ones too, as far as they still count; one that waits comes first. */
  ofIdentity(who: Identity, counts?: (enrolment: Enrolment) => boolean): Promise<Enrolment | undefined>;
  /** Those that wait for the operator. */
  list(): Promise<readonly Enrolment[]>;
  /** The card is pinned: its slots come into force. May be repeated. */
  accept(enrolment: Enrolment): Promise<void>;
  /** Takes away the request, and the slots made for it unless their card `isPinned` somewhere already. */
  reject(enrolment: Enrolment, isPinned: boolean): Promise<void>;
}

/** An adviser's wrapped keys, named after a keyed hash of who they are. */
export interface SlotVault {
  get(identity: string): Promise<StoredSlots | undefined>;
  put(identity: string, slots: StoredSlots): Promise<Replaced>;
  /** As `ErasableRecords.change`: nobody's new slots bring back what another call replaced, or the operator threw away. */
  change(
    identity: string,
    next: (stored: StoredSlots) => Promise<StoredSlots | undefined>,
  ): Promise<Replaced | 'none' | 'refused'>;
  /** @throws AppError when their erasure key could not be overwritten: then nothing was deleted */
  delete(identity: string): Promise<void>;
}

/**
 * Between "approved" and the file being in force lie two seconds, or hours where files reach the server by way of
 * somebody's pipeline; each instance reads it at a moment of its own. That long an approved person still counts as on
 * the way in, wherever they ask.
 */
const APPROVED_SECONDS = 24 * 60 * 60;

/**
 * Sealed once more by the server, bound to the identity: who can write to the store cannot hand one
 * adviser the slots of another.
 */
export function createSlotVault({ records, keyring }: { records: RecordStore; keyring: Keyring }): SlotVault {
  return createErasableRecords({ records, keyring }, 'key-slots', slotsSchema);
}

export function createEnrolments(deps: { records: RecordStore; keyring: Keyring; clock: Clock }): Enrolments {
  const { records, keyring, clock } = deps;
  const vault = createSlotVault(deps);
  const idOf = (organisation: string, adviser: string): string =>
    keyring.derive('identity', 'enrolment', organisation, adviser);
  const waiting = createErasableRecords({ records, keyring }, 'enrolment', schema);
  const remove = (enrolment: Enrolment): Promise<void> =>
    waiting.delete(idOf(enrolment.organisation, enrolment.adviser));

  async function everyone(): Promise<readonly Enrolment[]> {
    const found = await records.list('enrolment');
    return (await Promise.all(found.map(({ id, value }) => waiting.open(id, value))))
      .filter((enrolment) => enrolment !== undefined)
      .sort((a, b) => a.hour - b.hour || a.adviser.localeCompare(b.adviser));
  }

  return {
    list: async () => (await everyone()).filter(({ approved }) => approved === undefined),
    async submit(enrolment) {
      const id = idOf(enrolment.organisation, enrolment.adviser);
      const identity = identityOf(keyring, enrolment);
      // Not "none that open": what does not open now may open again, with the keyring it was sealed under.
      if ((await records.get('key-slots', identity)) === undefined) await vault.put(identity, enrolment.slots);
      const value: Enrolment = { ...enrolment, hour: toHour(clock.now()) };
      await waiting.put(id, value);
    },
    get: (organisation, adviser) => waiting.get(idOf(organisation, adviser)),
    async ofIdentity({ issuer, subject }, counts = () => true) {
      const own = (await everyone()).filter((one) => one.issuer === issuer && one.subject === subject && counts(one));
      return own.find(({ approved }) => approved === undefined) ?? own[0];
    },
    async accept(enrolment) {
      const { slots, ...rest } = enrolment;
      const identity = identityOf(keyring, enrolment);
      // The same key with a passphrase that was changed while the request waited: the slots made for the request would
      // bring the old one back.
      if (slots !== undefined && (await vault.get(identity))?.card !== enrolment.card) await vault.put(identity, slots);
      await waiting.put(idOf(enrolment.organisation, enrolment.adviser), { ...rest, approved: true }, APPROVED_SECONDS);
    },
    async reject(enrolment, isPinned) {
      const identity = identityOf(keyring, enrolment);
      const isItsOwn = (await vault.get(identity))?.card === enrolment.card;
      // An external adviser may enrol for one more organisation with the keys they already use.
      const isWaitingElsewhere = (await everyone()).filter(({ card }) => card === enrolment.card).length > 1;
      await remove(enrolment);
      if (isItsOwn && !isPinned && !isWaitingElsewhere) await vault.delete(identity);
    },
  };
}
