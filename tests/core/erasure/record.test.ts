/** An adviser's wrapped keys: what was replaced or forgotten opens for nobody, in whatever copy it lies. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { AppError } from '../../../src/base/errors.ts';
import type { ErasureKeyId } from '../../../src/core/conversation.ts';
import { belongs } from '../../../src/core/keyring-mark.ts';
import { createErasableRecords, opensRecord, type ErasableRecords } from '../../../src/core/erasure/record.ts';
import { sweepReplaced } from '../../../src/core/erasure/sweep.ts';
import { sealJson } from '../../../src/core/sealed-record.ts';
import type { Keyring, Store } from '../../../src/core/ports.ts';
import { memoryKeyring } from '../../../src/keyring/memory.ts';
import { memoryStore } from '../../../src/store/memory/index.ts';
import { testClock } from '../../support/store-fixtures.helper.ts';

const clock = testClock();
const schema = z.strictObject({ passphrase: z.string() });
const value = (passphrase: string) => ({ passphrase });

let keyring: Keyring;
let store: Store;
let slots: ErasableRecords<{ passphrase: string }>;
let isReadOnly: boolean;
/** Every record that was ever stored, as an append-only file keeps them. */
let ever: Uint8Array[];

beforeEach(async () => {
  isReadOnly = false;
  ever = [];
  const [real, memory] = [await memoryKeyring(), memoryStore(clock)];
  const destroy = async (ids: readonly ErasureKeyId[]): Promise<void> => {
    if (isReadOnly && ids.length > 0) throw new AppError('KEYRING_UNREADABLE', 'read-only');
    await real.erasure.destroy(ids);
  };
  keyring = { ...real, erasure: { ...real.erasure, destroy } };
  const records: Store['records'] = {
    ...memory.records,
    put: async (kind, id, bytes, ttl) => {
      ever.push(bytes);
      await memory.records.put(kind, id, bytes, ttl);
    },
    putIf: async (kind, id, before, bytes, ttl) => {
      const done = await memory.records.putIf(kind, id, before, bytes, ttl);
      if (done) ever.push(bytes);
      return done;
    },
  };
  store = { ...memory, records };
  slots = createErasableRecords({ records, keyring }, 'key-slots', schema);
});

const opening = async (id = 'a', from = slots): Promise<string[]> => {
  const found = await Promise.all(ever.map((stored) => from.open(id, stored)));
  return [...new Set(found.flatMap((opened) => opened?.passphrase ?? []))];
};
const sweep = () => sweepReplaced({ store, keyring, clock, organisations: { all: () => [] } });

describe('a record with an erasure key', () => {
  it('opens in its own place, and once it was replaced only as it is now', async () => {
    expect(await slots.put('a', value('first'))).toBe('stored');
    expect(await slots.get('a')).toEqual(value('first'));
    expect(await slots.put('a', value('second'))).toBe('stored');
    expect(await slots.get('a')).toEqual(value('second'));
    expect(await opening()).toEqual(['second']);
    expect(await opening('b')).toEqual([]);
    expect(await sweep()).toBe(0);
  });

  it('forgotten, opens from no copy', async () => {
    await slots.put('a', value('first'));
    await slots.put('a', value('second'));
    await slots.delete('a');
    expect(await slots.get('a')).toBeUndefined();
    expect(await opening()).toEqual([]);
  });

  it('that nobody could overwrite is said, and finished as soon as it can be', async () => {
    await slots.put('a', value('first'));
    isReadOnly = true;
    expect(await slots.put('a', value('second'))).toBe('not-erased');
    expect(await slots.put('a', value('third'))).toBe('not-erased');
    expect(await slots.get('a')).toEqual(value('third'));
    await expect(sweep()).rejects.toMatchObject({ code: 'KEYRING_UNREADABLE' });
    expect((await opening()).toSorted()).toEqual(['first', 'second', 'third']);
    isReadOnly = false;
    expect(await sweep()).toBe(1);
    expect(await opening()).toEqual(['third']);
    expect(await slots.get('a')).toEqual(value('third'));
    expect(await sweep()).toBe(0);
  });

  it('that cannot be overwritten is not deleted either: it would never be', async () => {
    await slots.put('a', value('first'));
    isReadOnly = true;
    await expect(slots.delete('a')).rejects.toMatchObject({ code: 'KEYRING_UNREADABLE' });
    expect(await slots.get('a')).toEqual(value('first'));
  });

  it('changed by two at once ends as one of them, and nothing else opens', async () => {
    await slots.put('a', value('first'));
    await Promise.all([slots.put('a', value('one')), slots.put('a', value('other'))]);
    const { passphrase = '' } = (await slots.get('a')) ?? {};
    expect(['one', 'other']).toContain(passphrase);
    await sweep();
    expect(await opening()).toEqual([passphrase]);
  });

  it('that waits, handed in by two at once, leaves no key that nobody knows', async () => {
    const waiting = createErasableRecords({ records: store.records, keyring }, 'enrolment', schema);
    await waiting.put('x', value('first'));
    await Promise.all(['one', 'other', 'third'].map((each) => waiting.put('x', value(each))));
    await sweep();
    expect(await opening('x', waiting)).toEqual([(await waiting.get('x'))?.passphrase]);
    await waiting.delete('x');
    expect(await opening('x', waiting)).toEqual([]);
  });

  it('forgotten while it is being changed, opens from no copy and does not come back', async () => {
    await slots.put('a', value('first'));
    // Between the look and the deletion, and the other way round.
    const real = { ...keyring.erasure };
    vi.spyOn(keyring.erasure, 'destroy').mockImplementationOnce(async (ids) => {
      await slots.change('a', async () => value('second'));
      await real.destroy(ids);
    });
    await slots.delete('a');
    expect(await opening()).toEqual([]);
    await slots.put('a', value('third'));
    const changed = slots.change('a', async () => {
      await slots.delete('a');
      return value('fourth');
    });
    expect(await changed).toBe('none');
    expect(await slots.get('a')).toBeUndefined();
    expect(await opening()).toEqual([]);
  });

  it('changed by two who saw the same: the second is asked again', async () => {
    await slots.put('a', value('first'));
    const after =
      (from: string, to: string) =>
      async ({ passphrase }: { passphrase: string }) =>
        passphrase === from ? value(to) : undefined;
    expect(await Promise.all(['one', 'other'].map((to) => slots.change('a', after('first', to))))).toEqual([
      'stored',
      'refused',
    ]);
    expect(await slots.get('a')).toEqual(value('one'));
    expect(await slots.change('b', after('first', 'x'))).toBe('none');
  });

  it('that could not be overwritten a hundred times still opens', async () => {
    isReadOnly = true;
    for (let i = 0; i <= 100; i += 1) await slots.put('a', value(String(i)));
    await expect(slots.put('a', value('one more'))).rejects.toMatchObject({ code: 'KEYRING_UNREADABLE' });
    expect(await slots.get('a')).toEqual(value('100'));
    isReadOnly = false;
    expect(await sweep()).toBe(1);
    expect(await opening()).toEqual(['100']);
  });

  it('with another’s key named in front destroys nothing of theirs', async () => {
    await slots.put('a', value('mine'));
    await slots.put('b', value('theirs'));
    const theirs = (await store.records.get('key-slots', 'b')) ?? new Uint8Array();
    await store.records.put('key-slots', 'a', theirs);
    expect(await slots.get('a')).toBeUndefined();
    await slots.put('a', value('new'));
    await slots.delete('a');
    expect(await slots.get('b')).toEqual(value('theirs'));
  });

  it('of 0.2.0 opens, and is replaced by one that has a key', async () => {
    await store.records.put('key-slots', 'a', sealJson(keyring, value('old'), 'key-slots:a'));
    expect(await slots.get('a')).toEqual(value('old'));
    expect(await slots.put('a', value('new'))).toBe('stored');
    expect(await slots.get('a')).toEqual(value('new'));
    await slots.put('a', value('newer'));
    expect((await opening()).toSorted()).toEqual(['newer', 'old']);
  });

  it('says whose keyring a store without a mark belongs to', async () => {
    await slots.put('a', value('first'));
    const stored = (await store.records.get('key-slots', 'a')) ?? new Uint8Array();
    expect(await opensRecord(keyring, 'key-slots:a', stored)).toBe(true);
    expect(await opensRecord(keyring, 'key-slots:b', stored)).toBe(false);
    expect(await belongs(store, await memoryKeyring())).toBe(false);
    expect(await belongs(store, keyring)).toBe(true);
  });

  it('that is listed keeps its end when it is finished', async () => {
    const waiting = createErasableRecords({ records: store.records, keyring }, 'enrolment', schema);
    await waiting.put('x', value('waits'));
    expect((await store.records.list('enrolment')).map(({ id }) => id)).toEqual(['x']);
    isReadOnly = true;
    await waiting.put('x', value('approved'), 3600);
    isReadOnly = false;
    expect(await sweep()).toBe(1);
    expect(await waiting.get('x')).toEqual(value('approved'));
    clock.advance(2);
    expect(await waiting.get('x')).toBeUndefined();
    clock.reset();
  });
});
