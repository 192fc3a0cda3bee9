/** What a list opens at once is opened with keys that are read once, and are nowhere once the list is made. */
import { expect, it } from 'vitest';
import { readOnce, type KeyReads } from '../../src/keyring/read-once.ts';

const PAGE = 4096;

function counted() {
  const read: Uint8Array[] = [];
  const note = (bytes: Uint8Array): Promise<Uint8Array> => {
    read.push(bytes);
    return Promise.resolve(bytes);
  };
  const files: KeyReads = {
    read: (name) => (name === 'gone' ? Promise.resolve(undefined) : note(new Uint8Array(32).fill(name.length))),
    readPart: (_name, at, length) => note(Uint8Array.from({ length }, (_, index) => ((at + index) / 32) & 255)),
  };
  return { files, read };
}

it('reads each file once, and gives each caller the part that they asked for as a copy of their own', async () => {
  const { files, read } = counted();
  const given = await readOnce(files, ({ read: whole, readPart }) =>
    Promise.all([whole('day'), whole('day'), readPart('page', 64, 32), readPart('page', 96, 32), whole('gone')]),
  );
  expect(given.map((bytes) => bytes?.[0])).toEqual([3, 3, 2, 3, undefined]);
  expect(read.map(({ length }) => length)).toEqual([32, PAGE]);
  given[0]?.fill(0);
  expect(given[1]).toEqual(new Uint8Array(32).fill(3));
});

it('has wiped what it read when it is done, also when the work fails, and keeps nothing for the next', async () => {
  const { files, read } = counted();
  const failing = readOnce(files, async ({ read: whole, readPart }) => {
    await Promise.all([whole('day'), readPart('page', 64, 32)]);
    expect(read.every((bytes) => bytes.some((byte) => byte !== 0))).toBe(true);
    throw new Error('the work');
  });
  await expect(failing).rejects.toThrow('the work');
  expect(read.map((bytes) => bytes.some((byte) => byte !== 0))).toEqual([false, false]);
  await readOnce(files, ({ read: whole }) => whole('day'));
  expect(read).toHaveLength(3);
});

it('that fails does so for all who asked', async () => {
  const files: KeyReads = { ...counted().files, read: () => Promise.reject(new Error('unreadable')) };
  const both = await readOnce(files, ({ read }) => Promise.allSettled([read('day'), read('day')]));
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
