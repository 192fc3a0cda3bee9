/**
 * The only place where a Redis key is named.
 *
 * `{organisation}` is the hash tag: a conversation and the sets it is listed in share one slot, so every decision
 * is one script (docs/decisions/0002-one-slot-per-organisation.md). Scripts that learn an id on the way (the owner
 * from the head, the sequence of a copy) get the prefix from here and stay within that slot.
 */
import type { ConversationId, Pseudonym } from '../../core/conversation.ts';
import type { AdviserId, OrganisationId } from '../../core/organisation.ts';
import type { RecordKind } from '../../core/ports.ts';
import { part } from '../names.ts';

export interface OrganisationKeys {
  /** hash: the head of a conversation, see `head.ts` */
  head(conversation: ConversationId): string;
  /** list: entries, index = sequence */
  log(conversation: ConversationId): string;
  /** zset: the employee's conversations, score = hour of expiry */
  employee(employee: Pseudonym): string;
  /** zset: all conversations of an adviser, score = place in the inbox, see `shared-indexes.lua` */
  inbox(adviser: AdviserId): string;
  /** zset: the adviser's open conversations, score = hour of expiry */
  open(adviser: AdviserId): string;
  /** string: hour until which the adviser is away */
  away(adviser: AdviserId): string;
  /** string: hour until which the adviser takes no new conversations */
  full(adviser: AdviserId): string;
  /** zset: conversations in which something is new since the adviser came, score = hour of the first, see `shared-news.lua` */
  news(adviser: AdviserId): string;
  /** string: which self-tests the adviser answered: key id of the card, then hours, at most two, the last one first */
  answered(adviser: AdviserId): string;
  /** hash: the adviser's signed planning, see `put-planning-3.lua` */
  planning(adviser: AdviserId): string;
  /** zset: erasure keys of this organisation, score = hour at which they are due, see `shared-due.lua` */
  readonly due: string;
  /** string: how many conversations were opened under this name, which only the day's key makes */
  openings(name: string): string;
  /** pub/sub channel, not a key */
  channel(adviser: AdviserId): string;
  readonly headPrefix: string;
  readonly logPrefix: string;
  /** + conversation + ':' + sequence, as `copyPrefix` */
  readonly copyBase: string;
  readonly employeePrefix: string;
  readonly inboxPrefix: string;
  readonly openPrefix: string;
  readonly newsPrefix: string;
  /** + sequence → string: the employee's copy of a reply, 4 bytes deadline (hour, 0 = not read yet) + envelope */
  copyPrefix(conversation: ConversationId): string;
}

/** Of the organisations there are, which are few and named by files, not by requests. */
const made = new Map<OrganisationId, OrganisationKeys>();
export function organisationKeys(organisation: OrganisationId): OrganisationKeys {
  const known = made.get(organisation);
  if (known !== undefined) return known;
  const keys = makeKeys(organisation);
  if (made.size < 10_000) made.set(organisation, keys);
  return keys;
}

function makeKeys(organisation: OrganisationId): OrganisationKeys {
  const base = `iv:{${part(organisation)}}:`;
  return {
    head: (conversation) => `${base}c:${part(conversation)}`,
    log: (conversation) => `${base}l:${part(conversation)}`,
    employee: (employee) => `${base}u:${part(employee)}`,
    inbox: (adviser) => `${base}a:${part(adviser)}`,
    open: (adviser) => `${base}o:${part(adviser)}`,
    away: (adviser) => `${base}w:${part(adviser)}`,
    full: (adviser) => `${base}f:${part(adviser)}`,
    news: (adviser) => `${base}news:${part(adviser)}`,
    answered: (adviser) => `${base}test:${part(adviser)}`,
    planning: (adviser) => `${base}p:${part(adviser)}`,
    openings: (name) => `${base}n:${part(name)}`,
    channel: (adviser) => `${base}adviser:${part(adviser)}`,
    due: `${base}due`,
    headPrefix: `${base}c:`,
    logPrefix: `${base}l:`,
    copyBase: `${base}r:`,
    employeePrefix: `${base}u:`,
    inboxPrefix: `${base}a:`,
    openPrefix: `${base}o:`,
    newsPrefix: `${base}news:`,
    copyPrefix: (conversation) => `${base}r:${part(conversation)}:`,
  };
}

/** Heads of all organisations, for SCAN. `headOf` reads one of those names back; `undefined` for what is none of ours. */
export const everyHead = 'iv:{*}:c:*';
export function headOf(
  key: string,
): { readonly key: string; readonly organisation: OrganisationId; readonly conversation: string } | undefined {
  const [, organisation, conversation] = /^iv:\{([A-Za-z0-9_.-]{1,128})\}:c:([A-Za-z0-9_.-]{1,128})$/.exec(key) ?? [];
  return organisation === undefined || conversation === undefined ? undefined : { key, organisation, conversation };
}

/** What is due in all organisations, for SCAN, and whose it is. */
export const everyDue = 'iv:{*}:due';
export const dueOf = (key: string): OrganisationId | undefined => /^iv:\{([A-Za-z0-9_.-]{1,128})\}:due$/.exec(key)?.[1];

/** hashes: who wants notices, and when they were told, see `notices.ts`; in one slot */
export const noticeKeys = { everybody: 'iv:{notices}:everybody', told: 'iv:{notices}:told' } as const;

/** A listed kind has an index beside its records, in one slot. */
const LISTED: ReadonlySet<RecordKind> = new Set(['enrolment']);
export const isListed = (kind: RecordKind): boolean => LISTED.has(kind);
/** Of all kinds, listed or not, for SCAN. */
export const everyRecord = 'iv:rec:*';
const recordBase = (kind: RecordKind): string => (isListed(kind) ? `iv:rec:{${kind}}` : `iv:rec:${kind}`);
/** string: the record's bytes. The kind has no colon, so any id stays within its kind. */
export const recordKey = (kind: RecordKind, id: string): string => `${recordBase(kind)}:${id}`;
/** set: ids of a listed kind */
export const recordIndex = (kind: RecordKind): string => recordBase(kind);
export const recordPrefix = (kind: RecordKind): string => `${recordBase(kind)}:`;
/** Never written: what readiness and the doctor read. No kind of record has this name. */
export const probeKey = (index: number): string => `iv:rec:probe:${index}`;
