/**
 * An adviser's own note beside a conversation: sealed to their own key, in one size whatever it says, and as no message, so
 * that no server can show it as one. Each names the one before it, so that none is overwritten unseen.
 */
import { toHour, type ConversationId } from '../../../core/conversation.ts';
import { toBase64url, utf8 } from '../../../seal/bytes.ts';
import { hashEnvelope, openEnvelope, readHeader, sealEnvelope } from '../../../seal/envelope.ts';
import type { AdviserKeys } from '../../../seal/slots.ts';

export const NOTE_MAX = 1000;
/** What a note takes at most: three bytes a character. All the rest is filled up. */
const FULL = 3 * NOTE_MAX;
/** No keyboard has it. */
const END = '\0';
const NOTHING_BEFORE = new Uint8Array(32);
const NO_KEY = new Uint8Array(0);

export interface Note {
  readonly text: string;
  /** How many were written before it. */
  readonly sequence: number;
  readonly hash: Uint8Array;
}
/** Where it lies. */
interface Place {
  readonly organisation: string;
  readonly id: ConversationId;
}

const placeOf = ({ keyCard }: Pick<AdviserKeys, 'keyCard'>, { organisation, id }: Place) =>
  ({ organisation, conversation: id, direction: 'note', recipient: keyCard.kid, sender: keyCard.kid }) as const;

/** @param text at most `NOTE_MAX` characters. @param before what lies there now, as far as this device saw */
export function sealNote(
  keys: AdviserKeys,
  place: Place,
  { text, before, now }: { readonly text: string; readonly before: Note | undefined; readonly now: Date },
): Promise<Uint8Array> {
  const written = text.replaceAll(END, '');
  const filling = ' '.repeat(FULL - utf8(written).length);
  return sealEnvelope({
    header: {
      version: 1,
      suite: 1,
      ...placeOf(keys, place),
      sequence: before === undefined ? 0 : before.sequence + 1,
      previous: before?.hash ?? NOTHING_BEFORE,
      hour: toHour(now),
      replyKey: NO_KEY,
    },
    body: { kind: 'text', text: `${written}${END}${filling}` },
    recipient: keys.keyCard.encryption,
    signer: keys.signing.privateKey,
  });
}

/** By any of these keys: a note of before a new key was made. `unreadable`: sealed to another, or not as it was written. */
export async function openNote(keys: AdviserKeys, place: Place, envelope: Uint8Array): Promise<Note | 'unreadable'> {
  try {
    const { recipient } = readHeader(envelope);
    const held = [keys, ...(keys.older ?? [])].find(({ keyCard }) => keyCard.kid === recipient);
    if (held === undefined) return 'unreadable';
    const { header, body } = await openEnvelope({
      envelope,
      expect: placeOf(held, place),
      recipient: held.encryption,
      sender: held.keyCard.signing,
    });
    const text = body.text.slice(0, Math.max(0, body.text.indexOf(END)));
    return { text, sequence: header.sequence, hash: await hashEnvelope(envelope) };
  } catch {
    return 'unreadable';
  }
}

/** One that does not open, so that another can take its place: each has to name the one before it. */
export async function unreadNote(envelope: Uint8Array = NO_KEY): Promise<Note | undefined> {
  try {
    return { text: '', sequence: readHeader(envelope).sequence, hash: await hashEnvelope(envelope) };
  } catch {
    return undefined;
  }
}

/** Tells one note from another. */
export const markOf = (note: Note | undefined): string => (note === undefined ? '' : toBase64url(note.hash));
