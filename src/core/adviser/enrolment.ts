/**
 * What waits for the operator between an adviser's first sign-in and being listed: who signed in, and the
 * key card their browser made. Nothing here is trusted until the operator compared the fingerprint.
 */
import { z } from 'zod';
import type { Clock, Keyring, RecordStore } from '../ports.ts';
import { toHour } from '../conversation.ts';
import type { AdviserId, Identity, OrganisationId } from '../organisation.ts';
import { parseKeySlots, type KeySlots } from '../../seal/key-slots.ts';
import { parseKeyCard } from '../../seal/key-card.ts';
import { isSigned } from '../../seal/statement.ts';
import { openJson, sealJson } from '../sealed-record.ts';
import { identityOf } from './identity.ts';

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
  hour: z.number().int(),
  /** The operator said yes. Kept for a while, because the organisation file says so a moment later. */
  approved: z.literal(true).exactOptional(),
  /** An adviser who had keys before keeps the old slots until the new card is approved. */
  slots: z.custom<KeySlots>((value) => {
    try {
      return parseKeySlots(value) !== undefined;
    } catch {
      return false;
    }
  }),
});
export type Enrolment = z.infer<typeof schema>;

/** Whether the key on the card said that it is let in for this adviser, by this invitation, under this account. */
export async function isProven(enrolment: Enrolment): Promise<boolean> {
  const { organisation, adviser, invitation, issuer, subject, card, signature } = enrolment;
  if (signature === undefined) return false;
  const statement = { says: 'enrol', organisation, adviser, invitation, issuer, subject } as const;
  return isSigned(parseKeyCard(card).signing, statement, signature);
}

export interface Enrolments {
  /** A later one for the same adviser replaces an earlier one. */
  submit(enrolment: Omit<Enrolment, 'hour'>): Promise<void>;
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
  get(identity: string): Promise<KeySlots | undefined>;
  put(identity: string, slots: KeySlots): Promise<void>;
  delete(identity: string): Promise<void>;
}

const slotsSchema = schema.shape.slots;

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
  const boundTo = (identity: string): string => `key-slots:${identity}`;
  return {
    get: async (identity) =>
      openJson(keyring, slotsSchema, await records.get('key-slots', identity), boundTo(identity)),
    put: (identity, slots) => records.put('key-slots', identity, sealJson(keyring, slots, boundTo(identity))),
    delete: (identity) => records.delete('key-slots', identity),
  };
}

export function createEnrolments(deps: { records: RecordStore; keyring: Keyring; clock: Clock }): Enrolments {
  const { records, keyring, clock } = deps;
  const vault = createSlotVault(deps);
  const idOf = (organisation: string, adviser: string): string =>
    keyring.derive('identity', 'enrolment', organisation, adviser);
  const boundTo = (id: string): string => `enrolment:${id}`;
  const remove = (enrolment: Enrolment): Promise<void> =>
    records.delete('enrolment', idOf(enrolment.organisation, enrolment.adviser));

  async function everyone(): Promise<readonly Enrolment[]> {
    const found = await records.list('enrolment');
    return found
      .map(({ id, value }) => openJson(keyring, schema, value, boundTo(id)))
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
      await records.put('enrolment', id, sealJson(keyring, value, boundTo(id)));
    },
    async get(organisation, adviser) {
      const id = idOf(organisation, adviser);
      return openJson(keyring, schema, await records.get('enrolment', id), boundTo(id));
    },
    async ofIdentity({ issuer, subject }, counts = () => true) {
      const own = (await everyone()).filter((one) => one.issuer === issuer && one.subject === subject && counts(one));
      return own.find(({ approved }) => approved === undefined) ?? own[0];
    },
    async accept(enrolment) {
      const identity = identityOf(keyring, enrolment);
      // The same key with a passphrase that was changed while the request waited: the slots made for the request would
      // bring the old one back.
      if ((await vault.get(identity))?.card !== enrolment.card) await vault.put(identity, enrolment.slots);
      const id = idOf(enrolment.organisation, enrolment.adviser);
      const value: Enrolment = { ...enrolment, approved: true };
      await records.put('enrolment', id, sealJson(keyring, value, boundTo(id)), APPROVED_SECONDS);
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
