/**
 * Keys that open nothing any more: lost, or gone with an adviser who left. Marked by key and not by person, so that whoever
 * makes a new one is reachable with that. Known to every instance in memory: no page and no message waits for this.
 * Numbered, and put back by whoever saw a newer one: whoever can delete a record, or put an older one there, could otherwise
 * have employees write to somebody who left, and hear nothing.
 */
import { z } from 'zod';
import { AppError } from '../../base/errors.ts';
import { toHour, type Hour } from '../conversation.ts';
import type { Changes, Clock, Keyring, RecordStore } from '../ports.ts';
import { openJson, sealJson } from '../sealed-record.ts';

/** `lost`: its adviser has none of the ways to it any more. `left`: they are no adviser any more. */
export type WhyGone = 'lost' | 'left';
const marksSchema = z.record(z.string(), z.strictObject({ why: z.enum(['lost', 'left']), since: z.number().int() }));
type Marks = z.infer<typeof marksSchema>;
const schema = z.strictObject({ number: z.number().int().nonnegative(), marks: marksSchema });
/** All marks, and how often they were changed. */
type Numbered = z.infer<typeof schema>;
const NONE: Numbered = { number: 0, marks: {} };
export interface Mark {
  readonly why: WhyGone;
  readonly since: Hour;
}

export interface LostKeys {
  /** By the id of its card, as this instance knows it. */
  of(kid: string): Mark | undefined;
  /** How often anything became known: what was made of the marks before is out of date. 0: there is none. */
  edition(): number;
  /** In force here at once and on other instances within a second. A mark that is there stays as it is. */
  mark(kids: readonly string[], why: WhyGone): Promise<void>;
  /** Takes back what was marked at this hour, when it is there yet. */
  unmark(kids: readonly string[], since: Hour): Promise<void>;
  /** Reads what other instances and the operator's commands marked. */
  refresh(): Promise<void>;
  /** Reads again whenever another instance says so. Returns how to stop. */
  follow(onFault: (error: unknown) => void): () => void;
}

const KIND = 'lost-keys';
const ID = 'all';
const BOUND = `${KIND}:${ID}`;
/** Each further try means that somebody else marked one in between. */
const TRIES = 5;

export function createLostKeys({
  records,
  keyring,
  clock,
  changes,
}: {
  readonly records: Pick<RecordStore, 'get' | 'putIf'>;
  readonly keyring: Keyring;
  readonly clock: Clock;
  /** Absent: nobody else is told, and finds out at the next look. */
  readonly changes?: Changes;
}): LostKeys {
  let known = NONE;
  let edition = 0;
  const take = (found: Numbered): void => {
    if (found.number <= known.number) return;
    known = found;
    edition += 1;
  };
  /** `isOlder`: a newer one was seen here than lies there, if any does. */
  const read = async (): Promise<{ stored: Uint8Array | undefined; isOlder: boolean }> => {
    const stored = await records.get(KIND, ID);
    const found = openJson(keyring, schema, stored, BOUND) ?? NONE;
    take(found);
    return { stored, isOlder: found.number < known.number };
  };
  const put = (stored: Uint8Array | undefined, all: Numbered): Promise<boolean> =>
    records.putIf(KIND, ID, stored, sealJson(keyring, all, BOUND));
  async function change(next: (marks: Marks) => Marks): Promise<void> {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const { stored } = await read();
      const after = { number: known.number + 1, marks: next(known.marks) };
      if (!(await put(stored, after))) continue;
      take(after);
      // Losing it loses nothing: the others look by themselves every minute.
      await changes?.publish(KIND, ID).catch(() => undefined);
      return;
    }
    throw new AppError('STORE_AWAY', 'a record that others keep changing');
  }
  const refresh = async (): Promise<void> => {
    const { stored, isOlder } = await read();
    if (isOlder) await put(stored, known);
  };

  return {
    of: (kid) => (Object.hasOwn(known.marks, kid) ? known.marks[kid] : undefined),
    edition: () => edition,
    mark: (kids, why) => {
      const since = toHour(clock.now());
      return change((marks) => ({ ...Object.fromEntries(kids.map((kid) => [kid, { why, since }])), ...marks }));
    },
    unmark: (kids, since) =>
      change((marks) =>
        Object.fromEntries(Object.entries(marks).filter(([kid, mark]) => !kids.includes(kid) || mark.since !== since)),
      ),
    refresh,
    follow: (onFault) => changes?.subscribe(KIND, ID, () => void refresh().catch(onFault)) ?? (() => undefined),
  };
}
