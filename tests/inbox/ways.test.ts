/** The ways to an adviser's keys: each change by the key itself, one at a time, and never over what another device did. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createSlotVault } from '../../src/core/adviser/enrolment.ts';
import { identityOf } from '../../src/core/adviser/identity.ts';
import { usedOn, withoutWay } from '../../src/seal/open-ways.ts';
import { signStatement, type SlotsStatement } from '../../src/seal/statement.ts';
import { parseStoredSlots, type StoredSlots, type WaySlots } from '../../src/seal/ways.ts';
import { startApi, type Harness } from '../support/inbox.helper.ts';
import type { Browser } from '../support/inbox-browser.helper.ts';
import { plus, somebody, type Somebody } from '../support/ways.helper.ts';

const ISSUER = 'https://id.example';
const ACCOUNT = { issuer: ISSUER, subject: 'sub-samira' };
const PATH = '/api/key-slots/ways';
let harness: Harness;
let samira: Somebody;
let browser: Browser;
beforeAll(async () => {
  harness = await startApi();
  samira = await somebody();
});
afterAll(() => harness.close());
const today = (days = 0): string =>
  new Date(harness.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
const keep = async (slots: StoredSlots): Promise<void> => {
  const { store, keyring } = harness;
  await createSlotVault({ records: store.records, keyring }).put(identityOf(keyring, ACCOUNT), slots);
};
beforeEach(async () => {
  await keep(samira.first);
  browser = await harness.signedIn('sub-samira');
});
const now = async (): Promise<StoredSlots> =>
  parseStoredSlots(JSON.parse((await browser.api('GET', '/api/key-slots')).text));
const body = async (says: SlotsStatement['says'], before: StoredSlots, after: StoredSlots, by = samira) => ({
  slots: after,
  signature: await signStatement(by.keys.signing.privateKey, { says, ...ACCOUNT, before, after }),
});
const put = async (sent: unknown, path = PATH): Promise<number> => (await browser.api('PUT', path, sent)).status;
const withDevice = (slots: StoredSlots): Promise<WaySlots> => plus(slots, samira, { day: today() });

test('what 0.2.0 stored becomes a list with the first change, and both of its ways stay', async () => {
  const before = await now();
  const after = await withDevice(before);
  expect(before.version).toBe(1);
  expect(await put(await body('add a way', before, after))).toBe(204);
  expect(await now()).toEqual(after);
  const less = withoutWay(after, after.ways[2]?.id ?? '');
  expect(await put(await body('remove a way', after, less))).toBe(204);
  expect((await now()) as WaySlots).toMatchObject({ version: 2, ways: [{ id: 'passphrase' }, { id: 'recovery' }] });
  // Nothing goes back to the form that knows less.
  expect(await put(await body('remove a way', less, samira.first))).toBe(422);
});

test('only the key itself changes them, each change by its own call', async () => {
  const before = await now();
  const after = await withDevice(before);
  const thief = await somebody();
  for (const bad of [
    await body('add a way', before, after, thief),
    await body('remove a way', before, after),
    await body('add a way', after, after),
    { slots: after, signature: 'A'.repeat(86) },
    { ...(await body('add a way', before, after)), slots: await withDevice(before) },
  ])
    expect(await put(bad)).toBe(422);
  for (const path of ['/api/key-slots', '/api/key-slots/recovery'])
    expect(await put(await body('add a way', before, after), path)).toBe(422);
  const renewed = await plus(before, samira, { kind: 'passphrase', secret: 'een heel andere zin', day: today() });
  expect(await put(await body('new passphrase slot', before, renewed))).toBe(422);
  expect(await now()).toEqual(before);
  expect(await put(await body('new passphrase slot', before, renewed), '/api/key-slots')).toBe(204);
});

describe('two devices at once', () => {
  test('both read the same: one is stored, and the other is told', async () => {
    const before = await now();
    const [one, other] = [await withDevice(before), await withDevice(before)];
    const answers = await Promise.all([
      put(await body('add a way', before, one)),
      put(await body('add a way', before, other)),
    ]);
    // Found out at the signature when the other was there before, at the store when both had passed that.
    expect(answers.filter((status) => status === 204)).toHaveLength(1);
    expect(answers.filter((status) => status === 422)).toHaveLength(1);
    expect([one, other]).toContainEqual(await now());
  });

  test('that one was just changed is found in the store, not only before it: then the change is judged anew', async () => {
    const before = await now();
    const first = await withDevice(before);
    const { records } = harness.store;
    const putIf = records.putIf.bind(records);
    let raced = false;
    Object.assign(records, {
      putIf: async (...args: Parameters<typeof putIf>) => {
        if (args[0] === 'key-slots' && !raced) {
          raced = true;
          await keep(first);
        }
        return putIf(...args);
      },
    });
    const late = await browser.api('PUT', PATH, await body('add a way', before, await withDevice(before)));
    Object.assign(records, { putIf });
    expect([late.status, late.text]).toEqual([422, '{"code":"refused"}']);
    expect(await now()).toEqual(first);
  });
});

describe('the day on which a way was used', () => {
  const used = async (day: string, id = 'passphrase'): Promise<number> => {
    const before = await now();
    const after = usedOn(before, id, day);
    return after === undefined ? 0 : put(await body('use a way', before, after));
  };

  test('is kept as the browser tells it, with the clock of a browser that is a day off', async () => {
    expect(await used(today(-1))).toBe(204);
    expect(await used(today(1))).toBe(204);
    expect(await used(today(1), 'recovery')).toBe(204);
    expect(((await now()) as WaySlots).ways.map((way) => way.used)).toEqual([today(1), today(1)]);
  });

  test('is not one that is yet to come, nor an earlier one', async () => {
    expect(await used(today(2))).toBe(422);
    expect(await used(today())).toBe(204);
    const before = (await now()) as WaySlots;
    const back = { ...before, ways: before.ways.map((way) => ({ ...way, ...(way.used && { used: today(-1) }) })) };
    expect(await put(await body('use a way', before, back))).toBe(422);
  });

  test('needs no new sign-in; every other change does', async () => {
    harness.clock.advance(11 * 60_000);
    const before = await now();
    const late = await browser.api('PUT', PATH, await body('add a way', before, await withDevice(before)));
    expect([late.status, late.text]).toEqual([403, '{"code":"sign-in-again"}']);
    expect(await used(today())).toBe(204);
  });
});

test('the last way stays, and passkeys alone are none', async () => {
  const passkey = { kind: 'passkey', secret: new Uint8Array(32).fill(1), credential: 'AAAA', day: today() } as const;
  const three = await plus(samira.first, samira, passkey);
  const two = withoutWay(three, 'recovery');
  await keep(two);
  const alone = { ...two, ways: two.ways.filter(({ kind }) => kind === 'passkey') };
  expect(await put(await body('remove a way', two, alone))).toBe(422);
  const rest = { ...two, ways: two.ways.filter(({ kind }) => kind === 'passphrase') };
  expect(await put(await body('remove a way', two, rest))).toBe(204);
  expect(await put(await body('remove a way', rest, { ...rest, ways: [] }))).toBe(422);
});
