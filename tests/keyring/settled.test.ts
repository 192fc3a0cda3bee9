/** What tells when an adviser answered is gone from the keyring's folder with the hour. */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openKeyring } from '../../src/keyring/files.ts';

const NOW = new Date('2026-11-21T12:34:56Z');
let base: string;
let folder: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'settled-'));
  folder = join(base, 'keyring');
});
afterEach(() => rm(base, { recursive: true }));

it('a promise that an answer made has on the hour another file, and no time of the folder tells of one', async () => {
  const keyring = await openKeyring(folder);
  await keyring.prepare(30, NOW);
  const name = 'pepper-2026-12.until-2027-06-01';
  await keyring.keepEpoch('2026-12', '2027-06-01');
  const made = await stat(join(folder, name));
  await keyring.erasure.tend(NOW);
  const settled = await stat(join(folder, name));
  // Of the first one nothing is left, the moment at which it was made included.
  expect(settled.ino).not.toBe(made.ino);
  expect([settled.size, settled.mode & 0o777, settled.mtimeMs % 3_600_000]).toEqual([0, 0o600, 0]);
  expect((await stat(folder)).mtimeMs % 3_600_000).toBe(0);
  expect((await keyring.epochs()).at(-1)).toMatchObject({ until: '2027-06-01' });
  await keyring.erasure.tend(NOW);
  expect((await stat(join(folder, name))).ino).toBe(settled.ino);
  expect((await readdir(folder)).filter((each) => each.startsWith('.'))).toEqual([]);
});
