/** The processes, with an output that is full, closed, or read by nobody. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '../support/free-port.helper.ts';

const file = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
/** A library that writes where it has no business to. */
const CHATTY = `process.on('SIGUSR1', () => setInterval(() => {
  console.log('x'); console.error('x'); process.emitWarning('x');
}, 20).unref());`;

let folder: string;
let env: Record<string, string>;
let operations: string;
let bot: string;
const children: ChildProcess[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'output-'));
  await mkdir(join(folder, 'organisations'));
  await cp(file('organisations/example.yaml'), join(folder, 'organisations', 'example.yaml'));
  await writeFile(join(folder, 'chatty.cjs'), CHATTY);
  const [ports, own] = [await freePort(), await freePort()];
  operations = `http://127.0.0.1:${ports}`;
  bot = `http://127.0.0.1:${own}`;
  env = {
    PATH: process.env['PATH'] ?? '',
    HOST: '127.0.0.1',
    BOT_PORT: String(own),
    INBOX_PORT: '0',
    OPERATIONS_PORT: String(ports),
    INBOX_ORIGIN: 'https://inbox.example.nl',
    STORE: 'memory',
    KEYRING_DIR: join(folder, 'keyring'),
    ORGANISATIONS_DIR: join(folder, 'organisations'),
    SLACK_SIGNING_SECRET: 'a-signing-secret-for-the-test',
    SLACK_BOT_TOKEN: 'xoxb-a-token-for-the-test',
  };
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

type Output = number | 'pipe' | 'ignore';
function run(script: string, output: Output, errors: Output, ...words: string[]): ChildProcess {
  const child = spawn(process.execPath, ['--require', join(folder, 'chatty.cjs'), file(script), ...words], {
    env,
    stdio: ['ignore', output, errors],
  });
  children.push(child);
  return child;
}
const get = async (path: string): Promise<string> => {
  try {
    return await (await fetch(operations + path)).text();
  } catch {
    return 'away';
  }
};
const ready = async (): Promise<void> => {
  await expect.poll(() => get('/readyz'), { timeout: 20_000 }).toBe('ready\n');
};
const unsigned = async (times: number): Promise<void> => {
  for (let i = 0; i < times; i++) {
    const response = await fetch(`${bot}/slack`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(response.status).toBe(401);
    await response.arrayBuffer();
  }
};
const linesLost = async (): Promise<number> =>
  Number(/^in_vertrouwen_log_lines_lost_total (\d+)$/m.exec(await get('/metrics'))?.[1]);
const end = async (child: ChildProcess): Promise<unknown> => {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  return (await ended)[0];
};

describe('the server', () => {
  it('goes on when the reader of its log and of its errors has gone', async () => {
    const child = run('dist/src/main.js', 'pipe', 'pipe');
    await ready();
    child.stdout?.destroy();
    child.stderr?.destroy();
    child.kill('SIGUSR1');
    await unsigned(3);
    await expect.poll(linesLost).toBeGreaterThan(0);
    expect(await get('/readyz')).toBe('ready\n');
    expect(await end(child)).toBe(0);
  });

  it('goes on when the disk of its log is full, and counts what was lost', async () => {
    const full = openSync('/dev/full', 'w');
    const child = run('dist/src/main.js', full, full);
    closeSync(full);
    await ready();
    expect(await linesLost()).toBeGreaterThan(0);
    child.kill('SIGUSR1');
    await unsigned(3);
    expect(await get('/readyz')).toBe('ready\n');
    expect(await end(child)).toBe(0);
  });

  it('is not held up by a reader that does not read', async () => {
    await writeFile(
      join(folder, 'flood.cjs'),
      // Far more than a pipe holds, before anything is served.
      `process.once('SIGUSR2', () => { for (let i = 0; i < 3000; i++) process.stdout.write('x'.repeat(100) + '\\n'); });`,
    );
    env['NODE_OPTIONS'] = `--require ${join(folder, 'flood.cjs')}`;
    const child = run('dist/src/main.js', 'pipe', 'ignore');
    await ready();
    child.stdout?.pause();
    child.kill('SIGUSR2');
    await unsigned(3);
    expect(await get('/readyz')).toBe('ready\n');
    child.stdout?.resume();
    expect(await end(child)).toBe(0);
  });

  it('writes a line a minute for each reason, not one for each request', async () => {
    const child = run('dist/src/main.js', 'pipe', 'ignore');
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
    await ready();
    await unsigned(50);
    expect(await get('/metrics')).toContain('event="request-refused",part="slack",code="REQUEST_REFUSED"} 50');
    expect(await end(child)).toBe(0);
    const lines = text.split('\n').filter((line) => line.includes('request-refused'));
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ reason: 'headers', count: 49 });
  });
});

describe('the commands', () => {
  it.each(['closed', 'full'])('the doctor ends as what it found says when its output is %s', async (kind) => {
    const full = openSync('/dev/full', 'w');
    const child = run('dist/src/doctor.js', kind === 'full' ? full : 'pipe', 'ignore');
    closeSync(full);
    child.stdout?.destroy();
    // Something fails here: nothing listens at the addresses of the example.
    expect((await once(child, 'exit'))[0]).toBe(1);
  });

  it('the adviser’s command line keeps its exit code when nobody reads', async () => {
    const child = run('dist/src/adviser-cli.js', 'pipe', 'pipe');
    child.stdout?.destroy();
    child.stderr?.destroy();
    expect((await once(child, 'exit'))[0]).toBe(2);
  });
});
