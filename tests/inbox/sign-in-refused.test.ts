import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../src/base/errors.ts';
import { startHostileIssuer, type HostileIssuer, type Lies } from '../support/hostile-issuer.helper.ts';
import type { Browser } from '../support/inbox-browser.helper.ts';
import { listen, startInbox, type Harness } from '../support/inbox.helper.ts';

let issuer: HostileIssuer;
let other: HostileIssuer;
let harness: Harness;
beforeAll(async () => {
  issuer = await startHostileIssuer({ clientId: 'inbox', subject: 'sub-samira' });
  other = await startHostileIssuer({ clientId: 'inbox', subject: 'sub-samira' });
  harness = await startInbox(await listen(), {
    issuer: issuer.issuer,
    providers: [
      { id: 'main', name: 'Acme', issuer: issuer.issuer, clientId: 'inbox' },
      { id: 'other', name: 'Elders', issuer: other.issuer, clientId: 'inbox' },
    ],
  });
});
afterAll(async () => {
  await harness.close();
  await issuer.close();
  await other.close();
});
beforeEach(() => {
  issuer.lie({});
  // Past every brake on signing in.
  harness.clock.advance(16 * 60_000);
});

/** To the provider and back, stopping before the inbox sees the answer. */
async function wayBack(browser: Browser): Promise<URL> {
  const start = await browser.api('POST', '/auth/start', { provider: 'main' });
  const { location } = JSON.parse(start.text) as { location: string };
  const response = await fetch(location, { redirect: 'manual' });
  return new URL(response.headers.get('location') ?? '');
}
async function expectNoSession(browser: Browser): Promise<void> {
  expect(browser.cookie('__Host-session')).toBeUndefined();
  expect((await browser.api('GET', '/api/me')).status).toBe(401);
}

test('without a lie this issuer is believed: the refusals below are because of the lie', async () => {
  const browser = harness.browser();
  expect((await harness.signIn(browser)).status).toBe(200);
  expect((await browser.api('GET', '/api/me')).status).toBe(200);
  expect(issuer.tokenRequests.at(-1)?.get('code_verifier')).toMatch(/^[\w-]{43}$/);
});

const seconds = (): number => Math.floor(Date.now() / 1000);
const cases: readonly [string, Lies, string][] = [
  ['a wrong nonce', { claims: (claims) => ({ ...claims, nonce: 'another' }) }, 'token'],
  ['no nonce', { claims: (claims) => ({ ...claims, nonce: undefined }) }, 'token'],
  ['a wrong issuer', { claims: (claims) => ({ ...claims, iss: 'https://evil.example' }) }, 'token'],
  ['a wrong audience', { claims: (claims) => ({ ...claims, aud: 'somebody-else' }) }, 'token'],
  ['one audience too many', { claims: (claims) => ({ ...claims, aud: ['inbox', 'other'] }) }, 'token'],
  ['another authorised party', { claims: (claims) => ({ ...claims, aud: ['inbox', 'x'], azp: 'x' }) }, 'token'],
  ['an expired token', { claims: (claims) => ({ ...claims, exp: seconds() - 400 }) }, 'expired'],
  ['a token that is not valid yet', { claims: (claims) => ({ ...claims, nbf: seconds() + 600 }) }, 'expired'],
  ['no expiry', { claims: (claims) => ({ ...claims, exp: undefined }) }, 'token'],
  ['no subject', { claims: (claims) => ({ ...claims, sub: undefined }) }, 'token'],
  ['a signature by another key', { foreignKey: true }, 'token'],
  ['no signature', { algorithm: 'none' }, 'token'],
  ['no ID token', { noIdToken: true }, 'token'],
  ['a token endpoint that fails', { tokenStatus: 500 }, 'provider'],
  ['a code that is refused', { tokenStatus: 400 }, 'provider'],
];

describe('a token that is not right never becomes a session', () => {
  test.each(cases)('%s', async (_name, lies, refusal) => {
    issuer.lie(lies);
    const browser = harness.browser();
    const visit = await harness.signIn(browser);
    expect([visit.url.pathname, visit.status]).toEqual([`/refused/${refusal}`, 200]);
    await expectNoSession(browser);
  });
});

describe('a way back that this browser did not begin never becomes a session', () => {
  test.each([
    ['another state', (url: URL) => url.searchParams.set('state', 'another')],
    ['no state', (url: URL) => url.searchParams.delete('state')],
    ['two states', (url: URL) => url.searchParams.append('state', 'another')],
  ])('%s', async (_name, change) => {
    const browser = harness.browser();
    const url = await wayBack(browser);
    change(url);
    expect((await browser.navigate(url.href)).url.pathname).toBe('/refused/state');
    await expectNoSession(browser);
  });

  test('an answer carried into another browser (login CSRF)', async () => {
    const url = await wayBack(harness.browser());
    const victim = harness.browser();
    expect((await victim.navigate(url.href)).url.pathname).toBe('/refused/state');
    await expectNoSession(victim);
  });

  test('an answer of one sign-in given to another of the same browser', async () => {
    const browser = harness.browser();
    const first = await wayBack(browser);
    await wayBack(browser);
    expect((await browser.navigate(first.href)).url.pathname).toBe('/refused/state');
    await expectNoSession(browser);
  });

  test('a code of another issuer (mix-up) is redeemed nowhere but at the issuer of this sign-in', async () => {
    const browser = harness.browser();
    const url = await wayBack(browser);
    url.searchParams.set('iss', other.issuer);
    const before = other.tokenRequests.length;
    expect((await browser.navigate(url.href)).url.pathname).toBe('/refused/token');
    expect(other.tokenRequests.length).toBe(before);
    await expectNoSession(browser);
  });

  test('a replayed callback, the cookie put back by hand included', async () => {
    const browser = harness.browser();
    const url = await wayBack(browser);
    const cookie = browser.cookie('__Host-sign-in') ?? '';
    expect((await browser.navigate(url.href)).status).toBe(200);
    const thief = harness.browser();
    thief.setCookie('__Host-sign-in', cookie, 'lax');
    expect((await thief.navigate(url.href)).url.pathname).toBe('/refused/state');
    await expectNoSession(thief);
  });

  test('a sign-in that took more than ten minutes', async () => {
    const browser = harness.browser();
    const url = await wayBack(browser);
    harness.clock.advance(600_000);
    expect((await browser.navigate(url.href)).url.pathname).toBe('/refused/expired');
    await expectNoSession(browser);
  });

  test('an error of the provider, named as it is', async () => {
    const browser = harness.browser();
    const url = await wayBack(browser);
    url.searchParams.delete('code');
    url.searchParams.set('error', 'temporarily_unavailable');
    expect((await browser.navigate(url.href)).url.pathname).toBe('/refused/provider');
    await expectNoSession(browser);
  });
});

describe('a sign-in under way is this browser’s own', () => {
  const links = async (browser: Browser, url: URL, count: number): Promise<void> => {
    const made = new URL(url);
    made.searchParams.set('state', 'made-up');
    for (let time = 0; time < count; time += 1) {
      expect((await browser.navigate(made.href)).url.pathname).toBe('/refused/state');
    }
  };

  test('a link on somebody’s page, followed while it is under way, does not end it', async () => {
    const browser = harness.browser();
    const url = await wayBack(browser);
    await links(browser, url, 4);
    expect((await browser.navigate(url.href)).status).toBe(200);
    expect((await browser.api('GET', '/api/me')).status).toBe(200);
  });

  test('five wrong states give up this one sign-in, and no other from the same address', async () => {
    const [first, second] = [harness.browser(), harness.browser()];
    const [url, other] = [await wayBack(first), await wayBack(second)];
    await links(first, url, 5);
    expect((await first.navigate(url.href)).url.pathname).toBe('/refused/state');
    await expectNoSession(first);
    expect((await second.navigate(other.href)).status).toBe(200);
    expect((await second.api('GET', '/api/me')).status).toBe(200);
    expect((await harness.signIn(first)).status).toBe(200);
  });

  test.each(['image', 'empty', 'iframe', 'object', 'script'])(
    'what a page fetches as %s is not the way back, and takes nothing away',
    async (destination) => {
      const browser = harness.browser();
      const url = await wayBack(browser);
      const received = await fetch(url, {
        headers: { cookie: `__Host-sign-in=${browser.cookie('__Host-sign-in')}`, 'sec-fetch-dest': destination },
        redirect: 'manual',
      });
      expect([received.status, received.headers.getSetCookie()]).toEqual([403, []]);
      expect((await browser.navigate(url.href)).status).toBe(200);
    },
  );

  test('neither is a look ahead (HEAD, prefetch)', async () => {
    const browser = harness.browser();
    const url = await wayBack(browser);
    const cookie = `__Host-sign-in=${browser.cookie('__Host-sign-in')}`;
    const looks = [
      await fetch(url, { method: 'HEAD', headers: { cookie }, redirect: 'manual' }),
      await fetch(url, { headers: { cookie, 'sec-purpose': 'prefetch' }, redirect: 'manual' }),
    ];
    expect(looks.map(({ status }) => status)).toEqual([403, 403]);
    expect((await browser.navigate(url.href)).status).toBe(200);
  });
});

test('made-up sign-in cookies leave nothing in the store', async () => {
  const { records } = harness.store;
  const written: string[] = [];
  const put = records.put.bind(records);
  const takeOnce = records.takeOnce.bind(records);
  records.put = (kind, id, value, ttl) => {
    written.push(kind);
    return put(kind, id, value, ttl);
  };
  records.takeOnce = (kind, id, ttl) => {
    written.push(kind);
    return takeOnce(kind, id, ttl);
  };
  const browser = harness.browser();
  browser.setCookie('__Host-sign-in', 'M'.repeat(43), 'lax');
  expect((await browser.navigate('/auth/callback?state=x&code=y')).url.pathname).toBe('/refused/expired');
  records.put = put;
  records.takeOnce = takeOnce;
  expect(written).toEqual([]);
});

test.each([
  ['this client', 'inbox', '/'],
  ['another client', 'another', '/refused/token'],
])('a token that says it was made for %s', async (_name, azp, path) => {
  issuer.lie({ claims: (claims) => ({ ...claims, azp }) });
  const browser = harness.browser();
  expect((await harness.signIn(browser)).url.pathname.replace('/auth/callback', '/')).toBe(path);
});

test('a provider’s still open session of an hour ago signs in, but changes no keys', async () => {
  issuer.lie({
    claims: (claims) => ({ ...claims, auth_time: Math.floor(harness.clock.now().getTime() / 1000) - 3600 }),
  });
  const browser = harness.browser();
  await harness.signIn(browser);
  expect((await browser.api('GET', '/api/me')).status).toBe(200);
  for (const path of ['/api/key-slots', '/api/key-slots/recovery']) {
    const put = await browser.api('PUT', path, { slots: {}, signature: 'A'.repeat(86) });
    expect([put.status, put.text]).toEqual([403, '{"code":"sign-in-again"}']);
  }
});

test('a store that fails on the way back becomes a page, not a session and not a stack trace', async () => {
  const browser = harness.browser();
  const url = await wayBack(browser);
  const { records } = harness.store;
  const take = records.take.bind(records);
  records.take = () => Promise.reject(new AppError('STORE_AWAY'));
  const visit = await browser.navigate(url.href);
  records.take = take;
  expect(visit.url.pathname).toBe('/refused/try-again');
  expect(harness.logged.at(-1)).toContain('"code":"STORE_AWAY"');
  await expectNoSession(browser);
});

test('no state, nonce, verifier, code or token is ever logged', async () => {
  const browser = harness.browser();
  const url = await wayBack(browser);
  await browser.navigate(url.href);
  const text = harness.logged.join('');
  for (const value of [...url.searchParams.values(), issuer.tokenRequests.at(-1)?.get('code_verifier') ?? '-']) {
    expect(text).not.toContain(value);
  }
});
