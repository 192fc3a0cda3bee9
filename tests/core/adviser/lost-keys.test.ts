/** A key that nobody can open any more: nothing is sealed to it, it signs nothing, and every instance knows. */
import { beforeEach, expect, test, vi } from 'vitest';
import { createLostKeys, type LostKeys } from '../../../src/core/adviser/lost-keys.ts';
import { withoutLostKeys } from '../../../src/core/adviser/without-lost-keys.ts';
import type { Keyring, Store } from '../../../src/core/ports.ts';
import { memoryKeyring } from '../../../src/keyring/memory.ts';
import { memoryStore } from '../../../src/store/memory/index.ts';
import { testClock, type TestClock } from '../../support/desks.helper.ts';
import { adviser, newCard, organisation, testOrganisations } from '../../support/inbox-fixtures.helper.ts';

const [old, present, other] = [await newCard(), await newCard(), await newCard()];
const files = testOrganisations([
  organisation('acme', [
    adviser('samira', 'Samira', undefined, [present, old]),
    adviser('tom', 'Tom', undefined, [other]),
  ]),
  organisation('beta', [adviser('bram', 'Bram')]),
]);
let store: Store;
let keyring: Keyring;
let clock: TestClock;
let lost: LostKeys;
beforeEach(async () => {
  clock = testClock();
  store = memoryStore(clock);
  keyring = await memoryKeyring();
  lost = createLostKeys({ ...store, keyring, clock });
});

test('as long as nothing is marked every organisation is the very object of the file', () => {
  const seen = withoutLostKeys(files, lost);
  expect(seen.all().map((one, at) => one === files.all()[at])).toEqual([true, true]);
  expect(seen.byId('acme')).toBe(files.byId('acme'));
});

test('a marked card is no key to write to, and still one that what it signed is known by', async () => {
  await lost.mark([present.kid, old.kid], 'lost');
  const seen = withoutLostKeys(files, lost);
  const [samira, tom] = seen.byId('acme')?.advisers ?? [];
  expect(samira?.keyCards).toEqual([]);
  expect(samira?.lostKeyCards).toEqual([
    { card: present, why: 'lost' },
    { card: old, why: 'lost' },
  ]);
  expect(tom).toBe(files.byId('acme')?.advisers[1]);
  expect(seen.byId('beta')).toBe(files.byId('beta'));
  // The same object as long as nothing changes: pages and hours are remembered by it.
  expect(seen.byId('acme')).toBe(seen.all()[0]);
  await lost.unmark([present.kid], lost.of(present.kid)?.since ?? 0);
  expect(seen.byId('acme')?.advisers[0]?.keyCards).toEqual([present]);
});

test('a mark that is there stays as it is, and is taken back only by the hour it was made', async () => {
  await lost.mark([present.kid], 'lost');
  const { since = 0 } = lost.of(present.kid) ?? {};
  clock.advance(2);
  await lost.mark([present.kid, old.kid], 'left');
  expect(lost.of(present.kid)).toEqual({ why: 'lost', since });
  expect(lost.of(old.kid)).toEqual({ why: 'left', since: since + 2 });
  await lost.unmark([present.kid, old.kid], since);
  expect([lost.of(present.kid), lost.of(old.kid)?.why]).toEqual([undefined, 'left']);
  expect(lost.of('__proto__')).toBeUndefined();
});

test('another instance hears of it, and finds out by itself when nobody told', async () => {
  const there = createLostKeys({ ...store, keyring, clock });
  const stop = there.follow(() => undefined);
  await lost.mark([present.kid], 'lost');
  await vi.waitFor(() => expect(there.of(present.kid)?.why).toBe('lost'));
  stop();
  const silent = createLostKeys({ records: store.records, keyring, clock });
  await silent.mark([old.kid], 'lost');
  expect(there.of(old.kid)).toBeUndefined();
  await there.refresh();
  expect(there.of(old.kid)?.why).toBe('lost');
});

test('two instances that mark at once both are heard', async () => {
  const there = createLostKeys({ ...store, keyring, clock });
  await Promise.all([lost.mark([present.kid], 'lost'), there.mark([old.kid], 'left')]);
  await lost.refresh();
  expect([lost.of(present.kid)?.why, lost.of(old.kid)?.why]).toEqual(['lost', 'left']);
});

test('what somebody else wrote in its place counts for nothing', async () => {
  await store.records.put('lost-keys', 'all', new TextEncoder().encode('{}'));
  await lost.refresh();
  expect(lost.of(present.kid)).toBeUndefined();
  await lost.mark([present.kid], 'lost');
  expect(lost.of(present.kid)?.why).toBe('lost');
});

test.each(['deleted', 'rubbish', 'an older one'])(
  'a record that is %s in the store gives nobody back a key that its adviser does not have, and is put back',
  async (how) => {
    await lost.mark([old.kid], 'lost');
    const older = await store.records.get('lost-keys', 'all');
    await lost.mark([present.kid], 'left');
    if (how === 'deleted') await store.records.delete('lost-keys', 'all');
    else
      await store.records.put('lost-keys', 'all', how === 'rubbish' ? new Uint8Array(9) : (older ?? new Uint8Array()));
    await lost.refresh();
    expect([lost.of(old.kid)?.why, lost.of(present.kid)?.why]).toEqual(['lost', 'left']);
    const restarted = createLostKeys({ ...store, keyring, clock });
    await restarted.refresh();
    expect([restarted.of(old.kid)?.why, restarted.of(present.kid)?.why]).toEqual(['lost', 'left']);
    // What is taken back with the key itself stays taken back.
    await restarted.unmark([old.kid], restarted.of(old.kid)?.since ?? 0);
    await lost.refresh();
    expect([lost.of(old.kid), lost.of(present.kid)?.why]).toEqual([undefined, 'left']);
  },
);
