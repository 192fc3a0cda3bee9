/** A key that several need at the same moment is read once, and is nowhere once all have it. */
import { expect, it } from 'vitest';
import { oneReading } from '../../src/keyring/one-reading.ts';

function readings() {
  const read: Uint8Array[] = [];
  const ends: (() => void)[] = [];
  const key = oneReading(async (name) => {
    const bytes = new Uint8Array(32).fill(name.length);
    read.push(bytes);
    await new Promise<void>((resolve) => ends.push(resolve));
    return bytes;
  });
  return { key, read, end: () => ends.splice(0).forEach((resolve) => resolve()) };
}

it('is one for all who ask while it goes on, each with a copy of their own; then it is wiped', async () => {
  const { key, read, end } = readings();
  const asked = [key('day'), key('day'), key('day')];
  end();
  const [one, ...others] = await Promise.all(asked);
  expect(read).toHaveLength(1);
  for (const other of others) expect(other).not.toBe(one);
  one?.fill(0);
  for (const other of others) expect(other).toEqual(new Uint8Array(32).fill(3));
  expect(read[0]).toEqual(new Uint8Array(32));
});

it('keeps nothing for who comes later, and mixes no two names', async () => {
  const { key, read, end } = readings();
  const asked = [key('day'), key('other')];
  end();
  expect(await Promise.all(asked)).toEqual([new Uint8Array(32).fill(3), new Uint8Array(32).fill(5)]);
  const later = key('day');
  end();
  expect(await later).toEqual(new Uint8Array(32).fill(3));
  expect(read).toHaveLength(3);
});

it('that fails does so for all who waited, and is tried again by the next', async () => {
  let tries = 0;
  const key = oneReading(() => Promise.reject(new Error(String((tries += 1)))));
  const results = await Promise.allSettled([key('day'), key('day')]);
  expect(results.map((one) => one.status === 'rejected' && String(one.reason))).toEqual(['Error: 1', 'Error: 1']);
  await expect(key('day')).rejects.toThrow('2');
});
