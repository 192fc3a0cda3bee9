/** The folder of the keys is looked at as strictly as at start-up, and nothing in it is made or changed. */
import { chmod, mkdir, mkdtemp, readdir, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkKeyring } from '../../../src/commands/doctor/keyring.ts';
import type { Finding } from '../../../src/commands/doctor/types.ts';
import { openKeyring } from '../../../src/keyring/files.ts';
import { findingsOf, levelOf, withoutRemedy } from '../../support/doctor.helper.ts';

let base: string;
let folder: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'doctor-keys-'));
  folder = join(base, 'keyring');
});
afterEach(() => rm(base, { recursive: true, force: true }));
const look = (uid?: number): Promise<readonly Finding[]> =>
  findingsOf(checkKeyring(folder, () => new Date(), uid ?? process.getuid?.()));
const isFail = (findings: readonly Finding[], id: string): boolean =>
  findings.some((each) => each.id === id && each.level === 'fail') && withoutRemedy(findings).length === 0;

describe('the keyring', () => {
  test('that the server made is fine', async () => {
    const keyring = await openKeyring(folder);
    await keyring.wrap(new Uint8Array(32), 'x', new Date(), await keyring.erasure.give());
    const findings = await look();
    expect([levelOf(findings, 'keyring.private'), levelOf(findings, 'keyring.keys')]).toEqual(['ok', 'ok']);
  });

  test('whose first pepper had its end is fine, and one that lost it before is not', async () => {
    const keyring = await openKeyring(folder);
    const at = (day: string) => keyring.prepare(30, new Date(`${day}T10:00:00Z`));
    await at('2026-11-27');
    await rename(join(folder, 'pepper.key'), join(base, 'kept'));
    expect(isFail(await look(), 'keyring.lost')).toBe(true);
    await rename(join(base, 'kept'), join(folder, 'pepper.key'));
    await at('2026-12-01');
    await keyring.destroyEpochs(['first']);
    expect(levelOf(await look(), 'keyring.lost')).toBeUndefined();
    expect(levelOf(await look(), 'keyring.keys')).toBe('ok');
  });

  test('with peppers past their promise is said, as with keys of days', async () => {
    const keyring = await openKeyring(folder);
    await keyring.prepare(30, new Date('2020-01-10T10:00:00Z'));
    await keyring.promiseEpoch('first', '2020-02-10');
    await keyring.prepare(30, new Date());
    const due = (await look()).find(({ id }) => id === 'keyring.due');
    // Two of days, and the first and the second month.
    expect(due).toMatchObject({ level: 'warn', message: expect.stringMatching(/^4 keys of days or months/) });
  });

  test('that is not there yet is made by the first start, not by looking', async () => {
    expect(levelOf(await look(), 'keyring.folder')).toBe('warn');
    expect(await readdir(base)).toEqual([]);
  });

  test('that is a file is none', async () => {
    await writeFile(folder, 'x');
    expect(isFail(await look(), 'keyring.folder')).toBe(true);
  });

  test.each([0o755, 0o750, 0o707])('open to others (%o)', async (mode) => {
    await openKeyring(folder);
    await chmod(folder, mode);
    expect(isFail(await look(), 'keyring.private')).toBe(true);
  });

  test('of another user', async () => {
    await openKeyring(folder);
    expect(levelOf(await look(4_000_000), 'keyring.owner')).toBe('warn');
  });

  test.each<[string, (path: string) => Promise<unknown>]>([
    ['open to others', (path) => chmod(path, 0o644)],
    ['open to a group', (path) => chmod(path, 0o640)],
    ['empty', (path) => writeFile(path, '')],
    ['a link', (path) => rename(path, join(base, 'elsewhere')).then(() => symlink(join(base, 'elsewhere'), path))],
  ])('with a key file that is %s', async (_what, spoil) => {
    await openKeyring(folder);
    await spoil(join(folder, 'pepper.key'));
    const findings = await look();
    expect(isFail(findings, 'keyring.keys')).toBe(true);
    expect(findings.find(({ id }) => id === 'keyring.keys')?.message).toContain('pepper.key');
  });

  test('with a page of erasure keys that was cut short', async () => {
    await (await openKeyring(folder)).erasure.give();
    const [page = ''] = (await readdir(folder)).filter((name) => name.startsWith('erasure-'));
    await truncate(join(folder, page), 4064);
    const findings = await look();
    expect(isFail(findings, 'keyring.keys')).toBe(true);
    expect(findings.find(({ id }) => id === 'keyring.keys')?.message).toContain(page);
  });

  test('of which a lasting key was lost', async () => {
    const keyring = await openKeyring(folder);
    await keyring.wrap(new Uint8Array(32), 'x', new Date());
    await rm(join(folder, 'signing.key'));
    expect(isFail(await look(), 'keyring.lost')).toBe(true);
  });

  test.each(['.git', '.snapshots'])('beside a %s is in a place of which copies are made', async (mark) => {
    await openKeyring(folder);
    await mkdir(join(base, mark));
    expect(levelOf(await look(), 'keyring.place')).toBe('warn');
  });

  test('whose path speaks of backups', async () => {
    folder = join(base, 'Backups-2026', 'keyring');
    await openKeyring(folder);
    expect(levelOf(await look(), 'keyring.place')).toBe('warn');
  });

  test('without a variable is not checked', async () => {
    expect((await findingsOf(checkKeyring(undefined)))[0]).toMatchObject({ level: 'skipped' });
  });
});
