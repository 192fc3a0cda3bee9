/** What a probe is told: that the same steps as sending takes were taken, and once for all who ask together. */
import { expect, test } from 'vitest';
import type { Keyring } from '../../src/core/ports.ts';
import { memoryKeyring } from '../../src/keyring/memory.ts';
import { createReadiness } from '../../src/operations/readiness.ts';

const clock = { now: () => new Date('2026-11-23T10:05:00Z') };
const ready = (keyring: Keyring, ping: () => Promise<void> = () => Promise.resolve()) =>
  createReadiness({ store: { ping }, keyring, clock, checked: () => undefined });

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
