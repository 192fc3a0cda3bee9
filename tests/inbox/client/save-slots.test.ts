/** Changes of the ways to a key, when another device makes one at the same time; and that a way was used. */
import { expect, test } from 'vitest';
import { noteUse, saveSlots } from '../../../src/inbox/client/crypto/save-slots.ts';
import { localDay, tryTyped } from '../../../src/inbox/client/crypto/unlock-keys.ts';
import type { KeySlotsRequest } from '../../../src/inbox/contract-requests.ts';
import { withoutWay } from '../../../src/seal/open-ways.ts';
import { parseStoredSlots, type StoredSlots, type WaySlots } from '../../../src/seal/ways.ts';
import { failed, ok } from '../../support/inbox-client.helper.ts';
import { DAY, PASSPHRASE, plus, quick, somebody } from '../../support/ways.helper.ts';

const samira = await somebody();
const { keys } = samira;
const account = { issuer: 'https://id.example', subject: 'sub' };
const two = await plus(samira.first, samira, { name: 'Telefoon' });
const device = two.ways[2]?.id ?? '';

/** A server that keeps what it is given, unless somebody else was there first: `others` come before each write in turn. */
function server(kept: StoredSlots, others: StoredSlots[] = []) {
  const state = { kept, writes: 0 };
  const save = async ({ slots }: KeySlotsRequest) => {
    state.writes += 1;
    const other = others.shift();
    if (other !== undefined) {
      state.kept = other;
      return failed('refused', 'refused');
    }
    state.kept = parseStoredSlots(slots);
    return ok(undefined);
  };
  const lost = async () => failed('refused');
  return {
    state,
    api: { keySlots: async () => ok(state.kept), saveWays: save, saveKeySlots: lost, saveRecoverySlot: lost },
  };
}

test('a change that was made to older slots is told apart from one that is refused', async () => {
  const after = withoutWay(two, device);
  const change = { keys, account, before: two, after };
  const other = await plus(two, samira, {});
  expect(await saveSlots(server(two, [other]).api, 'remove a way', change)).toMatchObject({
    ok: false,
    why: 'conflict',
  });
  expect(await saveSlots(server(two, [two]).api, 'remove a way', change)).toMatchObject({ ok: false, why: 'refused' });
  // The answer to the first press got lost, and the second is refused: it happened.
  expect(await saveSlots(server(two, [after]).api, 'remove a way', change)).toMatchObject({ ok: true });
});

test('that a way was used is told once a day, and again when another device changed something meanwhile', async () => {
  const other = await plus(samira.first, samira, { name: 'Laptop' });
  const { api, state } = server(samira.first, [other]);
  const use = { keys, account, way: 'passphrase', day: DAY };
  await noteUse(api, use);
  expect((state.kept as WaySlots).ways.map(({ id, used }) => [id.length, used])).toEqual([
    [10, DAY],
    [8, undefined],
    [11, undefined],
  ]);
  expect(state.writes).toBe(2);
  await noteUse(api, use);
  expect(state.writes).toBe(2);
});

test('it is never told of a way that is gone, or of other keys', async () => {
  const { api, state } = server(samira.first);
  await noteUse(api, { keys, account, way: device, day: DAY });
  await noteUse(api, { keys: (await somebody()).keys, account, way: 'passphrase', day: DAY });
  expect(state.writes).toBe(0);
});

test('what is typed may be the passphrase of one device; the one that opened here last is tried first', async () => {
  const tried: string[] = [];
  const counting: typeof quick = (text, salt, cost) => {
    tried.push(Buffer.from(salt).toString('base64url'));
    return quick(text, salt, cost);
  };
  const own = 'een zin voor mijn telefoon';
  expect((await tryTyped(two, own, counting, device))?.way).toBe(device);
  expect(tried).toEqual([two.ways[2]?.salt]);
  expect((await tryTyped(two, own, counting, null))?.way).toBe(device);
  expect((await tryTyped(two, PASSPHRASE, counting, 'gone'))?.way).toBe('passphrase');
  expect(await tryTyped(two, 'een heel andere zin', counting, null)).toBeUndefined();
});

test('the day is the one of this device', () => {
  expect(localDay(new Date(2026, 10, 27, 0, 30))).toBe('2026-11-27');
  expect(localDay(new Date(2026, 0, 1, 23, 59))).toBe('2026-01-01');
});
