import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startOidcIssuer, type OidcIssuer } from '../support/oidc-issuer.helper.ts';
import { listen, startInbox, type Harness } from '../support/inbox.helper.ts';

describe('signing in at a real provider', () => {
  let issuer: OidcIssuer;
  let harness: Harness;
  beforeAll(async () => {
    const listener = await listen();
    const redirectUri = `${listener.origin}/auth/callback`;
    issuer = await startOidcIssuer([
      { id: 'with-secret', secret: 'a-long-enough-client-secret', redirectUri },
      { id: 'public', redirectUri },
    ]);
    harness = await startInbox(listener, {
      issuer: issuer.issuer,
      providers: [
        {
          id: 'main',
          name: 'Acme',
          issuer: issuer.issuer,
          clientId: 'with-secret',
          clientSecret: 'a-long-enough-client-secret',
        },
        { id: 'public', name: 'Ook Acme', issuer: issuer.issuer, clientId: 'public' },
        { id: 'away', name: 'Weg', issuer: 'http://127.0.0.1:9', clientId: 'x' },
      ],
    });
  });
  afterAll(async () => {
    await harness.close();
    await issuer.close();
  });
  beforeEach(() => {
    harness.clock.advance(16 * 60_000);
    issuer.loginAs('sub-samira');
  });

  test.each(['main', 'public'])(
    'a listed adviser gets a session and a page that goes on by itself (%s)',
    async (provider) => {
      const browser = harness.browser();
      const visit = await harness.signIn(browser, provider);
      expect(visit.status).toBe(200);
      expect(visit.text).toContain('http-equiv="refresh" content="0;url=/"');
      const me = await browser.api('GET', '/api/me');
      expect(JSON.parse(me.text)).toMatchObject({
        state: 'adviser',
        hasSlots: false,
        seats: [{ organisation: { id: 'acme', name: 'acme bv' }, adviser: { id: 'samira', name: 'Samira' } }],
      });
    },
  );

  test('the location asks for PKCE, state and nonce through a pushed request, so none of it is in the address', async () => {
    const start = await harness.browser().api('POST', '/auth/start', { provider: 'main' });
    const { location } = JSON.parse(start.text) as { location: string };
    expect([...new URL(location).searchParams.keys()].toSorted()).toEqual(['client_id', 'request_uri']);
  });

  test('the session cookie is strict, of this host and hidden from scripts; the sign-in cookie is gone', async () => {
    const browser = harness.browser();
    await harness.signIn(browser);
    expect(browser.cookieLine('__Host-session')).toMatch(
      /^__Host-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(browser.cookie('__Host-sign-in')).toBeUndefined();
  });

  test('the sign-in cookie is lax, short-lived and of this host', async () => {
    const browser = harness.browser();
    await browser.api('POST', '/auth/start', { provider: 'main' });
    expect(browser.cookieLine('__Host-sign-in')).toMatch(
      /^__Host-sign-in=[\w-]{43}; Max-Age=600; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
    );
  });

  test('every sign-in gets a new session id: a planted cookie is never adopted', async () => {
    const browser = harness.browser();
    const planted = 'A'.repeat(43);
    browser.setCookie('__Host-session', planted);
    await harness.signIn(browser);
    expect(browser.cookie('__Host-session')).not.toBe(planted);
    const first = browser.cookie('__Host-session');
    await harness.signIn(browser);
    expect(browser.cookie('__Host-session')).not.toBe(first);
  });

  test('the fourth session of one person ends the first', async () => {
    const browsers = [harness.browser(), harness.browser(), harness.browser(), harness.browser()];
    for (const browser of browsers) await harness.signIn(browser);
    const statuses = await Promise.all(browsers.map(async (browser) => (await browser.api('GET', '/api/me')).status));
    expect(statuses).toEqual([401, 200, 200, 200]);
  });

  test('somebody who is not an adviser gets a page that says so and no session', async () => {
    issuer.loginAs('sub-somebody');
    const browser = harness.browser();
    const visit = await harness.signIn(browser);
    expect(visit.url.pathname).toBe('/refused/not-an-adviser');
    expect(browser.cookie('__Host-session')).toBeUndefined();
  });

  test('the same subject at another issuer is somebody else', async () => {
    const { organisations } = harness;
    const before = organisations.all();
    const [acme] = before;
    if (acme === undefined) throw new Error('no organisation');
    const advisers = acme.advisers.map((each) => ({
      ...each,
      identity: { issuer: `${issuer.issuer}/`, subject: 'sub-samira' },
    }));
    organisations.replace([{ ...acme, advisers }]);
    const visit = await harness.signIn(harness.browser());
    organisations.replace(before);
    expect(visit.url.pathname).toBe('/refused/not-an-adviser');
  });

  test('who presses cancel at the provider comes back to a page that says so', async () => {
    issuer.cancel();
    const browser = harness.browser();
    const visit = await harness.signIn(browser);
    expect(visit.url.pathname).toBe('/refused/cancelled');
    expect(browser.cookie('__Host-session')).toBeUndefined();
  });

  test('a provider that is away is said at once, without a sign-in cookie', async () => {
    const browser = harness.browser();
    const start = await browser.api('POST', '/auth/start', { provider: 'away' });
    expect([start.status, JSON.parse(start.text)]).toEqual([503, { code: 'provider' }]);
    expect(browser.cookie('__Host-sign-in')).toBeUndefined();
  });

  test.each([{ provider: 'unknown' }, { provider: '__proto__' }, {}, { provider: 1 }, { provider: 'main', more: 1 }])(
    'a start with %j is refused',
    async (body) => {
      const start = await harness.browser().api('POST', '/auth/start', body);
      expect([start.status, JSON.parse(start.text)]).toEqual([400, { code: 'bad-request' }]);
    },
  );

  test('signing out deletes the session, clears the browser and makes the old cookie worthless', async () => {
    const browser = harness.browser();
    await harness.signIn(browser);
    const cookie = browser.cookie('__Host-session') ?? '';
    const out = await browser.api('POST', '/auth/sign-out');
    expect(out.status).toBe(204);
    expect(out.headers.get('clear-site-data')).toBe('"cache"');
    expect(browser.cookie('__Host-session')).toBeUndefined();
    browser.setCookie('__Host-session', cookie);
    expect((await browser.api('GET', '/api/me')).status).toBe(401);
  });

  test('the log names what was refused, nobody, and no moment at which an adviser came or went', () => {
    const text = harness.logged.join('');
    const events = harness.logged.map((line) => (JSON.parse(line) as { event: string }).event);
    expect(new Set(events)).toEqual(new Set(['sign-in-refused']));
    expect(text).toContain('"reason":"not-an-adviser"');
    expect(text).not.toMatch(/sub-|samira|127\.0\.0\.1/i);
  });

  test('an eleventh start within a minute from one address is put off, and a minute later it is not', async () => {
    const start = () => harness.browser().api('POST', '/auth/start', { provider: 'public' });
    for (let count = 0; count < 10; count += 1) expect((await start()).status).toBe(200);
    harness.clock.advance(20_000);
    const off = await start();
    expect([off.status, off.text, off.headers.get('retry-after')]).toEqual([
      429,
      '{"code":"too-many","seconds":40}',
      '40',
    ]);
    harness.clock.advance(40_000);
    expect((await start()).status).toBe(200);
  });

  test('addresses of one IPv6 network are one caller, and another network is another', async () => {
    harness.inbox.app.set('trust proxy', 1);
    const start = async (from: string) =>
      (await harness.browser().api('POST', '/auth/start', { provider: 'public' }, { 'x-forwarded-for': from })).status;
    for (let count = 0; count < 10; count += 1) expect(await start(`2001:db8:1:2::${count}`)).toBe(200);
    expect(await start('2001:db8:1:2:aaaa::1')).toBe(429);
    expect(await start('2001:db8:1:3::1')).toBe(200);
    harness.inbox.app.set('trust proxy', 0);
  });

  test.each([
    ['pictures on somebody’s page', { 'sec-fetch-dest': 'image' }, undefined],
    ['links to a made-up answer', {}, undefined],
    ['links to a made-up answer, by whoever has a cookie that was never given out', {}, 'M'.repeat(43)],
  ])('%s, a hundred of them, make nobody wait who shares the address', async (_what, headers, cookie) => {
    for (let count = 0; count < 100; count += 1) {
      await fetch(`${harness.origin}/auth/callback?state=x&code=y`, {
        headers: { ...headers, ...(cookie === undefined ? {} : { cookie: `__Host-sign-in=${cookie}` }) },
        redirect: 'manual',
      });
    }
    issuer.loginAs('sub-samira');
    const browser = harness.browser();
    expect((await harness.signIn(browser)).status).toBe(200);
    expect((await browser.api('GET', '/api/me')).status).toBe(200);
  });
});
