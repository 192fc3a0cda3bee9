/**
 * Keys that open nothing any more: lost, or gone with an adviser who left. Marked by key and not by person, so that whoever
 * makes a new one is reachable with that. Known to every instance in memory: no page and no message waits for this.
 */
import { z } from 'zod';
import { AppError } from '../../base/errors.ts';
import { toHour, type Hour } from '../conversation.ts';
import type { Changes, Clock, Keyring, RecordStore } from '../ports.ts';
import { openJson, sealJson } from '../sealed-record.ts';

/** `lost`: its adviser has none of the ways to it any more. `left`: they are no adviser any more. */
export type WhyGone = 'lost' | 'left';
const schema = z.record(z.string(), z.strictObject({ why: z.enum(['lost', 'left']), since: z.number().int() }));
type Marks = z.infer<typeof schema>;
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
  let known: Marks = {};
  let edition = 0;
  const take = (marks: Marks): void => {
    if (JSON.stringify(marks) === JSON.stringify(known)) return;
    known = marks;
    edition += 1;
  };
  const read = async (): Promise<{ stored: Uint8Array | undefined; marks: Marks }> => {
    const stored = await records.get(KIND, ID);
    return { stored, marks: openJson(keyring, schema, stored, BOUND) ?? {} };
  };
  async function change(next: (marks: Marks) => Marks): Promise<void> {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const { stored, marks } = await read();
      const after = next(marks);
      if (!(await records.putIf(KIND, ID, stored, sealJson(keyring, after, BOUND)))) continue;
      take(after);
      // Losing it loses nothing: the others look by themselves every minute.
      await changes?.publish(KIND, ID).catch(() => undefined);
      return;
    }
    throw new AppError('STORE_AWAY', 'a record that others keep changing');
  }
  const refresh = async (): Promise<void> => take((await read()).marks);

  return {
    of: (kid) => (Object.hasOwn(known, kid) ? known[kid] : undefined),
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
