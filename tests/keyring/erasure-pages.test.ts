/** Erasure keys as files: what lies there, what is left of a destroyed one, and what a file's time tells. */
import { mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ErasureKeyId } from '../../src/core/conversation.ts';
import { openKeyring } from '../../src/keyring/files.ts';
import { createErasureSeals } from '../../src/keyring/erasure-seals.ts';

const NOW = new Date('2026-11-21T12:34:56Z');
const HOUR = 3_600_000;
const ZEROS = Buffer.alloc(32);
const secret = (): Uint8Array => crypto.getRandomValues(new Uint8Array(32));

let base: string;
let folder: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'erasure-'));
  folder = join(base, 'keyring');
});
afterEach(() => rm(base, { recursive: true }));

const pages = async (): Promise<string[]> => (await readdir(folder)).filter((name) => name.startsWith('erasure-'));
const keysIn = async (name: string): Promise<Buffer[]> => {
  const bytes = await readFile(join(folder, name));
  return Array.from({ length: bytes.length / 32 }, (_, index) => bytes.subarray(32 * index, 32 * index + 32));
};
const zerosIn = async (name: string): Promise<number[]> =>
  (await keysIn(name)).flatMap((key, number) => (key.equals(ZEROS) ? [number] : []));
const placeOf = (id: ErasureKeyId): [string, number] => {
  const bytes = Buffer.from(id, 'base64url');
  return [`erasure-${bytes.toString('hex', 0, 8)}.key`, bytes[8] ?? -1];
};

it('lie 128 to a page of 4,096 bytes, for the owner only, whose time is a whole hour', async () => {
  const keyring = await openKeyring(folder);
  const [name, number] = placeOf(await keyring.erasure.give());
  expect(name).toMatch(/^erasure-[0-9a-f]{16}\.key$/);
  expect(await pages()).toEqual([name]);
  const { size, mode, mtimeMs } = await stat(join(folder, name));
  expect([size, mode & 0o777, mtimeMs % HOUR]).toEqual([4096, 0o600, 0]);
  const keys = await keysIn(name);
  expect(number).toBeLessThan(128);
  expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(128);
  expect((await readdir(folder)).filter((each) => each.startsWith('.'))).toEqual([]);
});

it('one that is destroyed leaves 32 zeros in its place, and every other byte as it was', async () => {
  const keyring = await openKeyring(folder);
  const [one, other] = [await keyring.erasure.give(), await keyring.erasure.give()];
  const [name, number] = placeOf(one);
  const before = await keysIn(name);
  await keyring.erasure.destroy([one]);
  const after = await keysIn(name);
  for (const [index, key] of before.entries()) expect(after[index]).toEqual(index === number ? ZEROS : key);
  await keyring.erasure.destroy([other, one]);
  expect(await zerosIn(name)).toEqual([number, placeOf(other)[1]].sort((a, b) => a - b));
});

it('are read where they lie each time: destroyed by another process, they are gone here at once', async () => {
  const [here, there] = [await openKeyring(folder), await openKeyring(folder)];
  const id = await here.erasure.give();
  const { dayKey, wrapped } = await here.wrap(secret(), 'c', NOW, id);
  expect(await there.unwrap(dayKey, wrapped, 'c', id)).toHaveLength(32);
  await there.erasure.destroy([id]);
  await expect(here.unwrap(dayKey, wrapped, 'c', id)).rejects.toMatchObject({ code: 'KEY_DESTROYED' });
});

it('of two processes are never the same, though neither asks the other', async () => {
  const [here, there] = [await openKeyring(folder), await openKeyring(folder)];
  const given = new Set<ErasureKeyId>();
  for (let index = 0; index < 200; index += 1) given.add(await here.erasure.give()).add(await there.erasure.give());
  expect(given.size).toBe(400);
});

it('are overwritten when they were not given and the process ends; what was given stays', async () => {
  const keyring = await openKeyring(folder);
  const given = [await keyring.erasure.give(), await keyring.erasure.give()];
  await keyring.erasure.close();
  const [name] = await pages();
  const left = new Set(given.map((id) => placeOf(id)[1]));
  expect(await zerosIn(name ?? '')).toEqual(
    Array.from({ length: 128 }, (_, index) => index).filter((n) => !left.has(n)),
  );
});

it('a page of nothing but zeros goes, at the hour after; one with a key left stays', async () => {
  const before = await openKeyring(folder);
  const kept = await before.erasure.give();
  await before.erasure.close();
  const idle = await openKeyring(folder);
  await idle.erasure.tend(NOW);
  await idle.erasure.close();
  expect(await pages()).toHaveLength(2);
  const after = await openKeyring(folder);
  await after.erasure.tend(NOW);
  expect(await pages()).toHaveLength(2);
  expect(await pages()).toContain(placeOf(kept)[0]);
});

it('are made on the hour when fewer than 64 are left, and by a message only when none is', async () => {
  const keyring = await openKeyring(folder);
  await keyring.erasure.tend(NOW);
  expect(await pages()).toHaveLength(1);
  for (let index = 0; index < 64; index += 1) await keyring.erasure.give();
  await keyring.erasure.tend(NOW);
  expect(await pages()).toHaveLength(1);
  await keyring.erasure.give();
  expect(await pages()).toHaveLength(1);
  await keyring.erasure.tend(NOW);
  expect(await pages()).toHaveLength(2);
  for (let index = 0; index < 63 + 128; index += 1) await keyring.erasure.give();
  expect(await pages()).toHaveLength(2);
  await keyring.erasure.give();
  expect(await pages()).toHaveLength(3);
});

it('are there before the first message, whatever else lies in the folder: that is looked at later', async () => {
  const before = await openKeyring(folder);
  await before.erasure.give();
  await before.erasure.close();
  const [old = ''] = await pages();
  await utimes(join(folder, old), 1_700_000_001, 1_700_000_001);
  await writeFile(join(folder, 'erasure-0000000000000000.key'), new Uint8Array(4096), { mode: 0o600 });
  const keyring = await openKeyring(folder);
  await keyring.erasure.prepare();
  expect(await pages()).toHaveLength(3);
  expect((await stat(join(folder, old))).mtimeMs).toBe(1_700_000_001_000);
  await keyring.erasure.give();
  await keyring.erasure.prepare();
  expect(await pages()).toHaveLength(3);
  await keyring.erasure.tend(NOW);
  expect(await pages()).toHaveLength(2);
  expect((await stat(join(folder, old))).mtimeMs).toBe(Math.floor(NOW.getTime() / HOUR) * HOUR);
});

it('tell of no departure: after the hourly look every page has that hour as its time', async () => {
  const keyring = await openKeyring(folder);
  const given: ErasureKeyId[] = [];
  for (let index = 0; index < 130; index += 1) given.push(await keyring.erasure.give());
  const names = await pages();
  for (const name of names) await utimes(join(folder, name), 1_700_000_001, 1_700_000_001);
  await keyring.erasure.destroy(given.slice(0, 1));
  await keyring.erasure.tend(NOW);
  const times = await Promise.all((await pages()).map(async (name) => (await stat(join(folder, name))).mtimeMs));
  expect(new Set(times)).toEqual(new Set([Math.floor(NOW.getTime() / HOUR) * HOUR]));
  const changed = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).ctimeMs));
  expect(Math.max(...changed) - Math.min(...changed)).toBeLessThan(1000);
});

it('are not taken for destroyed when another folder, or none, lies in the place of theirs', async () => {
  const keyring = await openKeyring(folder);
  const id = await keyring.erasure.give();
  const { dayKey, wrapped } = await keyring.wrap(secret(), 'c', NOW, id);
  await rename(folder, join(base, 'elsewhere'));
  await expect(keyring.unwrap(dayKey, wrapped, 'c', id)).rejects.toMatchObject({ code: 'KEYRING_UNREADABLE' });
  await expect(keyring.erasure.destroy([id])).rejects.toMatchObject({ code: 'KEYRING_UNREADABLE' });
  await openKeyring(folder);
  await expect(keyring.erasure.destroy([id])).rejects.toMatchObject({ code: 'KEYRING_FOREIGN' });
  await expect(keyring.erasure.tend(NOW)).rejects.toMatchObject({ code: 'KEYRING_FOREIGN' });
  await rm(folder, { recursive: true });
  await rename(join(base, 'elsewhere'), folder);
  expect(await keyring.unwrap(dayKey, wrapped, 'c', id)).toHaveLength(32);
});

it('of a page that was lost are not given, and a page cut short opens nothing', async () => {
  const keyring = await openKeyring(folder);
  const id = await keyring.erasure.give();
  const [name] = placeOf(id);
  await writeFile(join(folder, name), new Uint8Array(10));
  await expect(keyring.wrap(secret(), 'c', NOW, id)).rejects.toMatchObject({ code: 'KEY_DESTROYED' });
  const next = await keyring.erasure.give();
  expect(placeOf(next)[0]).not.toBe(name);
  await expect(keyring.wrap(secret(), 'c', NOW, next)).resolves.toBeDefined();
});

it('a keyring that has pages and lost its lasting keys makes no new ones', async () => {
  const keyring = await openKeyring(folder);
  await keyring.erasure.give();
  for (const name of ['pepper', 'record', 'signing']) await rm(join(folder, `${name}.key`));
  await expect(openKeyring(folder)).rejects.toMatchObject({ code: 'KEYRING_UNREADABLE' });
});

it('a key that is half overwritten just then counts as destroyed, and one that is damaged does not', async () => {
  const key = secret();
  const half = Uint8Array.from(key, (byte, index) => (index < 16 ? 0 : byte));
  const answers: (Uint8Array | undefined)[] = [];
  const seals = createErasureSeals({ read: () => Promise.resolve(answers.shift()?.slice()) });
  const id = 'AAAAAAAAAAAA' as ErasureKeyId;
  answers.push(key);
  const sealed = await seals.seal('record', secret().fill(1), secret(), ['r'], id);
  const open = (...reads: (Uint8Array | undefined)[]) => {
    answers.splice(0, answers.length, ...reads);
    return seals.open('record', new Uint8Array(32).fill(1), sealed, ['r'], id);
  };
  expect(await open(key)).toHaveLength(32);
  await expect(open(half, undefined)).rejects.toMatchObject({ code: 'KEY_DESTROYED' });
  expect(await open(half, half)).toBeUndefined();
  expect(await open(half, key)).toHaveLength(32);
});
