/** What somebody wrote and who they are is not held in the memory of the process once they have been answered. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { generateAdviserKeys } from '../../src/seal/slots.ts';
import { createSlackStandIn } from '../../src/stand-ins/slack/index.ts';
import { freePort } from '../support/free-port.helper.ts';
import { write } from '../support/journeys/story.helper.ts';
import { organisationFile } from '../support/organisation-file.helper.ts';
import { slackEmployee } from '../support/slack-employee.helper.ts';

vi.setConfig({ testTimeout: 120_000 });
const main = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));
const TEAM = 'T0CANARY0';
const SECRET = 'a-signing-secret-for-the-test';
let folder: string;
let child: ChildProcess | undefined;
let api: Server;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'memory-'));
  await mkdir(join(folder, 'organisations'));
  const { keyCard } = await generateAdviserKeys();
  const file = organisationFile({ id: 'acme', teamIds: [TEAM], keyCard: keyCard.text });
  await writeFile(join(folder, 'organisations', 'acme.yaml'), file);
});
afterEach(async () => {
  child?.kill('SIGKILL');
  api.closeAllConnections();
  api.close();
  await rm(folder, { recursive: true, force: true });
});

/** Everything that is reachable: V8 collects what is not before it writes. Whole strings, where it would cut them off. */
async function snapshot(running: ChildProcess): Promise<string> {
  running.kill('SIGUSR2');
  for (;;) {
    const [name] = (await readdir(folder)).filter((each) => each.endsWith('.heapsnapshot'));
    const text = name === undefined ? '' : await readFile(join(folder, name), 'utf8');
    if (text.trimEnd().endsWith('}')) return text;
    await pause(50);
  }
}

it('neither text nor user id, a moment after the message was confirmed', async () => {
  const port = await freePort();
  api = createServer((request, response) => standIn.apiHandler(request, response));
  api.listen(0, 'localhost');
  await once(api, 'listening');
  const apiOrigin = `http://localhost:${(api.address() as AddressInfo).port}`;
  const standIn = createSlackStandIn({
    signingSecret: SECRET,
    botToken: 'xoxb-the-bot',
    teamId: TEAM,
    appId: 'A0INVERTR',
    botEndpoint: `http://localhost:${port}/slack`,
    baseUrl: apiOrigin,
    clock: { now: () => new Date() },
  });
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOST: 'localhost',
    BOT_PORT: String(port),
    INBOX_PORT: '0',
    INBOX_ORIGIN: 'https://inbox.example.nl',
    STORE: 'memory',
    KEYRING_DIR: join(folder, 'keyring'),
    ORGANISATIONS_DIR: join(folder, 'organisations'),
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_BOT_TOKEN: 'xoxb-the-bot',
    SLACK_API_URL: `${apiOrigin}/api/`,
    OIDC_1_NAME: 'Voorbeeld',
    OIDC_1_ISSUER: 'https://login.example.nl',
    OIDC_1_CLIENT_ID: 'inbox',
  };
  const flags = ['--heapsnapshot-signal=SIGUSR2', '--heap-snapshot-string-limit=1000000'];
  const running = spawn(process.execPath, [...flags, main], { env, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  child = running;
  let output = '';
  for (const stream of [running.stdout, running.stderr]) stream.on('data', (chunk) => void (output += String(chunk)));
  while (!output.includes('"part":"inbox","port"')) await pause(20);

  const noor = slackEmployee({ standIn }, 'U0CANARYNOOR');
  await write(noor, 'Dit is de kanarievanvandaag.');
  expect(noor.words()).toContain('Verstuurd');
  const held = await snapshot(running);
  expect(held).toContain('Samira el Idrissi');
  const at = (needle: string): string =>
    held.slice(Math.max(0, held.indexOf(needle) - 200), held.indexOf(needle) + 200);
  for (const canary of ['kanarievanvandaag', 'U0CANARYNOOR']) expect(held.includes(canary) ? at(canary) : '').toBe('');
});
