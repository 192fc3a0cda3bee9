/** Genuine envelopes of every direction, and how many of a forger's a reader accepts. */
import { isAppError } from '../../src/base/errors.ts';
import { openEnvelope } from '../../src/seal/envelope.ts';
import type { Direction } from '../../src/seal/header.ts';
import { flipped, headerFor, headerLength, newScene, resign, seal, sidesOf, type Scene } from './seal.helper.ts';

/** An employee's own copy differs from an answer in its direction only, and so does a note from an adviser's copy. */
export const DIRECTIONS: readonly Direction[] = ['e2a', 'a2e', 'a2a'];
export const BITS = [1, 2, 4, 8, 16, 32, 64, 128];
/** What makes another byte of one, by more than a bit, and with all of its bits among them. */
export const MASKS = Array.from({ length: 12 }, (_, index) => (index + 1) * 21);

export interface Forging {
  readonly scene: Scene;
  readonly genuine: Record<Direction, Uint8Array>;
  /** Of these, by a reader who knows the signer. Anything thrown but the one code fails the test. */
  readonly countAccepted: (
    direction: Direction,
    envelopes: Iterable<Uint8Array>,
  ) => Promise<{ readonly tried: number; readonly accepted: number }>;
  /** With one byte of encapsulated key or ciphertext changed, and signed anew: one for each byte and mask. */
  readonly resigned: (direction: Direction, masksAt: (at: number) => readonly number[]) => Promise<Uint8Array[]>;
}

export async function forging(): Promise<Forging> {
  const scene = await newScene();
  const sealed = (direction: Direction): Promise<Uint8Array> => seal(scene, headerFor(scene, direction));
  const [e2a, a2e, a2a, e2s, note, typed] = await Promise.all([
    sealed('e2a'),
    sealed('a2e'),
    sealed('a2a'),
    sealed('e2s'),
    sealed('note'),
    sealed('typed'),
  ]);
  const genuine = { e2a, a2e, a2a, e2s, note, typed };
  return {
    scene,
    genuine,
    async countAccepted(direction, envelopes) {
      const { pair, sender } = sidesOf(scene, direction);
      let [tried, accepted] = [0, 0];
      for (const envelope of envelopes) {
        tried++;
        try {
          await openEnvelope({ envelope, expect: {}, recipient: pair, sender });
          accepted++;
        } catch (error) {
          if (!isAppError(error, 'ENVELOPE_REFUSED')) throw error;
        }
      }
      return { tried, accepted };
    },
    async resigned(direction, masksAt) {
      const envelope = genuine[direction];
      const { signer } = sidesOf(scene, direction);
      const forged: Uint8Array[] = [];
      for (let at = 2 + headerLength(envelope); at < envelope.length - 64; at++)
        for (const mask of masksAt(at))
          forged.push(await resign(envelope, signer, (signed) => signed.set(flipped(signed, at, mask))));
      return forged;
    },
  };
}

/** With the byte at each place changed. */
export const changedIn = (envelope: Uint8Array, maskAt: (at: number) => number): Uint8Array[] =>
  Array.from(envelope, (_, at) => flipped(envelope, at, maskAt(at)));
/** One bit for each place: another one in the next. */
export const bitAt = (at: number): number => 1 << (at % 8);
/** One mask of more than a bit for each place. */
export const maskAt = (at: number): number => MASKS[at % MASKS.length] ?? 255;
