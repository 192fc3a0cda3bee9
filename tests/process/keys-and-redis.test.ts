/** Keys that do not belong to this Redis: nobody starts, nothing is made, and with the right keys back nothing is lost. */
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ConversationId } from '../../src/core/conversation.ts';
import { openKeyring } from '../../src/keyring/files.ts';
import { adviserAt } from '../support/adviser-browser.helper.ts';
import { openInstallation, type Installation } from '../support/installation.helper.ts';
import { HELD, unpackRelease020, type Release020 } from '../support/release-0.2.0.helper.ts';

// Each starts several processes, one after the other.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let left: Release020;
let home: Installation;
let away: string;
beforeEach(async () => {
  left = await unpackRelease020();
  home = await openInstallation(left.folder, left.redis);
  away = join(left.folder, 'elsewhere');
});
afterEach(async () => {
  await home.close();
  await left.close();
});
const dump = async (): Promise<unknown> =>
  Promise.all((await left.redis.keys()).map(async (key) => [key, await left.redis.client.dumpBuffer(key)]));
const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
const verdict = async () => (await home.doctor()).findings.find(({ id }) => id === 'keyring.mark');

/** What lies there in place of the folder of keys. */
const BESIDE: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['no folder at all', () => Promise.resolve()],
  ['an empty folder', () => mkdir(left.keyringDir, { mode: 0o700 })],
  ['another installation’s keys', async () => (await openKeyring(left.keyringDir)).prepare(30, new Date())],
];

it.each([
  ['that no release has marked yet', false],
  ['that bears its mark', true],
])('a full Redis %s beside the wrong keys refuses everybody, makes nothing, and loses nothing', async (_, isMarked) => {
  if (isMarked) {
    await home.start();
    await home.stop();
  }
  const redis = await dump();
  for (const [what, put] of BESIDE) {
    await rename(left.keyringDir, away);
    await put();
    const names = await readdir(left.keyringDir).catch(() => 'none');

    // None of them changes anything, so none has to wait for another.
    const [server, ...ended] = await Promise.all([
      home.refused(),
      home.adviser('invite', 'samira'),
      home.keyring('destroy', 'destroy\n'),
    ]);
    // But for the doctor: beside three others that start, a busy machine makes it give up on Redis.
    const found = await verdict();
    expect(server.code, what).toBe(1);
    expect(server.output, what).toContain('"code":"KEYRING_FOREIGN"');
    expect(server.output, what).toContain('the keys and the store do not belong together');
    expect(server.output, what).not.toContain('"listening"');
    for (const { code, output } of ended) {
      expect(code, what).toBe(1);
      expect(output, what).toMatch(/do not belong together|no keys in KEYRING_DIR|under another keyring/);
    }
    expect(found, what).toMatchObject({
      level: 'fail',
      remedy: expect.stringContaining('operations.md') as string,
    });
    // To the byte as it was: what the next of these meets is what the first met.
    expect(await dump(), what).toEqual(redis);
    expect(await readdir(left.keyringDir).catch(() => 'none'), what).toEqual(names);
    await rm(left.keyringDir, { recursive: true, force: true });
    await rename(away, left.keyringDir);
  }

  await home.start();
  const samira = await adviserAt(await home.withProvider());
  expect(await samira.texts(HELD.noor.conversation as ConversationId)).toEqual([HELD.noor.wrote, HELD.noor.answer]);
  expect(await verdict()).toMatchObject({ level: 'ok' });
});

it('a mistyped folder is not made', async () => {
  const mistyped = join(left.folder, 'keyrnig');
  expect((await home.refused({ KEYRING_DIR: mistyped })).code).toBe(1);
  expect(await exists(mistyped)).toBe(false);
});

it('with a lost pepper none is made anew, also when there is no key of a day', async () => {
  for (const name of ['pepper.key', HELD.dayKey]) await rm(join(left.keyringDir, name));
  await left.redis.cli('FLUSHALL');
  const { code, output } = await home.refused();
  expect(code).toBe(1);
  expect(output).toContain('pepper missing');
  expect(await readdir(left.keyringDir)).not.toContain('pepper.key');
});

it('a folder that is exchanged while the server runs makes it not ready, and nothing is made or destroyed in it', async () => {
  const other = join(left.folder, 'other');
  await openKeyring(other);
  await home.start();
  await rename(left.keyringDir, away);
  await rename(other, left.keyringDir);
  const names = await readdir(left.keyringDir);
  expect(await home.readyz()).toEqual([503, 'keyring\nmark\n']);
  expect(await home.metrics()).toContain('in_vertrouwen_ready{part="mark"} 0');
  expect(await readdir(left.keyringDir)).toEqual(names);
  await rename(left.keyringDir, other);
  await rename(away, left.keyringDir);
  expect(await home.readyz()).toEqual([200, 'ready\n']);
});

it('the command line makes no keys: another user’s would lock the server out', async () => {
  await left.redis.cli('FLUSHALL');
  await rename(left.keyringDir, away);
  for (const { code, output } of [await home.adviser('invite', 'samira'), await home.keyring('status')]) {
    expect(code).toBe(1);
    expect(output).toContain('start it once');
  }
  expect(await exists(left.keyringDir)).toBe(false);
  expect(await verdict()).toMatchObject({ level: 'info' });
  await home.start();
  expect((await home.adviser('invite', 'samira')).code).toBe(0);
});

it('two that start at once on an empty Redis with keys of their own: one stays', async () => {
  await left.redis.cli('FLUSHALL');
  const second = await openInstallation(left.folder, left.redis, { KEYRING_DIR: join(left.folder, 'second') });
  try {
    const started = await Promise.allSettled([home.start({ KEYRING_DIR: join(left.folder, 'first') }), second.start()]);
    expect(started.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [refused] = started.filter(({ status }) => status === 'rejected');
    expect(String((refused as PromiseRejectedResult).reason)).toContain('KEYRING_FOREIGN');
  } finally {
    await second.close();
  }
});

it('a word that comes by a pipe joins nothing', async () => {
  await rename(left.keyringDir, away);
  await (await openKeyring(left.keyringDir)).prepare(30, new Date());
  const redis = await dump();
  for (const typed of ['', 'yes\n', 'adopt\n']) {
    const { code, output } = await home.keyring('adopt', typed);
    expect([code, output.includes('a person at a terminal')]).toEqual([1, true]);
  }
  expect(await dump()).toEqual(redis);
});
