/**
 * The head of a conversation as a Redis hash. Names of one letter and values of at most 64 bytes keep it a listpack
 * (`hash-max-listpack-value`), a third of the memory of a table; hence the secret in two fields.
 *
 *   o owner, a adviser, s state ('o' | 'c'), h handle, v version of the limits, n length,
 *   g language in the clear (absent: it lies sealed in the messages, from sequence i on; i absent: from the first on),
 *   p hash of the last entry, d day key, w + W wrapped secret, t hour of the last message, x hour of expiry,
 *   b who closed it ('o' | 'a'; absent: open, or closed by 0.2.0),
 *   u unread by adviser, e unread by employee, f first press, 0-15 later presses (sequence mod 16; `pressBytes`),
 *   k erasure key (absent: opened by 0.2.0), x = 0: withdrawn, and its keys are not all overwritten yet,
 *   q epoch of the owner's pseudonym (absent: the first),
 *   y hour before which an answer was promised, 0: one is awaited and no hour could be said (absent: none is, or 0.2.0),
 *   j messages of the employee without an answer (absent: only the first, or those of 0.2.0),
 *   r hour before which the employee writes nothing (absent: none; it may be over),
 *   z the adviser's own note, locked (a hash that has one is no listpack any more),
 *   A sequence of the adviser's newest step on the board, S what the employee can read of it, E and U of the employee's own,
 *   c 'hour:messages of the employee in it', m first sequence that may have a copy without deadline
 */
import { createHash } from 'node:crypto';
import {
  employeesOf,
  type AwaitedAnswer,
  type ConversationHead,
  type ConversationId,
  type DedupeKey,
  type Employee,
  type ErasureKeyId,
  type FormMark,
  type Hour,
  type Pseudonym,
} from '../../core/conversation.ts';
import { LANGUAGES, type AdviserId, type Language, type OrganisationId } from '../../core/organisation.ts';
import type { SignedPlanning } from '../../core/planning.ts';
import type { Departed, FirstEntry, ReadConversation, StoredBoard } from '../../core/ports.ts';
import type { FoundPress, PlaceOfPress, RunningOne } from '../../core/presses.ts';
import { part } from '../names.ts';

const SECRET_FIELD = 64;

export const buffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export function splitSecret(wrapped: Uint8Array): [Buffer, Buffer] {
  const all = buffer(wrapped);
  return [all.subarray(0, SECRET_FIELD), all.subarray(SECRET_FIELD)];
}

const digest = (text: string, length: number): Buffer => createHash('sha256').update(text).digest().subarray(0, length);
/** Fixed width whatever a caller takes for a key; 96 bits are plenty among seventeen, 48 for a form among an employee's. */
export const pressBytes = ({ dedupeKey, mark }: { dedupeKey: DedupeKey; mark?: FormMark | undefined }): Buffer =>
  mark === undefined ? digest(dedupeKey, 12) : Buffer.concat([digest(dedupeKey, 12), digest(mark, 6)]);

export const text = (value: unknown): string => {
  if (Buffer.isBuffer(value)) return value.toString('utf8');
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new TypeError('Redis replied in an unexpected shape');
};
export const number = (value: unknown): number => Number(text(value));
export const bytes = (value: unknown): Uint8Array => {
  if (Buffer.isBuffer(value)) return new Uint8Array(value);
  throw new TypeError('Redis replied in an unexpected shape');
};
/** What `splitSecret` made two of. */
const wholeSecret = (...halves: readonly unknown[]): Uint8Array => new Uint8Array(Buffer.concat(halves.map(bytes)));
export const list = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  throw new TypeError('Redis replied in an unexpected shape');
};
export const state = (value: unknown): 'open' | 'closed' => (text(value) === 'o' ? 'open' : 'closed');
const closedBy = (value: unknown): Pick<ConversationHead, 'closedBy'> => {
  const field = Buffer.isBuffer(value) ? value.toString() : '';
  return field === 'o' ? { closedBy: 'employee' } : field === 'a' ? { closedBy: 'adviser' } : {};
};
export const awaited = (value: unknown): { readonly awaited?: AwaitedAnswer } => {
  const said = Buffer.isBuffer(value) ? value.toString('latin1') : '';
  // Somebody else may have written there: what is no hour promises nothing.
  if (!/^\d{1,8}$/.test(said)) return {};
  return { awaited: said === '0' ? {} : { by: Number(said) } };
};
const unanswered = (value: unknown): Pick<ConversationHead, 'unanswered'> => {
  const said = Buffer.isBuffer(value) ? value.toString('latin1') : '';
  return /^\d{1,4}$/.test(said) ? { unanswered: Number(said) } : {};
};
const pausedUntil = (value: unknown): Pick<ConversationHead, 'pausedUntil'> => {
  const said = Buffer.isBuffer(value) ? value.toString('latin1') : '';
  return /^\d{1,8}$/.test(said) ? { pausedUntil: Number(said) } : {};
};
/** '' = none. */
export const awaitedField = (promised: AwaitedAnswer | undefined): string =>
  promised === undefined ? '' : String(promised.by ?? 0);
/** What is none of ours says nothing, and takes no conversation away. */
export const language = (value: unknown): { readonly language?: Language } => {
  const said = Buffer.isBuffer(value) ? value.toString('latin1') : '';
  const known = LANGUAGES.find((one) => one === said);
  return known === undefined ? {} : { language: known };
};

const placeOf = ([, conversation, adviser, isOpen]: readonly unknown[]): PlaceOfPress => ({
  conversation: text(conversation) as ConversationId,
  adviser: text(adviser),
  state: state(isOpen),
});
/** As `foundIn` in `shared-presses.lua` says it. */
export function foundPress(answer: readonly unknown[]): FoundPress {
  const [found, , , , handle, kept, promised] = answer;
  return {
    ...placeOf(answer),
    found: text(found) as FoundPress['found'],
    handle: text(handle),
    ...(number(kept) === 1 ? { ownCopy: true } : {}),
    ...awaited(promised),
  };
}
export const runningOne = (answer: readonly unknown[]): RunningOne => ({ ...placeOf(answer), found: 'running' });

const board = (sequence: unknown, part: unknown): StoredBoard | undefined => {
  const said = Buffer.isBuffer(sequence) ? sequence.toString('latin1') : '';
  // Somebody else may have written there: what is no place in the log has no part.
  return /^\d{1,5}$/.test(said) && Buffer.isBuffer(part)
    ? { sequence: Number(said), bytes: new Uint8Array(part) }
    : undefined;
};
/** As `read-conversation-2.lua` gives them. */
export function boards([at, adviser, when, employee]: readonly unknown[]): NonNullable<ReadConversation['boards']> {
  const [theirs, own] = [board(at, adviser), board(when, employee)];
  return { ...(theirs && { adviser: theirs }), ...(own && { employee: own }) };
}

/** The field that says whose conversation it is, and what it must be. */
export const belongsTo = (by: { employee: Employee } | { adviser: AdviserId }): [string, string] =>
  'employee' in by ? ['o', namesOf(by.employee)] : ['a', part(by.adviser)];

/** Every pseudonym of one employee, as the scripts take them. */
export const namesOf = (employee: Employee): string => employeesOf(employee).map(part).join(',');

/** In the order in which `decodeHead` reads them, as in `shared-heads.lua`. */
export const HEAD_FIELDS = [
  'o',
  'a',
  's',
  'h',
  'g',
  'v',
  'n',
  'p',
  'd',
  'w',
  'W',
  't',
  'u',
  'e',
  'x',
  'b',
  'k',
  'q',
  'y',
  'j',
  'r',
] as const;
const LATER_FIELDS: ReadonlySet<(typeof HEAD_FIELDS)[number]> = new Set(['g', 'b', 'k', 'q', 'y', 'j', 'r']);
/** Has every field that a head of any release has. */
export const isHead = (fields: readonly unknown[]): boolean =>
  HEAD_FIELDS.every((name, at) => LATER_FIELDS.has(name) || (fields[at] ?? null) !== null);

/** `fields` in the order of `HEAD_FIELDS`. */
export function decodeHead(
  organisation: OrganisationId,
  id: ConversationId,
  fields: readonly unknown[],
): ConversationHead {
  const [
    owner,
    adviser,
    isOpen,
    handle,
    tongue,
    limits,
    length,
    hash,
    day,
    secret,
    more,
    last,
    unread,
    replies,
    expires,
    closer,
    key,
    epoch,
    promised,
    waiting,
    paused,
  ] = fields;
  return {
    id,
    organisation,
    adviser: text(adviser),
    owner: text(owner) as Pseudonym,
    ...(epoch === null || epoch === undefined ? {} : { epoch: text(epoch) }),
    state: state(isOpen),
    ...closedBy(closer),
    handle: text(handle),
    ...language(tongue),
    limits: text(limits),
    length: number(length),
    headHash: bytes(hash),
    dayKey: text(day),
    wrappedSecret: wholeSecret(secret, more),
    lastHour: number(last),
    unreadByAdviser: text(unread) === '1',
    unreadByEmployee: number(replies),
    ...awaited(promised),
    ...unanswered(waiting),
    ...pausedUntil(paused),
    expiresHour: number(expires),
    ...(Buffer.isBuffer(key) ? { erasureKey: erasureKeyAt(key) } : {}),
  };
}

/** As `list-inbox-1.lua` says it. */
export function firstEntry([owner, day, secret, more, key, sequence, entry]: readonly unknown[]): FirstEntry {
  return {
    owner: text(owner) as Pseudonym,
    dayKey: text(day),
    wrappedSecret: wholeSecret(secret, more),
    ...(Buffer.isBuffer(key) ? { erasureKey: erasureKeyAt(key) } : {}),
    sequence: number(sequence),
    entry: bytes(entry),
  };
}

/** Nine bytes, as core knows them: base64url. */
export const erasureKeyAt = (stored: Buffer): ErasureKeyId =>
  stored.toString('base64url', 0, KEY_BYTES) as ErasureKeyId;
export const erasureKeyBytes = (id: ErasureKeyId | undefined): Buffer => Buffer.from(id ?? '', 'base64url');
const KEY_BYTES = 9;
/** Member of the index of what is due: see `shared-due.lua`. */
export const memberOf = ({ erasureKey, conversation, copy }: Departed): Buffer =>
  Buffer.concat([
    erasureKeyBytes(erasureKey),
    Buffer.from(copy === undefined ? `c${conversation}` : `r${conversation}:${copy}`),
  ]);
/** `undefined` for what we never put there. */
export function departedOf(organisation: OrganisationId, member: Buffer): Departed | undefined {
  const [, isWhole, id, , of, copy] =
    /^(?:(c)([\w-]{22})|(r)([\w-]{22}):(\d{1,4}))$/.exec(member.toString('latin1', KEY_BYTES)) ?? [];
  const conversation = (isWhole === undefined ? of : id) as ConversationId | undefined;
  if (conversation === undefined) return undefined;
  return {
    organisation,
    erasureKey: erasureKeyAt(member),
    conversation,
    ...(copy === undefined ? {} : { copy: Number(copy) }),
  };
}

const COPY_HEADER = 4;
/** A copy as it is stored before it was read: see `shared-copies.lua`. */
export const unreadCopy = (copy: Uint8Array): Buffer => Buffer.concat([Buffer.alloc(COPY_HEADER), copy]);

/** `undefined` once its deadline has come, also when Redis' own clock is behind ours. `until`: absent before it was read. */
export function decodeCopy(
  stored: unknown,
  nowHour: Hour,
): { readonly bytes: Uint8Array; readonly until?: Hour } | undefined {
  if (!Buffer.isBuffer(stored)) return undefined;
  const bytes = new Uint8Array(stored.subarray(COPY_HEADER));
  const until = stored.readUInt32BE(0);
  if (until === 0) return { bytes };
  return until <= nowHour ? undefined : { bytes, until };
}

/** Whatever it is: who reads it checks it. A number that is none counts as 0, which no planning has. */
export function signedPlanning(fields: readonly unknown[]): SignedPlanning | undefined {
  if (!Buffer.isBuffer(fields[0])) return undefined;
  const [count, signed = '', signature = ''] = fields.map((field) =>
    Buffer.isBuffer(field) ? field.toString('utf8') : '',
  );
  // As `planningNumber` in shared-plannings.lua: a message is stored only where both read the same.
  return { number: /^[1-9]\d{0,9}$/.test(count ?? '') ? Number(count) : 0, text: signed, signature };
}
