/**
 * An adviser's own note beside a conversation: sealed by their browser to their own key, and locked with the conversation's
 * secret besides, so that it ends with that in every copy of the store. Of two devices neither overwrites what it did not see.
 */
import { isAppError } from '../../base/errors.ts';
import { equal } from '../../seal/bytes.ts';
import { lockEntry, unlockEntry } from '../../seal/conversation-secret.ts';
import { hashEnvelope, readHeader, verifyEnvelope } from '../../seal/envelope.ts';
import type { Header } from '../../seal/header.ts';
import type { ConversationId } from '../conversation.ts';
import { bindingOf } from '../employee/send.ts';
import { unlessErased } from '../erasure/unless-erased.ts';
import type { Clock, ConversationStore, Keyring } from '../ports.ts';
import type { Seat } from './types.ts';
import { unlessDestroyed } from './opening.ts';

/** `moved`: another one lies there by now. `refused`: it is not signed by this adviser's own key, for this place. */
export type NoteResult = 'stored' | 'moved' | 'gone' | 'refused';

interface NoteParts {
  readonly conversations: ConversationStore;
  readonly keyring: Keyring;
  readonly clock: Clock;
}

const NONE = new Uint8Array(32);
/** One for each conversation. */
const PLACE = 0;

/** `undefined`: there is none, or what lies there was not put there by us. */
export async function unlockNote(
  secret: Uint8Array,
  note: Uint8Array | undefined,
  id: ConversationId,
  { algorithms }: Pick<Keyring, 'algorithms'>,
): Promise<Uint8Array | undefined> {
  if (note === undefined) return undefined;
  try {
    return await unlockEntry(secret, 'note', note, id, PLACE, algorithms);
  } catch (error) {
    if (isAppError(error, 'ENVELOPE_REFUSED')) return undefined;
    throw error;
  }
}

async function verified({ organisation, adviser }: Seat, id: ConversationId, envelope: Uint8Array) {
  for (const { kid, signing } of adviser.keyCards) {
    try {
      const expect: Partial<Header> = { organisation: organisation.id, conversation: id, direction: 'note' };
      const own = { ...expect, sender: kid, recipient: kid };
      return await verifyEnvelope({ envelope, expect: own, sender: signing });
    } catch (error) {
      if (!isAppError(error, 'ENVELOPE_REFUSED')) throw error;
    }
  }
  return undefined;
}

async function follows(header: Header, lies: Uint8Array | undefined): Promise<boolean> {
  const [sequence, previous] =
    lies === undefined ? [0, NONE] : [readHeader(lies).sequence + 1, await hashEnvelope(lies)];
  return header.sequence === sequence && equal(header.previous, previous);
}

export async function writeNote(
  { conversations, keyring, clock }: NoteParts,
  seat: Seat,
  id: ConversationId,
  envelope: Uint8Array,
): Promise<NoteResult> {
  const { organisation, adviser } = seat;
  const now = clock.now();
  const page = { limit: 1, copies: false };
  const found = await conversations.read(organisation.id, id, { adviser: adviser.id }, page, now);
  if (found === undefined) return 'gone';
  const header = await verified(seat, id, envelope);
  if (header === undefined) return 'refused';
  const { head } = found;
  const opening = keyring.unwrap(head.dayKey, head.wrappedSecret, bindingOf(head), head.erasureKey);
  const secret = await unlessErased(conversations, head, unlessDestroyed(opening));
  if (secret === undefined) return 'gone';
  const lies = await unlockNote(secret, found.note, id, keyring);
  // The answer to the first attempt was lost.
  if (lies !== undefined && equal(lies, envelope)) return 'stored';
  if (!(await follows(header, lies))) return 'moved';
  const locked = await lockEntry(secret, 'note', envelope, id, PLACE, keyring.algorithms);
  const isPut = await conversations.putNote(organisation.id, id, adviser.id, found.note, locked, now);
  return isPut ? 'stored' : 'moved';
}
