/** A second device through the real server: with the page's own modules on both sides, and with a server in between that cheats. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createSlotVault } from '../../src/core/adviser/enrolment.ts';
import { identityOf } from '../../src/core/adviser/identity.ts';
import { createApi, type Api } from '../../src/inbox/client/api.ts';
import { giveKeys, plainCode, takeKeys, type Giving, type Taking } from '../../src/inbox/client/crypto/pair-devices.ts';
import { saveSlots } from '../../src/inbox/client/crypto/save-slots.ts';
import { exportPrivateKeys } from '../../src/seal/adviser-keys.ts';
import { keysFrom, openWay, withWay } from '../../src/seal/open-ways.ts';
import { newCommitment } from '../../src/seal/pairing.ts';
import { parseStoredSlots } from '../../src/seal/ways.ts';
import type { Browser } from '../support/inbox-browser.helper.ts';
import { startApi, type Harness } from '../support/inbox.helper.ts';
import { HOW, quick, somebody, type Somebody } from '../support/ways.helper.ts';

const ACCOUNT = { issuer: 'https://id.example', subject: 'sub-samira' };
let harness: Harness;
let samira: Somebody;
let [laptop, phone]: Api[] = [];
const apiOf = (browser: Browser): Api =>
  createApi(async (input, init) => {
    const path = input instanceof Request ? input.url : input.toString();
    const { status, text, headers } = await browser.api(init?.method ?? 'GET', path, init?.body ?? undefined);
    return new Response(status === 204 ? null : text, { status, headers });
  });
beforeAll(async () => {
  harness = await startApi();
  samira = await somebody();
  const { store, keyring } = harness;
  await createSlotVault({ records: store.records, keyring }).put(identityOf(keyring, ACCOUNT), samira.first);
});
afterAll(() => harness.close());
beforeEach(async () => {
  [laptop, phone] = [apiOf(await harness.signedIn('sub-samira')), apiOf(await harness.signedIn('sub-samira'))];
});
const on = (): { laptop: Api; phone: Api } => {
  if (laptop === undefined || phone === undefined) throw new Error('no devices');
  return { laptop, phone };
};
/** No waiting: what is looked for comes from the other side of the same test. */
const wait = () => new Promise<void>((resolve) => setImmediate(resolve));
async function began(): Promise<Giving> {
  const giving = await giveKeys(on().laptop, ACCOUNT);
  if (typeof giving === 'string') throw new Error(giving);
  return giving;
}
async function meeting(api = on().phone) {
  const giving = await began();
  const joining = giving.joined(wait);
  const taking = await takeKeys(api, ACCOUNT, giving.code.toLowerCase(), wait);
  const joined = await joining;
  if (typeof taking === 'string' || typeof joined === 'string') throw new Error('they did not meet');
  return { taking, joined };
}

test('the keys come over, open, and get a way of their own on the new device', async () => {
  const { taking, joined } = await meeting();
  expect(joined.isRight(`${taking.digits.slice(0, 3)} ${taking.digits.slice(3)}`)).toBe(true);
  expect(joined.isRight(taking.digits === '000000' ? '000001' : '000000')).toBe(false);
  const payload = await exportPrivateKeys(samira.keys);
  expect(await joined.give(payload)).toBeUndefined();
  const came = await taking.taken(wait);
  if (typeof came === 'string') throw new Error(came);
  expect(came).toEqual(payload);
  const keys = await keysFrom(samira.first, came);
  const secret = 'een zin voor mijn telefoon';
  const after = await withWay(samira.first, came, { kind: 'device', secret, day: '2026-11-27', name: 'Telefoon' }, HOW);
  const change = { keys, account: ACCOUNT, before: samira.first, after };
  expect(await saveSlots(on().phone, 'add a way', change)).toMatchObject({ ok: true });
  const kept = await on().laptop.keySlots();
  const slots = parseStoredSlots(kept.ok ? kept.value : undefined);
  const id = after.ways[2]?.id ?? '';
  expect((await openWay(slots, { id, secret }, quick)).keyCard).toEqual(samira.keys.keyCard);
});

test('the server keeps nothing of it that anybody can read, and nothing after ten minutes', async () => {
  const { joined } = await meeting();
  const payload = await exportPrivateKeys(samira.keys);
  await joined.give(payload);
  const seen = JSON.stringify(await on().phone.pairing());
  expect(seen).not.toContain(Buffer.from(payload).toString('base64url').slice(10, 60));
  harness.clock.advance(10 * 60_000);
  expect(await on().phone.pairing()).toMatchObject({ ok: false, why: 'not-there' });
});

describe('a server in between', () => {
  test('that puts its own key in the place of the new device is found out by the digits', async () => {
    const other = await import('../../src/seal/pairing.ts').then(({ newDevice }) => newDevice());
    const cheated: Api = {
      ...on().laptop,
      pairing: async () => {
        const seen = await on().laptop.pairing();
        return seen.ok && seen.value.publicKey
          ? { ...seen, value: { ...seen.value, publicKey: other.publicKey } }
          : seen;
      },
    };
    const giving = await giveKeys(cheated, ACCOUNT);
    if (typeof giving === 'string') throw new Error(giving);
    const joining = giving.joined(wait);
    const taking = (await takeKeys(on().phone, ACCOUNT, giving.code, wait)) as Taking;
    const joined = await joining;
    if (typeof joined === 'string') throw new Error(joined);
    expect(joined.isRight(taking.digits)).toBe(false);
  });

  test('that shows another number than was promised is noticed on the new device', async () => {
    const { nonce } = await newCommitment();
    const cheated: Api = {
      ...on().phone,
      pairing: async () => {
        const seen = await on().phone.pairing();
        return seen.ok && seen.value.openNonce ? { ...seen, value: { ...seen.value, openNonce: nonce } } : seen;
      },
    };
    const giving = await began();
    const joining = giving.joined(wait);
    expect(await takeKeys(cheated, ACCOUNT, giving.code, wait)).toBe('cheated');
    await joining;
  });
});

describe('two devices at once', () => {
  test('a wrong code lets nobody in, and the fifth ends it', async () => {
    await began();
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect(await takeKeys(on().phone, ACCOUNT, '0000-0000', wait)).toBe('refused');
    expect(await takeKeys(on().phone, ACCOUNT, '0000-0000', wait)).toBe('gone');
  });

  test('the second that joins is told that there is one already', async () => {
    const giving = await began();
    const joining = giving.joined(wait);
    const [one, other] = await Promise.all([
      takeKeys(on().phone, ACCOUNT, giving.code, wait),
      takeKeys(apiOf(await harness.signedIn('sub-samira')), ACCOUNT, giving.code, wait),
    ]);
    expect([typeof one, typeof other].toSorted()).toEqual(['object', 'string']);
    expect([one, other]).toContain('conflict');
    await joining;
  });

  test('beginning anew ends what was begun before', async () => {
    const first = await began();
    await began();
    expect(await takeKeys(on().phone, ACCOUNT, first.code, wait)).toBe('refused');
  });

  test('nobody else sees it, whoever is signed in', async () => {
    await began();
    const bram = apiOf(await harness.signedIn('sub-bram'));
    expect(await bram.pairing()).toMatchObject({ ok: false, why: 'not-there' });
  });
});

test('each step has its own moment, and comes once', async () => {
  const browser = await harness.signedIn('sub-samira');
  const post = async (path: string, body: unknown) => (await browser.api('POST', `/api/pairing${path}`, body)).status;
  const bytes = 'A'.repeat(43);
  await post('/end', {});
  for (const [path, body] of [
    ['/join', { code: '7K3MQX0D', publicKey: bytes, nonce: bytes }],
    ['/open', { nonce: bytes }],
    ['/sealed', { sealed: 'A'.repeat(200) }],
  ] as const)
    expect(await post(path, body)).toBe(404);
  expect(await post('', { code: '7K3MQX0D', commitment: bytes })).toBe(204);
  expect(await post('/open', { nonce: bytes })).toBe(409);
  expect(await post('/sealed', { sealed: 'A'.repeat(200) })).toBe(409);
  expect(await post('/join', { code: '7K3MQX0D', publicKey: bytes, nonce: bytes })).toBe(204);
  expect(await post('/sealed', { sealed: 'A'.repeat(200) })).toBe(409);
  expect(await post('/open', { nonce: bytes })).toBe(204);
  expect(await post('/open', { nonce: bytes })).toBe(409);
  expect(await post('/sealed', { sealed: 'A'.repeat(200) })).toBe(204);
  expect(await post('/sealed', { sealed: 'B'.repeat(200) })).toBe(409);
  for (const bad of [{}, { code: 'IIIIIIII', commitment: bytes }, { code: '7K3MQX0D', commitment: 'A' }, [], null])
    expect(await post('', bad)).toBe(400);
});

test('a code is what was meant, however it was typed', () => {
  expect(plainCode(' 7k3m–qxod ')).toBe('7K3MQX0D');
  expect(plainCode('il1O')).toBe('1110');
});
