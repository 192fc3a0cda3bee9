/** What the process costs that has no Teams: botbuilder (40 MB, half a second) is loaded when it is configured, and only then. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const main = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));
const example = fileURLToPath(new URL('../../organisations/example.yaml', import.meta.url));
/** Says at the end which packages the process had loaded; botbuilder is CommonJS, so it is in this cache. */
const PROBE = `process.on('exit', () => {
  const files = Object.keys(require.cache);
  const names = ['botbuilder', 'botframework-connector', 'botbuilder-core'];
  process.stdout.write('loaded:' + names.filter((name) => files.some((file) => file.includes('/node_modules/' + name + '/'))).join(',') + ';');
});`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loading-'));
  await mkdir(join(folder, 'organisations'));
  await cp(example, join(folder, 'organisations', 'example.yaml'));
  await writeFile(join(folder, 'probe.cjs'), PROBE);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function run(more: Record<string, string>): Promise<string> {
  const child = spawn(process.execPath, ['--require', join(folder, 'probe.cjs'), main], {
    env: {
      PATH: process.env['PATH'] ?? '',
      HOST: '127.0.0.1',
      BOT_PORT: '0',
      INBOX_PORT: '0',
      INBOX_ORIGIN: 'https://inbox.example.nl',
      STORE: 'memory',
      KEYRING_DIR: join(folder, 'keyring'),
      ORGANISATIONS_DIR: join(folder, 'organisations'),
      OIDC_1_NAME: 'Voorbeeld',
      OIDC_1_ISSUER: 'https://login.example.nl',
      OIDC_1_CLIENT_ID: 'inbox',
      ...more,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  let output = '';
  for await (const chunk of child.stdout) {
    output += String(chunk);
    // Both listen: whatever a start loads is loaded, or being loaded, and ending waits for that.
    if (!child.killed && output.split('"event":"listening"').length > 2) child.kill('SIGTERM');
  }
  await exit;
  return output;
}

const SLACK = { SLACK_SIGNING_SECRET: 'a-signing-secret-for-the-test', SLACK_BOT_TOKEN: 'xoxb-canary-token' };
const TEAMS = { TEAMS_APP_ID: '11111111-aaaa-4bbb-8ccc-222222222222', TEAMS_ORIGIN: 'https://bot.example.nl' };

test('without Teams botbuilder is not loaded', async () => {
  const output = await run(SLACK);
  expect(output).toContain('"event":"stopped"');
  expect(output).toContain('loaded:;');
});
test('with Teams it is, and nothing of it asks for the network', async () => {
  const output = await run(TEAMS);
  expect(output).toContain('"event":"stopped"');
  expect(output).toContain('loaded:botbuilder,botframework-connector,botbuilder-core;');
  expect(output).not.toContain('call-failed');
});
