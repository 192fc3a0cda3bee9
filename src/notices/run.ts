/**
 * Tells, in every slot, whom there is to tell. Every instance does this at the same moment; the store decides which of
 * them tells whom. Nothing is queued: what is new lies with the conversations, so whoever is stopped anywhere in here loses
 * nobody, and tells one person twice at most.
 */
import { codeOf } from '../base/errors.ts';
import { everyPeriod } from '../base/every-hour.ts';
import type { Log } from '../base/log.ts';
import type { AdviserId, OrganisationId } from '../core/organisation.ts';
import type { Clock, NoticeStore, Person } from '../core/ports.ts';
import { decide, slotAt, SLOT_MS } from './decide.ts';
import { deliver, isTaken, type DeliverParts } from './deliver.ts';
import { peopleNow, type PeopleParts, type PersonNow } from './people.ts';

/** Until every instance has said who has the inbox open there. */
const LEAD_MS = 5000;
/** At once, to others' servers. */
const AT_ONCE = 20;
/** People about whom this process decides before it lets others in. */
const STRETCH = 25;

/** Once told now, they were told `next` times since they came to look. */
interface Due {
  readonly person: Person;
  readonly told: number;
  readonly next: number;
}
export interface NoticesParts extends DeliverParts, PeopleParts {
  readonly notices: NoticeStore;
  readonly clock: Clock;
  readonly log: Log;
  /** Has this instance an open inbox of theirs? There they see the change itself. */
  readonly isOpen: (organisation: OrganisationId, adviser: AdviserId) => boolean;
  /** Resolves after so many milliseconds; a test passes one that does not wait. */
  readonly pause?: (ms: number) => Promise<void>;
  /** Nobody is told any more once it is aborted. */
  readonly signal?: AbortSignal;
}

const waitUntil =
  (signal: AbortSignal) =>
  (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms).unref();
      signal.addEventListener('abort', () => resolve(clearTimeout(timer)), { once: true });
    });
const letOthersIn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Who is due in this slot; calls nobody. */
export async function dueAt(people: readonly PersonNow[], slot: Date): Promise<readonly (Due & PersonNow)[]> {
  const due: (Due & PersonNow)[] = [];
  for (const [at, one] of people.entries()) {
    if (at % STRETCH === STRETCH - 1) await letOthersIn();
    const next = decide(one.notified, one.seats, slot);
    if (next !== undefined) due.push({ ...one, told: one.notified.told, next });
  }
  return due;
}

/** @returns how many were told. @throws AppError when the store is away: the next slot goes on */
export async function runSlot(parts: NoticesParts): Promise<number> {
  const { notices, clock, isOpen, signal = new AbortController().signal, pause = waitUntil(signal) } = parts;
  const started = clock.now();
  const slot = slotAt(started);
  const onFault = (error: unknown): void =>
    parts.log.error('fault', { part: 'notices', reason: 'organisation', ...codeOf(error) });
  const find = async (): Promise<readonly (Due & PersonNow)[]> =>
    dueAt(await peopleNow({ ...parts, onFault }, started), slot);

  // Claimed and not told, so that no other instance tells them either.
  const open = (await find()).filter(({ seats }) =>
    seats.some(({ organisation, adviser }) => isOpen(organisation, adviser.id)),
  );
  const held = await notices.claim(open, started);
  try {
    await pause(LEAD_MS);
    // Anew: somebody may have come to look meanwhile.
    const due = (await find()).filter(({ person }) => !open.some((one) => one.person === person));
    return await tellAll(parts, due, started);
  } finally {
    await Promise.all(held.map((person) => notices.settle(person, started, { outcome: 'left' })));
  }
}

async function tellAll(parts: NoticesParts, due: readonly Due[], started: Date): Promise<number> {
  let told = 0;
  // Once the next slot has begun, another instance decides about those who are left; this one does when it is done.
  const isOver = (): boolean => slotAt(parts.clock.now()) > slotAt(started) || parts.signal?.aborted === true;
  for (let from = 0; from < due.length && !isOver(); from += AT_ONCE) {
    const some = due.slice(from, from + AT_ONCE);
    // As few at a time as are told at once: what is claimed and not told is nobody's if this process ends.
    const claimed = new Set(await parts.notices.claim(some, started));
    const outcomes = await Promise.all(
      some.filter(({ person }) => claimed.has(person)).map((one) => tell(parts, one, started)),
    );
    told += outcomes.filter(Boolean).length;
  }
  return told;
}

async function tell(parts: NoticesParts, { person, next }: Due, started: Date): Promise<boolean> {
  try {
    const isTold = isTaken(await deliver(parts, person));
    await parts.notices.settle(person, started, isTold ? { outcome: 'taken', told: next } : { outcome: 'failed' });
    return isTold;
  } catch (error) {
    // The claim ends with its hour; others are told all the same.
    parts.log.error('fault', { part: 'notices', reason: 'telling', ...codeOf(error) });
    return false;
  }
}

/** @returns the way to stop; resolves when nobody is being told any more. */
export function keepTelling(parts: NoticesParts): () => Promise<void> {
  const stopping = new AbortController();
  let running: Promise<unknown> | undefined;
  let isNext = false;
  const run = (): Promise<unknown> =>
    runSlot({ ...parts, signal: stopping.signal }).catch((error: unknown) =>
      parts.log.error('fault', { part: 'notices', reason: 'slot', ...codeOf(error) }),
    );
  const stop = everyPeriod(
    SLOT_MS,
    () => parts.clock.now(),
    async () => {
      // A mail server that hangs for each of many may take longer than a slot: then the next one begins when it is done.
      isNext = true;
      if (running !== undefined) return;
      while (isNext && !stopping.signal.aborted) {
        isNext = false;
        running = run();
        await running;
      }
      running = undefined;
    },
  );
  return async () => {
    stop();
    stopping.abort();
    await running;
  };
}
