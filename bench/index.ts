/**
 * `npm run bench`: a table of each part, with ratios. No verdict in the exit code: it fails only when a part cannot be run.
 * `npm run bench -- NAME`: one part alone, by its name in `ALONE`; `growth` and `streams` go further alone than in the whole.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLog } from '../src/base/log.ts';
import { adopt } from '../src/core/keyring-mark.ts';
import { openRedisStore } from '../src/store/redis/index.ts';
import { startListener, startNode } from './child.ts';
import { erasureSection } from './erasure.ts';
import { countingSection } from './counting.ts';
import { measureYearlyReport } from './figures/yearly-report.ts';
import { advisersSection } from './figures/advisers.ts';
import { measureInbox } from './figures/inbox.ts';
import { inboxSection } from './figures/inbox-load.ts';
import { measureOffices } from './figures/offices.ts';
import { measureRedisMemory, measureResidentMemory } from './figures/memory.ts';
import { measureRoundTrips } from './figures/round-trips.ts';
import { measureSealing } from './figures/sealing.ts';
import { measureSlack } from './figures/slack.ts';
import { measureStart } from './figures/start.ts';
import { growthSection, SHORT, wholeGrowthSection } from './growth.ts';
import { describeMachine } from './machine.ts';
import { startMicrosoft } from './microsoft.ts';
import { noticesSection } from './notices.ts';
import { organisationsSection } from './organisations.ts';
import { startOurs } from './ours.ts';
import { pageSection } from './page.ts';
import { startRawForm } from './raw-form.ts';
import { startRedis } from './redis.ts';
import { walk } from './requests.ts';
import { proveReachable, seedConversations } from './seed.ts';
import { streamsSection, wholeStreamsSection } from './streams.ts';
import { formatTable, type Section } from './table.ts';
import { teamsSection } from './teams.ts';
import { makeWorkplace, SECRET, TOKEN, WRITABLE } from './workplace.ts';

const FEW = 100;
const MANY = 100_000;

const startedAt = performance.now();
const say = (text: string): void =>
  void process.stderr.write(`${Math.round((performance.now() - startedAt) / 1000)} s  ${text}\n`);

const workplace = await makeWorkplace();
const stops: (() => Promise<void>)[] = [() => workplace.remove()];
const log = createLog(() => undefined);
async function seeded(name: string, count: number) {
  const redis = await startRedis(workplace.folder, name);
  stops.push(() => redis.stop());
  const store = await openRedisStore({ path: redis.socket, log });
  stops.push(() => store.close());
  await seedConversations(store, workplace.keyring, workplace.slack, WRITABLE, count);
  await proveReachable(store, workplace.slack);
  // What was seeded opens for nobody, so a server would take these keys for another Redis'.
  await adopt(store, workplace.keyring);
  return { redis, store };
}

/** Said as soon as it is known: a part that breaks off takes nothing with it that others measured. */
const show = (...sections: readonly Section[]): void =>
  void process.stdout.write(sections.map((section) => `${formatTable([section])}\n`).join(''));
async function part(title: string, measure: () => Promise<Section>): Promise<void> {
  say(title);
  try {
    show(await measure());
  } catch (error) {
    process.exitCode = 1;
    show({ title, rows: [{ figure: 'not measured', measured: error instanceof Error ? error.message : 'failed' }] });
  }
}

async function bench(): Promise<void> {
  say(`opening ${FEW} and ${MANY} conversations`);
  const few = await seeded('few', FEW);
  const many = await seeded('many', MANY);
  const slackApi = await startListener('./processes/slack-api.js', 'rest', {});
  const load = startNode('./processes/load.js', 'rest', {});
  stops.push(
    () => slackApi.child.stop(),
    () => load.stop(),
  );
  const apiPort = slackApi.port;

  say('starting the product');
  const microsoft = await startMicrosoft();
  stops.push(() => microsoft.stop());
  const started = await measureStart(workplace, few.redis, apiPort, microsoft);
  const [ours, oursWithMany] = [
    await startOurs(workplace, few.redis, apiPort),
    await startOurs(workplace, many.redis, apiPort),
  ];
  stops.push(
    () => ours.child.stop(),
    () => oursWithMany.child.stop(),
  );
  const pages = await walk(ours.botPort, slackApi.child);
  const viewFile = join(workplace.folder, 'view.json');
  await writeFile(viewFile, JSON.stringify(pages.welcome));
  const env = {
    SLACK_API_URL: `http://127.0.0.1:${apiPort}/api/`,
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_BOT_TOKEN: TOKEN,
    VIEW_FILE: viewFile,
  };
  const bolt = await startListener('./processes/bare-bolt.js', 'server', env);
  const raw = await startListener('./processes/raw-http.js', 'server', env);
  const rawForm = await startRawForm(workplace, few.redis, pages);
  stops.push(
    () => bolt.child.stop(),
    () => raw.child.stop(),
    () => rawForm.child.stop(),
  );

  say('commands and forms');
  const { modal, form, growth } = await measureSlack(
    load,
    {
      bolt: bolt.port,
      raw: raw.port,
      rawForm: rawForm.port,
      few: { port: ours.botPort, seeded: FEW / WRITABLE.length },
      many: { port: oursWithMany.botPort, seeded: MANY / WRITABLE.length },
    },
    pages,
  );
  const shared = { workplace, redis: few.redis, apiPort, pages };
  say('round trips and sealing');
  const trips = await measureRoundTrips(load, shared);
  const sealing = await measureSealing(workplace);
  show(modal, { ...form, rows: [...form.rows, ...sealing, ...trips] }, growth);
  say('memory');
  const inRedis = await measureRedisMemory(few.store, few.redis, workplace);
  show(
    { title: 'Memory', rows: [...inRedis, ...(await measureResidentMemory(load, shared))] },
    { title: 'Start', rows: [started.start] },
  );
  await part('Inbox, one request at a time', async () => ({
    title: 'Inbox, one request at a time',
    rows: [
      ...(await measureInbox(few.store, workplace, ours.inboxPort)),
      ...(await measureOffices(few.store, workplace, ours.inboxPort)),
    ],
  }));
  await part('The inbox against raw express', () => inboxSection(workplace));
  await part('Advisers', () => advisersSection(workplace));
  await part('The inbox on a telephone', pageSection);
  show({ title: 'Yearly report', rows: measureYearlyReport() });
  await part('Teams', () => teamsSection(load, { workplace, ...few, apiPort, microsoft }, started.teams));
  await part('Erasure keys', () => erasureSection(workplace));
  await part('Notices', () => noticesSection(workplace));
  await part('Counting', () => countingSection(workplace));
  await part('Open inboxes', streamsSection);
  await part('Growth', () => growthSection(SHORT));
  await part('Organisations', organisationsSection);
}

/** Sections that can be had without the rest. */
const ALONE = new Map([
  ['erasure', erasureSection],
  ['notices', noticesSection],
  ['counting', countingSection],
  ['inbox', inboxSection],
  ['advisers', advisersSection],
  ['page', pageSection],
  ['streams', wholeStreamsSection],
  ['growth', wholeGrowthSection],
  ['organisations', organisationsSection],
]);

try {
  const name = process.argv[2] ?? '';
  const alone = ALONE.get(name);
  process.stdout.write(
    `\nIn vertrouwen · ${new Date().toISOString().slice(0, 10)}${alone !== undefined ? '' : ' · medians of 3 runs'}\n${describeMachine()}\n\n`,
  );
  await (alone === undefined ? bench() : part(name, () => alone(workplace)));
  say('done');
} finally {
  for (const stop of stops.reverse()) await stop();
}
// What a part that broke off left running would hold this process for ever.
process.exit();
