/** Notices, from the inbox: only the adviser's own key changes where they go, and a session alone learns nothing of it. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { digestOf } from '../../src/core/notices/desk.ts';
import type { NoticesResponse } from '../../src/inbox/contract.ts';
import { createMail } from '../../src/notices/mail.ts';
import { signStatement } from '../../src/seal/statement.ts';
import { startMailServer, type MailServer } from '../../src/stand-ins/mail-server.ts';
import { startPushService, type PushService } from '../../src/stand-ins/push-service.ts';
import type { Browser } from '../support/inbox-browser.helper.ts';
import { newCard, signerOf } from '../support/inbox-fixtures.helper.ts';
import { startApi, type Harness } from '../support/inbox.helper.ts';

let service: PushService;
let server: MailServer;
let harness: Harness;
let samira: Browser;
beforeEach(async () => {
  [service, server] = await Promise.all([startPushService(), startMailServer()]);
  const url = new URL(`smtp://127.0.0.1:${server.port}`);
  const mail = await createMail({ url, from: 'postvak@in-vertrouwen.example' }, { now: () => new Date() });
  harness = await startApi({ notices: { pushHosts: [service.host], mail } });
  samira = await harness.signedIn('sub-samira');
});
afterEach(() => Promise.all([harness.close(), service.close(), server.close()]));

const look = async (browser = samira): Promise<NoticesResponse> =>
  JSON.parse((await browser.api('GET', '/api/notices')).text) as NoticesResponse;
const ownCard = () => harness.organisations.byId('acme')?.advisers[0]?.keyCards[0] ?? { text: '' };

interface Asked {
  readonly change: object;
  readonly signer?: CryptoKey;
  readonly subject?: string;
  readonly challenge?: string;
  readonly sent?: string;
  readonly by?: Browser;
}
async function put({ change, signer = signerOf(ownCard()), subject = 'sub-samira', by = samira, ...more }: Asked) {
  const challenge = more.challenge ?? (await look(by)).challenge;
  const text = JSON.stringify(change);
  const statement = { says: 'notices', issuer: 'https://id.example', subject, challenge, change: text } as const;
  const signature = await signStatement(signer, statement);
  return by.api('PUT', '/api/notices', { challenge, change: more.sent ?? text, signature });
}
const BASE = { language: 'nl', rhythm: 'soon' };
const subscribe = () => {
  const { endpoint, keys } = service.subscribe();
  return { endpoint, ...keys };
};

test('nothing yet: what is offered, and that nothing is wanted', async () => {
  const { challenge, pushKey, ...view } = await look();
  expect(challenge).toMatch(/^[\w-]{100,}$/);
  expect(pushKey).toMatch(/^B[\w-]{86}$/);
  expect(view).toEqual({
    browsers: [],
    mailAtEmployer: false,
    works: 'none',
    gone: [],
    mailOffered: true,
    recommendFixed: expect.any(Boolean) as boolean,
  });
});

test('set with the own key, tested, and shown back without the addresses themselves', async () => {
  const add = subscribe();
  expect((await put({ change: { ...BASE, rhythm: 'daily', add, mail: 'samira@example.org' } })).status).toBe(204);
  expect(await look()).toMatchObject({ works: 'no', rhythm: 'daily', browsers: [digestOf(add.endpoint)] });
  const tested = await samira.api('POST', '/api/notices/test');
  expect(JSON.parse(tested.text)).toEqual({ push: ['taken'], mail: 'taken' });
  expect([service.arrived.length, server.arrived.length]).toEqual([1, 1]);
  const shown = (await samira.api('GET', '/api/notices')).text;
  expect(JSON.parse(shown)).toMatchObject({
    works: 'yes',
    mail: 's…@example.org',
    lastDay: harness.clock.now().toISOString().slice(0, 10),
  });
  expect(shown).not.toContain('samira@');
  expect(shown).not.toContain(add.endpoint);
  for (const line of harness.logged) expect(line).not.toMatch(/example\.org|push\//);
});

test('one thing at a time: adding a browser leaves the address, taking all away leaves nothing', async () => {
  const [one, two] = [subscribe(), subscribe()];
  await put({ change: { ...BASE, add: one, mail: 'samira@example.org' } });
  await put({ change: { ...BASE, language: 'en', add: two } });
  expect(await look()).toMatchObject({
    language: 'en',
    mail: 's…@example.org',
    browsers: [digestOf(one.endpoint), digestOf(two.endpoint)],
  });
  await put({ change: { ...BASE, remove: digestOf(one.endpoint), mail: null } });
  const left = await look();
  expect(left.browsers).toEqual([digestOf(two.endpoint)]);
  expect(left).not.toHaveProperty('mail');
  await put({ change: { ...BASE, remove: digestOf(two.endpoint) } });
  expect(await look()).toMatchObject({ works: 'none', browsers: [] });
  expect((await samira.api('POST', '/api/notices/test')).status).toBe(404);
});

test('two devices at once: neither undoes what the other set, nor what it took away', async () => {
  const [one, two, three] = [subscribe(), subscribe(), subscribe()];
  const twice = async (...changes: object[]): Promise<readonly number[]> => {
    const { records } = harness.store;
    const takeOnce = records.takeOnce.bind(records);
    // All have seen what lies there before any of them goes on.
    let [waiting, go] = [changes.length, (): void => undefined];
    const all = new Promise<void>((resolve) => (go = resolve));
    vi.spyOn(records, 'takeOnce').mockImplementation(async (...asked) => {
      if ((waiting -= 1) === 0) go();
      await all;
      return takeOnce(...asked);
    });
    try {
      const answers = await Promise.all(changes.map((change) => put({ change: { ...BASE, ...change } })));
      return answers.map(({ status }) => status);
    } finally {
      vi.restoreAllMocks();
    }
  };
  expect(await twice({ add: one }, { mail: 'samira@example.org' }, { add: two })).toEqual([204, 204, 204]);
  const both = await look();
  expect(both).toMatchObject({ mail: 's…@example.org', works: 'no' });
  expect(new Set(both.browsers)).toEqual(new Set([digestOf(one.endpoint), digestOf(two.endpoint)]));
  const off = [{ mail: null }, { remove: digestOf(one.endpoint) }, { remove: digestOf(two.endpoint) }];
  expect(await twice(...off)).toEqual([204, 204, 204]);
  expect(await look()).toMatchObject({ works: 'none', browsers: [] });
  await put({ change: { ...BASE, add: one } });
  await twice({ remove: digestOf(one.endpoint) }, { add: three });
  expect(await look()).toMatchObject({ works: 'no', browsers: [digestOf(three.endpoint)] });
});

describe('a session alone changes nothing', () => {
  test('signed by another key', async () => {
    const visit = await put({ change: { ...BASE, mail: 'thief@example.org' }, signer: signerOf(await newCard()) });
    expect([visit.status, visit.text]).toEqual([422, '{"code":"refused"}']);
    expect((await look()).works).toBe('none');
  });
  test('signed for another account', async () => {
    expect((await put({ change: { ...BASE, mail: 'x@example.org' }, subject: 'sub-bram' })).status).toBe(422);
  });
  test('another change than the signed one', async () => {
    const sent = JSON.stringify({ ...BASE, mail: 'thief@example.org' });
    expect((await put({ change: { ...BASE, mail: 'samira@example.org' }, sent })).status).toBe(422);
  });
  test('the same statement a second time, also after everything was switched off', async () => {
    const { challenge } = await look();
    const change = { ...BASE, mail: 'old@example.org' };
    expect((await put({ change, challenge })).status).toBe(204);
    await put({ change: { ...BASE, mail: null } });
    const again = await put({ change, challenge });
    expect([again.status, again.text]).toEqual([409, '{"code":"used"}']);
    expect((await look()).works).toBe('none');
  });
  test('a challenge of somebody else, of another time, or of nobody', async () => {
    const bram = await harness.signedIn('sub-bram');
    const change = { ...BASE, mail: 'samira@example.org' };
    expect((await put({ change, challenge: (await look(bram)).challenge })).status).toBe(409);
    expect((await put({ change, challenge: 'A'.repeat(120) })).status).toBe(409);
    const { challenge } = await look();
    harness.clock.advance(16 * 60_000);
    samira = await harness.signedIn('sub-samira');
    expect((await put({ change, challenge })).status).toBe(409);
  });
});

describe('bad input is refused, and nothing of it is kept', () => {
  test.each([
    ['a private address', { add: { endpoint: 'https://10.0.0.1/push' } }],
    ['this machine', { add: { endpoint: 'http://localhost:6379/' } }],
    ['an unknown host', { add: { endpoint: 'https://push.evil.example/x' } }],
    ['a browser’s key that is none', { add: { p256dh: 'A'.repeat(87) } }],
    ['a secret that is too short', { add: { auth: 'AAAA' } }],
    ['an address with a line break', { mail: 'samira@example.org\r\nBcc: thief@example.org' }],
    ['two addresses', { mail: 'samira@example.org,thief@example.org' }],
    ['another field', { forward: 'thief@example.org' }],
    ['a rhythm that is none', { rhythm: 'hourly' }],
    ['a language that is none', { language: 'xx' }],
  ])('%s', async (_, more) => {
    const add = 'add' in more ? { add: { ...subscribe(), ...(more.add as object) } } : {};
    const visit = await put({ change: { ...BASE, ...more, ...add } });
    expect([visit.status, visit.text]).toEqual([422, '{"code":"refused"}']);
    expect(await look()).toMatchObject({ works: 'none', browsers: [] });
  });

  test('what is no change at all', async () => {
    for (const sent of ['', '{', '[]', 'null', '"x"', `"${'x'.repeat(5000)}"`])
      expect([400, 422]).toContain((await put({ change: {}, sent })).status);
  });
});

test('an address at an employer’s domain is taken, with a warning', async () => {
  const [acme] = harness.organisations.all();
  Object.assign(acme ?? {}, { mailDomains: ['acme.example'] });
  await put({ change: { ...BASE, mail: 'samira@mail.acme.example' } });
  expect((await look()).mailAtEmployer).toBe(true);
  await put({ change: { ...BASE, mail: 'samira@notacme.example' } });
  expect((await look()).mailAtEmployer).toBe(false);
});

test('a browser that is gone is said at the next visit, until it is set anew', async () => {
  const add = subscribe();
  await put({ change: { ...BASE, add } });
  service.answer(410, add.endpoint);
  expect(JSON.parse((await samira.api('POST', '/api/notices/test')).text)).toEqual({ push: ['gone'] });
  expect(await look()).toMatchObject({ works: 'none', browsers: [], gone: ['push'] });
  await put({ change: { ...BASE, add: subscribe() } });
  expect(await look()).toMatchObject({ gone: [] });
});

test('the self-test has a brake', async () => {
  await put({ change: { ...BASE, mail: 'samira@example.org' } });
  for (let at = 0; at < 6; at += 1) expect((await samira.api('POST', '/api/notices/test')).status).toBe(200);
  expect((await samira.api('POST', '/api/notices/test')).status).toBe(429);
  expect(server.arrived).toHaveLength(6);
});

test('an open stream is an open inbox, as long as it is open', async () => {
  expect(harness.inbox.isOpen('acme', 'samira')).toBe(false);
  const leaving = new AbortController();
  const response = await fetch(`${harness.origin}/api/changes`, {
    signal: leaving.signal,
    headers: { cookie: `__Host-session=${samira.cookie('__Host-session') ?? ''}` },
  });
  expect(response.status).toBe(200);
  expect(harness.inbox.isOpen('acme', 'samira')).toBe(true);
  expect(harness.inbox.isOpen('beta', 'bram')).toBe(false);
  leaving.abort();
  await expect.poll(() => harness.inbox.isOpen('acme', 'samira')).toBe(false);
});

test('coming to look clears what is new in every seat of theirs, and in nobody else’s', async () => {
  const seen: unknown[] = [];
  const own = { ...harness.store.notices };
  Object.assign(harness.store.notices, {
    visited: (...given: Parameters<typeof own.visited>) => {
      seen.push(given[1]);
      return own.visited(...given);
    },
  });
  expect((await samira.api('POST', '/api/visit')).status).toBe(204);
  expect(seen).toEqual([[{ organisation: 'acme', adviser: 'samira' }]]);
});
