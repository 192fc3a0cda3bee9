import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { tabLink } from '../../../src/teams/tab/link.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readTeams } from '../../../src/app/config/teams.ts';
import type { Environment } from '../../../src/app/config/fields.ts';
import { runManifestCommand } from '../../../src/commands/manifest/index.ts';
import { APP_ID, ENVIRONMENT, GRAPH_ID } from '../../support/manifest-values.helper.ts';

const OTHER_ID = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';

let target: string;
let lines: string[];
beforeEach(async () => {
  target = join(await mkdtemp(join(tmpdir(), 'manifests-')), 'made', 'here');
  lines = [];
});
afterEach(() => rm(join(target, '..', '..'), { recursive: true, force: true }));

const run = (env: Environment, ...argv: string[]): Promise<number> =>
  runManifestCommand(argv, {
    env,
    sources: 'manifests',
    target,
    version: '0.1.0',
    out: (line) => void lines.push(line),
  });
const written = (): Promise<string[]> => readdir(target).catch(() => []);
const teamsManifest = async (): Promise<Record<string, unknown>> => {
  const files = unzipSync(await readFile(join(target, 'in-vertrouwen-teams.zip')));
  return JSON.parse(new TextDecoder().decode(files['manifest.json'])) as Record<string, unknown>;
};

describe('npm run manifest', () => {
  test('writes both packages and says where', async () => {
    expect(await run(ENVIRONMENT)).toBe(0);
    expect(await written()).toEqual(['in-vertrouwen-teams.zip', 'slack.json']);
    expect(lines.join('\n')).toMatch(/slack\.json {3}for https:\/\/bot\.voorbeeldzorg\.nl[^]*chat reply: notify/);
  });

  test('puts one’s own address in the three places of the Slack app, and changes nothing else', async () => {
    await run(ENVIRONMENT, 'slack');
    const filled = await readFile(join(target, 'slack.json'), 'utf8');
    expect(filled.split('"https://bot.voorbeeldzorg.nl/slack"')).toHaveLength(4);
    const template: unknown = JSON.parse(await readFile('manifests/slack/manifest.json', 'utf8'));
    expect(JSON.parse(filled.replaceAll('bot.voorbeeldzorg.nl', 'vertrouwen.example.nl'))).toEqual(template);
  });

  test.each([
    ['slack', ['slack.json'], { BOT_ORIGIN: ENVIRONMENT.BOT_ORIGIN }],
    ['teams', ['in-vertrouwen-teams.zip'], { ...ENVIRONMENT, BOT_ORIGIN: undefined }],
  ])('makes only %s when asked, and asks for nothing of the other', async (platform, files, env) => {
    expect(await run(env, platform)).toBe(0);
    expect(await written()).toEqual(files);
  });

  test('names everything that is missing at once, and writes nothing', async () => {
    expect(await run({ TEAMS_CHAT_REPLY: 'notify', TEAMS_APP_ID: ' ' })).toBe(1);
    expect(lines.join('\n').match(/^[A-Z_]+ is missing/gm)).toEqual([
      'BOT_ORIGIN is missing',
      'TEAMS_APP_ID is missing',
      'TEAMS_ORIGIN is missing',
      'TEAMS_GRAPH_CLIENT_ID is missing',
    ]);
    expect(await written()).toEqual([]);
  });

  test.each([
    ['BOT_ORIGIN', 'https://bot.voorbeeldzorg.nl/pad'],
    ['BOT_ORIGIN', 'http://bot.voorbeeldzorg.nl'],
    ['TEAMS_ORIGIN', 'https://teams.voorbeeldzorg.nl/'],
    ['TEAMS_ORIGIN', 'https://iemand:geheim@teams.voorbeeldzorg.nl'],
    ['TEAMS_ORIGIN', 'https://{{appId}}'],
    ['TEAMS_APP_ID', 'geen-guid'],
    ['TEAMS_CHAT_REPLY', 'luid'],
    ['TEAMS_GRAPH_CLIENT_ID', `${GRAPH_ID}0`],
    ['TEAMS_PACKAGE_ID', 'geen-guid'],
    ['TEAMS_PACKAGE_VERSION', '7.7'],
    ['TEAMS_PACKAGE_VERSION', '1.0.0-beta'],
    ['TEAMS_ABOUT_URL', 'javascript:alert(1)'],
    ['TEAMS_ABOUT_URL', `https://x.nl/${'a'.repeat(2048)}`],
  ])('refuses a wrong %s and never repeats it', async (name, value) => {
    expect(await run({ ...ENVIRONMENT, [name]: value })).toBe(1);
    expect(lines.join('\n')).toMatch(new RegExp(`^${name} `, 'm'));
    expect(lines.join('\n')).not.toContain(value);
    expect(await written()).toEqual([]);
  });

  test('names every faulty variable at once', async () => {
    const env = {
      ...ENVIRONMENT,
      BOT_ORIGIN: 'x',
      TEAMS_ORIGIN: 'x',
      TEAMS_CHAT_REPLY: 'x',
      TEAMS_PACKAGE_VERSION: 'x',
    };
    expect(await run(env)).toBe(1);
    for (const name of ['BOT_ORIGIN', 'TEAMS_ORIGIN', 'TEAMS_CHAT_REPLY', 'TEAMS_PACKAGE_VERSION'])
      expect(lines.join('\n')).toContain(`${name} `);
  });

  test.each([APP_ID, APP_ID.toUpperCase()])(
    'lets no notification be sent with a secret of the bot (%s)',
    async (id) => {
      expect(await run({ ...ENVIRONMENT, TEAMS_GRAPH_CLIENT_ID: id })).toBe(1);
      expect(lines.join('\n')).toContain('TEAMS_GRAPH_CLIENT_ID must be another app than TEAMS_APP_ID');
    },
  );

  const unsaid = { ...ENVIRONMENT, TEAMS_CHAT_REPLY: undefined };
  const rest = { TEAMS_GRAPH_CLIENT_SECRET: 'geheim-geheim-geheim-geheim' };
  test.each([
    ['closed', 'nothing', { ...unsaid, TEAMS_GRAPH_CLIENT_ID: undefined }],
    ['closed', 'half a Graph app', unsaid],
    ['open', 'a whole Graph app', { ...unsaid, ...rest }],
    ['closed', 'silent beside a Graph app', { ...ENVIRONMENT, ...rest, TEAMS_CHAT_REPLY: 'silent' }],
  ])('leaves the compose box %s for %s, as the server will decide from the same variables', async (box, _, env) => {
    expect(await run(env)).toBe(0);
    expect((await teamsManifest())['bots']).toMatchObject([{ isNotificationOnly: box === 'closed' }]);
    const faults: string[] = [];
    const server = readTeams(env, faults);
    expect([faults, server?.chatReply.mode === 'silent']).toEqual([[], box === 'closed']);
    expect(lines.join('\n')).not.toContain(rest.TEAMS_GRAPH_CLIENT_SECRET);
  });

  test('gives the app the id of the bot, until it is told another', async () => {
    await run(ENVIRONMENT);
    expect(await teamsManifest()).toMatchObject({ id: APP_ID, version: '0.1.0' });
    const other = { TEAMS_PACKAGE_ID: OTHER_ID.toUpperCase(), TEAMS_PACKAGE_VERSION: '1.0.2' };
    await run({ ...ENVIRONMENT, TEAMS_CHAT_REPLY: 'silent', ...other });
    expect(await teamsManifest()).toMatchObject({ id: OTHER_ID, version: '1.0.2', bots: [{ botId: APP_ID }] });
  });

  test('gives an app that rings an id of its own, which is the one that the bell of the server leads to', async () => {
    const env = { ...ENVIRONMENT, TEAMS_PACKAGE_ID: OTHER_ID.toUpperCase() };
    expect(await run(env)).toBe(0);
    const { id } = await teamsManifest();
    expect(id).toBe(OTHER_ID);
    const server = readTeams({ ...env, TEAMS_GRAPH_CLIENT_SECRET: 'a-secret-of-the-graph-app' }, []);
    expect(server?.chatReply.mode).toBe('notify');
    expect(server && tabLink(server)).toBe(`https://teams.microsoft.com/l/entity/${OTHER_ID}/home`);
  });

  test('links to the organisation’s own page about the app when there is one', async () => {
    await run({ ...ENVIRONMENT, TEAMS_ABOUT_URL: 'https://intranet.voorbeeldzorg.nl/in-vertrouwen' });
    expect(Object.values((await teamsManifest())['developer'] as object)).toEqual([
      'In vertrouwen',
      ...Array.from({ length: 3 }, () => 'https://intranet.voorbeeldzorg.nl/in-vertrouwen'),
    ]);
  });

  test.each([[['slack', 'teams']], [['discord']], [['--help']]])(
    'explains itself instead of guessing: %j',
    async (argv) => {
      expect(await run(ENVIRONMENT, ...argv)).toBe(2);
      expect(lines.join('\n')).toContain('npm run manifest');
      expect(await written()).toEqual([]);
    },
  );
});
