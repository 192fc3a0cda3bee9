/** The long form of `tests/seal/tampering.test.ts`: every bit of every envelope, and a dozen other values for every byte. */
import { beforeAll, expect, it, vi } from 'vitest';
import { BITS, changedIn, DIRECTIONS, forging, MASKS, type Forging } from '../support/tampering.helper.ts';

vi.setConfig({ testTimeout: 600_000 });

let forger: Forging;
beforeAll(async () => {
  forger = await forging();
});

it.each(DIRECTIONS)('no bit of %s is changed unnoticed, and no byte into another one', async (direction) => {
  const envelope = forger.genuine[direction];
  const changed = [...BITS, ...MASKS].flatMap((mask) => changedIn(envelope, () => mask));
  expect(await forger.countAccepted(direction, changed)).toEqual({ tried: envelope.length * 20, accepted: 0 });
});

it.each(DIRECTIONS)('no bit of encapsulated key or ciphertext of %s, by who can even sign', async (direction) => {
  const forged = await forger.resigned(direction, () => BITS);
  expect(forged.length).toBeGreaterThanOrEqual(304 * 8);
  expect(await forger.countAccepted(direction, forged)).toEqual({ tried: forged.length, accepted: 0 });
});
