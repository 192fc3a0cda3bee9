/** Requirement 76: a conversation that was closed waits to be counted on that device, sealed, and only as long as it is there. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId } from '../../../src/core/conversation.ts';
import type { SealedOwn } from '../../../src/inbox/client/own-box.ts';
import { createToCount, type ToCount } from '../../../src/inbox/client/register/to-count.ts';
import { generateAdviserKeys, type AdviserKeys } from '../../../src/seal/slots.ts';
import { memoryDevice } from '../../support/memory-device.helper.ts';

let keys: AdviserKeys;
let device: ReturnType<typeof memoryDevice<SealedOwn>>;
let toCount: ToCount;
beforeAll(async () => {
  keys = await generateAdviserKeys();
});
beforeEach(() => {
  device = memoryDevice<SealedOwn>();
  toCount = createToCount(device);
});
const now = new Date('2026-11-28T10:00:00Z');
const conversation = (letter: string, organisation = 'bakkerij') => ({
  organisation,
  id: letter.repeat(22) as ConversationId,
});
const ids = async (of = toCount, by = keys): Promise<readonly string[]> =>
  (await of.read(by, now)).map(({ id }) => id.slice(0, 1));

describe('what waits', () => {
  it('is there once, with one stroke for good, also for another page on this device, and under a new key', async () => {
    await toCount.add(keys, conversation('A'), now);
    const [first] = await toCount.read(keys, now);
    await toCount.add(keys, conversation('A'), now);
    const after = createToCount(device);
    expect(await after.read(keys, now)).toEqual([first]);
    const renewed = { ...(await generateAdviserKeys()), older: [keys] };
    await after.add(renewed, conversation('B'), now);
    expect(await ids(after, renewed)).toEqual(['A', 'B']);
    expect((await after.read(renewed, now))[0]).toEqual(first);
    for (const { sealed } of device.rows.values()) expect(Buffer.from(sealed).toString('latin1')).not.toContain('AAAA');
  });

  it('goes when it was counted, and with a conversation that was wiped or ran out; of others nothing is known', async () => {
    for (const letter of ['A', 'B', 'C']) await toCount.add(keys, conversation(letter), now);
    await toCount.add(keys, conversation('D', 'school'), now);
    await toCount.drop(keys, conversation('A'), now);
    expect(await ids()).toEqual(['B', 'C', 'D']);
    expect((await toCount.keepOnly(keys, ['bakkerij'], [conversation('C')], now)).map(({ id }) => id)).toEqual(
      [conversation('C'), conversation('D')].map(({ id }) => id),
    );
    expect(await ids()).toEqual(['C', 'D']);
  });

  it('is the newest eighty at most', async () => {
    const letters = Array.from({ length: 82 }, (_, at) => String.fromCodePoint(97 + (at % 26)) + String(10 + at));
    for (const name of letters)
      await toCount.add(keys, { organisation: name, id: 'A'.repeat(22) as ConversationId }, now);
    expect((await toCount.read(keys, now)).map(({ organisation }) => organisation)).toEqual(letters.slice(2));
  });

  it('is there until the page goes in a browser that keeps nothing', async () => {
    const forgets = createToCount({ ...memoryDevice<SealedOwn>(), put: () => Promise.resolve() });
    await forgets.add(keys, conversation('A'), now);
    expect(await ids(forgets)).toEqual(['A']);
    await forgets.drop(keys, conversation('A'), now);
    expect(await ids(forgets)).toEqual([]);
  });
});
