/** Each way in which Redis cannot be used has its own sentence and its own word in the log, at start and in the doctor. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { checkRedis } from '../../src/commands/doctor/redis.ts';
import { createLog } from '../../src/base/log.ts';
import { toStoreError } from '../../src/store/redis/client.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import { rightIn, diagnose } from '../../src/store/redis/diagnosis.ts';
import { findingsOf } from '../support/doctor.helper.ts';
import { certificate, type Certificate } from '../support/certificate.helper.ts';
import { freePort } from '../support/free-port.helper.ts';
import { startRedis, type RedisServer } from '../support/redis-server.helper.ts';

const DAY = 86_400_000;
const from = new Date(Date.now() - 10 * DAY);
const good = certificate({ from, until: new Date(Date.now() + 10 * DAY) });
const ended = certificate({ from, until: new Date(Date.now() - DAY) });

let dir: string;
let plain: RedisServer;
let plainPort: number;
const tls: { server: RedisServer; port: number }[] = [];

async function overTls({ cert, key }: Certificate, name: string): Promise<{ server: RedisServer; port: number }> {
  const port = await freePort();
  const [certFile, keyFile] = [join(dir, `${name}.crt`), join(dir, `${name}.key`)];
  await writeFile(certFile, cert);
  await writeFile(keyFile, key);
  const server = await startRedis({
    extraArgs: [
      ...`--tls-port ${port} --bind 127.0.0.1 --tls-auth-clients no --tls-ca-cert-file ${certFile}`.split(' '),
      ...`--tls-cert-file ${certFile} --tls-key-file ${keyFile}`.split(' '),
    ],
  });
  tls.push({ server, port });
  return { server, port };
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'trouble-'));
  plainPort = await freePort();
  plain = await startRedis({ extraArgs: ['--port', String(plainPort), '--bind', '127.0.0.1'] });
  const rights = ['~iv:*', '&iv:*', '+@all'];
  await plain.cli('ACL', 'SETUSER', 'kanarie', 'on', '>secret', ...rights);
  await plain.cli('ACL', 'SETUSER', 'mute', 'on', '>secret', ...rights, '-eval');
  await overTls(good, 'good');
  await overTls(ended, 'ended');
}, 60_000);
afterAll(async () => {
  await Promise.all([plain, ...tls.map(({ server }) => server)].map((server) => server.stop()));
  await rm(dir, { recursive: true, force: true });
});

/** What a server that starts says and logs while it waits. */
async function starting(url: string, ca?: string): Promise<{ said: string; reasons: readonly string[] }> {
  const said: string[] = [];
  const reasons: string[] = [];
  const stop = new AbortController();
  const log = createLog((line) => reasons.push((JSON.parse(line) as { reason?: string }).reason ?? ''));
  const say = (text: string): void => void said.push(text);
  const start = openRedisStore({ url, log, say, signal: stop.signal, ...(ca === undefined ? {} : { ca }) });
  const ending = start.catch((error: unknown) => error);
  await vi.waitFor(() => expect(said).not.toEqual([]), { timeout: 20_000 });
  stop.abort();
  await ending;
  return { said: said.join('\n'), reasons };
}
const doctor = async (url: string, ca?: string): Promise<string> =>
  (await findingsOf(checkRedis({ url, ca, memory: false, production: true, now: () => new Date() })))
    .filter(({ level }) => level === 'fail')
    .map(({ message, remedy }) => `${message} ${remedy}`)
    .join('\n');

describe.each<[string, () => string, string | undefined, string, RegExp]>([
  [
    'nothing listens',
    () => 'redis://:kanarie@127.0.0.1:1',
    undefined,
    'connection-refused',
    /nothing listens there.*Start it/,
  ],
  ['no socket', () => 'unix:///nowhere/kanarie.sock', undefined, 'connection-refused', /nothing listens there/],
  ['an unknown name', () => 'redis://kanarie.invalid:6379', undefined, 'name-not-known', /not known here \(DNS\)/],
  [
    'another password',
    () => `redis://kanarie:kanarie@127.0.0.1:${plainPort}`,
    undefined,
    'sign-in-refused',
    /user or password of REDIS_URL/,
  ],
  [
    'an unknown authority',
    () => `rediss://kanarie@127.0.0.1:${tls[0]!.port}`,
    undefined,
    'certificate-not-trusted',
    /its certificate is not trusted here.*CA_CERTIFICATES/,
  ],
  [
    'a certificate for another name',
    () => `rediss://localhost:${tls[0]!.port}`,
    good.cert,
    'certificate-of-another-name',
    /another name than the host in REDIS_URL/,
  ],
  [
    'a certificate of last year',
    () => `rediss://127.0.0.1:${tls[1]!.port}`,
    ended.cert,
    'certificate-out-of-date',
    /not valid today/,
  ],
  [
    'TLS where none is spoken',
    () => `rediss://127.0.0.1:${plainPort}`,
    undefined,
    'no-answer-over-tls',
    /or what does is no TLS/,
  ],
  [
    'no TLS where it is spoken',
    () => `redis://127.0.0.1:${tls[0]!.port}`,
    undefined,
    'connection-cut',
    /ends every connection at once.*rediss:\/\//,
  ],
])('%s', (_, url, ca, reason, sentence) => {
  test('is said by a server that starts, with what to do', async () => {
    const { said, reasons } = await starting(url(), ca);
    expect(said).toMatch(sentence);
    expect(said.split('\n')).toHaveLength(1);
    expect(said).not.toMatch(/kanarie|\bE[A-Z]{5,}/);
    expect(reasons).toContain(reason);
  });

  test('is said by the doctor in the same words', async () => {
    const said = await doctor(url(), ca);
    expect(said).toMatch(sentence);
    expect(said).not.toMatch(/kanarie|\bE[A-Z]{5,}/);
  });
});

test('a certificate whose authority was named is trusted, and the words are stored', async () => {
  const store = await openRedisStore({
    url: `rediss://127.0.0.1:${tls[0]!.port}`,
    ca: good.cert,
    log: createLog(() => undefined),
  });
  await store.ping();
  await store.close();
  expect(await doctor(`rediss://127.0.0.1:${tls[0]!.port}`, good.cert)).toBe('');
});

test('a missing right is named: at the start without a stop, in readiness, and by the doctor', async () => {
  const url = `redis://mute:secret@127.0.0.1:${plainPort}`;
  const store = await openRedisStore({ url, log: createLog(() => undefined) });
  await expect(store.ping()).rejects.toMatchObject({ code: 'STORE_AWAY', message: expect.stringContaining('+eval') });
  await store.close();
  expect(await doctor(url)).toMatch(
    /A script and a read on a key of our own do not work: .*a right that is needed: \+eval/,
  );
});

test('somebody who answers nothing is not called a wrong password', async () => {
  const silent = createServer((socket) => socket.on('error', () => undefined)).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const { said, reasons } = await starting(`redis://127.0.0.1:${port}`);
  expect(said).toMatch(/Nothing answers at the address/);
  expect(reasons).toContain('no-answer');
  silent.close();
});

describe('of what Redis says', () => {
  test.each([
    ["NOPERM this user has no permissions to run the 'cluster|slots' command", '+cluster|slots'],
    ["NOPERM User kanarie has no permissions to run the 'get' command", '+get'],
    ['NOPERM this user has no permissions to access one of the keys used as arguments', '~iv:*'],
    ['NOPERM No permissions to access a channel', '&iv:*'],
    ['NOPERM kanarie', 'a right'],
    ['ERR kanarie', undefined],
  ])('"%s": %s', (message, right) => {
    expect(rightIn(message)).toBe(right);
    expect(JSON.stringify(diagnose(new Error(message)))).not.toContain('kanarie');
    expect(toStoreError(new Error(message)).message).not.toContain('kanarie');
  });

  test.each([
    'LOADING Redis is loading',
    'ERR max number of clients reached',
    '-DENIED Redis is running in protected mode',
    'x',
  ])('"%s" has a sentence of its own', (message) => {
    const { reason, message: said, remedy } = diagnose(new Error(message));
    expect(reason).toMatch(/^[a-z-]{5,40}$/);
    expect(`${said}. ${remedy}`).not.toContain(message);
    if (message !== 'x') expect(reason).not.toBe('unreachable');
  });
});
