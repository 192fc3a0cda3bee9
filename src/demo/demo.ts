/**
 * The whole product on one machine: the composed bot and inbox, exactly as in production, between a
 * stand-in for Slack and a local identity provider. Memory store, memory keyring: nothing outlives it.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose, openOrganisations, openStore } from '../compose.ts';
import { loadConfig } from '../config.ts';
import type { Clock, Keyring, Store } from '../core/ports.ts';
import { createSlotVault } from '../inbox/enrolment.ts';
import { memoryKeyring } from '../keyring/memory.ts';
import type { Log } from '../log.ts';
import type { OrganisationFolder } from '../organisation/folder.ts';
import { createSlots, generateAdviserKeys, newRecoveryCode } from '../seal/slots.ts';
import { close, listen } from './listen.ts';
import { startIssuer } from './oidc-issuer.ts';
import { DEMO_TEAM, demoOrganisation, type DemoAdviser } from './organisation.ts';
import { SHORTCUT } from '../slack/index.ts';
import { createSlackStandIn, type SlackStandIn } from './slack-stand-in/index.ts';
import { startWorkplace } from './workplace.ts';

/** Shown on the page: nobody's secret, and in nobody's real inbox. */
export const DEMO_PASSPHRASE = 'rustige kamer met uitzicht';

export interface Demo {
  /** The one address to open. */
  readonly url: string;
  readonly inboxOrigin: string;
  readonly standIn: SlackStandIn;
  readonly store: Store;
  readonly keyring: Keyring;
  /** For the operator's command line. */
  readonly organisationsDir: string;
  readonly organisations: OrganisationFolder;
  close(): Promise<void>;
}

export interface DemoOptions {
  readonly clientDir: { readonly inbox: string; readonly demo: string };
  readonly log: Log;
  readonly clock: Clock;
  readonly port?: number;
  /** Instead of memory: the journeys run on a real Redis and on key files. */
  readonly store?: Store;
  readonly keyring?: Keyring;
}

export async function startDemo({ clientDir, log, clock, port, ...given }: DemoOptions): Promise<Demo> {
  const secret = (): string => randomBytes(24).toString('base64url');
  const signingSecret = secret();
  const botToken = `xoxb-${secret()}`;
  // The issuer must know the inbox's address, and the inbox the issuer's: one of them has to be known first.
  const inboxPort = await freePort();
  const inboxOrigin = `http://localhost:${inboxPort}`;

  let botPort = 0;
  let workplaceUrl = '';
  const standIn = createSlackStandIn({
    signingSecret,
    botToken,
    teamId: DEMO_TEAM,
    appId: 'A0INVERTR',
    botEndpoint: () => `http://localhost:${botPort}/slack`,
    baseUrl: () => workplaceUrl,
    clock,
  });
  const workplace = await startWorkplace({
    standIn,
    inboxUrl: inboxOrigin,
    passphrase: DEMO_PASSPHRASE,
    clientDir: clientDir.demo,
    shortcut: SHORTCUT,
    ...(port === undefined ? {} : { port }),
  });
  workplaceUrl = workplace.url;
  const issuer = await startIssuer({
    clientId: 'inbox',
    redirectUris: [`${inboxOrigin}/auth/callback`],
    accounts: [
      { sub: 'samira', name: 'Samira el Idrissi' },
      { sub: 'tom', name: 'Tom de Wit' },
      { sub: 'halina', name: 'Halina Kowalska (nog niet uitgenodigd)' },
      { sub: 'iemand', name: 'Iemand anders (geen vertrouwenspersoon)' },
    ],
    frameAncestors: workplaceUrl,
  });
  const config = loadConfig({
    HOST: 'localhost',
    BOT_PORT: '0',
    INBOX_PORT: String(inboxPort),
    INBOX_ORIGIN: inboxOrigin,
    STORE: 'memory',
    KEYRING_DIR: 'in-memory',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: botToken,
    SLACK_API_URL: `${workplaceUrl}/api/`,
    OIDC_1_NAME: 'Werkplek',
    OIDC_1_ISSUER: issuer.url,
    OIDC_1_CLIENT_ID: 'inbox',
  });
  const keyring = given.keyring ?? (await memoryKeyring());
  const store = given.store ?? (await openStore(config, log, clock));
  const adviser = (subject: string): Promise<DemoAdviser> =>
    seedAdviser({ issuer: issuer.url, subject }, store, keyring);
  const folder = await mkdtemp(join(tmpdir(), 'in-vertrouwen-demo-'));
  await writeFile(
    join(folder, 'werkplek.yaml'),
    demoOrganisation(clock.now(), await adviser('samira'), await adviser('tom')),
  );
  const organisations = await openOrganisations(folder, log);
  const running = await compose({
    config,
    log,
    clock,
    store,
    keyring,
    organisations,
    clientDir: clientDir.inbox,
    inboxFrameAncestors: workplaceUrl,
  });
  botPort = running.botPort;

  return {
    url: workplaceUrl,
    inboxOrigin,
    standIn,
    store,
    keyring,
    organisationsDir: folder,
    organisations,
    async close() {
      await workplace.close();
      await running.close();
      await issuer.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What an adviser's browser does when they are let in; here without the browser. */
async function seedAdviser(identity: DemoAdviser['identity'], store: Store, keyring: Keyring): Promise<DemoAdviser> {
  const keys = await generateAdviserKeys();
  const slots = await createSlots(keys, { passphrase: DEMO_PASSPHRASE, recoveryCode: newRecoveryCode() });
  await createSlotVault({ records: store.records, keyring }).put(
    keyring.derive('identity', identity.issuer, identity.subject),
    slots,
  );
  return { identity, card: keys.card };
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await close(server);
  return port;
}
