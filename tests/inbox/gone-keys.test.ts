/** "I have lost my key", "it is not lost", "I am no adviser any more": at once, everywhere, and never more than was said. */
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../../src/base/errors.ts';
import { createSlotVault, type SlotVault } from '../../src/core/adviser/enrolment.ts';
import { identityOf } from '../../src/core/adviser/identity.ts';
import { createNoticeVault, type NoticeSettings } from '../../src/core/notices/settings.ts';
import { signStatement, type Statement } from '../../src/seal/statement.ts';
import type { Browser } from '../support/inbox-browser.helper.ts';
import { adviser, organisation } from '../support/inbox-fixtures.helper.ts';
import { startApi, type Harness } from '../support/inbox.helper.ts';
import { somebody, type Somebody } from '../support/ways.helper.ts';

const ACCOUNT = { issuer: 'https://id.example', subject: 'sub-samira' };
let harness: Harness;
let samira: Somebody;
let vault: SlotVault;
let browser: Browser;
beforeAll(async () => {
  harness = await startApi();
  vault = createSlotVault({ records: harness.store.records, keyring: harness.keyring });
});
afterAll(() => harness.close());
const identity = (): string => identityOf(harness.keyring, ACCOUNT);
beforeEach(async () => {
  samira = await somebody();
  await vault.put(identity(), samira.first);
  harness.organisations.replace([
    organisation('acme', [adviser('samira', 'Samira', ACCOUNT, [samira.keys.keyCard])]),
    organisation('beta', [adviser('sam', 'Samira', ACCOUNT, [samira.keys.keyCard])]),
  ]);
  browser = await harness.signedIn('sub-samira');
});
const kid = (): string => samira.keys.keyCard.kid;
const me = async (): Promise<unknown> => JSON.parse((await browser.api('GET', '/api/me')).text) as unknown;
const sign = (statement: Statement, by = samira) => signStatement(by.keys.signing.privateKey, statement);
const found = async (change: object = {}, by = samira) => {
  const since = String(harness.lostKeys.of(kid())?.since);
  const says = { says: 'not lost', ...ACCOUNT, card: samira.keys.keyCard.text, since, ...change } as const;
  return (await browser.api('POST', '/api/key-found', { since, signature: await sign(says, by) })).status;
};

test('a lost key takes no message any more, in each of their organisations, and nothing is destroyed', async () => {
  expect((await browser.api('POST', '/api/key-lost', {})).status).toBe(204);
  expect(await me()).toMatchObject({ keyLost: { since: expect.stringMatching(/^\d+$/) as unknown } });
  expect(await me()).toMatchObject({ seats: [{ keyCards: [] }, { keyCards: [] }] });
  expect(await vault.get(identity())).toEqual(samira.first);
  expect(harness.logged.join('')).toContain('"event":"key-lost"');
});

test('that there was one is said to whoever has a new one, and not once it was taken back', async () => {
  expect(await me()).not.toHaveProperty('hadKey');
  await browser.api('POST', '/api/key-lost', {});
  expect(await me()).toMatchObject({ hadKey: true });
  expect(await found()).toBe(204);
  expect(await me()).not.toHaveProperty('hadKey');
  await browser.api('POST', '/api/key-lost', {});
  const next = await somebody();
  await vault.put(identity(), next.first);
  const cards = [next.keys.keyCard, samira.keys.keyCard];
  harness.organisations.replace([organisation('acme', [adviser('samira', 'Samira', ACCOUNT, cards)])]);
  expect(await me()).toMatchObject({ hadKey: true, seats: [{ keyCards: [next.keys.keyCard.text] }] });
});

test('who still has the key takes it back with it, and nobody else does', async () => {
  await browser.api('POST', '/api/key-lost', {});
  const thief = await somebody();
  for (const change of [{ since: '1' }, { subject: 'sub-bram' }, { card: thief.keys.keyCard.text }])
    expect(await found(change)).toBe(422);
  expect(await found({}, thief)).toBe(422);
  expect(harness.lostKeys.of(kid())?.why).toBe('lost');
  expect(await found()).toBe(204);
  expect(await me()).not.toHaveProperty('keyLost');
  expect(await me()).toMatchObject({ seats: [{ keyCards: [samira.keys.keyCard.text] }, {}] });
});

test('what was signed once takes nothing back a second time', async () => {
  await browser.api('POST', '/api/key-lost', {});
  const since = String(harness.lostKeys.of(kid())?.since);
  const says = { says: 'not lost', ...ACCOUNT, card: samira.keys.keyCard.text, since } as const;
  const body = { since, signature: await sign(says) };
  expect((await browser.api('POST', '/api/key-found', body)).status).toBe(204);
  expect((await browser.api('POST', '/api/key-found', body)).status).toBe(422);
  harness.clock.advance(3_600_000);
  browser = await harness.signedIn('sub-samira');
  await browser.api('POST', '/api/key-lost', {});
  expect((await browser.api('POST', '/api/key-found', body)).status).toBe(422);
});

test('a browser left open is not enough to say so', async () => {
  harness.clock.advance(11 * 60_000);
  for (const path of ['/api/key-lost', '/api/leave'])
    expect([path, (await browser.api('POST', path, {})).status]).toEqual([path, 403]);
  expect(harness.lostKeys.of(kid())).toBeUndefined();
});

const SETTINGS: NoticeSettings = { language: 'nl', rhythm: 'daily', push: [], mail: 'samira@example.nl' };
const notices = () => createNoticeVault({ ...harness.store, keyring: harness.keyring });
const toldNow = async () => (await harness.store.notices.everybody()).get(identity());

test('whoever only lost a key is told as before', async () => {
  await notices().put(identity(), SETTINGS);
  expect((await browser.api('POST', '/api/key-lost', {})).status).toBe(204);
  expect(await notices().get(identity())).toEqual(SETTINGS);
  expect(await toldNow()).toMatchObject({ rhythm: 'daily' });
});

test('who leaves says so with their key: keys, notices and every session go', async () => {
  await notices().put(identity(), SETTINGS);
  const other = await harness.signedIn('sub-samira');
  const says = { says: 'leave', ...ACCOUNT, card: samira.keys.keyCard.text } as const;
  const thief = await somebody();
  for (const signature of [await sign(says, thief), await sign({ ...says, subject: 'sub-bram' })])
    expect((await browser.api('POST', '/api/leave', { signature })).status).toBe(422);
  expect(await vault.get(identity())).toBeDefined();
  expect(await notices().get(identity())).toEqual(SETTINGS);
  // What cannot be overwritten stays, with the key to say so once more.
  vi.spyOn(harness.keyring.erasure, 'destroy').mockRejectedValueOnce(new AppError('KEYRING_UNREADABLE', 'read-only'));
  expect((await browser.api('POST', '/api/leave', { signature: await sign(says) })).status).toBe(500);
  expect(await vault.get(identity())).toBeDefined();
  expect(harness.desk.forgotten).toEqual([]);
  expect((await browser.api('POST', '/api/leave', { signature: await sign(says) })).status).toBe(204);
  expect(await vault.get(identity())).toBeUndefined();
  expect(await harness.store.records.get('notices', identity())).toBeUndefined();
  expect(await toldNow()).toBeUndefined();
  expect(harness.lostKeys.of(kid())?.why).toBe('left');
  // What they planned is gone with them, in each of their organisations.
  expect(harness.desk.forgotten.toSorted()).toEqual(['acme/samira', 'beta/sam']);
  for (const device of [browser, other]) expect((await device.api('GET', '/api/me')).status).toBe(401);
});
