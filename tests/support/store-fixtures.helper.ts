/** Made-up conversations for the store's tests, and a clock that only moves when told. */
import { createHash } from 'node:crypto';
import {
  HOUR_MS,
  toHour,
  type AwaitedAnswer,
  type ConversationId,
  type DedupeKey,
  type ErasureKeyId,
  type FormMark,
  type Pseudonym,
} from '../../src/core/conversation.ts';
import type { Language, Retention } from '../../src/core/organisation.ts';
import type { OpenConversation } from '../../src/core/presses.ts';
import type { AppendMessage, Clock, Store } from '../../src/core/ports.ts';

export interface TestClock extends Clock {
  advance(hours: number): void;
  reset(): void;
}

/**
 * Ten minutes into an hour that has not begun for the machine: Redis expires by the machine's clock, and must never
 * do so before the test's clock does.
 */
export function testClock(): TestClock {
  const start = Math.ceil(Date.now() / HOUR_MS) * HOUR_MS + 10 * 60_000;
  let at = start;
  return {
    now: () => new Date(at),
    advance: (hours) => void (at += hours * HOUR_MS),
    reset: () => void (at = start),
  };
}

export const RETENTION: Retention = { conversationDays: 30, closedDays: 7, readReplyHours: 24 };
export const ORGANISATION = 'voorbeeld';
export const ANNA = 'Anna-pseudonym-0123456789_0123456789' as Pseudonym;
export const BRAM = 'Bram-pseudonym-0123456789_0123456789' as Pseudonym;
export const SAMIRA = 'samira';
export const THEO = 'theo';

export const conversationId = (name: string | number): ConversationId =>
  createHash('sha256').update(`conversation ${name}`).digest('base64url').slice(0, 22) as ConversationId;
export const submission = (name: string | number): DedupeKey =>
  createHash('sha256').update(`submission ${name}`).digest('base64url').slice(0, 22) as DedupeKey;
export const formMark = (name: string | number): FormMark =>
  createHash('sha256').update(`form ${name}`).digest('base64url').slice(0, 22) as FormMark;
export const hashOf = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());
/** Every byte value occurs: an encoding that is not binary-safe breaks it. */
export const entry = (name: string | number, size = 300): Uint8Array => {
  const seed = createHash('sha256').update(`entry ${name}`).digest();
  return Uint8Array.from({ length: size }, (_, i) => (seed[i % seed.length] ?? 0) ^ (i & 0xff));
};

export interface OpenWith {
  readonly id?: ConversationId;
  readonly organisation?: string;
  readonly owner?: Pseudonym;
  readonly adviser?: string;
  readonly submission?: DedupeKey;
  /** Of the form; another text of the same form has the same. */
  readonly mark?: FormMark;
  readonly openings?: string;
  readonly entry?: Uint8Array;
  readonly employeeCopy?: Uint8Array;
  readonly refuseWhenAway?: boolean;
  readonly retention?: Retention;
  /** `null`: none, as 0.2.0 stored it. */
  readonly erasureKey?: ErasureKeyId | null;
  readonly awaited?: AwaitedAnswer;
  /** In the clear, as releases until now stored it. */
  readonly language?: Language;
}

/** One for each name; the last of its nine bytes is a number below 128. */
export function erasureKey(name: string | number): ErasureKeyId {
  const bytes = createHash('sha256').update(`erasure key ${name}`).digest().subarray(0, 9);
  bytes[8] = (bytes[8] ?? 0) & 127;
  return bytes.toString('base64url') as ErasureKeyId;
}
/** A copy as core stores it: the name of its own key, and then something locked. */
export const copyUnder = (key: ErasureKeyId, ...locked: number[]): Uint8Array =>
  Uint8Array.from([...Buffer.from(key, 'base64url'), ...locked]);

/** Both steps of it, as if the keys were overwritten in between. */
export async function withdrawWhole(
  { conversations }: Pick<Store, 'conversations'>,
  organisation: string,
  id: ConversationId,
  employee: Pseudonym,
): Promise<boolean> {
  const withdrawn = await conversations.withdraw(organisation, id, employee);
  if (withdrawn !== undefined) await conversations.forget(organisation, withdrawn.departed);
  return withdrawn !== undefined;
}

export function openRequest(clock: Clock, options: OpenWith = {}): OpenConversation {
  const bytes = options.entry ?? entry('first');
  return {
    head: {
      id: options.id ?? conversationId('one'),
      organisation: options.organisation ?? ORGANISATION,
      adviser: options.adviser ?? SAMIRA,
      owner: options.owner ?? ANNA,
      handle: 'h4nd1e00',
      ...(options.language && { language: options.language }),
      limits: '2026-11',
      dayKey: clock.now().toISOString().slice(0, 10),
      wrappedSecret: entry('secret', 92),
      lastHour: toHour(clock.now()),
      ...(options.awaited && { awaited: options.awaited }),
      ...(options.erasureKey === null
        ? {}
        : { erasureKey: options.erasureKey ?? erasureKey(options.id ?? conversationId('one')) }),
    },
    dedupeKey: options.submission ?? submission(options.id === undefined ? 'first' : `first in ${options.id}`),
    mark: options.mark ?? formMark(options.id ?? 'one'),
    openings: options.openings ?? `${options.owner ?? ANNA}.${clock.now().toISOString().slice(0, 10)}`,
    entry: bytes,
    entryHash: hashOf(bytes),
    ...(options.employeeCopy && { employeeCopy: options.employeeCopy }),
    refuseWhenAway: options.refuseWhenAway ?? false,
    retention: options.retention ?? RETENTION,
    now: clock.now(),
  };
}

export interface AppendWith {
  readonly id?: ConversationId;
  readonly organisation?: string;
  readonly from?: 'employee' | 'adviser';
  readonly by?: string;
  readonly submission?: DedupeKey;
  readonly mark?: FormMark;
  readonly expected: AppendMessage['expected'];
  readonly entry?: Uint8Array;
  readonly employeeCopy?: Uint8Array;
  readonly retention?: Retention;
  readonly awaited?: AwaitedAnswer;
  readonly closes?: true;
  readonly heedsPause?: true;
  readonly board?: Uint8Array;
  readonly takesBack?: true;
}

export function appendRequest(clock: Clock, options: AppendWith): AppendMessage {
  const from = options.from ?? 'employee';
  const key = options.submission ?? submission(`message ${options.expected.length}`);
  const bytes = options.entry ?? entry(key);
  return {
    organisation: options.organisation ?? ORGANISATION,
    conversation: options.id ?? conversationId('one'),
    from,
    by: options.by ?? (from === 'employee' ? ANNA : SAMIRA),
    dedupeKey: key,
    ...(options.mark && { mark: options.mark }),
    expected: options.expected,
    entry: bytes,
    entryHash: hashOf(bytes),
    ...(options.employeeCopy && { employeeCopy: options.employeeCopy }),
    ...(options.awaited && { awaited: options.awaited }),
    ...(options.closes && { closes: options.closes }),
    ...(options.heedsPause && { heedsPause: options.heedsPause }),
    ...(options.board && { board: options.board }),
    ...(options.takesBack && { takesBack: options.takesBack }),
    dayKey: clock.now().toISOString().slice(0, 10),
    wrappedSecret: entry(`secret ${key}`, 92),
    retention: options.retention ?? RETENTION,
    now: clock.now(),
  };
}

/** What a writer sees just before writing. */
export async function seen(
  store: Store,
  clock: Clock,
  by: { employee: Pseudonym } | { adviser: string } = { employee: ANNA },
  id = conversationId('one'),
): Promise<AppendMessage['expected']> {
  const page = await store.conversations.read(ORGANISATION, id, by, { limit: 1, copies: false }, clock.now());
  if (!page) throw new Error('the conversation is not there');
  return { length: page.head.length, headHash: page.head.headHash };
}

export const hourAfter = (clock: Clock, hours: number): number => toHour(clock.now()) + 1 + hours;
