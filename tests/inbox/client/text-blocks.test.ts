/** An adviser's own sentences: on this device, sealed to their key, and nowhere else. */
import { beforeAll, describe, expect, it } from 'vitest';
import { openDraft, sealDraft } from '../../../src/inbox/client/crypto/reply.ts';
import { createTextBlocks, TEXT_BLOCK_MAX, TEXT_BLOCKS_MAX } from '../../../src/inbox/client/text-blocks.ts';
import type { SealedOwn } from '../../../src/inbox/client/own-box.ts';
import { memoryDevice } from '../../support/memory-device.helper.ts';
import { generateAdviserKeys, type AdviserKeys } from '../../../src/seal/slots.ts';

const HOUR = 490_000;
const YEAR = 366 * 24;
let keys: AdviserKeys;
let others: AdviserKeys;
beforeAll(async () => {
  [keys, others] = await Promise.all([generateAdviserKeys(), generateAdviserKeys()]);
});

describe('own sentences', () => {
  it('come back in their order, and rest sealed', async () => {
    const device = memoryDevice<SealedOwn>();
    const blocks = createTextBlocks(device);
    expect(await blocks.read(keys, HOUR)).toEqual([]);
    expect(await blocks.save(keys, ['Dank je dat je schrijft.', 'Tot gauw.'], HOUR)).toBe(true);
    expect(await createTextBlocks(device).read(keys, HOUR)).toEqual(['Dank je dat je schrijft.', 'Tot gauw.']);
    expect(await blocks.save(keys, ['Tot gauw.'], HOUR)).toBe(true);
    expect(await blocks.read(keys, HOUR)).toEqual(['Tot gauw.']);
    const [row] = device.rows.values();
    expect(new TextDecoder('latin1').decode(row?.sealed)).not.toContain('Tot gauw');
  });

  it('fit: ten of the longest, whatever is in them', async () => {
    const blocks = createTextBlocks(memoryDevice<SealedOwn>());
    const full = Array.from({ length: TEXT_BLOCKS_MAX }, () => '€'.repeat(TEXT_BLOCK_MAX));
    expect(await blocks.save(keys, full, HOUR)).toBe(true);
    expect(await blocks.read(keys, HOUR)).toEqual(full);
  });

  it('are nobody else’s on the same device, and stay when another one leaves', async () => {
    const blocks = createTextBlocks(memoryDevice<SealedOwn>());
    await blocks.save(keys, ['van mij'], HOUR);
    await blocks.save(others, ['van een ander'], HOUR);
    expect(await blocks.read(keys, HOUR)).toEqual(['van mij']);
    blocks.forget(keys);
    expect(await blocks.read(keys, HOUR)).toEqual([]);
    expect(await blocks.read(others, HOUR)).toEqual(['van een ander']);
  });

  it('stay readable under a key that was renewed, and move to the new one', async () => {
    const device = memoryDevice<SealedOwn>();
    const blocks = createTextBlocks(device);
    await blocks.save(keys, ['van eerder'], HOUR);
    const renewed = { ...others, older: [keys] };
    expect(await blocks.read(renewed, HOUR)).toEqual(['van eerder']);
    await blocks.save(renewed, ['van eerder', 'nieuw'], HOUR);
    expect([...device.rows.keys()]).toEqual([others.keyCard.kid]);
    expect(await blocks.read(renewed, HOUR)).toEqual(['van eerder', 'nieuw']);
  });

  it('go a year after they were last read', async () => {
    const device = memoryDevice<SealedOwn>();
    const blocks = createTextBlocks(device);
    await blocks.save(keys, ['bewaard'], HOUR);
    await blocks.read(keys, HOUR + YEAR - 1);
    blocks.prune(HOUR + YEAR + 1);
    expect(await blocks.read(keys, HOUR + YEAR + 1)).toEqual(['bewaard']);
    blocks.prune(HOUR + 4 * YEAR);
    expect(device.rows.size).toBe(0);
  });

  it('are said not to be kept where the browser keeps nothing', async () => {
    const nothing = { ...memoryDevice<SealedOwn>(), put: async () => {} };
    expect(await createTextBlocks(nothing).save(keys, ['weg'], HOUR)).toBe(false);
  });

  it('are no drafts and no messages, and what is neither is left alone', async () => {
    const device = memoryDevice<SealedOwn>();
    const blocks = createTextBlocks(device);
    await blocks.save(keys, ['zin'], HOUR);
    const sealed = device.rows.get(keys.keyCard.kid)?.sealed ?? new Uint8Array();
    await expect(openDraft(keys, sealed)).rejects.toThrow('envelope');
    for (const other of [await sealDraft(keys, '["van elders"]'), new Uint8Array([1, 2])]) {
      device.rows.set(keys.keyCard.kid, { sealed: other, expiresHour: HOUR });
      expect(await blocks.read(keys, HOUR)).toEqual([]);
    }
  });
});
