/** Keys that were made are in their place, and nowhere else in the memory of the process. */
import { expect, it, vi } from 'vitest';
import { memoryKeyring } from '../../src/keyring/memory.ts';

const made = vi.hoisted(() => [] as Uint8Array[]);
vi.mock('node:crypto', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:crypto')>();
  const noting = <T extends Uint8Array>(bytes: T): T => {
    made.push(bytes);
    return bytes;
  };
  return {
    ...real,
    randomBytes: (length: number) => noting(real.randomBytes(length)),
    randomFillSync: (bytes: Uint8Array) => noting(real.randomFillSync(bytes)),
  };
});

const NOW = new Date('2026-11-21T12:34:56Z');

it('a page of erasure keys, and the keys of days and hours, are wiped once they were written', async () => {
  const keyring = await memoryKeyring();
  await keyring.prepare(30, NOW);
  await keyring.erasure.give();
  await keyring.wrap(new Uint8Array(32), 'c', new Date('2026-12-31T12:00:00Z'));
  const keys = made.filter(({ length }) => length >= 32);
  expect(keys.map(({ length }) => length)).toContain(4096);
  expect(keys.length).toBeGreaterThan(6);
  expect(keys.filter((bytes) => bytes.some((byte) => byte !== 0))).toEqual([]);
});
