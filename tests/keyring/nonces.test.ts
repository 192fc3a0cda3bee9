/** A nonce serves one key once (NIST SP 800-38D, 8): those that are drawn together are all different, and so are two draws. */
import { expect, it } from 'vitest';
import { aesOpen, aesSeal, newKey, NONCE } from '../../src/keyring/primitives.ts';

it('no two things are sealed under the same nonce', () => {
  const [key, nothing] = [newKey(), new Uint8Array(0)];
  const sealed = Array.from({ length: 2000 }, () => aesSeal(key, nothing, nothing));
  const nonces = sealed.map((bytes) => Buffer.from(bytes.subarray(0, NONCE)).toString('hex'));
  expect(new Set(nonces).size).toBe(sealed.length);
  // What was sealed keeps its own, whatever is drawn later.
  for (const bytes of sealed) expect(aesOpen(key, bytes, nothing)).toEqual(nothing);
});
