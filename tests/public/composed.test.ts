/** Which part of the product answers which address of the bot's listener. */
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compose, openOrganisations, type Composed } from '../../src/app/compose.ts';
import { loadConfig } from '../../src/app/config/index.ts';
import { memoryKeyring } from '../../src/keyring/memory.ts';
import { createLog } from '../../src/base/log.ts';
import { memoryStore } from '../../src/store/memory/index.ts';
import { builtClients } from '../support/built-clients.helper.ts';
import { testClock } from '../support/desks.helper.ts';

const env = {
  INBOX_ORIGIN: 'https://inbox.example.nl',
  BOT_PORT: '0',
  INBOX_PORT: '0',
  STORE: 'memory',
  KEYRING_DIR: '/nowhere',
  SLACK_SIGNING_SECRET: 'a-secret-of-thirty-two-characters',
  SLACK_BOT_TOKEN: 'xoxb-1-2-canary',
  OIDC_1_NAME: 'Voorbeeld',
  OIDC_1_ISSUER: 'https://login.example.nl',
  OIDC_1_CLIENT_ID: 'inbox',
};
let folder: string;
let running: Composed | undefined;
let logged: string[];
beforeEach(async () => {
  logged = [];
  folder = await mkdtemp(join(tmpdir(), 'composed-'));
  await mkdir(join(folder, 'organisations'));
  await cp('organisations/example.yaml', join(folder, 'organisations', 'example.yaml'));
});
afterEach(async () => {
  await running?.close();
  running = undefined;
  await rm(folder, { recursive: true, force: true });
});

async function start(more: Record<string, string> = {}): Promise<string> {
  const clock = testClock();
  const log = createLog((line) => void logged.push(line));
  running = await compose({
    config: loadConfig({ ...env, ...more }),
    log,
    clock,
    store: memoryStore(clock),
    keyring: await memoryKeyring(),
    organisations: await openOrganisations(join(folder, 'organisations'), log),
    clientDir: builtClients.inbox,
    tabDir: builtClients.tab,
  });
  return `http://127.0.0.1:${running.botPort}`;
}

describe('with an address that people can reach', () => {
  it('the organisation’s page is there, and says how this very installation runs', async () => {
    const origin = await start({ BOT_ORIGIN: 'https://bot.example.nl', HOSTED_BY: 'Bureau Wilgenlaan' });
    const response = await fetch(`${origin}/example`);
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text).toContain('Bureau Wilgenlaan beheert de server van deze app');
    expect(text).toContain('commands');
    expect(text).not.toContain('Teams');
    expect((await fetch(`${origin}/nergens`)).status).toBe(404);
    expect((await fetch(`${origin}/`)).status).toBe(404);
  });

  it('what is Slack’s still goes to Slack, and what is Teams’ to nobody while there is no Teams', async () => {
    const origin = await start({ BOT_ORIGIN: 'https://bot.example.nl' });
    const slack = await fetch(`${origin}/slack`, { method: 'POST', body: new URLSearchParams({ payload: '{}' }) });
    expect(slack.status).toBe(401);
    const teams = await fetch(`${origin}/teams`, { method: 'POST' });
    expect([teams.status, await teams.text()]).toEqual([404, '']);
    expect((await fetch(`${origin}/example`, { method: 'POST' })).status).toBe(405);
  });

  it('whoever reads it leaves no line in the log', async () => {
    const origin = await start({ BOT_ORIGIN: 'https://bot.example.nl' });
    const before = logged.length;
    for (const path of ['/example', '/example/en', '/nergens']) await (await fetch(`${origin}${path}`)).text();
    expect(logged).toHaveLength(before);
  });
});

it('without such an address there is no page', async () => {
  const origin = await start();
  const response = await fetch(`${origin}/example`);
  expect(response.status).not.toBe(200);
  expect(await response.text()).not.toContain('Samira');
});
