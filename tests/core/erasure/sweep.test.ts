/** Who is stopped, away or without a file: the sweep finishes it, by the earlier of two clocks, and never more than it may. */
import { beforeEach, expect, it } from 'vitest';
import { tendKeys } from '../../../src/app/tend-keys.ts';
import { AppError } from '../../../src/base/errors.ts';
import { createLog } from '../../../src/base/log.ts';
import type { ErasureKeyId, Pseudonym } from '../../../src/core/conversation.ts';
import { MOST_IN_A_RUN, sweepDue, type SweepParts } from '../../../src/core/erasure/sweep.ts';
import type { Keyring, Store } from '../../../src/core/ports.ts';
import { memoryKeyring } from '../../../src/keyring/memory.ts';
import { memoryStore } from '../../../src/store/memory/index.ts';
import { ANNA, conversationId, openRequest, ORGANISATION, testClock } from '../../support/store-fixtures.helper.ts';

const HOUR = 3_600_000;
const clock = testClock();
let keyring: Keyring;
let store: Store;
beforeEach(async () => {
  clock.reset();
  keyring = await memoryKeyring();
  store = memoryStore(clock);
});

const noFiles = { all: () => [] };
const parts = (more: Partial<SweepParts> = {}): SweepParts => ({
  store,
  keyring,
  organisations: noFiles,
  clock,
  ...more,
});
const bytes = new Uint8Array(32);
async function conversation(name: string | number, organisation = ORGANISATION) {
  const erasureKey = await keyring.erasure.give();
  const owner = `${ANNA}-${name}` as Pseudonym;
  const request = openRequest(clock, { id: conversationId(name), organisation, owner, erasureKey });
  const { dayKey, wrapped } = await keyring.wrap(bytes, 'bound', clock.now(), erasureKey);
  await store.conversations.open({ ...request, head: { ...request.head, dayKey, wrappedSecret: wrapped } });
  const opens = (): Promise<boolean> =>
    keyring.unwrap(dayKey, wrapped, 'bound', erasureKey).then(
      () => true,
      () => false,
    );
  const withdraw = () => store.conversations.withdraw(organisation, conversationId(name), owner);
  return { erasureKey, opens, withdraw };
}
const withTime = (time: () => Date | undefined): Partial<SweepParts> => ({
  store: { ...store, time: async () => time() },
});
const later = (hours: number): Date => new Date(clock.now().getTime() + hours * HOUR);

it('ends what ran out, in every organisation the store knows, whether or not there is a file for it', async () => {
  const [one, other, stays] = [
    await conversation(1),
    await conversation(2, 'zonder-bestand'),
    await conversation(3, 'zonder-bestand'),
  ];
  expect(await sweepDue(parts())).toBe(0);
  clock.advance(29 * 24);
  const young = [await conversation(4), await conversation(5, 'zonder-bestand')];
  clock.advance(2 * 24);
  expect(await sweepDue(parts())).toBe(3);
  const opens = await Promise.all([one, other, stays, ...young].map((each) => each.opens()));
  expect(opens).toEqual([false, false, false, true, true]);
  expect(await sweepDue(parts())).toBe(0);
});

it('a key that cannot be overwritten holds up no other one, and is said', async () => {
  const all: Awaited<ReturnType<typeof conversation>>[] = [];
  for (let index = 0; index < 130; index += 1) all.push(await conversation(index));
  const bad = new Set(all.slice(0, 120).map(({ erasureKey }) => erasureKey));
  let isBad = true;
  const failing = async (ids: readonly ErasureKeyId[]): Promise<void> => {
    if (isBad && ids.some((id) => bad.has(id))) throw new AppError('KEYRING_UNREADABLE', 'a page');
    await keyring.erasure.destroy(ids);
  };
  const broken = { keyring: { ...keyring, erasure: { ...keyring.erasure, destroy: failing } } };
  const stays = async () => (await Promise.all(all.map((each) => each.opens()))).filter(Boolean).length;
  clock.advance(31 * 24);
  await expect(sweepDue(parts(broken))).rejects.toMatchObject({ code: 'KEYRING_UNREADABLE' });
  expect(await stays()).toBe(120);
  isBad = false;
  expect(await sweepDue(parts(broken))).toBe(120);
  expect(await stays()).toBe(0);
});

it('ends at once what was withdrawn by a process that was stopped', async () => {
  const [taken, stays] = [await conversation(1), await conversation(2)];
  await taken.withdraw();
  expect(await sweepDue(parts())).toBe(1);
  expect([await taken.opens(), await stays.opens()]).toEqual([false, true]);
});

it.each([
  ['ours is forty days ahead', 40 * 24, 0],
  ['that of the store is', 0, 40 * 24],
])('when %s, only what somebody withdrew', async (_what, ours, theirs) => {
  const [taken, stays] = [await conversation(1), await conversation(2)];
  await taken.withdraw();
  const [here, there] = [later(ours), later(theirs)];
  expect(await sweepDue({ ...parts(withTime(() => there)), clock: { now: () => here } })).toBe(1);
  expect([await taken.opens(), await stays.opens()]).toEqual([false, true]);
});

it('without a second clock, only what somebody withdrew', async () => {
  const [taken, old] = [await conversation(1), await conversation(2)];
  await taken.withdraw();
  clock.advance(31 * 24);
  expect(await sweepDue(parts(withTime(() => undefined)))).toBe(1);
  expect([await taken.opens(), await old.opens()]).toEqual([false, true]);
});

it('a thousand in a run, and the rest in the next', async () => {
  const all = [];
  for (let index = 0; index < MOST_IN_A_RUN + 5; index += 1) all.push(await conversation(index));
  clock.advance(31 * 24);
  expect(await sweepDue(parts())).toBe(MOST_IN_A_RUN);
  expect(await sweepDue(parts())).toBe(5);
  for (const { opens } of all) expect(await opens()).toBe(false);
});

async function due(count: number) {
  const all: Awaited<ReturnType<typeof conversation>>[] = [];
  for (let index = 0; index < count; index += 1) all.push(await conversation(index));
  clock.advance(31 * 24);
  const stays = async () => (await Promise.all(all.map(({ opens }) => opens()))).filter(Boolean).length;
  const none = { all: () => [], byId: () => undefined, byWorkspace: () => undefined } as never;
  const demandOwn = async (): Promise<void> => undefined;
  const tend = (signal: AbortSignal) =>
    tendKeys({ store, keyring, organisations: none, clock, log: createLog(() => undefined), demandOwn, signal });
  return { stays, tend };
}

it('whatever ended in an hour is gone within it, however much that is', async () => {
  const { stays, tend } = await due(MOST_IN_A_RUN + 5);
  await tend(new AbortController().signal);
  expect(await stays()).toBe(0);
});

it('who is being stopped begins no other run', async () => {
  const { stays, tend } = await due(MOST_IN_A_RUN + 5);
  await tend(AbortSignal.abort());
  expect(await stays()).toBe(5);
});

it('without the right to SCAN, those whose files are there', async () => {
  const [one, other] = [await conversation(1), await conversation(2, 'zonder-bestand')];
  clock.advance(31 * 24);
  const contents = {
    ...store.contents,
    async *organisationsWithDue(): AsyncGenerator<string> {
      await Promise.reject(new AppError('STORE_FORBIDDEN'));
      yield '';
    },
  };
  const organisations = { all: () => [{ id: ORGANISATION }] };
  expect(await sweepDue(parts({ store: { ...store, contents }, organisations }))).toBe(1);
  expect([await one.opens(), await other.opens()]).toEqual([false, true]);
});

it('what cannot be overwritten stays due, is said with an alert each hour, and is finished when it can be', async () => {
  const taken = await conversation(1);
  await taken.withdraw();
  const lines: string[] = [];
  const log = createLog((line) => void lines.push(line));
  let isReadOnly = true;
  const destroy = async (ids: readonly ErasureKeyId[]): Promise<void> => {
    if (isReadOnly) throw new AppError('KEYRING_UNREADABLE', 'read-only');
    await keyring.erasure.destroy(ids);
  };
  const stuck = { ...keyring, erasure: { ...keyring.erasure, destroy } };
  const organisations = { all: () => [], byId: () => undefined, byWorkspace: () => undefined } as never;
  const tend = () => tendKeys({ store, keyring: stuck, organisations, clock, log, demandOwn: async () => undefined });
  await tend();
  await tend();
  const said = lines.map((line) => JSON.parse(line) as object);
  expect(said).toEqual(
    Array.from({ length: 2 }, () =>
      expect.objectContaining({
        level: 'error',
        event: 'erasure-waiting',
        part: 'keyring',
        code: 'KEYRING_UNREADABLE',
      }),
    ),
  );
  expect(await taken.opens()).toBe(true);
  isReadOnly = false;
  await tend();
  expect(lines).toHaveLength(2);
  expect(await taken.opens()).toBe(false);
});

it('a keyring that is not this store’s overwrites nothing', async () => {
  const taken = await conversation(1);
  await taken.withdraw();
  const lines: string[] = [];
  const log = createLog((line) => void lines.push(line));
  const organisations = { all: () => [] } as never;
  const demandOwn = () => Promise.reject(new AppError('KEYRING_FOREIGN'));
  await tendKeys({ store, keyring, organisations, clock, log, demandOwn });
  expect(lines.map((line) => (JSON.parse(line) as { code: string }).code)).toEqual(['KEYRING_FOREIGN']);
  expect(await taken.opens()).toBe(true);
});
