/** The process: without a port it costs nothing; with one it says that it stops before it does. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));
const example = fileURLToPath(new URL('../../organisations/example.yaml', import.meta.url));
/** prom-client is CommonJS, so it is in this cache when it was loaded. */
const PROBE = `process.on('exit', () => {
  const loaded = Object.keys(require.cache).some((file) => file.includes('/node_modules/prom-client/'));
  process.stdout.write('prom-client:' + loaded + ';');
});`;

let folder: string;
let child: ChildProcess | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'operations-'));
  await mkdir(join(folder, 'organisations'));
  await cp(example, join(folder, 'organisations', 'example.yaml'));
  await writeFile(join(folder, 'probe.cjs'), PROBE);
});
afterEach(async () => {
  child?.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

interface Started {
  port(part: string): Promise<number>;
  end(): Promise<{ code: number | null; output: string }>;
}
function start(more: Record<string, string>): Started {
  const started = spawn(process.execPath, ['--require', join(folder, 'probe.cjs'), main], {
    env: {
      PATH: process.env['PATH'] ?? '',
      HOST: '127.0.0.1',
      BOT_PORT: '0',
      INBOX_PORT: '0',
      INBOX_ORIGIN: 'https://inbox.example.nl',
      STORE: 'memory',
      KEYRING_DIR: join(folder, 'keyring'),
      ORGANISATIONS_DIR: join(folder, 'organisations'),
      SLACK_SIGNING_SECRET: 'a-signing-secret-for-the-test',
      SLACK_BOT_TOKEN: 'xoxb-a-token-for-the-test',
      OIDC_1_NAME: 'Voorbeeld',
      OIDC_1_ISSUER: 'https://login.example.nl',
      OIDC_1_CLIENT_ID: 'inbox',
      ...more,
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  child = started;
  let output = '';
  const listeners = new Set<() => void>();
  started.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    for (const listener of listeners) listener();
  });
  const closed = once(started, 'close').then(([code]) => code as number | null);
  return {
    port: (part) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const [, found] = new RegExp(`"part":"${part}","port":(\\d+)`).exec(output) ?? [];
          if (found !== undefined) resolve(Number(found));
        };
        listeners.add(look);
        look();
        void closed.then(() => reject(new Error(`ended:\n${output}`)));
      }),
    async end() {
      started.kill('SIGTERM');
      return { code: await closed, output };
    },
  };
}

describe('without OPERATIONS_PORT', () => {
  it('nothing of it is loaded, and nobody listens', async () => {
    const product = start({});
    await product.port('inbox');
    const { code, output } = await product.end();
    expect(code).toBe(0);
    expect(output).toContain('prom-client:false;');
    expect(output).not.toContain('"part":"operations"');
  });
});

describe('with it', () => {
  it('says "stopping" while a request is still under way, and ends when that is done', async () => {
    const product = start({ OPERATIONS_PORT: '0' });
    const operations = `http://127.0.0.1:${await product.port('operations')}`;
    const readyz = async (): Promise<string> => (await fetch(`${operations}/readyz`)).text();
    expect(await readyz()).toBe('ready\n');

    const slow = connect(await product.port('bot'), '127.0.0.1');
    await once(slow, 'connect');
    slow.write('POST /slack HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{');
    // Its answer to a second request on another line says that the first was seen.
    await fetch(`http://127.0.0.1:${await product.port('bot')}/slack`);
    const ended = product.end();
    await expect.poll(readyz).toBe('stopping\n');
    expect((await fetch(`${operations}/healthz`)).status).toBe(200);
    slow.end('}');
    const { code, output } = await ended;
    expect(code).toBe(0);
    expect(output).toContain('prom-client:true;');
    expect(output).toContain('"event":"stopped"');
  });

  it('tells a kept connection, in the answer to what came over it after SIGTERM, that it is the last', async () => {
    const product = start({ OPERATIONS_PORT: '0' });
    const operations = `http://127.0.0.1:${await product.port('operations')}`;
    const kept = connect(await product.port('inbox'), '127.0.0.1');
    let text = '';
    kept.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
    kept.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    await expect.poll(() => text.toLowerCase()).toContain('connection: keep-alive');
    // The proxy has begun to pass the next press on when the stop comes.
    kept.write('GET / HTTP/1.1\r\n');
    expect(await (await fetch(`${operations}/readyz`)).text()).toBe('ready\n');
    const ended = product.end();
    await expect.poll(async () => (await fetch(`${operations}/readyz`)).text()).toBe('stopping\n');
    text = '';
    kept.write('host: x\r\n\r\n');
    await once(kept, 'close');
    expect(text).toContain('HTTP/1.1 200');
    expect(text.toLowerCase()).toContain('connection: close');
    expect((await ended).code).toBe(0);
  });
});
