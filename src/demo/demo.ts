/**
 * The whole product on one machine: the composed bot and inbox, exactly as in production, between a
 * stand-in for Slack, one for Teams and a local identity provider. Memory store, memory keyring: nothing outlives it.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose, openOrganisations } from '../app/compose.ts';
import { openStore } from '../app/open-state.ts';
import { loadConfig } from '../app/config/index.ts';
import { LANGUAGES } from '../core/organisation.ts';
import type { Clock, Keyring, Store } from '../core/ports.ts';
import { createSlotVault } from '../core/adviser/enrolment.ts';
import { memoryKeyring } from '../keyring/memory.ts';
import type { Log } from '../base/log.ts';
import type { OrganisationFolder } from '../organisation/folder.ts';
import { ARGON2_FLOOR, createSlots, generateAdviserKeys, newRecoveryCode, type AdviserKeys } from '../seal/slots.ts';
import { asWays } from '../seal/ways.ts';
import { createPorts } from '../stand-ins/free-port.ts';
import { startIssuer } from '../stand-ins/identity-provider/issuer.ts';
import {
  DEMO_HR,
  DEMO_ORGANISATION,
  DEMO_TEAM,
  DEMO_TENANT,
  demoOrganisation,
  type DemoAdviser,
} from './organisation.ts';
import { SHORTCUT } from '../slack/flows/open.ts';
import { PUBLISH_SHORTCUT } from '../slack/publishing/index.ts';
import { createSlackStandIn, type SlackStandIn } from '../stand-ins/slack/index.ts';
import { startTeamsStandIn, type TeamsStandIn } from '../stand-ins/teams/index.ts';
import { answerPastTests } from './self-tests.ts';
import { liveYear } from './lived-year.ts';
import { createSpokenLanguage } from './spoken-language.ts';
import { inEach } from './words/index.ts';
import { startTelling } from './telling.ts';
import { startWorkplace } from './workplace.ts';
import type { Employee } from './workplace-state.ts';

/** The page shows this passphrase. It is no secret and opens no real inbox. */
export const DEMO_PASSPHRASE = 'rustige kamer met uitzicht';

export const SLACK_EMPLOYEES: readonly Employee[] = [
  { id: 'U0NOOR', name: 'Noor' },
  { id: 'U0DAAN', name: 'Daan' },
  { id: DEMO_HR.slack, name: DEMO_HR.name },
];
/** The same people as in Slack, under the ids their tenant would give them. */
export const TEAMS_EMPLOYEES: readonly Employee[] = [
  { id: '3b7e1c52-9a40-4a6e-8f0d-6d1c2b9e5a01', name: 'Noor' },
  { id: '8c2f4d10-1b7e-4e39-a5c6-0f9b7d3e2c02', name: 'Daan' },
  { id: DEMO_HR.teams, name: DEMO_HR.name },
];
const DEMO_APP = '9d3f6b21-4c8e-4f70-b1a2-7e5d0c9f8b03';

export interface Demo {
  /** The one address to open. */
  readonly url: string;
  readonly inboxOrigin: string;
  readonly botOrigin: string;
  readonly standIn: SlackStandIn;
  readonly teams: TeamsStandIn;
  readonly store: Store;
  readonly keyring: Keyring;
  /** For the operator's command line. */
  readonly organisationsDir: string;
  readonly organisations: OrganisationFolder;
  /** Absent without a telephone. */
  readonly telling?: Awaited<ReturnType<typeof startTelling>>;
  tellNow(): Promise<number>;
  close(): Promise<void>;
}

export interface DemoOptions {
  readonly clientDir: { readonly inbox: string; readonly demo: string; readonly tab: string };
  readonly log: Log;
  readonly clock: Clock;
  readonly port?: number;
  /** Where several demos run side by side, each has ports of its own to take from. */
  readonly freePort?: () => Promise<number>;
  /** Used instead of the memory store: the journeys run on a real Redis and on key files. */
  readonly store?: Store;
  readonly keyring?: Keyring;
  /** With a push service and a mail server, and Samira's telephone at both. */
  readonly phone?: boolean;
}

export async function startDemo({
  clientDir,
  log,
  clock,
  port,
  freePort = createPorts(process.pid),
  ...given
}: DemoOptions): Promise<Demo> {
  const secret = (): string => randomBytes(24).toString('base64url');
  const signingSecret = secret();
  const botToken = `xoxb-${secret()}`;
  // The two must know each other's address before they start, so the port of one of them is chosen first.
  const inboxPort = await freePort();
  const botPort = await freePort();
  const botOrigin = `http://localhost:${botPort}`;
  const inboxOrigin = `http://localhost:${inboxPort}`;

  const speaking = createSpokenLanguage();
  let workplaceUrl = '';
  const standIn = createSlackStandIn({
    signingSecret,
    botToken,
    teamId: DEMO_TEAM,
    appId: 'A0INVERTR',
    botEndpoint: () => `${botOrigin}/slack`,
    baseUrl: () => workplaceUrl,
    clock,
  });
  const graphClient = { clientId: randomUUID(), clientSecret: secret() };
  const teams = await startTeamsStandIn({
    appId: DEMO_APP,
    signInAppId: graphClient.clientId,
    tenantId: DEMO_TENANT,
    commandId: 'vertrouwenspersoon',
    publishCommandId: 'publish',
    graphClient,
    botOrigin: () => botOrigin,
    clock,
  });
  const telling = given.phone === true ? await startTelling(() => speaking.language() ?? LANGUAGES[0]) : undefined;
  const workplace = await startWorkplace({
    ...(telling === undefined ? {} : { phoneUrl: telling.phoneUrl }),
    teams: { standIn: teams, employees: TEAMS_EMPLOYEES },
    standIn,
    inboxUrl: inboxOrigin,
    publicUrl: `${botOrigin}/${DEMO_ORGANISATION}`,
    passphrase: DEMO_PASSPHRASE,
    clientDir: clientDir.demo,
    speak: speaking.speak,
    employees: SLACK_EMPLOYEES,
    shortcuts: [
      { callback: SHORTCUT, label: 'In vertrouwen' },
      { callback: PUBLISH_SHORTCUT, label: inEach(({ slack }) => slack.postCard) },
    ],
    ...(port === undefined ? {} : { port }),
  });
  workplaceUrl = workplace.url;
  const issuer = await startIssuer({
    clientId: 'inbox',
    redirectUris: [`${inboxOrigin}/auth/callback`],
    accounts: [
      { sub: 'samira', name: 'Samira el Idrissi' },
      { sub: 'tom', name: 'Tom de Wit' },
      { sub: 'halina', name: 'Halina Kowalska', about: said('notInvited') },
      { sub: 'iemand', name: said('somebodyElse'), about: said('noAdviser') },
    ],
    frameAncestors: workplaceUrl,
    language: speaking.language,
  });
  const config = loadConfig({
    HOST: 'localhost',
    BOT_PORT: String(botPort),
    INBOX_PORT: String(inboxPort),
    BOT_ORIGIN: botOrigin,
    HOSTED_BY: 'Bureau Wilgenlaan',
    INBOX_ORIGIN: inboxOrigin,
    STORE: 'memory',
    KEYRING_DIR: 'in-memory',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: botToken,
    SLACK_API_URL: `${workplaceUrl}/api/`,
    TEAMS_APP_ID: DEMO_APP,
    TEAMS_ORIGIN: botOrigin,
    TEAMS_CHAT_REPLY: 'notify',
    TEAMS_GRAPH_CLIENT_ID: graphClient.clientId,
    TEAMS_GRAPH_CLIENT_SECRET: graphClient.clientSecret,
    TEAMS_OPENID_METADATA_URL: `${teams.url}/channel/.well-known/openidconfiguration`,
    TEAMS_ISSUER: `${teams.url}/channel`,
    TEAMS_SERVICE_HOSTS: 'localhost',
    TEAMS_LOGIN_URL: teams.url,
    TEAMS_GRAPH_URL: teams.url,
    OIDC_1_NAME: 'Werkplek',
    OIDC_1_ISSUER: issuer.url,
    OIDC_1_CLIENT_ID: 'inbox',
    ...telling?.environment,
  });
  const keyring = given.keyring ?? (await memoryKeyring());
  const store = given.store ?? (await openStore(config, log, clock));
  const keysOf: AdviserKeys[] = [];
  const adviser = async (subject: string): Promise<DemoAdviser> => {
    const identity = { issuer: issuer.url, subject };
    const keys = await seedAdviser(identity, store, keyring, clock);
    keysOf.push(keys);
    return { identity, keyCard: keys.keyCard };
  };
  const folder = await mkdtemp(join(tmpdir(), 'in-vertrouwen-demo-'));
  await writeFile(
    join(folder, 'werkplek.yaml'),
    demoOrganisation(clock.now(), await adviser('samira'), await adviser('tom')),
  );
  await telling?.signUp({ issuer: issuer.url, subject: 'samira' }, { store, keyring });
  const organisations = speaking.over(await openOrganisations(folder, log));
  await answerPastTests(organisations.all(), keysOf, { store, keyring, now: clock.now() });
  for (const organisation of organisations.all()) await liveYear(organisation, keysOf, { store, keyring, clock });
  const running = await compose({
    config,
    log,
    clock,
    store,
    keyring,
    organisations,
    clientDir: clientDir.inbox,
    tabDir: clientDir.tab,
    inboxFrameAncestors: workplaceUrl,
  });
  telling?.tellBy(() => running.tellNow());
  return {
    url: workplaceUrl,
    inboxOrigin,
    botOrigin,
    standIn,
    teams,
    store,
    keyring,
    organisationsDir: folder,
    organisations,
    ...(telling === undefined ? {} : { telling }),
    tellNow: () => running.tellNow(),
    async close() {
      await workplace.close();
      await running.close();
      await telling?.close();
      await teams.close();
      await issuer.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A line of the sign-in page, in each language. */
const said = (line: 'notInvited' | 'somebodyElse' | 'noAdviser') => inEach(({ accounts }) => accounts[line]);

/** Does what the browser of an adviser does when they enrol, without the browser. */
async function seedAdviser(
  identity: DemoAdviser['identity'],
  store: Store,
  keyring: Keyring,
  clock: Clock,
): Promise<AdviserKeys> {
  const keys = await generateAdviserKeys();
  // A passphrase that stands on the page guards nothing, so it costs as little as an inbox accepts.
  const secrets = { passphrase: DEMO_PASSPHRASE, recoveryCode: newRecoveryCode() };
  const made = asWays(await createSlots(keys, secrets, ARGON2_FLOOR));
  // As after an enrolment: both ways were typed over. Nobody has the paper of this one, and nobody should be asked for it.
  const day = clock.now().toISOString().slice(0, 10);
  const slots = { ...made, ways: made.ways.map((way) => ({ ...way, made: day })) };
  await createSlotVault({ records: store.records, keyring }).put(
    keyring.derive('identity', identity.issuer, identity.subject),
    slots,
  );
  return keys;
}
