/** What a provider announces is held against what the inbox will accept, before the first adviser is locked out. */
import { afterEach, describe, expect, test } from 'vitest';
import { ask } from '../../../src/commands/doctor/ask.ts';
import { checkIdentities, checkProviders, redirectAddress } from '../../../src/commands/doctor/oidc.ts';
import type { Finding } from '../../../src/commands/doctor/types.ts';
import { startOidcIssuer } from '../../support/oidc-issuer.helper.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';
import { findingsOf, levelOf, levels, otherSide, withoutRemedy } from '../../support/doctor.helper.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const look = async (issuer: string, hasSecret = false): Promise<readonly Finding[]> =>
  (await Promise.all(checkProviders([{ id: '1', issuer, hasSecret }]).map(findingsOf))).flat();

/** A provider that announces what the test says. */
async function announcing(change: Record<string, unknown>): Promise<readonly Finding[]> {
  const provider = await otherSide((request, response) => {
    const issuer = `http://${request.headers.host ?? ''}`;
    const metadata = {
      issuer,
      authorization_endpoint: `${issuer}/a`,
      token_endpoint: `${issuer}/t`,
      jwks_uri: `${issuer}/k`,
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      id_token_signing_alg_values_supported: ['RS256'],
      ...change,
    };
    response.writeHead(request.url === '/.well-known/openid-configuration' ? 200 : 404).end(JSON.stringify(metadata));
  });
  closing.push(() => provider.close());
  return look(provider.origin, change['hasSecret'] === true);
}

describe('an identity provider', () => {
  test.each([false, true])('that is real is fine (with a secret: %s)', async (hasSecret) => {
    const provider = await startOidcIssuer([{ id: 'inbox', redirectUri: 'https://inbox.example.nl/auth/callback' }]);
    closing.push(() => provider.close());
    expect(levels(await look(provider.issuer, hasSecret))).toEqual({
      'oidc.1.reachable': 'ok',
      'oidc.1.issuer': 'ok',
      'oidc.1.code': 'ok',
      'oidc.1.pkce': 'ok',
      'oidc.1.algorithms': 'ok',
    });
  });

  test.each<[string, string, Record<string, unknown>]>([
    ['issuer', 'calls itself something else', { issuer: 'https://login.example.nl/kanarie' }],
    ['issuer', 'says nothing of itself', { issuer: undefined }],
    ['code', 'offers no code flow', { response_types_supported: ['id_token'] }],
    ['code', 'publishes no keys', { jwks_uri: undefined }],
    ['pkce', 'offers PKCE without S256', { code_challenge_methods_supported: ['plain'] }],
    ['algorithms', 'signs with a shared secret only', { id_token_signing_alg_values_supported: ['HS256', 'none'] }],
    ['secret', 'takes no secret', { token_endpoint_auth_methods_supported: ['none'], hasSecret: true }],
  ])('fails at %s when it %s', async (part, _what, change) => {
    const findings = await announcing(change);
    expect(levelOf(findings, `oidc.1.${part}`)).toBe('fail');
    expect(withoutRemedy(findings)).toEqual([]);
    expect(JSON.stringify(findings)).not.toContain('kanarie');
  });

  test('that says nothing of PKCE may still take it, as Entra ID does', async () => {
    expect(levelOf(await announcing({ code_challenge_methods_supported: undefined }), 'oidc.1.pkce')).toBe('info');
  });

  test.each([
    ['is not there', 'http://127.0.0.1:1'],
    ['has no such name', 'https://login.invalid'],
  ])('%s', async (_what, issuer) => {
    expect(levels(await look(issuer))).toEqual({ 'oidc.1.reachable': 'fail' });
  });

  test.each<[string, number, string]>([
    ['nothing', 404, ''],
    ['a page', 200, '<html>kanarie</html>'],
    ['a way elsewhere', 302, ''],
    ['without end', 200, 'x'.repeat(600_000)],
  ])('that answers with %s announces nothing', async (_what, status, body) => {
    const provider = await otherSide((_request, response) => {
      response.writeHead(status, { location: 'https://example.com/' }).end(body);
    });
    closing.push(() => provider.close());
    const findings = await look(provider.origin);
    expect(levels(findings)).toEqual({ 'oidc.1.reachable': 'fail' });
    expect(JSON.stringify(findings)).not.toContain('kanarie');
  });

  test('that hangs is let go when the time is over', async () => {
    const provider = await otherSide(() => undefined);
    closing.push(() => provider.close());
    const ending = new AbortController();
    const looking = checkProviders([{ id: '1', issuer: provider.origin, hasSecret: false }])[0]?.run(ending.signal);
    ending.abort();
    expect(levels((await looking) ?? [])).toEqual({ 'oidc.1.reachable': 'fail' });
  });
});

test('one question waits no longer than it may', async () => {
  const silent = await otherSide(() => undefined);
  closing.push(() => silent.close());
  expect(await ask(silent.origin, { signal: new AbortController().signal, within: 50 })).toEqual({ failed: 'timeout' });
});

test('without a provider, signing in is not checked, and why', async () => {
  expect((await Promise.all(checkProviders([]).map(findingsOf))).flat()[0]).toMatchObject({ level: 'skipped' });
});

test('the redirect address is there to compare', () => {
  expect(redirectAddress('https://inbox.example.nl').message).toContain('https://inbox.example.nl/auth/callback');
  expect(redirectAddress(undefined).level).toBe('skipped');
});

test('an adviser who signs in at a provider that is not configured is named', async () => {
  const { organisation } = await testOrganisation();
  const at = (issuer: string): readonly Finding[] =>
    checkIdentities([organisation], [{ id: '1', issuer, hasSecret: false }]);
  expect(at('https://login.example.nl/')).toEqual([]);
  expect(at('https://elsewhere.example.nl').map(({ id }) => id)).toContain('people.issuer');
});
