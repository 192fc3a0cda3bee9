/** A demo or trial over http works in Safari too, and nothing else ever gets a weaker cookie. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compose } from '../../src/app/compose.ts';
import { loadConfig } from '../../src/app/config/index.ts';
import { createLog } from '../../src/base/log.ts';
import { memoryKeyring } from '../../src/keyring/memory.ts';
import { memoryStore } from '../../src/store/memory/index.ts';
import { startHostileIssuer, type HostileIssuer } from '../support/hostile-issuer.helper.ts';
import { testClock, testOrganisations } from '../support/inbox-fixtures.helper.ts';
import { listen, startInbox } from '../support/inbox.helper.ts';

let issuer: HostileIssuer;
beforeAll(async () => {
  issuer = await startHostileIssuer({ clientId: 'inbox', subject: 'sub-samira' });
});
afterAll(() => issuer.close());

test('without __Host- and Secure an adviser signs in, works and signs out as with them', async () => {
  const harness = await startInbox(await listen(), {
    issuer: issuer.issuer,
    providers: [{ id: 'main', name: 'Acme', issuer: issuer.issuer, clientId: 'inbox' }],
    plainCookies: true,
  });
  const browser = harness.browser();
  expect((await harness.signIn(browser)).status).toBe(200);
  expect(browser.cookieLine('in-vertrouwen-session')).toMatch(
    /^in-vertrouwen-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
  );
  expect((await browser.api('GET', '/api/me')).status).toBe(200);
  expect((await browser.api('POST', '/auth/sign-out')).status).toBe(204);
  expect(browser.cookie('in-vertrouwen-session')).toBeUndefined();
  await harness.close();
});

describe('which cookie the whole product sets at the start of a sign-in', () => {
  test.each([
    ['a trial on this machine', 'http://localhost:3001', {}, /^in-vertrouwen-sign-in=[^;]+; (?!.*Secure)/],
    ['production on this machine', 'http://localhost:3001', { NODE_ENV: 'production' }, /^__Host-sign-in=.*; Secure/],
    ['a trial with TLS', 'https://inbox.example.nl', {}, /^__Host-sign-in=.*; Secure/],
    ['production', 'https://inbox.example.nl', { NODE_ENV: 'production' }, /^__Host-sign-in=.*; Secure/],
  ])('%s', async (_where, origin, env, line) => {
    const clock = testClock();
    const config = loadConfig({
      BOT_PORT: '0',
      INBOX_PORT: '0',
      INBOX_ORIGIN: origin,
      REDIS_URL: 'redis://127.0.0.1',
      KEYRING_DIR: 'in-memory',
      SLACK_SIGNING_SECRET: 's'.repeat(32),
      SLACK_BOT_TOKEN: `xoxb-${'b'.repeat(30)}`,
      OIDC_1_NAME: 'Acme',
      OIDC_1_ISSUER: issuer.issuer,
      OIDC_1_CLIENT_ID: 'inbox',
      ...env,
    });
    const organisations = {
      ...testOrganisations([]),
      refused: () => [],
      ignored: () => [],
      close: () => {},
      reload: () => Promise.resolve([]),
    };
    const log = createLog(() => {});
    const composed = await compose({
      config,
      log,
      clock,
      store: memoryStore(clock),
      keyring: await memoryKeyring(),
      organisations,
      clientDir: 'dist/client/inbox',
      tabDir: 'dist/client/tab',
    });
    const response = await fetch(`http://127.0.0.1:${composed.inboxPort}/auth/start`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json', 'x-in-vertrouwen': '1' },
      body: JSON.stringify({ provider: '1' }),
    });
    expect([response.status, response.headers.get('set-cookie')]).toEqual([200, expect.stringMatching(line)]);
    await composed.close();
  });
});
