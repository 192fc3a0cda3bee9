/**
 * Any sequence of steps, against a model that is as plain as can be: nothing lost, nothing doubled, order kept,
 * nobody sees another's, everything goes in time.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toHour, type Pseudonym } from '../../src/core/conversation.ts';
import { MAX_CONVERSATIONS, MAX_MESSAGES_PER_HOUR, type Store } from '../../src/core/ports.ts';
import {
  ANNA,
  appendRequest,
  BRAM,
  conversationId,
  entry,
  hashOf,
  openRequest,
  RETENTION,
  SAMIRA,
  submission,
  THEO,
} from '../store/fixtures.ts';
import type { TestClock } from '../store/fixtures.ts';

const EMPLOYEES: readonly Pseudonym[] = [ANNA, BRAM];
const ADVISERS = [SAMIRA, THEO, 'kim'];

interface Modelled {
  id: number;
  owner: Pseudonym;
  adviser: string;
  closed: boolean;
  entries: Uint8Array[];
  submissions: number[];
  copies: Map<number, { bytes: Uint8Array; until?: number }>;
  lastHour: number;
  expires: number;
  unreadByAdviser: boolean;
  unreadByEmployee: number;
  written: { hour: number; count: number };
}

const pick = { id: fc.nat(6), employee: fc.nat(1), adviser: fc.nat(2), submission: fc.nat(30) };
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('open' as const), ...pick, capacity: fc.integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('append' as const),
      ...pick,
      fromAdviser: fc.boolean(),
      right: fc.integer({ min: 0, max: 9 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('markRead' as const), ...pick, fromAdviser: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close' as const), ...pick, fromAdviser: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw' as const), ...pick }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      hours: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 100, max: 800 })),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function model(clock: TestClock) {
  const all = new Map<number, Modelled>();
  const hour = (): number => toHour(clock.now());
  const lasting = (days: number): number => hour() + 1 + days * 24;
  const live = (): Modelled[] => [...all.values()].filter(({ expires }) => expires > hour());
  const find = (id: number): Modelled | undefined => live().find((each) => each.id === id);
  const hashes = (each: Modelled) => ({ length: each.entries.length, headHash: hashOf(each.entries.at(-1)!) });
  return { all, hour, lasting, live, find, hashes };
}

export function storeProperties(harness: () => { clock: TestClock; first: Store; second: Store }): void {
  let runs = 0;

  async function play(steps: readonly Step[]): Promise<void> {
    const { clock, first, second } = harness();
    clock.reset();
    runs += 1;
    const organisation = `run-${runs}`;
    const { all, hour, lasting, live, find, hashes } = model(clock);

    for (const [index, now] of steps.entries()) {
      const { conversations } = index % 2 ? first : second;
      if (now.do === 'wait') {
        clock.advance(now.hours);
        continue;
      }
      const id = conversationId(now.id);
      const employee = EMPLOYEES[now.employee]!;
      const adviser = ADVISERS[now.adviser]!;
      const there = find(now.id);
      const bytes = entry(`${index}`, 40);

      if (now.do === 'open') {
        const own = live().filter(({ owner }) => owner === employee);
        const load = live().filter((each) => each.adviser === adviser && !each.closed).length;
        const expected = there
          ? there.owner === employee && there.submissions[0] === now.submission
            ? 'repeated'
            : 'exists'
          : own.length >= MAX_CONVERSATIONS || own.some((each) => each.adviser === adviser && !each.closed)
            ? 'too-many'
            : load >= now.capacity
              ? 'full'
              : 'stored';
        const request = openRequest(clock, {
          id,
          organisation,
          owner: employee,
          adviser,
          capacity: now.capacity,
          entry: bytes,
          submission: submission(now.submission),
        });
        expect(await conversations.open(request)).toBe(expected);
        if (expected === 'stored') {
          all.set(now.id, {
            id: now.id,
            owner: employee,
            adviser,
            closed: false,
            entries: [bytes],
            submissions: [now.submission],
            copies: new Map(),
            lastHour: hour(),
            expires: lasting(30),
            unreadByAdviser: true,
            unreadByEmployee: 0,
            written: { hour: hour(), count: 1 },
          });
        }
      } else if (now.do === 'append') {
        const by = now.fromAdviser ? adviser : employee;
        const isTheirs = there && by === (now.fromAdviser ? there.adviser : there.owner);
        const seen = there ? hashes(there) : { length: 1, headHash: hashOf(bytes) };
        const isRight = now.right > 1;
        const written = there?.written.hour === hour() ? there.written.count : 0;
        const remembered = there && [there.submissions[0], ...there.submissions.slice(1).slice(-16)];
        const expected =
          !there || !isTheirs
            ? 'gone'
            : remembered?.includes(now.submission)
              ? 'repeated'
              : there.closed
                ? 'closed'
                : !now.fromAdviser && written >= MAX_MESSAGES_PER_HOUR
                  ? 'too-fast'
                  : isRight
                    ? 'stored'
                    : 'moved';
        const wrong =
          now.right === 0 ? { ...seen, length: seen.length + 1 } : { ...seen, headHash: hashOf(seen.headHash) };
        const copy = entry(`copy ${index}`, 20);
        const request = appendRequest(clock, {
          id,
          organisation,
          from: now.fromAdviser ? 'adviser' : 'employee',
          by,
          submission: submission(now.submission),
          expected: isRight ? seen : wrong,
          entry: bytes,
          employeeCopy: copy,
        });
        expect(await conversations.append(request)).toBe(expected);
        if (there && expected === 'stored') {
          if (now.fromAdviser) {
            there.copies.set(there.entries.length, { bytes: copy });
            there.unreadByEmployee += 1;
          } else {
            there.unreadByAdviser = true;
            there.written = { hour: hour(), count: written + 1 };
          }
          there.entries.push(bytes);
          there.submissions.push(now.submission);
          there.lastHour = hour();
          there.expires = lasting(30);
        }
      } else if (now.do === 'markRead') {
        if (now.fromAdviser) {
          await conversations.markReadByAdviser(organisation, id, adviser);
          if (there?.adviser === adviser) there.unreadByAdviser = false;
        } else {
          const sequences = Array.from({ length: now.submission }, (_, i) => i);
          await conversations.markReadByEmployee(organisation, id, employee, sequences, RETENTION, clock.now());
          if (there?.owner === employee) {
            there.unreadByEmployee = 0;
            for (const sequence of sequences) {
              const copy = there.copies.get(sequence);
              if (copy) copy.until ??= Math.min(hour() + 25, there.expires);
            }
          }
        }
      } else if (now.do === 'close') {
        const isTheirs =
          there !== undefined && (now.fromAdviser ? there.adviser === adviser : there.owner === employee);
        const by = now.fromAdviser ? { adviser } : { employee };
        expect(await conversations.close(organisation, id, by, RETENTION, clock.now())).toBe(isTheirs);
        if (isTheirs && !there.closed) {
          there.closed = true;
          there.expires = Math.min(there.expires, lasting(7));
        }
      } else {
        expect(await conversations.withdraw(organisation, id, employee)).toBe(there?.owner === employee);
        if (there?.owner === employee) all.delete(now.id);
      }
      await compare();
    }

    /** Everything that anybody can see, seen through the other instance. */
    async function compare(): Promise<void> {
      const at = clock.now();
      const { conversations } = second;
      const order = (a: Modelled, b: Modelled): number =>
        b.lastHour - a.lastHour || b.expires - a.expires || (conversationId(a.id) < conversationId(b.id) ? 1 : -1);
      for (const employee of EMPLOYEES) {
        expect(await conversations.look(organisation, employee, ADVISERS, at)).toEqual({
          advisers: ADVISERS.map((adviser) => ({
            open: live().filter((each) => each.adviser === adviser && !each.closed).length,
          })),
          conversations: live()
            .filter(({ owner }) => owner === employee)
            .toSorted(order)
            .map((each) => ({
              id: conversationId(each.id),
              adviser: each.adviser,
              language: 'nl',
              state: each.closed ? 'closed' : 'open',
              lastHour: each.lastHour,
              unread: each.unreadByEmployee,
            })),
        });
      }
      for (const adviser of ADVISERS) {
        const listed = await conversations.listForAdviser(organisation, adviser, 4, at);
        expect(listed).toEqual(
          live()
            .filter((each) => each.adviser === adviser)
            .toSorted(order)
            .slice(0, 4)
            .map((each) => ({
              id: conversationId(each.id),
              handle: 'h4nd1e00',
              state: each.closed ? 'closed' : 'open',
              lastHour: each.lastHour,
              unread: each.unreadByAdviser,
            })),
        );
      }
      for (const each of live()) {
        const page = await conversations.read(
          organisation,
          conversationId(each.id),
          { adviser: each.adviser },
          { limit: 100, copies: true },
          at,
        );
        expect(page?.entries).toEqual(each.entries);
        expect(page?.head).toMatchObject({ owner: each.owner, expiresHour: each.expires, ...hashes(each) });
        const copies = [...each.copies].filter(([, { until }]) => (until ?? Infinity) > hour());
        expect(page?.employeeCopies).toEqual(new Map(copies.map(([sequence, { bytes }]) => [sequence, bytes])));
      }
    }
  }

  test('any sequence of steps agrees with the model', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 40, size: 'max' }), play), { numRuns: 60 });
  });
}
