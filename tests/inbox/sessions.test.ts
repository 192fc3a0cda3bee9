/** How a session lasts: what is kept of it, and how seldom that is written. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Keyring, RecordStore, Store } from '../../src/core/ports.ts';
import { createSessions, sessionId, type Sessions } from '../../src/inbox/server/session/sessions.ts';
import { memoryKeyring } from '../../src/keyring/memory.ts';
import { memoryStore } from '../../src/store/memory/index.ts';
import { testClock, type TestClock } from '../support/desks.helper.ts';

const WHO = { issuer: 'https://issuer.example', subject: 'sub-samira' };
const MINUTE = 1 / 60;

let clock: TestClock;
let store: Store;
let keyring: Keyring;
let sessions: Sessions;
let written: { readonly value: Uint8Array; readonly ttlSeconds: number | 'same' | undefined }[];
let cookie: string;

beforeEach(async () => {
  clock = testClock();
  store = memoryStore(clock);
  keyring = await memoryKeyring();
  const { records } = store;
  const heard: RecordStore = {
    ...records,
    put: (kind, id, value, ttlSeconds) => {
      written.push({ value, ttlSeconds });
      return records.put(kind, id, value, ttlSeconds);
    },
    putIf: (kind, id, before, value, ttlSeconds) => {
      written.push({ value, ttlSeconds });
      return records.putIf(kind, id, before, value, ttlSeconds);
    },
  };
  written = [];
  sessions = createSessions({ records: heard, keyring, clock });
  cookie = await sessions.start(WHO, {});
  written = [];
});

const isThere = async (): Promise<boolean> => (await sessions.find(cookie)) !== undefined;

describe('that somebody is there', () => {
  test('is written once in five minutes, however many requests there are', async () => {
    for (let request = 0; request < 60; request += 1) {
      clock.advance(MINUTE / 2);
      expect(await isThere()).toBe(true);
    }
    expect(written).toHaveLength(6);
  });

  test.each([0, 0.5, 4, 4.99, 5, 7, 12, 14.9])(
    'after %s minutes: it ends no sooner than fifteen minutes later, and no later than twenty',
    async (minutes) => {
      clock.advance(minutes * MINUTE);
      expect(await isThere()).toBe(true);
      clock.advance(14.99 * MINUTE);
      expect(await sessions.peek(sessionId(cookie))).toBeDefined();
      clock.advance(5.02 * MINUTE);
      expect(await isThere()).toBe(false);
    },
  );

  test('is written as a step of five minutes, counted from signing in and rounded up', async () => {
    const open = async (value: Uint8Array | undefined): Promise<unknown> => {
      const opened = await keyring.openTimed(value ?? new Uint8Array(), `session:${sessionId(cookie)}`);
      return JSON.parse(Buffer.from(opened ?? []).toString('utf8'));
    };
    clock.advance(6 * MINUTE);
    await isThere();
    expect(await open(written.at(-1)?.value)).toMatchObject({ seen: 2 });
    clock.advance(8.9 * MINUTE);
    await isThere();
    expect(await open(written.at(-1)?.value)).toMatchObject({ seen: 3 });
  });

  test('moves no end: the record goes at the hour it was made for', async () => {
    const ends = new Set<number>();
    for (let minutes = 12; minutes < 8 * 60; minutes += 12) {
      clock.advance(12 * MINUTE);
      expect(await isThere()).toBe(true);
      ends.add(Math.ceil((clock.now().getTime() + Number(written.at(-1)?.ttlSeconds ?? 0) * 1000) / 3_600_000));
    }
    expect(ends.size).toBe(1);
    clock.advance(12 * MINUTE);
    expect(await isThere()).toBe(false);
  });
});

test('a session that is ended while a request renews it stays ended', async () => {
  const { records } = store;
  const slow = createSessions({
    keyring,
    clock,
    records: {
      ...records,
      putIf: async (...given) => {
        await sessions.end(sessionId(cookie));
        return records.putIf(...given);
      },
    },
  });
  clock.advance(MINUTE);
  await slow.find(cookie);
  expect(await isThere()).toBe(false);
});

test('an idle session is not only refused but gone', async () => {
  clock.advance(0.25);
  expect(await isThere()).toBe(false);
  expect(await store.records.get('session', sessionId(cookie))).toBeUndefined();
});

test('that the key card was handed in is kept, also when another request renews at that moment', async () => {
  const enrolling = { organisation: 'zorg', adviser: 'samira', invitation: 'x', expires: 0, sent: false };
  const own = await sessions.start(WHO, { enrolling });
  const session = await sessions.find(own);
  if (session === undefined) throw new Error('no session');
  const { records } = store;
  let isFirst = true;
  const raced = createSessions({
    keyring,
    clock,
    records: {
      ...records,
      putIf: async (...given) => {
        if (isFirst) {
          isFirst = false;
          clock.advance(MINUTE);
          await sessions.find(own);
        }
        return records.putIf(...given);
      },
    },
  });
  await raced.markSent(session);
  expect((await sessions.find(own))?.value.enrolling?.sent).toBe(true);
  await sessions.end(session.id);
  await sessions.markSent(session);
  expect(await sessions.find(own)).toBeUndefined();
});

test('one that 0.2.0 made goes on, and is written as ours', async () => {
  const id = sessionId(cookie);
  const sealed = await store.records.get('session', id);
  const value = JSON.parse(
    Buffer.from((await keyring.openTimed(sealed ?? new Uint8Array(), `session:${id}`)) ?? []).toString('utf8'),
  ) as Record<string, unknown>;
  delete value['seen'];
  const old = keyring.sealRecord(Buffer.from(JSON.stringify(value)), `session:${id}`);
  await store.records.put('session', id, old, 900);
  clock.advance(40 * MINUTE);
  expect(await isThere()).toBe(true);
  clock.advance(20 * MINUTE);
  expect(await isThere()).toBe(false);
});
