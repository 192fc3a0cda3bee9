/** What the parts of the store's contract test: the instance of the test that runs now, under names that stay. */
import type { Hour, Pseudonym } from '../../../src/core/conversation.ts';
import type { AppendResult, Overview, ReadConversation, Store } from '../../../src/core/ports.ts';
import {
  ANNA,
  appendRequest,
  conversationId,
  entry,
  ORGANISATION,
  RETENTION,
  SAMIRA,
  seen,
  submission,
  THEO,
  type TestClock,
} from '../../support/store-fixtures.helper.ts';

/** `first` and `second` are two instances on the same state, as two processes of the product are. */
export interface StoreHarness {
  readonly clock: TestClock;
  readonly first: Store;
  readonly second: Store;
  /** Lets `seconds` pass for records, whichever clock they live on. */
  passRecordTime(seconds: number): Promise<void>;
  close(): Promise<void>;
}

export const ONE = conversationId('one');
export const WHOLE = { limit: 50, copies: true };
export const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

export interface Subject {
  readonly harness: StoreHarness;
  readonly clock: TestClock;
  /** The first instance. */
  readonly store: Store;
  /** Conversation `ONE` as Anna, or as `by`, sees it. */
  readonly read: (
    by?: { employee: Pseudonym } | { adviser: string },
    page?: { before?: number; limit: number; copies: boolean },
  ) => Promise<ReadConversation | undefined>;
  /** A reply of Samira in `ONE`, written with knowledge of what is there. */
  readonly reply: (key: string, copy?: Uint8Array) => Promise<AppendResult>;
  /** A message of Anna in `ONE`, written with knowledge of what is there. */
  readonly write: (key: string) => Promise<AppendResult>;
  readonly markRead: (sequences: readonly number[]) => Promise<ReadonlyMap<number, Hour>>;
  readonly keep: (sequence: number, employee?: Pseudonym) => Promise<Hour | undefined>;
  readonly look: (employee?: Pseudonym) => Promise<Overview>;
}

export function subjectOf(current: () => StoreHarness): Subject {
  const instance = (pick: () => Store): Store => ({
    get conversations() {
      return pick().conversations;
    },
    get records() {
      return pick().records;
    },
    get changes() {
      return pick().changes;
    },
    get notices() {
      return pick().notices;
    },
    get contents() {
      return pick().contents;
    },
    time: () => pick().time(),
    rewrite: () => pick().rewrite(),
    ping: () => pick().ping(),
    close: () => pick().close(),
  });
  const clock: TestClock = {
    now: () => current().clock.now(),
    advance: (hours) => current().clock.advance(hours),
    reset: () => current().clock.reset(),
  };
  const store = instance(() => current().first);
  return {
    harness: {
      clock,
      first: store,
      second: instance(() => current().second),
      passRecordTime: (seconds) => current().passRecordTime(seconds),
      close: () => current().close(),
    },
    clock,
    store,
    read: (by = { employee: ANNA }, page = WHOLE) => store.conversations.read(ORGANISATION, ONE, by, page, clock.now()),
    async reply(key, copy = entry(`copy ${key}`)) {
      const expected = await seen(store, clock);
      const request = { from: 'adviser', submission: submission(key), expected, employeeCopy: copy } as const;
      return store.conversations.append(appendRequest(clock, request));
    },
    async write(key) {
      const expected = await seen(store, clock);
      return store.conversations.append(appendRequest(clock, { submission: submission(key), expected }));
    },
    markRead: (sequences) =>
      store.conversations.markReadByEmployee(ORGANISATION, ONE, ANNA, sequences, RETENTION, clock.now()),
    keep: (sequence, employee = ANNA) =>
      store.conversations.keepCopy(ORGANISATION, ONE, employee, sequence, clock.now()),
    look: (employee = ANNA) => store.conversations.overview(ORGANISATION, employee, [SAMIRA, THEO], clock.now()),
  };
}
