/** What a store must do, as plain as can be: no expiry but a comparison, no index but a filter. For `properties.ts`. */
import { toHour, type AwaitedAnswer, type Hour, type Pseudonym } from '../../../src/core/conversation.ts';
import {
  type AdviserLoad,
  MAX_CONVERSATIONS,
  MAX_MESSAGES_PER_HOUR,
  MAX_UNANSWERED,
  MAX_OPENINGS,
  type AppendMessage,
  type AppendResult,
} from '../../../src/core/ports.ts';
import type { OpenResult, OpenConversation } from '../../../src/core/presses.ts';
import { hashOf, type TestClock } from '../../support/store-fixtures.helper.ts';

const DAYS = { message: 30, closed: 7 };
const COPY_HOURS = 24;
const REMEMBERED = 16;

export interface Modelled {
  readonly id: string;
  readonly owner: Pseudonym;
  readonly adviser: string;
  readonly entries: Uint8Array[];
  readonly presses: { readonly key: string; readonly mark?: string | undefined }[];
  readonly copies: Map<number, { bytes: Uint8Array; until?: Hour }>;
  state: 'open' | 'closed';
  lastHour: Hour;
  expires: Hour;
  unreadByAdviser: boolean;
  unreadByEmployee: number;
  unanswered: number;
  written: { hour: Hour; count: number };
  awaited: AwaitedAnswer | undefined;
}

/** What a writer sees of it. */
export const seenOf = (each: Modelled): AppendMessage['expected'] => ({
  length: each.entries.length,
  headHash: hashOf(each.entries.at(-1) ?? new Uint8Array()),
});

export function storeModel(clock: TestClock) {
  let all: readonly Modelled[] = [];
  const fullUntil = new Map<string, Hour>();
  const opened = new Map<string, number>();
  const hour = (): Hour => toHour(clock.now());
  /** The clock is never exactly at an hour, so rounding up is one more. */
  const after = (hours: number): Hour => hour() + 1 + hours;
  const live = (): readonly Modelled[] => all.filter(({ expires }) => expires > hour());
  const find = (id: string): Modelled | undefined => live().find((each) => each.id === id);
  const newestFirst = (chosen: readonly Modelled[]): readonly Modelled[] =>
    chosen.toSorted((a, b) => b.lastHour - a.lastHour || b.expires - a.expires || (a.id < b.id ? 1 : -1));
  const openOf = (adviser: string): number =>
    live().filter((each) => each.adviser === adviser && each.state === 'open').length;
  const theirs = (id: string, by: { employee: string } | { adviser: string }): Modelled | undefined => {
    const there = find(id);
    return ('employee' in by ? there?.owner === by.employee : there?.adviser === by.adviser) ? there : undefined;
  };

  const lasting = ({ copies }: Modelled): ReadonlyMap<number, { bytes: Uint8Array; until?: Hour }> =>
    new Map([...copies].filter(([, { until }]) => (until ?? Infinity) > hour()));

  const kept = ({ presses: [first, ...later] }: Modelled) => [first, ...later.slice(-REMEMBERED)];
  const isRepeated = (each: Modelled, key: string): boolean => kept(each).some((press) => press?.key === key);
  /** Of the message that this press stored, which is the latest with that key. */
  const hasCopy = (each: Modelled, key: string): boolean =>
    isRepeated(each, key) && lasting(each).has(each.presses.findLastIndex((press) => press.key === key));
  const isFrom = (each: Modelled, mark: string): boolean => kept(each).some((press) => press?.mark === mark);
  const refuseOpen = ({ head, dedupeKey, mark, openings }: OpenConversation): OpenResult | undefined => {
    const at = ({ id, adviser, state }: Modelled) => ({ conversation: id as never, adviser, state });
    const sent = (each: Modelled): OpenResult => ({
      ...at(each),
      handle: head.handle,
      found: isRepeated(each, dedupeKey) ? 'repeated' : 'exists',
      ...(hasCopy(each, dedupeKey) ? { ownCopy: true } : {}),
      ...(each.awaited && { awaited: each.awaited }),
    });
    const there = find(head.id);
    if (there && there.owner !== head.owner) return 'taken';
    if (there) return sent(there);
    const own = live().filter(({ owner }) => owner === head.owner);
    const pressed = own
      .toSorted((a, b) => a.expires - b.expires || (a.id < b.id ? -1 : 1))
      .find((each) => isRepeated(each, dedupeKey) || isFrom(each, mark));
    if (pressed) return sent(pressed);
    if (own.length >= MAX_CONVERSATIONS) return 'too-many';
    if ((opened.get(openings) ?? 0) >= MAX_OPENINGS) return 'too-often';
    if ((fullUntil.get(head.adviser) ?? 0) > hour()) return 'full';
    const running = own.find((each) => each.adviser === head.adviser && each.state === 'open');
    return running && { ...at(running), found: 'running' };
  };
  const writtenNow = ({ written }: Modelled): number => (written.hour === hour() ? written.count : 0);
  const refuseAppend = (there: Modelled, request: AppendMessage): AppendResult | undefined => {
    if (isRepeated(there, request.dedupeKey))
      return request.from === 'employee' && hasCopy(there, request.dedupeKey) ? 'repeated-kept' : 'repeated';
    if (there.state === 'closed') return 'closed';
    if (request.from === 'employee' && there.unanswered >= MAX_UNANSWERED) return 'unanswered';
    if (request.from === 'employee' && writtenNow(there) >= MAX_MESSAGES_PER_HOUR) return 'too-fast';
    const { length, headHash } = seenOf(there);
    const isSame = request.expected.length === length && !Buffer.compare(request.expected.headHash, headHash);
    return isSame ? undefined : 'moved';
  };

  return {
    hour,
    live,
    find,
    loadOf(adviser: string): AdviserLoad {
      const until = fullUntil.get(adviser) ?? 0;
      return { open: openOf(adviser), ...(until > hour() ? { fullUntil: new Date(until * 3_600_000) } : {}) };
    },
    setFull(adviser: string, until: Date | undefined): void {
      if (until === undefined || until <= clock.now()) fullUntil.delete(adviser);
      else fullUntil.set(adviser, Math.ceil(until.getTime() / 3_600_000));
    },
    lasting,
    of: (chosen: (each: Modelled) => boolean) => newestFirst(live().filter(chosen)),

    open(request: OpenConversation): OpenResult {
      const refused = refuseOpen(request);
      if (refused) return refused;
      const { id, owner, adviser } = request.head;
      const fresh: Modelled = {
        id,
        owner,
        adviser,
        entries: [request.entry],
        presses: [{ key: request.dedupeKey, mark: request.mark }],
        copies: new Map(request.employeeCopy && [[0, { bytes: request.employeeCopy }]]),
        state: 'open',
        lastHour: hour(),
        expires: after(DAYS.message * 24),
        unreadByAdviser: true,
        unreadByEmployee: 0,
        unanswered: 1,
        written: { hour: hour(), count: 1 },
        awaited: request.head.awaited,
      };
      all = [...all.filter((each) => each.id !== id), fresh];
      opened.set(request.openings, (opened.get(request.openings) ?? 0) + 1);
      return 'stored';
    },

    append(request: AppendMessage): AppendResult {
      const by = request.from === 'employee' ? { employee: request.by } : { adviser: request.by };
      const there = theirs(request.conversation, by);
      if (!there) return 'gone';
      const refused = refuseAppend(there, request);
      if (refused) return refused;
      if (request.from === 'employee') {
        there.unreadByAdviser = true;
        there.written = { hour: hour(), count: writtenNow(there) + 1 };
        there.unanswered += 1;
        if (there.awaited?.by === undefined) there.awaited = request.awaited ?? there.awaited;
      } else {
        there.unreadByEmployee += 1;
        there.unanswered = 0;
        there.awaited = request.awaited;
      }
      if (request.employeeCopy) there.copies.set(there.entries.length, { bytes: request.employeeCopy });
      there.entries.push(request.entry);
      there.presses.push({ key: request.dedupeKey, mark: request.mark });
      there.lastHour = hour();
      there.expires = after(DAYS.message * 24);
      return 'stored';
    },

    markReadByEmployee(id: string, employee: Pseudonym, sequences: readonly number[]): ReadonlyMap<number, Hour> {
      const there = theirs(id, { employee });
      if (!there) return new Map();
      there.unreadByEmployee = 0;
      return new Map(
        sequences.flatMap((sequence): [number, Hour][] => {
          const copy = lasting(there).get(sequence);
          if (!copy) return [];
          copy.until ??= Math.min(after(COPY_HOURS), there.expires);
          return [[sequence, Math.min(copy.until, there.expires)]];
        }),
      );
    },

    keepCopy(id: string, employee: Pseudonym, sequence: number): Hour | undefined {
      const there = theirs(id, { employee });
      const copy = there && lasting(there).get(sequence);
      if (copy) copy.until = there.expires;
      return copy?.until;
    },

    markReadByAdviser(id: string, adviser: string): void {
      const there = theirs(id, { adviser });
      if (there) there.unreadByAdviser = false;
    },

    close(id: string, by: { employee: string } | { adviser: string }): boolean {
      const there = theirs(id, by);
      if (there?.state === 'open') {
        there.state = 'closed';
        there.awaited = undefined;
        there.expires = Math.min(there.expires, after(DAYS.closed * 24));
      }
      return there !== undefined;
    },

    withdraw(id: string, employee: Pseudonym): boolean {
      const there = theirs(id, { employee });
      all = all.filter((each) => each !== there);
      return there !== undefined;
    },
  };
}
