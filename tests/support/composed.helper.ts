/** The composed server in this process, on the memory store, with the organisations that lie in the repository. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compose, openOrganisations, type Composed } from '../../src/app/compose.ts';
import { loadConfig } from '../../src/app/config/index.ts';
import { createLog, type Log } from '../../src/base/log.ts';
import type { Clock, Keyring, Store } from '../../src/core/ports.ts';
import { builtClients } from './built-clients.helper.ts';

const ORGANISATIONS = fileURLToPath(new URL('../../organisations/', import.meta.url));

export interface ComposedParts {
  readonly clock: Clock;
  readonly store: Store;
  readonly keyring: Keyring;
  readonly log?: Log;
}

/** `close` it: it listens on ports of its own. */
export async function composeInMemory({
  clock,
  store,
  keyring,
  log = createLog(() => undefined),
}: ComposedParts): Promise<Composed> {
  const folder = await mkdtemp(join(tmpdir(), 'composed-'));
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
  const running = await compose({
    config,
    log,
    clock,
    store,
    keyring,
    organisations: await openOrganisations(ORGANISATIONS, log),
    clientDir: builtClients.inbox,
    tabDir: builtClients.tab,
  });
  return {
    ...running,
    async close() {
      await running.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
