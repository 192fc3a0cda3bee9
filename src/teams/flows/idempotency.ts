/**
 * Teams sends again what was not answered in time, and people press twice: the same request gets the same answer.
 * Kept is what came of something that changed, and no word of the page that said so.
 */
import { z } from 'zod';
import type { Pseudonym, Pseudonyms } from '../../core/conversation.ts';
import { codeOf } from '../../base/errors.ts';
import { toMonth } from '../../core/epochs.ts';
import { outcomeOf, outcomeSchema, type Once, type Outcome } from '../../core/employee/outcome.ts';
import type { Clock, Keyring, RecordStore } from '../../core/ports.ts';
import type { Screen } from '../../core/screens.ts';
import { openTimed, sealTimed } from '../../core/sealed-record.ts';
import type { Log } from '../../base/log.ts';

/** Longer than Teams repeats anything (it gives up within a minute). */
const KEPT_SECONDS = 600;

export interface Idempotency {
  /** `id`: of the activity; the same for a repetition by Teams. A deed never runs twice at a time for one id. */
  of(person: Pseudonyms, id: string): Once;
  /** `true` the first time. When the store is away it is `true`: one signal too many is better than none. */
  first(employee: Pseudonym, id: string): Promise<boolean>;
}

/** `unreadable`: something was done, and what came of it is written in a way that this version does not know. */
const beforeSchema = outcomeSchema.or(z.unknown().transform(() => 'unreadable' as const));
type Before = z.infer<typeof beforeSchema> | undefined;

export function createIdempotency(records: RecordStore, keyring: Keyring, log: Log, clock: Clock): Idempotency {
  const running = new Map<string, Promise<Screen>>();
  const keyOf = (employee: Pseudonym, id: string, what: string): string =>
    keyring.derive('view', 'teams', what, employee, id);

  /** A request and its repetition come from two pseudonyms when a month turns in between; of no other time is that so. */
  const namesOf = ({ employee, formerly = [] }: Pseudonyms): readonly Pseudonym[] => {
    const at = (seconds: number): string => toMonth(new Date(clock.now().getTime() + seconds * 1000));
    return at(-KEPT_SECONDS) === at(KEPT_SECONDS) ? [employee] : [employee, ...formerly];
  };
  const fault = (error: unknown): undefined => {
    log.error('fault', { part: 'teams', reason: 'once', ...codeOf(error) });
    return undefined;
  };
  const recall = async (key: string): Promise<Before> => {
    const sealed = await records.get('once', key).catch(fault);
    return openTimed(keyring, beforeSchema, sealed, key);
  };
  const keep = (key: string, outcome: Outcome): void => {
    // Not awaited: what the answer says has happened; keeping it is for the rare second request.
    sealTimed(keyring, 'hour', outcome, key, clock.now())
      .then((sealed) => records.put('once', key, sealed, KEPT_SECONDS))
      .catch(fault);
  };

  return {
    of: (person, id) => (deed, again) => {
      const key = keyOf(person.employee, id, 'answer');
      const keys = namesOf(person).map((name) => keyOf(name, id, 'answer'));
      const current = keys.map((one) => running.get(one)).find((one) => one !== undefined);
      if (current !== undefined) return current;
      const work = async (): Promise<Screen> => {
        const before = (await Promise.all(keys.map(recall))).find((one) => one !== undefined);
        if (before !== undefined) return again(before === 'unreadable' ? undefined : before);
        const screen = await deed();
        const outcome = outcomeOf(screen);
        if (outcome !== undefined) keep(key, outcome);
        return screen;
      };
      const next = work().finally(() => running.delete(key));
      running.set(key, next);
      return next;
    },
    async first(employee, id) {
      return (await records.takeOnce('once', keyOf(employee, id, 'message'), KEPT_SECONDS).catch(fault)) ?? true;
    },
  };
}
