/** A store and a keyring that do not belong together are noticed before the first word is sealed. */
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/base/errors.ts';
import { adopt, belongs, holdsSealed, judge, markIn } from '../../src/core/keyring-mark.ts';
import { bindingOf } from '../../src/core/employee/send.ts';
import type { ErasureKeyId } from '../../src/core/conversation.ts';
import type { Keyring, Store } from '../../src/core/ports.ts';
import { memoryKeyring } from '../../src/keyring/memory.ts';
import { memoryStore } from '../../src/store/memory/index.ts';
import { conversationId, openRequest, testClock } from '../support/store-fixtures.helper.ts';

const clock = testClock();
const NOTHING = new Uint8Array(32);

async function conversation(store: Store, keyring: Keyring, erasureKey?: ErasureKeyId): Promise<void> {
  const request = openRequest(clock, { id: conversationId('one'), erasureKey: erasureKey ?? null });
  const { dayKey, wrapped } = await keyring.wrap(NOTHING, bindingOf(request.head), clock.now(), erasureKey);
  await store.conversations.open({ ...request, head: { ...request.head, dayKey, wrappedSecret: wrapped } });
}
const record = (store: Store, keyring: Keyring): Promise<void> =>
  store.records.put('installation', 'a', keyring.sealRecord(NOTHING, 'installation:a'));

describe('an empty store', () => {
  it('belongs to the first keyring that comes, and to no other after it', async () => {
    const store = memoryStore(clock);
    const [mine, other] = [await memoryKeyring(), await memoryKeyring()];
    expect(await holdsSealed(store)).toBe(false);
    expect(await belongs(store, mine)).toBe(true);
    expect(await belongs(store, mine)).toBe(true);
    expect(await belongs(store, other)).toBe(false);
    expect(await markIn(store)).toBe(mine.mark);
    expect(await holdsSealed(store)).toBe(true);
  });

  it('belongs to one of two that start at the same moment', async () => {
    const store = memoryStore(clock);
    const all = await Promise.all([memoryKeyring(), memoryKeyring(), memoryKeyring()]);
    const answers = await Promise.all(all.map((keyring) => belongs(store, keyring)));
    expect(answers.filter(Boolean)).toHaveLength(1);
  });
});

describe.each<[string, (store: Store, keyring: Keyring) => Promise<void>]>([
  ['conversations', async (store, keyring) => conversation(store, keyring, await keyring.erasure.give())],
  ['conversations of 0.2.0', (store, keyring) => conversation(store, keyring)],
  ['records', record],
])('a store without a mark that holds %s', (_what, fill) => {
  it('is adopted by the keyring that opens them, and refused to every other', async () => {
    const store = memoryStore(clock);
    const [mine, other] = [await memoryKeyring(), await memoryKeyring()];
    await fill(store, mine);
    expect(await holdsSealed(store)).toBe(true);
    expect(await belongs(store, other)).toBe(false);
    expect(await markIn(store)).toBeUndefined();
    expect(await belongs(store, mine)).toBe(true);
    expect(await markIn(store)).toBe(mine.mark);
  });
});

it('one thing that opens is enough: the keys of other days may be destroyed already', async () => {
  const store = memoryStore(clock);
  const mine = await memoryKeyring();
  await conversation(store, mine);
  await mine.destroy((await mine.dayKeys()).map(({ day }) => day));
  expect(await belongs(store, mine)).toBe(false);
  await record(store, mine);
  expect(await belongs(store, mine)).toBe(true);
});

it('the operator’s word joins what does not open', async () => {
  const store = memoryStore(clock);
  await record(store, await memoryKeyring());
  const fresh = await memoryKeyring();
  await adopt(store, fresh);
  expect(await belongs(store, fresh)).toBe(true);
});

describe('what stands in the way of looking stops nobody who was here before', () => {
  const failing = (code: 'STORE_FORBIDDEN' | 'STORE_FULL' | 'STORE_AWAY') => () => Promise.reject(new AppError(code));
  async function* refusing(): AsyncGenerator<never> {
    await failing('STORE_FORBIDDEN')();
    yield* [];
  }

  it('a list of rights without SCAN', async () => {
    const store = memoryStore(clock);
    await record(store, await memoryKeyring());
    const contents = { heads: refusing, sealedRecords: refusing, organisationsWithDue: refusing };
    expect(await belongs({ ...store, contents }, await memoryKeyring())).toBe(true);
    // But no lasting key is made beside what nobody can see.
    await expect(holdsSealed({ ...memoryStore(clock), contents })).rejects.toMatchObject({ code: 'STORE_FORBIDDEN' });
  });

  it('a store that is full', async () => {
    const store = memoryStore(clock);
    const mine = await memoryKeyring();
    await record(store, mine);
    const full = { ...store, records: { ...store.records, putOnce: failing('STORE_FULL') } };
    expect(await belongs(full, mine)).toBe(true);
    expect(await belongs(full, await memoryKeyring())).toBe(false);
    const away = { ...store, records: { ...store.records, putOnce: failing('STORE_AWAY') } };
    await expect(belongs(away, mine)).rejects.toMatchObject({ code: 'STORE_AWAY' });
  });
});

it('judging writes nothing', async () => {
  const store = memoryStore(clock);
  expect(await judge(store, await memoryKeyring())).toBe('unmarked');
  expect(await markIn(store)).toBeUndefined();
});

it('keys that cannot be read are no keys that do not fit', async () => {
  const store = memoryStore(clock);
  const mine = await memoryKeyring();
  await conversation(store, mine);
  const unreadable = { ...mine, unwrap: () => Promise.reject(new AppError('KEYRING_UNREADABLE')) };
  await expect(belongs(store, unreadable)).rejects.toMatchObject({ code: 'KEYRING_UNREADABLE' });
});
