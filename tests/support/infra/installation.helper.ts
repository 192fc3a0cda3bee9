/**
 * An installation on one machine: the shipped Redis, servers with the shipped environment side by side on it, Slack in
 * front of them, and an adviser who can say afterwards what is really there.
 */
import { createServer } from 'node:http';
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createAdviserDesk } from '../../../src/core/adviser/desk.ts';
import { createPlannings } from '../../../src/core/plannings.ts';
import { close, listen } from '../../../src/stand-ins/listen.ts';
import { createSlackStandIn, type SlackStandIn } from '../../../src/stand-ins/slack/index.ts';
import { openKeyring } from '../../../src/keyring/files.ts';
import { createLog } from '../../../src/base/log.ts';
import { readOrganisation } from '../../../src/organisation/read.ts';
import { openEnvelope } from '../../../src/seal/envelope.ts';
import { generateAdviserKeys } from '../../../src/seal/slots.ts';
import { openRedisStore } from '../../../src/store/redis/index.ts';
import { organisationFile } from '../organisation-file.helper.ts';
import { root } from './closure.helper.ts';
import { startShippedRedis, type ShippedRedis } from './redis.helper.ts';
import { here, startServer, type ShippedServer } from './server.helper.ts';
import { ways, type Settings } from './settings.helper.ts';

const TEAM = 'T0ZORG';
const ADVISER = 'samira';
export interface Installation {
  readonly redis: ShippedRedis;
  readonly slack: SlackStandIn;
  /** Those that get requests, by turns. */
  readonly servers: ShippedServer[];
  /** One more, as the first were started; not among `servers` yet. */
  another(): Promise<ShippedServer>;
  /** Every text that lies in Redis for the adviser, opened with the adviser's key. */
  stored(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** `more`: variables beside the shipped ones, such as those of another way to Redis. */
export async function startInstallation(instances: number, more: Settings = {}): Promise<Installation> {
  const redis = await startShippedRedis();
  const keys = await generateAdviserKeys();
  const organisations = join(redis.dir, 'organisations');
  const own = organisationFile({ id: 'zorg', teamIds: [TEAM], keyCard: keys.keyCard.text });
  await writeFile(join(organisations, 'zorg.yaml'), own);
  await copyFile(join(root, 'organisations/example.yaml'), join(organisations, 'example.yaml'));

  const servers: ShippedServer[] = [];
  let turn = 0;
  const api = createServer((request, response) => slack.apiHandler(request, response));
  const apiPort = await listen(api);
  const settings = ways['compose.yaml']({});
  const slack = createSlackStandIn({
    signingSecret: settings['SLACK_SIGNING_SECRET'] ?? '',
    botToken: settings['SLACK_BOT_TOKEN'] ?? '',
    teamId: TEAM,
    appId: 'A0INVERTR',
    botEndpoint: () => `http://127.0.0.1:${servers[(turn += 1) % servers.length]?.port('bot') ?? 1}/slack`,
    clock: { now: () => new Date() },
  });
  const env = here(settings, redis, {
    SLACK_API_URL: `http://localhost:${apiPort}/api/`,
    // Two workspaces, the example's and ours: a token for each, as .env.example offers.
    SLACK_BOT_TOKEN: '',
    SLACK_BOT_TOKENS: `T0EXAMPLE01=xoxb-a-token-for-the-example,${TEAM}=${settings['SLACK_BOT_TOKEN'] ?? ''}`,
    ...more,
  });
  const another = (): Promise<ShippedServer> => startServer(env);
  servers.push(await another());
  while (servers.length < instances) servers.push(await another());

  return {
    redis,
    slack,
    servers,
    another,
    async stored() {
      const read = readOrganisation('zorg.yaml', own);
      if ('faults' in read) throw new Error(read.faults.join('; '));
      const { organisation } = read;
      const [adviser] = organisation.advisers;
      if (adviser === undefined) throw new Error('no adviser');
      const clock = { now: () => new Date() };
      const store = await openRedisStore({ url: redis.plainUrl, log: createLog(() => undefined), clock });
      const keyring = await openKeyring(join(redis.keys, 'keyring'));
      const desk = createAdviserDesk({
        ...store,
        keyring,
        clock,
        plannings: createPlannings(),
        replied: () => undefined,
      });
      const seat = { organisation, adviser };
      const texts: string[] = [];
      for (const { id } of await store.conversations.listForAdviser('zorg', ADVISER, 100_000, clock.now()))
        for (const envelope of (await desk.read(seat, id))?.envelopes ?? []) {
          const { body } = await openEnvelope({
            envelope,
            expect: { conversation: id, direction: 'e2a' },
            recipient: keys.encryption,
            sender: keyring.signingPublicKey,
          });
          texts.push(body.text);
        }
      await store.close();
      return texts.toSorted();
    },
    async close() {
      await Promise.all(servers.map((server) => server.end('SIGKILL')));
      await close(api);
      await redis.close();
    },
  };
}
