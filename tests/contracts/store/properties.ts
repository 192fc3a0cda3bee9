/**
 * Any sequence of steps, against a plain model: nothing lost, nothing doubled, order kept, nobody sees another's,
 * everything goes in time.
 */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Pseudonym } from '../../../src/core/conversation.ts';
import type { ConversationStore } from '../../../src/core/ports.ts';
import {
  ANNA,
  appendRequest,
  BRAM,
  conversationId,
  entry,
  formMark,
  hashOf,
  openRequest,
  RETENTION,
  SAMIRA,
  submission,
  THEO,
  type TestClock,
  withdrawWhole,
} from '../../support/store-fixtures.helper.ts';
import { seenOf, storeModel } from './model.ts';
import type { Subject } from './subject.ts';

const EMPLOYEES: readonly Pseudonym[] = [ANNA, BRAM];
const ADVISERS = [SAMIRA, THEO, 'kim'];

const who = {
  id: fc.nat(6).map(conversationId),
  employee: fc.constantFrom(...EMPLOYEES),
  adviser: fc.constantFrom(...ADVISERS),
  side: fc.constantFrom('employee' as const, 'adviser' as const),
};
const key = fc.nat(30).map(submission);
const mark = fc.nat(12).map(formMark);
const awaited = fc.constantFrom(undefined, {}, { by: 500_001 }, { by: 500_002 });
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('open' as const), ...who, key, mark, awaited }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('append' as const),
      ...who,
      key,
      mark,
      awaited,
      sees: fc.constantFrom('all', 'all', 'all', 'another length', 'another message'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('mark read' as const), ...who, upTo: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('keep copy' as const), ...who, sequence: fc.nat(6) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close' as const), ...who }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('full' as const),
      ...who,
      hours: fc.option(fc.integer({ min: -2, max: 90 })),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw' as const), ...who }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      hours: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 100, max: 800 })),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type Model = ReturnType<typeof storeModel>;

/** Takes one step in the store and in the model; gives what each answered. */
async function take(
  step: Step,
  index: number,
  context: { organisation: string; clock: TestClock; model: Model; conversations: ConversationStore },
): Promise<readonly [actual: unknown, expected: unknown]> {
  const { organisation, clock, model, conversations } = context;
  const bytes = entry(`${index}`, 40);
  switch (step.do) {
    case 'open': {
      const { id, employee: owner, adviser, key, mark, awaited } = step;
      const made = {
        id,
        organisation,
        owner,
        adviser,
        entry: bytes,
        submission: key,
        mark,
        ...(awaited && { awaited }),
      };
      const request = openRequest(clock, index % 3 ? made : { ...made, employeeCopy: entry(`copy ${index}`, 20) });
      return [await conversations.open(request), model.open(request)];
    }
    case 'append': {
      const there = model.find(step.id);
      const seen = there ? seenOf(there) : { length: 1, headHash: hashOf(bytes) };
      const length = step.sees === 'another length' ? seen.length + 1 : seen.length;
      const headHash = step.sees === 'another message' ? hashOf(seen.headHash) : seen.headHash;
      const request = appendRequest(clock, {
        id: step.id,
        organisation,
        from: step.side,
        by: step[step.side],
        submission: step.key,
        ...(step.side === 'employee' ? { mark: step.mark } : {}),
        expected: { length, headHash },
        entry: bytes,
        ...(step.awaited && { awaited: step.awaited }),
        employeeCopy: entry(`copy ${index}`, 20),
      });
      return [await conversations.append(request), model.append(request)];
    }
    case 'full': {
      const until = step.hours === null ? undefined : new Date(clock.now().getTime() + step.hours * 3_600_000);
      return [
        await conversations.setFull(organisation, step.adviser, until, clock.now()),
        model.setFull(step.adviser, until),
      ];
    }
    case 'mark read': {
      const { id, employee, adviser, side } = step;
      const sequences = Array.from({ length: step.upTo }, (_, i) => i);
      if (side === 'adviser') {
        return [await conversations.markReadByAdviser(organisation, id, adviser), model.markReadByAdviser(id, adviser)];
      }
      return [
        await conversations.markReadByEmployee(organisation, id, employee, sequences, RETENTION, clock.now()),
        model.markReadByEmployee(id, employee, sequences),
      ];
    }
    case 'keep copy': {
      const { id, employee, sequence } = step;
      return [
        await conversations.keepCopy(organisation, id, employee, sequence, clock.now()),
        model.keepCopy(id, employee, sequence),
      ];
    }
    case 'close': {
      const by = step.side === 'adviser' ? { adviser: step.adviser } : { employee: step.employee };
      return [await conversations.close(organisation, step.id, by, RETENTION, clock.now()), model.close(step.id, by)];
    }
    case 'withdraw':
      return [
        await withdrawWhole({ conversations }, organisation, step.id, step.employee),
        model.withdraw(step.id, step.employee),
      ];
    case 'wait':
      return [clock.advance(step.hours), undefined];
  }
}

/** Everything that anybody can see. */
async function seenIn(organisation: string, conversations: ConversationStore, model: Model, now: Date) {
  const looks = EMPLOYEES.map((employee) => conversations.overview(organisation, employee, ADVISERS, now));
  const inboxes = ADVISERS.map((adviser) => conversations.listForAdviser(organisation, adviser, 4, now));
  const pages = model.live().map(async ({ id, adviser }) => {
    const page = { limit: 100, copies: true };
    const found = await conversations.read(organisation, id as never, { adviser }, page, now);
    if (!found) return undefined;
    const { owner, expiresHour, length, headHash } = found.head;
    const { entries, employeeCopies, copiesUntil } = found;
    return { owner, expiresHour, length, headHash, entries, copies: employeeCopies, until: copiesUntil };
  });
  return { looks: await Promise.all(looks), inboxes: await Promise.all(inboxes), pages: await Promise.all(pages) };
}

/** The same, as the model has it. */
function expectedOf(model: Model): Awaited<ReturnType<typeof seenIn>> {
  return {
    looks: EMPLOYEES.map((employee) => ({
      advisers: ADVISERS.map((adviser) => model.loadOf(adviser)),
      conversations: model
        .of(({ owner }) => owner === employee)
        .map(({ id, adviser, state, lastHour, expires, unreadByEmployee, awaited }) => {
          const told = { state, lastHour, expiresHour: expires, unread: unreadByEmployee };
          return { id: id as never, adviser, ...told, ...(awaited && { awaited }) };
        }),
    })),
    inboxes: ADVISERS.map((adviser) =>
      model
        .of((each) => each.adviser === adviser)
        .slice(0, 4)
        .map(({ id, state, lastHour, unreadByAdviser, awaited }) => {
          const told = { handle: 'h4nd1e00', state, lastHour, unread: unreadByAdviser };
          return { id: id as never, ...told, ...(awaited && { awaited }) };
        }),
    ),
    pages: model.live().map((each) => {
      const lasting = [...model.lasting(each)];
      const copies = new Map(lasting.map(([sequence, { bytes }]) => [sequence, bytes]));
      const until = new Map(
        lasting.flatMap(([sequence, copy]) =>
          copy.until === undefined ? [] : [[sequence, Math.min(copy.until, each.expires)] as const],
        ),
      );
      return { owner: each.owner, expiresHour: each.expires, ...seenOf(each), entries: each.entries, copies, until };
    }),
  };
}

export function properties({ harness, clock }: Subject): void {
  let runs = 0;

  test('any sequence of steps, at two instances by turns, agrees with the model', async () => {
    const play = async (steps: readonly Step[]): Promise<void> => {
      clock.reset();
      runs += 1;
      const organisation = `run-${runs}`;
      const model = storeModel(clock);
      for (const [index, step] of steps.entries()) {
        const [here, there] = index % 2 ? [harness.first, harness.second] : [harness.second, harness.first];
        const context = { organisation, clock, model, conversations: here.conversations };
        const [actual, expected] = await take(step, index, context);
        expect(actual).toEqual(expected);
        expect(await seenIn(organisation, there.conversations, model, clock.now())).toEqual(expectedOf(model));
      }
    };
    const steps = fc.array(step, { maxLength: 40, size: 'max' });
    await fc.assert(fc.asyncProperty(steps, play), { numRuns: 60 });
  });
}
