import {
  chmod,
  copyFile,
  link,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  chown,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { lookKeyring, openKeyring } from '../../src/keyring/files.ts';
import { keyringContract } from '../contracts/keyring-contract.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const DAY_FILE = 'day-2026-11-21.key';
const unreadable = expect.objectContaining({ name: 'AppError', code: 'KEYRING_UNREADABLE' });
const destroyed = expect.objectContaining({ name: 'AppError', code: 'DAY_KEY_DESTROYED' });
const secret = (): Uint8Array => crypto.getRandomValues(new Uint8Array(32));

let base: string;
let folders = 0;
const newFolder = (): string => join(base, `keyring-${folders++}`);
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'keyring-'));
});
afterAll(() => rm(base, { recursive: true }));

keyringContract('files', () => openKeyring(newFolder()));

describe('keyring in a folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = newFolder();
  });

  it.runIf(process.getuid?.() === 0)('that root adds a key to stays readable for whose folder it is', async () => {
    await mkdir(folder, { mode: 0o700 });
    await chown(folder, 4711, 4712);
    const keyring = await openKeyring(folder);
    await keyring.wrap(secret(), 'c', NOW);
    for (const name of await readdir(folder)) {
      const { uid, gid } = await stat(join(folder, name));
      expect([uid, gid]).toEqual([4711, 4712]);
    }
  });

  it('makes folder and files on the first start, for the owner only', async () => {
    const keyring = await openKeyring(folder);
    await keyring.wrap(secret(), 'c', NOW);
    const names = await readdir(folder);
    expect(names.sort()).toEqual([DAY_FILE, 'pepper.key', 'record.key', 'signing.key']);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    for (const name of names) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  });

  it('is the same keyring after a restart', async () => {
    const before = await openKeyring(folder);
    const { dayKey, wrapped } = await before.wrap(secret(), 'c', NOW);
    const record = before.sealRecord(secret(), 'r');
    const after = await openKeyring(folder);
    expect(after.pseudonym('acme', 'slack', 'T1', 'U1')).toBe(before.pseudonym('acme', 'slack', 'T1', 'U1'));
    expect(after.derive('view', 'a')).toBe(before.derive('view', 'a'));
    expect(after.signingPublicKey).toEqual(before.signingPublicKey);
    expect(after.openRecord(record, 'r')).toEqual(before.openRecord(record, 'r'));
    expect(await after.unwrap(dayKey, wrapped, 'c')).toEqual(await before.unwrap(dayKey, wrapped, 'c'));
  });

  it('is one keyring for instances that start at the same moment', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => openKeyring(folder)));
    expect(new Set(all.map((keyring) => keyring.pseudonym('acme', 'slack', 'T1', 'U1'))).size).toBe(1);
    expect(new Set(all.map((keyring) => Buffer.from(keyring.signingPublicKey).toString('hex'))).size).toBe(1);
    const wrapped = await Promise.all(all.map((keyring) => keyring.wrap(secret(), 'c', NOW)));
    for (const keyring of all) {
      for (const one of wrapped) expect(await keyring.unwrap(one.dayKey, one.wrapped, 'c')).toHaveLength(32);
    }
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('lets no instance use a key that another one destroyed', async () => {
    const [one, other] = [await openKeyring(folder), await openKeyring(folder)];
    const { dayKey, wrapped } = await one.wrap(secret(), 'c', NOW);
    await one.unwrap(dayKey, wrapped, 'c');
    expect(await other.destroy([dayKey])).toBe(1);
    await expect(one.unwrap(dayKey, wrapped, 'c')).rejects.toEqual(destroyed);
  });

  it('opens what was wrapped on one day with the key of that day only, even where two days share a key', async () => {
    const keyring = await openKeyring(folder);
    const { dayKey, wrapped } = await keyring.wrap(secret(), 'c', NOW);
    await copyFile(join(folder, DAY_FILE), join(folder, 'day-2026-11-22.key'));
    expect(await keyring.unwrap(dayKey, wrapped, 'c')).toHaveLength(32);
    const refused = expect.objectContaining({ name: 'AppError', code: 'ENVELOPE_REFUSED' });
    await expect(keyring.unwrap('2026-11-22', wrapped, 'c')).rejects.toEqual(refused);
  });

  it('overwrites a destroyed key, under a second name of the same file as well', async () => {
    const keyring = await openKeyring(folder);
    await keyring.wrap(secret(), 'c', NOW);
    await link(join(folder, DAY_FILE), join(folder, 'second-name'));
    await keyring.destroy(['2026-11-21']);
    expect(await readFile(join(folder, 'second-name'))).toEqual(Buffer.alloc(32));
  });

  it('takes a key that was overwritten and not yet removed for a destroyed one, and removes it later', async () => {
    const keyring = await openKeyring(folder);
    const { dayKey, wrapped } = await keyring.wrap(secret(), 'c', NOW);
    await writeFile(join(folder, DAY_FILE), Buffer.alloc(32));
    await expect(keyring.unwrap(dayKey, wrapped, 'c')).rejects.toEqual(destroyed);
    await expect(keyring.wrap(secret(), 'c', NOW)).rejects.toEqual(unreadable);
    expect(await keyring.destroy([dayKey])).toBe(1);
    expect(await readdir(folder)).not.toContain(DAY_FILE);
  });

  it.each([0o750, 0o705, 0o777, 0o701])('refuses a folder that others can enter (mode %o)', async (mode) => {
    await mkdir(folder);
    await chmod(folder, mode);
    await expect(openKeyring(folder)).rejects.toEqual(unreadable);
    expect(await readdir(folder)).toEqual([]);
  });

  it.each(['pepper.key', 'record.key', 'signing.key'])('refuses %s when others can read it', async (name) => {
    await openKeyring(folder);
    await chmod(join(folder, name), 0o640);
    await expect(openKeyring(folder)).rejects.toEqual(unreadable);
  });

  it.each([
    ['empty', ''],
    ['too short', 'a'.repeat(31)],
    ['too long', 'a'.repeat(33)],
    ['huge', 'a'.repeat(5000)],
  ])('refuses keys that are %s', async (_, content) => {
    for (const name of ['pepper.key', 'record.key', 'signing.key']) {
      const here = newFolder();
      await openKeyring(here);
      await writeFile(join(here, name), content);
      await expect(openKeyring(here)).rejects.toEqual(unreadable);
    }
  });

  it('refuses a signing key on another curve', async () => {
    await openKeyring(folder);
    const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-384' }, true, ['sign', 'verify']);
    await writeFile(join(folder, 'signing.key'), Buffer.from(await crypto.subtle.exportKey('pkcs8', pair.privateKey)));
    await expect(openKeyring(folder)).rejects.toEqual(unreadable);
  });

  it('refuses a day key that others can read or that is damaged, and says neither which bytes nor where', async () => {
    const keyring = await openKeyring(folder);
    const { dayKey, wrapped } = await keyring.wrap(secret(), 'c', NOW);
    await chmod(join(folder, DAY_FILE), 0o604);
    await expect(keyring.unwrap(dayKey, wrapped, 'c')).rejects.toEqual(unreadable);
    await chmod(join(folder, DAY_FILE), 0o600);
    await writeFile(join(folder, DAY_FILE), 'too short');
    const error = await keyring.unwrap(dayKey, wrapped, 'c').catch((error: unknown) => error);
    expect(error).toEqual(unreadable);
    expect(String(error)).not.toContain('too short');
    expect(String(error)).not.toContain(base);
  });

  it('refuses a link or a folder in the place of a key', async () => {
    await openKeyring(folder);
    const elsewhere = newFolder();
    await openKeyring(elsewhere);
    await rm(join(folder, 'pepper.key'));
    await symlink(join(elsewhere, 'pepper.key'), join(folder, 'pepper.key'));
    await expect(openKeyring(folder)).rejects.toEqual(unreadable);
    await rm(join(folder, 'pepper.key'));
    await mkdir(join(folder, 'pepper.key'), { mode: 0o700 });
    await expect(openKeyring(folder)).rejects.toEqual(unreadable);
  });

  it('refuses a file in the place of the folder', async () => {
    await writeFile(folder, 'not a folder');
    await expect(openKeyring(folder)).rejects.toEqual(unreadable);
  });

  it.each(['pepper.key', 'record.key', 'signing.key'])(
    'refuses to start anew without %s while there are conversations that need it',
    async (name) => {
      const keyring = await openKeyring(folder);
      await keyring.wrap(secret(), 'c', NOW);
      await rm(join(folder, name));
      await expect(openKeyring(folder)).rejects.toEqual(unreadable);
    },
  );

  it('does not take a folder that disappeared for destroyed keys, nor fill the empty place', async () => {
    const keyring = await openKeyring(folder);
    const { dayKey, wrapped } = await keyring.wrap(secret(), 'c', NOW);
    await rm(folder, { recursive: true });
    await expect(keyring.unwrap(dayKey, wrapped, 'c')).rejects.toEqual(unreadable);
    await mkdir(folder, { mode: 0o700 });
    await expect(keyring.unwrap(dayKey, wrapped, 'c')).rejects.toEqual(unreadable);
    await expect(keyring.wrap(secret(), 'c', NOW)).rejects.toEqual(unreadable);
    expect(await readdir(folder)).toEqual([]);
  });

  it('leaves files alone that are not its own', async () => {
    const keyring = await openKeyring(folder);
    for (const name of ['day-2020-01-01.txt', 'notes', 'day-2020.key']) {
      await (await open(join(folder, name), 'w', 0o600)).close();
    }
    expect(await keyring.dayKeys()).toEqual([]);
    expect(await keyring.destroy(['2020-01-01', '2020'])).toBe(0);
    expect(await readdir(folder)).toEqual(expect.arrayContaining(['day-2020-01-01.txt', 'notes', 'day-2020.key']));
  });

  it('asks before it makes a folder or a key, and after a no leaves nothing', async () => {
    const foreign = expect.objectContaining({ name: 'AppError', code: 'KEYRING_FOREIGN' });
    await expect(openKeyring(folder, () => Promise.resolve(false))).rejects.toEqual(foreign);
    await expect(readdir(folder)).rejects.toMatchObject({ code: 'ENOENT' });
    await mkdir(folder, { mode: 0o700 });
    await expect(openKeyring(folder, () => Promise.resolve(false))).rejects.toEqual(foreign);
    expect(await lookKeyring(folder)).toBeUndefined();
    expect(await readdir(folder)).toEqual([]);
    await openKeyring(folder);
    const asked = vi.fn(() => Promise.resolve(false));
    await openKeyring(folder, asked);
    expect(asked).not.toHaveBeenCalled();
  });

  it.each([
    ['pepper.key', ['record.key', 'signing.key']],
    ['pepper.key', ['record.key']],
    ['record.key', ['signing.key']],
  ])('never makes %s anew beside keys that came after it', async (lost, kept) => {
    await openKeyring(folder);
    for (const name of ['pepper.key', 'record.key', 'signing.key'])
      if (name === lost || (name > lost && !kept.includes(name))) await rm(join(folder, name));
    await expect(openKeyring(folder)).rejects.toEqual(unreadable);
    expect(await readdir(folder)).not.toContain(lost);
  });

  it('goes on where a first start was cut off', async () => {
    await openKeyring(folder);
    for (const name of ['record.key', 'signing.key']) await rm(join(folder, name));
    await expect(openKeyring(folder)).resolves.toBeDefined();
  });

  it('makes and destroys nothing in a folder that was put in the place of its own', async () => {
    const other = newFolder();
    await (await openKeyring(other)).wrap(secret(), 'c', NOW);
    const keyring = await openKeyring(folder);
    await rm(folder, { recursive: true });
    await rename(other, folder);
    const names = await readdir(folder);
    const foreign = expect.objectContaining({ name: 'AppError', code: 'KEYRING_FOREIGN' });
    await expect(keyring.demandOwnKeys()).rejects.toEqual(foreign);
    await expect(keyring.wrap(secret(), 'c', new Date('2026-11-25T00:00:00Z'))).rejects.toEqual(foreign);
    await expect(keyring.destroy(['2026-11-21'])).rejects.toEqual(foreign);
    expect(await readdir(folder)).toEqual(names);
  });

  it('keeps a promise in the name of an empty file that only its owner reads, with no time but a whole hour', async () => {
    const keyring = await openKeyring(folder);
    await keyring.wrap(secret(), 'c', NOW);
    // As 0.2.0 left it.
    await utimes(join(folder, DAY_FILE), 1_795_747_018, 1_795_747_018);
    await keyring.promise('2026-11-21', '2026-12-22');
    const promise = 'day-2026-11-21.until-2026-12-22';
    expect(await readdir(folder)).toContain(promise);
    expect(await readFile(join(folder, promise), 'utf8')).toBe('');
    expect((await stat(join(folder, promise))).mode & 0o777).toBe(0o600);
    for (const name of [DAY_FILE, promise]) expect((await stat(join(folder, name))).mtimeMs % 3_600_000).toBe(0);
  });

  it('counts the later promise when a crash left two, and takes no other name for one', async () => {
    const keyring = await openKeyring(folder);
    await keyring.wrap(secret(), 'c', NOW);
    for (const name of ['2026-12-22', '2027-01-05', '2026-02-30', 'x'])
      await writeFile(join(folder, `day-2026-11-21.until-${name}`), '', { mode: 0o600 });
    expect(await keyring.dayKeys()).toEqual([{ day: '2026-11-21', until: '2027-01-05' }]);
    await keyring.promise('2026-11-21', '2026-12-30');
    expect(await keyring.dayKeys()).toEqual([{ day: '2026-11-21', until: '2027-01-05' }]);
    await keyring.destroy(['2026-11-21']);
    expect((await readdir(folder)).filter((name) => /until-\d{4}-(12|01)-/.test(name))).toEqual([]);
  });

  it('lets of two instances the longer promise stand, in whatever order their steps fall', async () => {
    const [one, other] = [await openKeyring(folder), await openKeyring(folder)];
    for (let round = 1; round <= 30; round += 1) {
      const day = new Date(NOW.getTime() + round * 86_400_000).toISOString().slice(0, 10);
      await one.wrap(secret(), 'c', new Date(day));
      await one.promise(day, '2027-01-01');
      await Promise.all([one.promise(day, '2027-06-01'), other.promise(day, '2027-03-01')]);
      expect((await one.dayKeys()).find((each) => each.day === day)?.until).toBe('2027-06-01');
    }
  });
});
