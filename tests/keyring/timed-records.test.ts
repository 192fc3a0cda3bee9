/** Records with a short life are worth nothing in an old copy of the store, with all keys that there are by then. */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openTimed, sealTimed } from '../../src/core/sealed-record.ts';
import type { Keyring } from '../../src/core/ports.ts';
import { openKeyring } from '../../src/keyring/files.ts';
import { z } from 'zod';

const START = new Date('2026-11-27T10:20:00Z');
const HOUR = 3_600_000;
const VALUE = new TextEncoder().encode('which view is open');
const after = (hours: number): Date => new Date(START.getTime() + hours * HOUR);

let folder: string;
let keyring: Keyring;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'timed-')), 'keyring');
  keyring = await openKeyring(folder);
  await keyring.prepare(30, START);
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(join(folder, '..'), { recursive: true, force: true });
});
const hours = async (): Promise<readonly string[]> =>
  (await readdir(folder)).filter((name) => name.startsWith('hour-')).sort();

describe.each(['hour', 'day'] as const)('sealed for an %s', (life) => {
  test('it comes back where it was bound to, on every instance, and nowhere else', async () => {
    const sealed = await keyring.sealFor(life, VALUE, 'view:a', START);
    const other = await openKeyring(folder);
    expect(await other.openTimed(sealed, 'view:a')).toEqual(VALUE);
    expect(await keyring.openTimed(sealed, 'view:b')).toBeUndefined();
    expect(keyring.openRecord(sealed, 'view:a')).toBeUndefined();
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = sealed.slice();
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(await keyring.openTimed(changed, 'view:a')).toBeUndefined();
    }
    for (const cut of [0, 1, 12, sealed.length - 1])
      expect(await keyring.openTimed(sealed.slice(0, cut), 'view:a')).toBeUndefined();
  });
});

test.each(['record', '../record', 'hour-', 'day-2026-13-01', 'pepper', 'hour-1.until-2', 'lasting'])(
  'a name that is none of these is no file: %s',
  async (name) => {
    const hostile = Buffer.concat([Buffer.from([name.length]), Buffer.from(name), Buffer.alloc(60)]);
    expect(await keyring.openTimed(hostile, 'view:a')).toBeUndefined();
  },
);

describe('the key of an hour', () => {
  test('is there before the hour, and its file tells no moment', async () => {
    const hour = Math.floor(START.getTime() / HOUR);
    expect(await hours()).toEqual([`hour-${hour}.key`, `hour-${hour + 1}.key`]);
    for (const name of await hours()) expect((await stat(join(folder, name))).mtimeMs % HOUR).toBe(0);
    await keyring.sealFor('hour', VALUE, 'view:a', after(0.9));
    expect(await hours()).toHaveLength(2);
  });

  test('lasts as long as any record under it, and is gone three hours later, for good', async () => {
    const sealed = await keyring.sealFor('hour', VALUE, 'view:a', START);
    for (const passed of [1, 2]) {
      await keyring.prepare(30, after(passed));
      expect(await keyring.openTimed(sealed, 'view:a')).toEqual(VALUE);
    }
    await keyring.prepare(30, after(3));
    expect(await keyring.openTimed(sealed, 'view:a')).toBeUndefined();
    expect(await (await openKeyring(folder)).openTimed(sealed, 'view:a')).toBeUndefined();
    expect(await hours()).toHaveLength(4);
  });

  test('that another instance destroyed is forgotten here within a minute', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const sealed = await keyring.sealFor('hour', VALUE, 'view:a', START);
    await (await openKeyring(folder)).prepare(30, after(3));
    vi.advanceTimersByTime(60_000);
    expect(await keyring.openTimed(sealed, 'view:a')).toBeUndefined();
  });

  test('of a server that stood still is made when it is needed, and the old ones go', async () => {
    const sealed = await keyring.sealFor('hour', VALUE, 'view:a', after(500));
    expect(await keyring.openTimed(sealed, 'view:a')).toEqual(VALUE);
    await keyring.prepare(30, after(500));
    expect(await hours()).toHaveLength(2);
  });
});

test('the key of a day opens no session when it is gone, and a session opens no secret', async () => {
  const sealed = await keyring.sealFor('day', VALUE, 'session:a', START);
  const { dayKey, wrapped } = await keyring.wrap(VALUE, 'session:a', START);
  expect(dayKey).toBe('2026-11-27');
  await expect(keyring.unwrap(dayKey, sealed, 'session:a')).rejects.toMatchObject({ code: 'ENVELOPE_REFUSED' });
  const posed = Buffer.concat([sealed.subarray(0, 15), wrapped]);
  expect(await keyring.openTimed(posed, 'session:a')).toBeUndefined();
  await keyring.destroy([dayKey]);
  expect(await (await openKeyring(folder)).openTimed(sealed, 'session:a')).toBeUndefined();
});

test('what 0.2.0 sealed under the key that lasts still opens', async () => {
  const old = keyring.sealRecord(new TextEncoder().encode('7'), 'session:a');
  expect(await openTimed(keyring, z.number(), old, 'session:a')).toBe(7);
  const own = await sealTimed(keyring, 'hour', 8, 'view:a', START);
  expect(await openTimed(keyring, z.number(), own, 'view:a')).toBe(8);
  expect(await openTimed(keyring, z.number(), undefined, 'view:a')).toBeUndefined();
});
