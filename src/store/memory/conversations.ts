/** `ConversationStore` in one process. It takes the same decisions in the same order as the Lua scripts; one contract suite runs on both. */
import {
  employeesOf,
  toHour,
  type ConversationHead,
  type ConversationId,
  type Employee,
  type Hour,
  type Pseudonym,
} from '../../core/conversation.ts';
import {
  MAX_CONVERSATIONS,
  MAX_OPENINGS,
  type AdviserLoad,
  type Clock,
  type ConversationStore,
} from '../../core/ports.ts';
import { copyExpires, endOfDay, expiresAfterClosing, newestFirst } from '../hours.ts';
import { part } from '../names.ts';
import { memoryNews, type MemoryNews } from './news.ts';
import { memoryAnswered } from './answered.ts';
import { memoryOwnTime } from './own-time.ts';
import { foundIn, placeOf } from './presses.ts';
import { departedOf, MARKED, memoryDue } from './due.ts';
import {
  besides,
  copyOf,
  dropOverdue,
  headOf,
  firstOf,
  indexAfter,
  listItemOf,
  refusal,
  replaceNote,
  replacePause,
  summaryOf,
  store,
  toStored,
  type Stored,
} from './stored.ts';

/** @param clock for the few methods that are not told the time */
export function memoryConversations(clock: Clock): ConversationStore & {
  heads(): Iterable<ConversationHead>;
  organisationsWithDue(): Iterable<string>;
} & MemoryNews {
  const all = new Map<string, Stored>();
  const { read: ownTime, ...written } = memoryOwnTime();
  const opened = new Map<string, { count: number; readonly until: Hour }>();
  const key = (organisation: string, id: string): string => JSON.stringify([part(organisation), part(id)]);
  const answered = memoryAnswered(key);

  const due = memoryDue(
    (organisation, id) => all.get(key(organisation, id)),
    ({ organisation, conversation, copy }) => {
      const name = key(organisation, conversation);
      if (copy === undefined) all.delete(name);
      else all.get(name)?.copies.delete(copy);
    },
  );

  /** An expired conversation is gone for everybody, also before it is swept up. */
  const live = (organisation: string, id: ConversationId, now: Date): Stored | undefined => {
    const stored = all.get(key(organisation, id));
    if (!stored || stored.head.expiresHour > toHour(now)) return stored;
    all.delete(key(organisation, id));
    return undefined;
  };
  const theirs = (
    organisation: string,
    id: ConversationId,
    by: { employee: Employee } | { adviser: string },
    now: Date,
  ): Stored | undefined => {
    const stored = live(organisation, id, now);
    const isTheirs =
      'employee' in by
        ? stored !== undefined && employeesOf(by.employee).includes(stored.head.owner)
        : stored?.head.adviser === by.adviser;
    return isTheirs ? stored : undefined;
  };
  const select = (organisation: string, now: Date, keep: (head: ConversationHead) => boolean): Stored[] =>
    [...all.values()].filter(
      ({ head }) => head.organisation === organisation && head.expiresHour > toHour(now) && keep(head),
    );
  /** As Redis orders them: pseudonym by pseudonym, in each set by score, then by name. */
  const ownOf = (organisation: string, employee: Employee, now: Date): Stored[] => {
    const owners: readonly string[] = employeesOf(employee).map(part);
    return select(part(organisation), now, ({ owner }) => owners.includes(owner)).toSorted(
      ({ head: a }, { head: b }) =>
        owners.indexOf(a.owner) - owners.indexOf(b.owner) || a.expiresHour - b.expiresHour || (a.id < b.id ? -1 : 1),
    );
  };
  const openWith = (organisation: string, adviser: string, now: Date): number =>
    select(organisation, now, (head) => head.adviser === adviser && head.state === 'open').length;
  const sweep = (now: Date): void => {
    for (const [id, { head }] of all) if (head.expiresHour <= toHour(now)) all.delete(id);
    for (const [name, { until }] of opened) if (until <= toHour(now)) opened.delete(name);
  };

  return {
    async overview(organisation, employee, advisers, now) {
      const load = (adviser: string): AdviserLoad => {
        const tests = answered.of(organisation, adviser);
        return {
          open: openWith(organisation, adviser, now),
          ...ownTime(organisation, adviser, now),
          ...(tests && { answered: tests }),
        };
      };
      const owners = employeesOf(employee);
      owners.forEach(part);
      const own = select(part(organisation), now, (head) => owners.includes(head.owner));
      return {
        advisers: advisers.map(load),
        conversations: own.map(headOf).toSorted(newestFirst).map(summaryOf),
      };
    },

    async open(request) {
      const { head, formerly = [], now } = request;
      const owners = [head.owner, ...formerly];
      sweep(now);
      part(head.owner);
      part(head.adviser);
      const there = live(head.organisation, head.id, now);
      if (there && !owners.includes(there.head.owner)) return 'taken';
      const own = ownOf(head.organisation, owners, now);
      for (const other of there ? [there] : own) {
        const found = foundIn(other, request, now, other === there);
        if (found) return found;
      }
      if (own.length >= MAX_CONVERSATIONS) return 'too-many';
      const openings = key(head.organisation, request.openings);
      const { count } = opened.get(openings) ?? { count: 0 };
      if (count >= MAX_OPENINGS) return 'too-often';
      const { signed, fullUntil, awayUntil } = ownTime(head.organisation, head.adviser, now);
      if ((signed?.number ?? 0) !== (request.planning ?? 0)) return 'replanned';
      if (fullUntil) return 'full';
      if (request.refuseWhenAway && awayUntil) return 'away';
      const running = own.find((one) => one.head.adviser === head.adviser && one.head.state === 'open');
      if (running) return { ...placeOf(running), found: 'running' };
      opened.set(openings, { count: count + 1, until: endOfDay(now) });
      const stored = toStored(request);
      all.set(key(head.organisation, head.id), stored);
      due.enter(stored);
      due.enter(stored, 0);
      return 'stored';
    },

    async findPress(organisation, employee, press, now) {
      const first = theirs(organisation, press.conversation, { employee }, now);
      const own = ownOf(organisation, employee, now);
      for (const one of first ? [first, ...own] : own) {
        const found = foundIn(one, press, now, one === first && press.opens);
        if (found) return found;
      }
      return undefined;
    },

    async append(request) {
      const by =
        request.from === 'employee'
          ? { employee: [request.by as Pseudonym, ...(request.formerly ?? [])] }
          : { adviser: request.by };
      const stored = theirs(request.organisation, request.conversation, by, request.now);
      if (!stored) return 'gone';
      const refused = refusal(stored, request);
      if (refused) return refused;
      if (request.decidedBy !== undefined) {
        const { signed, awayUntil } = ownTime(request.organisation, request.decidedBy.adviser, request.now);
        if (awayUntil || (signed?.number ?? 0) !== request.decidedBy.planning) return 'replanned';
      }
      store(stored, request);
      due.enter(stored, stored.head.length - 1);
      due.align(stored);
      return 'stored';
    },

    async read(organisation, conversation, by, page, now) {
      const stored = theirs(organisation, conversation, by, now);
      if (!stored) return undefined;
      const { head, entries, copies } = stored;
      const to = Math.max(0, Math.min(head.length, page.before ?? head.length));
      const from = Math.max(0, to - page.limit);
      const lasting = [...copies].filter(
        ([sequence, { deadline }]) =>
          page.copies && sequence >= from && sequence < to && (deadline ?? Infinity) > toHour(now),
      );
      return {
        head: { ...head, headHash: copyOf(head.headHash), wrappedSecret: copyOf(head.wrappedSecret) },
        from,
        entries: entries.slice(from, to).map(copyOf),
        employeeCopies: new Map(lasting.map(([sequence, { bytes }]) => [sequence, copyOf(bytes)])),
        ...besides(stored, 'adviser' in by ? 'adviser' : 'employee', page),
        copiesUntil: new Map(
          lasting.flatMap(([sequence, { deadline }]) =>
            deadline === undefined ? [] : [[sequence, Math.min(deadline, head.expiresHour)] as const],
          ),
        ),
      };
    },

    async markReadByEmployee(organisation, conversation, employee, sequences, retention, now) {
      const stored = theirs(organisation, conversation, { employee }, now);
      const until = new Map<number, Hour>();
      if (!stored) return until;
      const { expiresHour } = stored.head;
      stored.head.unreadByEmployee = 0;
      dropOverdue(stored, now);
      for (const sequence of sequences) {
        const copy = stored.copies.get(sequence);
        if (!copy) continue;
        copy.deadline ??= Math.min(copyExpires(now, retention), expiresHour);
        until.set(sequence, Math.min(copy.deadline, expiresHour));
      }
      due.align(stored);
      return until;
    },

    async keepCopy(organisation, conversation, employee, sequence, now) {
      const stored = theirs(organisation, conversation, { employee }, now);
      if (!stored) return undefined;
      dropOverdue(stored, now);
      const copy = stored.copies.get(sequence);
      if (copy) copy.deadline = stored.head.expiresHour;
      due.align(stored);
      return copy?.deadline;
    },

    async markReadByAdviser(organisation, conversation, adviser) {
      const stored = theirs(organisation, conversation, { adviser }, clock.now());
      if (!stored) return;
      stored.head.unreadByAdviser = false;
      delete stored.news;
    },

    async close(organisation, conversation, by, retention, now) {
      const stored = theirs(organisation, conversation, by, now);
      if (!stored) return false;
      if (stored.head.state === 'closed') return true;
      stored.head.state = 'closed';
      stored.head.closedBy = 'employee' in by ? 'employee' : 'adviser';
      delete stored.head.awaited;
      delete stored.head.pausedUntil;
      stored.head.expiresHour = Math.min(stored.head.expiresHour, expiresAfterClosing(now, retention));
      due.align(stored);
      return true;
    },

    async withdraw(organisation, conversation, employee) {
      const stored = theirs(organisation, conversation, { employee }, clock.now());
      if (!stored) return undefined;
      const head = { ...stored.head };
      const departed = departedOf(stored);
      if (departed.length === 0) all.delete(key(organisation, conversation));
      stored.head.expiresHour = MARKED;
      due.align(stored);
      return { head, departed };
    },

    claimDue: due.claimDue,
    forget: due.forget,

    async listForAdviser(organisation, adviser, limit, now, after, withFirst = false) {
      const name = part(adviser);
      const all = select(part(organisation), now, (head) => head.adviser === name).toSorted((a, b) =>
        newestFirst(a.head, b.head),
      );
      const from = after === undefined ? 0 : indexAfter(all.map(headOf), after);
      return all.slice(from, from + limit).map((stored) => ({
        ...listItemOf(stored),
        ...(withFirst ? { first: firstOf(stored) } : {}),
      }));
    },

    async putNote(organisation, conversation, adviser, before, note, now) {
      const stored = theirs(organisation, conversation, { adviser }, now);
      return stored !== undefined && replaceNote(stored, before, note);
    },

    async putPause(organisation, conversation, adviser, pause, now) {
      const stored = theirs(organisation, conversation, { adviser }, now);
      return stored !== undefined && replacePause(stored, pause, now);
    },

    ...written,
    keepAnsweredTest: answered.keepAnsweredTest,

    ...memoryNews({ all: () => all.values(), select, ownTime }),

    organisationsWithDue: () => due.organisations(),

    *heads() {
      sweep(clock.now());
      for (const { head } of all.values()) yield { ...head };
    },
  };
}
