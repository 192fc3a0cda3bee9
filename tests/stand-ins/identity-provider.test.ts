/** The inbox's own library signs in at the demo's provider, by hand where a browser would be. */
import * as client from 'openid-client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startIssuer, type Issuer } from '../../src/stand-ins/identity-provider/issuer.ts';

const REDIRECT = 'http://localhost:4321/sign-in/callback';
const accounts = [
  { sub: 'samira', name: 'Samira' },
  { sub: 'tom', name: 'Tom <b>' },
];
let issuer: Issuer;
beforeEach(async () => {
  issuer = await startIssuer({
    clientId: 'inbox',
    redirectUris: [REDIRECT],
    accounts,
    frameAncestors: 'http://localhost:4000',
  });
});
afterEach(() => issuer.close());

/** A browser that follows redirects by itself, keeps cookies and stops where the inbox begins. */
function browser(): (url: string, form?: Record<string, string>) => Promise<{ url: string; response: Response }> {
  const jar = new Map<string, string>();
  return async function go(url: string, form?: Record<string, string>): Promise<{ url: string; response: Response }> {
    const body = form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) };
    const response = await fetch(url, {
      ...body,
      redirect: 'manual',
      headers: { cookie: [...jar].map((pair) => pair.join('=')).join('; ') },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s);
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null) return { url, response };
    const next = new URL(location, url).href;
    return next.startsWith(REDIRECT) ? { url: next, response } : go(next);
  };
}

async function begin(): Promise<{ configuration: client.Configuration; verifier: string; start: string }> {
  const configuration = await client.discovery(new URL(issuer.url), 'inbox', undefined, client.None(), {
    execute: [client.allowInsecureRequests],
  });
  const verifier = client.randomPKCECodeVerifier();
  const code_challenge = await client.calculatePKCECodeChallenge(verifier);
  const parameters = {
    redirect_uri: REDIRECT,
    scope: 'openid',
    code_challenge,
    code_challenge_method: 'S256',
    state: 's',
    nonce: 'n',
  };
  return { configuration, verifier, start: client.buildAuthorizationUrl(configuration, parameters).href };
}

test('each sign-in asks who you are and ends with a signed ID token for that person', async () => {
  const go = browser();
  for (const { sub } of accounts) {
    const { configuration, verifier, start } = await begin();
    const page = await go(start);
    expect(page.response.status).toBe(200);
    const back = await go(page.url, { sub });
    const tokens = await client.authorizationCodeGrant(configuration, new URL(back.url), {
      pkceCodeVerifier: verifier,
      expectedState: 's',
      expectedNonce: 'n',
      maxAge: 60,
      idTokenExpected: true,
    });
    expect(tokens.claims()).toMatchObject({ iss: issuer.url, sub, aud: 'inbox', auth_time: expect.any(Number) });
  }
});

test('a code is worth nothing without the verifier', async () => {
  const go = browser();
  const { configuration, start } = await begin();
  const back = await go((await go(start)).url, { sub: 'samira' });
  const wrong = { pkceCodeVerifier: client.randomPKCECodeVerifier(), expectedState: 's', expectedNonce: 'n' };
  await expect(client.authorizationCodeGrant(configuration, new URL(back.url), wrong)).rejects.toMatchObject({
    error: 'invalid_grant',
  });
});

test('without PKCE, or back to somewhere else, nobody is let in', async () => {
  const { start } = await begin();
  const bare = new URL(start);
  bare.searchParams.delete('code_challenge');
  bare.searchParams.delete('code_challenge_method');
  expect((await browser()(bare.href)).url).toContain('error=invalid_request');
  const elsewhere = new URL(start);
  elsewhere.searchParams.set('redirect_uri', 'http://localhost:9999/');
  const refused = await browser()(elsewhere.href);
  expect(refused.response.status).toBe(400);
  expect(await refused.response.text()).toContain('Aanmelden lukt niet');
});

test('the page shows names as text, runs no script and may be framed by the workplace only', async () => {
  const { start } = await begin();
  const page = await browser()(start);
  const html = await page.response.text();
  expect(html).toContain('Tom &#60;b&#62;');
  expect(html).not.toMatch(/<script/i);
  const policy = page.response.headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain('frame-ancestors http://localhost:4000');
});

test('somebody who is not on the page cannot be chosen', async () => {
  const go = browser();
  const { start } = await begin();
  const refused = await go((await go(start)).url, { sub: 'director' });
  expect(refused.response.status).toBe(400);
});
