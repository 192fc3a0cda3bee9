/** No two things ever share an erasure key, whatever becomes of the answer of the store. */
import { expect, it } from 'vitest';
import { underNewKey } from '../../../src/core/erasure/under-new-key.ts';
import type { ErasureKeyId } from '../../../src/core/conversation.ts';
import { memoryKeyring } from '../../../src/keyring/memory.ts';

it('over 100,000 openings, cut before and after the store did it, refused and stored, none lies under another’s key', async () => {
  const keyring = await memoryKeyring();
  const stored = new Set<ErasureKeyId>();
  const refused = new Set<ErasureKeyId>();
  let doubled = 0;
  let given = 0;
  let state = 20_261_127;
  // Deterministic and quick: Marsaglia's xorshift.
  const random = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  const open = async (key: ErasureKeyId): Promise<'stored' | 'full'> => {
    given += 1;
    const luck = random();
    if (luck < 0.1) throw new Error('cut before');
    if (luck < 0.4) {
      refused.add(key);
      return 'full';
    }
    if (stored.has(key)) doubled += 1;
    stored.add(key);
    if (luck < 0.5) throw new Error('cut after');
    return 'stored';
  };
  for (let round = 0; round < 10_000; round += 1)
    await Promise.allSettled(
      Array.from({ length: 10 }, () => underNewKey(keyring, open, (answer) => answer === 'stored')),
    );
  expect(given).toBe(100_000);
  expect(doubled).toBe(0);
  // And what was refused did come back: otherwise every press on a full adviser would use up a key.
  expect([...refused].filter((key) => stored.has(key)).length).toBeGreaterThan(1000);
});
