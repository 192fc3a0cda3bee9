import { coordinationOf } from '../../src/app/coordination.ts';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAppError } from '../../src/base/errors.ts';
import { createInbox, type Inbox, type InboxDeps } from '../../src/inbox/server/index.ts';
import { scriptSafeJson } from '../../src/base/json.ts';
import { createLog } from '../../src/base/log.ts';
import type { Visit } from '../support/inbox-browser.helper.ts';
import { noticeDesk } from '../support/notices.helper.ts';
import { startApi, type Harness } from '../support/inbox.helper.ts';

let harness: Harness;
let framed: Harness;
beforeAll(async () => {
  harness = await startApi();
  framed = await startApi({ frameAncestors: "'self' http://127.0.0.1:4000" });
});
afterAll(async () => {
  await harness.close();
  await framed.close();
});

function policyOf({ headers }: Visit): ReadonlyMap<string, string> {
  const directives = (headers.get('content-security-policy') ?? '').split('; ');
  return new Map(directives.map((each) => [each.split(' ')[0] ?? '', each.split(' ').slice(1).join(' ')]));
}
/** Starts an inbox with everything of the harness but its configuration. */
async function startWith(config: InboxDeps['config']): Promise<() => Inbox> {
  const { organisations, desk, store, keyring, lostKeys, clock } = harness;
  const { records, changes } = store;
  const notices = await noticeDesk(harness);
  const log = createLog(() => undefined);
  const coordination = coordinationOf({
    organisations,
    planned: async () => new Map(),
    notices: store.notices,
    keyring,
  });
  const parts = { organisations, desk, records, changes, notices, keyring, lostKeys, coordination, config, clock, log };
  return () => createInbox(parts);
}
const nonceOf = (visit: Visit): string => /'nonce-([^']+)'/.exec(policyOf(visit).get('script-src') ?? '')?.[1] ?? '';

const ANSWERS: readonly [string, string, string, number][] = [
  ['the shell', 'GET', '/', 200],
  ['the invitation page', 'GET', '/enrol', 200],
  ['a refusal page', 'GET', '/refused/state', 200],
  ['a redirect', 'GET', '/auth/callback', 303],
  ['a refused API call', 'GET', '/api/me', 401],
  ['what is not there', 'GET', '/nowhere', 404],
  ['an asset that is not there', 'GET', '/assets/none.js', 404],
  ['an asset path that climbs', 'GET', '/assets/..%2findex.html', 404],
  ['a body that is no JSON', 'POST', '/auth/start', 400],
  ['a refused method', 'DELETE', '/api/me', 401],
  ['sign-out', 'POST', '/auth/sign-out', 204],
];

describe('every answer carries every header', () => {
  test.each(ANSWERS)('%s', async (_name, method, path, status) => {
    const visit = await harness.browser().api(method, path, '{');
    expect(visit.status).toBe(status);
    const policy = policyOf(visit);
    expect(Object.fromEntries(policy)).toEqual({
      'default-src': "'none'",
      'script-src': `'nonce-${nonceOf(visit)}' 'strict-dynamic' 'wasm-unsafe-eval'`,
      'style-src': `'nonce-${nonceOf(visit)}' 'self'`,
      'connect-src': "'self'",
      'img-src': "'self' data:",
      'font-src': "'self'",
      'worker-src': "'self'",
      'manifest-src': "'self'",
      'form-action': "'self' https://id.example",
      'frame-ancestors': "'none'",
      'base-uri': "'none'",
      'object-src': "'none'",
      'require-trusted-types-for': "'script'",
      'trusted-types': 'in-vertrouwen in-vertrouwen-notices in-vertrouwen-report',
    });
    expect(visit.headers.get('cache-control')).toBe('no-store');
    expect(visit.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(visit.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
    expect(visit.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(visit.headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    expect(visit.headers.get('x-content-type-options')).toBe('nosniff');
    expect(visit.headers.get('referrer-policy')).toBe('no-referrer');
    expect(visit.headers.get('x-frame-options')).toBe('DENY');
    expect(visit.headers.get('permissions-policy')).toMatch(/camera=\(\).*microphone=\(\)/);
    expect(visit.headers.get('x-powered-by')).toBeNull();
    expect(visit.headers.get('etag')).toBeNull();
  });

  test('a nonce is used once', async () => {
    const browser = harness.browser();
    const nonces = await Promise.all([1, 2, 3, 4].map(async () => nonceOf(await browser.api('GET', '/'))));
    expect(new Set(nonces).size).toBe(4);
    expect(nonces[0]).toMatch(/^[A-Za-z0-9+/]{22}==$/);
  });
});

describe('the shell', () => {
  test('every tag has the nonce of its answer, and the boot data is data', async () => {
    const visit = await harness.browser().api('GET', '/');
    expect(visit.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(visit.text.split(`nonce="${nonceOf(visit)}"`)).toHaveLength(3);
    // A key may hold two underscores in a row; the placeholders have a name between theirs.
    expect(visit.text).not.toMatch(/__(NONCE|BOOT)__/);
    const json = /id="boot">([^<]*)<\/script>/.exec(visit.text)?.[1] ?? '';
    expect(JSON.parse(json)).toEqual({
      providers: [{ id: 'main', name: 'Acme $& </script>' }],
      botKeys: [Buffer.from(harness.keyring.signingPublicKey).toString('base64url')],
    });
  });

  test('no text can end the data block, and it still means the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const json = scriptSafeJson({ text });
        expect(json).not.toMatch(/[<>&\u2028\u2029]/);
        expect(JSON.parse(json)).toEqual({ text });
      }),
    );
  });

  test('assets, whose names carry their content, may be kept for ever', async () => {
    const visit = await harness.browser().api('GET', '/assets/a.js');
    expect([visit.status, visit.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect(policyOf(visit).get('default-src')).toBe("'none'");
  });

  test('only where a frame is asked for may the inbox be framed, and only there', async () => {
    const visit = await framed.browser().api('GET', '/');
    expect(policyOf(visit).get('frame-ancestors')).toBe("'self' http://127.0.0.1:4000");
    expect(visit.headers.get('x-frame-options')).toBeNull();
  });

  test.each([
    'https://inbox.example/',
    'https://inbox.example/x',
    'http://inbox.example',
    'inbox.example',
    'https://a@b.example',
  ])('the origin %s stops the start', async (origin) => {
    const start = await startWith({ origin, providers: [], clientDir: '/nowhere' });
    expect(start).toThrow('the origin of the inbox');
  });

  test.each([
    ['missing', undefined],
    ['without its placeholders', '<!doctype html>'],
  ])('a client that is %s stops the start, not the first visitor', async (_name, html) => {
    const clientDir = mkdtempSync(join(tmpdir(), 'inbox-client-'));
    if (html !== undefined) writeFileSync(join(clientDir, 'index.html'), html);
    const start = await startWith({ origin: harness.origin, providers: [], clientDir });
    expect(start).toThrow(expect.toSatisfy((error: unknown) => isAppError(error, 'CONFIG_INVALID')));
  });
});
