/** Everything that is measured of Teams, with the processes it takes. */
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '../src/core/ports.ts';
import { startListener, type Child } from './child.ts';
import { measureBinding } from './figures/binding.ts';
import { CONCURRENCY } from './figures/slack.ts';
import { measureTeams, TOKENS } from './figures/teams.ts';
import { ask, type Microsoft } from './microsoft.ts';
import { startOurs } from './ours.ts';
import type { BenchRedis } from './redis.ts';
import { seedConversations } from './seed.ts';
import type { Row, Section } from './table.ts';
import { TENANT, WRITABLE, type Workplace } from './workplace.ts';

const SEEDED = 25;

export interface TeamsParts {
  readonly workplace: Workplace;
  readonly store: Store;
  readonly redis: BenchRedis;
  readonly apiPort: number;
  readonly microsoft: Microsoft;
}

async function seedPeople({ workplace, store }: TeamsParts): Promise<string[]> {
  const { keyring, slack: organisation } = workplace;
  const people = Array.from({ length: SEEDED }, () => randomUUID());
  await seedConversations(store, keyring, organisation, WRITABLE, SEEDED * WRITABLE.length, (index) =>
    keyring.pseudonym(organisation.id, 'teams', TENANT, people[index] ?? ''),
  );
  return people;
}

/** @param started what starting costs, which was measured with the rest of the product's starts. */
export async function teamsSection(load: Child, parts: TeamsParts, started: readonly Row[]): Promise<Section> {
  const { workplace, redis, apiPort, microsoft } = parts;
  const seeded = await seedPeople(parts);
  const tokens = await microsoft.tokens(TOKENS);
  const ours = await startOurs(workplace, redis, apiPort, { more: microsoft.environment });
  // What the others answer with is what the product itself shows.
  const { status, body } = await ask(ours.botPort, tokens[0] ?? '', randomUUID());
  if (status !== 200) throw new Error(`Teams: the bot answered ${status}`);
  const answerFile = join(workplace.folder, 'answer.json');
  await writeFile(answerFile, body);
  const env = {
    APP_ID: microsoft.appId,
    ISSUER: microsoft.issuer,
    METADATA_URL: microsoft.metadataUrl,
    ANSWER_FILE: answerFile,
    REDIS_SOCKET: redis.socket,
  };
  const [cloudAdapter, raw, rawByNode, rawAsOurs] = [
    await startListener('./processes/bare-cloud-adapter.js', 'server', env),
    await startListener('./processes/raw-teams.js', 'server', env),
    await startListener('./processes/raw-teams.js', 'server', { ...env, VERIFY: 'node' }),
    await startListener('./processes/raw-teams.js', 'server', { ...env, VERIFY: 'as-ours' }),
  ];
  const rows = await measureTeams(load, {
    cloudAdapter: cloudAdapter.port,
    raw: raw.port,
    rawByNode: rawByNode.port,
    rawAsOurs: rawAsOurs.port,
    ours: ours.botPort,
    seeded,
    tokens,
  });
  await Promise.all([ours, cloudAdapter, raw, rawByNode, rawAsOurs].map(({ child }) => child.stop()));
  return {
    title: `Teams: composeExtension/fetchTask → welcome dialog (${CONCURRENCY} at once)`,
    rows: [...rows, ...measureBinding(), ...started],
  };
}
