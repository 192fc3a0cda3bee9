/** The composed product counts what it answers and what goes wrong, and shows the first only later. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compose, openOrganisations, openStore, type Composed } from '../../src/app/compose.ts';
import { loadConfig } from '../../src/app/config/index.ts';
import { memoryKeyring } from '../../src/keyring/memory.ts';
import { createLog } from '../../src/base/log.ts';
import { builtClients } from '../support/built-clients.helper.ts';
import { testClock } from '../support/desks.helper.ts';

const clock = testClock();
const log = createLog(() => undefined);
let folder: string;
let running: Composed;
const get = (port: number | undefined, path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`http://127.0.0.1:${port}${path}`, init);
const metrics = async (): Promise<string> => (await get(running.operationsPort, '/metrics')).text();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wiring-'));
  const config = loadConfig({
    HOST: '127.0.0.1',
    BOT_PORT: '0',
    INBOX_PORT: '0',
    OPERATIONS_PORT: '0',
    INBOX_ORIGIN: 'https://inbox.example.nl',
    STORE: 'memory',
    KEYRING_DIR: join(folder, 'keyring'),
    SLACK_SIGNING_SECRET: 'a-signing-secret-for-the-test',
    SLACK_BOT_TOKEN: 'xoxb-a-token-for-the-test',
    OIDC_1_NAME: 'Voorbeeld',
    OIDC_1_ISSUER: 'https://login.example.nl',
    OIDC_1_CLIENT_ID: 'inbox',
  });
  running = await compose({
    config,
    log,
    clock,
    store: await openStore(config, log, clock),
    keyring: await memoryKeyring(),
    organisations: await openOrganisations(fileURLToPath(new URL('../../organisations/', import.meta.url)), log),
    clientDir: builtClients.inbox,
    tabDir: builtClients.tab,
  });
});
afterAll(async () => {
  await running.close();
  await rm(folder, { recursive: true, force: true });
});

it('counts a refused request at once as an error, and requests in a batch, for both listeners', async () => {
  for (let i = 0; i < 100; i++)
    await (
      await get(running.botPort, '/slack', {
        method: 'POST',
        body: '{}',
        headers: { 'content-type': 'application/json' },
      })
    ).text();
  await (await get(running.inboxPort, '/')).text();
  // Slack's look at the certificate: answered, without a signature.
  for (let i = 0; i < 100; i++)
    await (
      await get(running.botPort, '/slack', { method: 'POST', body: new URLSearchParams({ ssl_check: '1' }) })
    ).text();
  const before = await metrics();
  expect(before).toContain(
    'in_vertrouwen_errors_total{event="request-refused",part="slack",code="REQUEST_REFUSED"} 100',
  );
  expect(before).toContain('in_vertrouwen_ready{part="keyring"} 1');
  expect(before).not.toContain('in_vertrouwen_requests_total');
  clock.advance(1);
  const after = await metrics();
  expect(after).toContain('in_vertrouwen_requests_total{listener="bot",outcome="refused"} 100');
  expect(after).toContain('in_vertrouwen_requests_total{listener="inbox",outcome="answered"} 1');
});
