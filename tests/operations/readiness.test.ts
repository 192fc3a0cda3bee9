/** What a probe is told: that the same steps as sending takes were taken, and once for all who ask together. */
import { expect, test } from 'vitest';
import { AppError } from '../../src/base/errors.ts';
import type { Keyring, Store } from '../../src/core/ports.ts';
import { memoryKeyring } from '../../src/keyring/memory.ts';
import { createReadiness } from '../../src/operations/readiness.ts';
import { memoryStore } from '../../src/store/memory/index.ts';

const clock = { now: () => new Date('2026-11-23T10:05:00Z') };
const ready = (keyring: Keyring, ping: () => Promise<void> = () => Promise.resolve(), more: Partial<Store> = {}) =>
  createReadiness({ store: { ...memoryStore(clock), ping, ...more }, keyring, clock, checked: () => undefined });

test('a keyring that wraps and does not open what it wrapped is not ready', async () => {
  const keyring = await memoryKeyring();
  expect(await ready(keyring)()).toEqual([]);
  expect(await ready({ ...keyring, unwrap: () => Promise.reject(new Error('gone')) })()).toEqual(['keyring']);
  expect(await ready({ ...keyring, openRecord: () => undefined })()).toEqual(['keyring']);
});

test('who asks at the same time shares one look, and who asks after it has a new one', async () => {
  let pings = 0;
  const look = ready(await memoryKeyring(), async () => {
    pings += 1;
  });
  await Promise.all([look(), look(), look()]);
  expect(pings).toBe(1);
  await look();
  expect(pings).toBe(2);
});

test.each([-600, -130, 130, 600])('a clock that is %d seconds from the store’s is not ready', async (seconds) => {
  const time = () => Promise.resolve(new Date(clock.now().getTime() + seconds * 1000));
  expect(await ready(await memoryKeyring(), undefined, { time })()).toEqual(['clock']);
});

test('clocks that differ as clocks do, and a store that tells no time, are ready', async () => {
  for (const time of [() => Promise.resolve(new Date(clock.now().getTime() + 5000)), () => Promise.resolve(undefined)])
    expect(await ready(await memoryKeyring(), undefined, { time })()).toEqual([]);
});

test('a store that another keyring marked is not ready', async () => {
  const store = memoryStore(clock);
  expect(await ready(await memoryKeyring(), undefined, store)()).toEqual([]);
  expect(await ready(await memoryKeyring(), undefined, store)()).toEqual(['mark']);
});

test('a folder that was exchanged is not ready; one that is only unreadable is named once', async () => {
  const keyring = await memoryKeyring();
  const demandOwnKeys = (code: 'KEYRING_FOREIGN' | 'KEYRING_UNREADABLE') => () => Promise.reject(new AppError(code));
  expect(await ready({ ...keyring, demandOwnKeys: demandOwnKeys('KEYRING_FOREIGN') })()).toEqual(['mark']);
  expect(await ready({ ...keyring, demandOwnKeys: demandOwnKeys('KEYRING_UNREADABLE') })()).toEqual([]);
});
