import { generateKeyPair, SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isServiceHost } from '../../src/teams/http/verify.ts';
import { APP_ID, ISSUER, key, openOffice, OTHER_TENANT, TENANT, type Office } from '../support/teams.helper.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const HOUR = 3600;
const now = (): number => Math.floor(office.clock.now().getTime() / 1000);
type Request = { body?: Record<string, unknown>; token?: string | null; headers?: Record<string, string> };

/** Each is refused with 401 and nothing else, and the desk never hears of it. */
const REFUSED: Record<string, () => Request | Promise<Request>> = {
  'no token': () => ({ token: null }),
  'another scheme': () => ({ token: null, headers: { authorization: 'Basic YTpi' } }),
  'an empty token': () => ({ token: null, headers: { authorization: 'Bearer ' } }),
  'not a token': () => ({ token: 'a.b.c' }),
  'a wrong audience': async () => ({ token: await office.token({ aud: OTHER_TENANT }) }),
  'no audience': async () => ({ token: await office.token({ aud: undefined }) }),
  'several audiences': async () => ({ token: await office.token({ aud: [APP_ID, OTHER_TENANT] }) }),
  'another kind of token of the same issuer': async () => ({ token: await office.token({}, { typ: 'at+jwt' }) }),
  'a wrong issuer': async () => ({ token: await office.token({ iss: `${ISSUER}.evil` }) }),
  'no issuer': async () => ({ token: await office.token({ iss: undefined }) }),
  'an expired token': async () => ({ token: await office.token({ exp: now() - 301 }) }),
  'no expiry': async () => ({ token: await office.token({ exp: undefined }) }),
  'a token from the future': async () => ({ token: await office.token({ nbf: now() + 301 }) }),
  'no beginning': async () => ({ token: await office.token({ nbf: undefined }) }),
  'a wrong signing key under a good name': async () => ({
    token: await office.token({}, { key: await key('wrong'), kid: 'bot' }),
  }),
  'an unknown signing key': async () => ({ token: await office.token({}, { key: await key('nobody') }) }),
  'a changed payload': async () => {
    const [header, , signature] = (await office.token()).split('.');
    const payload = Buffer.from(
      JSON.stringify({ iss: ISSUER, aud: APP_ID, serviceurl: office.serviceUrl, nbf: now(), exp: now() + HOUR }),
    ).toString('base64url');
    return { token: `${header}.${payload}.${signature}` };
  },
  'no signature (alg none)': () => {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { iss: ISSUER, aud: APP_ID, serviceurl: office.serviceUrl, nbf: now(), exp: now() + HOUR };
    return { token: `${part({ alg: 'none', kid: 'bot' })}.${part(claims)}.AA` };
  },
  'an HMAC with the public key': async () => {
    const { published } = await key('bot');
    const token = new SignJWT({
      iss: ISSUER,
      aud: APP_ID,
      serviceurl: office.serviceUrl,
      nbf: now(),
      exp: now() + HOUR,
    });
    return {
      token: await token
        .setProtectedHeader({ alg: 'HS256', kid: 'bot' })
        .sign(new TextEncoder().encode(JSON.stringify(published))),
    };
  },
  'RS512, which botbuilder would accept': async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS512', { extractable: true });
    const { published } = await key('bot');
    const { exportJWK } = await import('jose');
    office.services.keys = [{ ...published, ...(await exportJWK(publicKey)), kid: 'long' }];
    return { token: await office.token({}, { key: { kid: 'long', privateKey, published }, alg: 'RS512' }) };
  },
  'a serviceUrl that is not the one in the token': () => ({
    body: office.activity({ serviceUrl: 'https://smba.trafficmanager.net/teams/' }),
  }),
  'no serviceUrl, which botbuilder would accept': async () => ({
    body: office.activity({ serviceUrl: undefined }),
    token: await office.token({ serviceurl: 'https://evil.example/' }),
  }),
  'an empty serviceUrl on both sides': async () => ({
    body: office.activity({ serviceUrl: '' }),
    token: await office.token({ serviceurl: '' }),
  }),
  'no serviceurl in the token': async () => ({ token: await office.token({ serviceurl: undefined }) }),
  'a serviceUrl elsewhere, the same in both': async () => ({
    body: office.activity({ serviceUrl: 'https://evil.example/' }),
    token: await office.token({ serviceurl: 'https://evil.example/' }),
  }),
  'a serviceUrl without TLS, the same in both': async () => ({
    body: office.activity({ serviceUrl: 'http://smba.trafficmanager.net/teams/' }),
    token: await office.token({ serviceurl: 'http://smba.trafficmanager.net/teams/' }),
  }),
  'a key that is endorsed for another channel': async () => {
    const other = await key('webchat', { endorsements: ['webchat'] });
    office.services.keys.push(other.published);
    return { token: await office.token({}, { key: other }) };
  },
  'a key that is endorsed for nothing': async () => {
    const other = await key('plain');
    office.services.keys.push(other.published);
    return { token: await office.token({}, { key: other }) };
  },
  'the emulator channel': () => ({ body: office.activity({ channelId: 'emulator' }) }),
  'no channel': () => ({ body: office.activity({ channelId: undefined }) }),
  'a foreign tenant, which botbuilder would accept': () => ({
    body: office.activity({
      conversation: { id: 'a:1', tenantId: OTHER_TENANT },
      channelData: { tenant: { id: OTHER_TENANT } },
    }),
  }),
  'two tenants in one body': () => ({ body: office.activity({ channelData: { tenant: { id: OTHER_TENANT } } }) }),
  'no tenant': () => ({ body: office.activity({ conversation: { id: 'a:1' }, channelData: {} }) }),
};

describe('what is not from Teams, for us, about one of ours', () => {
  test.each(Object.entries(REFUSED))('%s: 401 and an empty body', async (_name, make) => {
    const { body = office.activity(), token, headers } = await make();
    const response = await office.post(body, token, headers);
    expect([response.status, await response.text()]).toEqual([401, '']);
    expect(office.desk.seen).toEqual([]);
    expect(office.lines.join('')).toContain('"event":"request-refused"');
    expect(office.lines.join('')).not.toMatch(/Canary|eyJ|evil/);
  });

  test.each<[string, () => Promise<Request>]>([
    ['a good token', async () => ({})],
    ['a clock five minutes behind', async () => ({ token: await office.token({ nbf: now() + 299 }) })],
    ['a clock five minutes ahead', async () => ({ token: await office.token({ exp: now() - 299 }) })],
    ['the tenant in the conversation only', async () => ({ body: office.activity({ channelData: {} }) })],
    [
      'the tenant in capitals',
      async () => ({ body: office.activity({ channelData: { tenant: { id: TENANT.toUpperCase() } } }) }),
    ],
  ])('%s: goes on to the desk', async (_name, make) => {
    const { body = office.activity(), token } = await make();
    expect((await office.post(body, token)).status).toBe(200);
    expect(office.desk.seen).toHaveLength(1);
  });

  test.each<[string, string, () => Promise<string>]>([
    ['an old token', 'time', () => office.token({ exp: now() - 301 })],
    ['a token of a clock that is ahead', 'time', () => office.token({ nbf: now() + 301 })],
    ['an old token of somebody else', 'token', () => office.token({ exp: now() - 301, aud: OTHER_TENANT })],
    [
      'an old token with another signature',
      'token',
      async () => office.token({ exp: now() - 301 }, { key: await key('wrong'), kid: 'bot' }),
    ],
    ['a token without an end', 'token', () => office.token({ exp: undefined })],
  ])('the log says of %s that it is the %s', async (_name, reason, token) => {
    expect((await office.post(office.activity(), await token())).status).toBe(401);
    expect(office.lines.join('')).toContain(`"reason":"${reason}"`);
  });

  test('a token that was good and has ended is refused for its time, also when it is remembered', async () => {
    const token = await office.token({ exp: now() + 60 });
    expect((await office.post(office.activity(), token)).status).toBe(200);
    office.clock.forward(7 * 60_000);
    expect((await office.post(office.activity(), token)).status).toBe(401);
    expect(office.lines.join('')).toContain('"reason":"time"');
  });

  test.each(['', 'not-a-guid'])('without an app id ("%s") nothing starts', async (appId) => {
    await expect(openOffice({ appId })).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  });
  test.each([
    { serviceHosts: [] },
    { issuer: '' },
    { loginUrl: 'http://login.example' },
    { openIdMetadataUrl: 'ftp://x' },
  ])('with %j nothing starts', async (config) => {
    await expect(openOffice(config)).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  });
});

describe('a verified token', () => {
  test('is remembered: the second request asks nobody and checks nothing again', async () => {
    const token = await office.token();
    await office.post(office.activity(), token);
    const before = office.hits.length;
    office.services.keys = [];
    expect((await office.post(office.activity(), token)).status).toBe(200);
    expect(office.hits.length).toBe(before);
  });
  test('is forgotten when it ends', async () => {
    const token = await office.token();
    expect((await office.post(office.activity(), token)).status).toBe(200);
    office.clock.forward((HOUR + 301) * 1000);
    expect((await office.post(office.activity(), token)).status).toBe(401);
  });
  test('does not vouch for another body', async () => {
    const token = await office.token();
    await office.post(office.activity(), token);
    expect((await office.post(office.activity({ channelId: 'directline' }), token)).status).toBe(401);
  });
});

describe('the keys of the issuer', () => {
  const asked = (): number => office.hits.filter(({ path }) => path === '/bot/keys').length;

  test('a new one is found at once, but unknown names cost one look a minute', async () => {
    await office.post(office.activity());
    expect(asked()).toBe(1);
    const next = await key('next', { endorsements: ['msteams'] });
    office.services.keys.push(next.published);
    for (let turn = 0; turn < 5; turn += 1)
      expect((await office.post(office.activity(), await office.token({}, { kid: `unknown-${turn}` }))).status).toBe(
        401,
      );
    expect(asked()).toBe(1);
    office.clock.forward(60_000);
    expect((await office.post(office.activity(), await office.token({}, { key: next }))).status).toBe(200);
    expect(asked()).toBe(2);
  });
  test('many requests at once cost one look', async () => {
    const requests = await Promise.all(Array.from({ length: 8 }, (_none, turn) => office.token({ turn })));
    const answers = await Promise.all(requests.map((token) => office.post(office.activity(), token)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(asked()).toBe(1);
  });
  test('after a day they are looked at again, and those there are stay while nobody answers', async () => {
    await office.post(office.activity());
    office.clock.forward(25 * HOUR * 1000);
    office.services.keys = [{ kty: 'oct', k: 'AAAA', kid: 'bot' }];
    expect((await office.post(office.activity())).status).toBe(200);
    expect((await office.post(office.activity(), await office.token({ again: 1 }))).status).toBe(200);
    expect(office.lines.join('')).not.toContain('AAAA');
  });
  test('keys on another host than the metadata are not fetched', async () => {
    const { createOpenIdKeys } = await import('../../src/teams/auth/open-id-keys.ts');
    const asked: string[] = [];
    const keys = createOpenIdKeys({
      metadataUrl: 'https://login.example/openid',
      guard: {
        call: async ({ url }) => {
          asked.push(url);
          return { status: 200, text: JSON.stringify({ jwks_uri: 'https://evil.example/keys' }) };
        },
        close: () => undefined,
      },
      clock: office.clock,
      log: { info: () => undefined, error: () => undefined },
    });
    expect(await keys.find('bot')).toBeUndefined();
    expect(asked).toEqual(['https://login.example/openid']);
  });
});

test.each<[string, readonly string[], boolean]>([
  ['https://smba.trafficmanager.net/teams/', ['smba.trafficmanager.net'], true],
  ['https://smba.trafficmanager.net.evil.example/', ['smba.trafficmanager.net'], false],
  ['https://a@smba.trafficmanager.net/', ['smba.trafficmanager.net'], false],
  ['https://smba.trafficmanager.net:8443/', ['smba.trafficmanager.net'], false],
  ['https://x.example/', ['*.example'], true],
  ['https://notexample/', ['*.example'], false],
  ['https://evilx.example/', ['*.x.example'], false],
  ['http://localhost:1234/', ['localhost'], true],
  ['http://localhost:1234/', ['localhost:1234'], true],
  ['http://localhost:1234/', ['localhost:99'], false],
  ['javascript:alert(1)', ['*.example'], false],
])('%s is a service of %j: %s', (url, hosts, expected) => {
  expect(isServiceHost(url, hosts)).toBe(expected);
});
