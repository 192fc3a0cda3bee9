/**
 * Teams sends again what was not answered in time, and people press twice: the same request gets the same answer.
 * Only answers to what changed something are kept, and only those without a word that anybody wrote.
 */
import type { Pseudonym } from '../../core/conversation.ts';
import { codeOf } from '../../base/errors.ts';
import type { EmployeeEvent } from '../../core/events.ts';
import type { Keyring, RecordStore } from '../../core/ports.ts';
import type { Screen } from '../../core/screens.ts';
import type { Log } from '../../base/log.ts';

/** Longer than Teams repeats anything (it gives up within a minute). */
const KEPT_SECONDS = 600;

export interface Once {
  /**
   * `id`: of the activity; the same for a repetition by Teams. `work` never runs twice at a time for one id.
   * The context of a kept answer is empty: the caller has the one that came with the request.
   */
  answer(employee: Pseudonym, id: string, work: () => Promise<Screen>): Promise<Screen>;
  /** `true` the first time. When the store is away it is `true`: one signal too many is better than none. */
  first(employee: Pseudonym, id: string): Promise<boolean>;
}

/** Events that change something. Of the forms, filters change nothing. */
export const changes = (event: EmployeeEvent): boolean =>
  event.do === 'withdraw' || event.do === 'close' || (event.do === 'submit' && event.submit.form !== 'filters');

/** `not-saved` is not among them: sending again is then meant to be tried again. */
const isKept = ({ kind }: Screen): boolean => kind === 'sent' || kind === 'withdrawn' || kind === 'closed';

export function createOnce(records: RecordStore, keyring: Keyring, log: Log): Once {
  const running = new Map<string, Promise<Screen>>();
  const keyOf = (employee: Pseudonym, id: string, what: string): string =>
    keyring.derive('view', 'teams', what, employee, id);

  const fault = (error: unknown): undefined => {
    log.error('fault', { part: 'teams', reason: 'once', ...codeOf(error) });
    return undefined;
  };
  const recall = async (key: string): Promise<Screen | undefined> => {
    const sealed = await records.get('once', key).catch(fault);
    const opened = sealed === undefined ? undefined : keyring.openRecord(sealed, key);
    // Sealed and bound to its key by this server: it is what was put there.
    return opened === undefined ? undefined : (JSON.parse(new TextDecoder().decode(opened)) as Screen);
  };
  const handle = async (key: string, work: () => Promise<Screen>): Promise<Screen> => {
    const before = await recall(key);
    if (before !== undefined) return before;
    const screen = await work();
    if (isKept(screen)) {
      // Whom somebody would prefer is in the context, and that is stored nowhere.
      const bare = JSON.stringify({ ...screen, context: {} });
      const sealed = keyring.sealRecord(new TextEncoder().encode(bare), key);
      // Not awaited: what the answer says has happened; keeping the answer is for the rare second request.
      records.put('once', key, sealed, KEPT_SECONDS).catch(fault);
    }
    return screen;
  };

  return {
    answer(employee, id, work) {
      const key = keyOf(employee, id, 'answer');
      const current = running.get(key);
      if (current !== undefined) return current;
      const next = handle(key, work).finally(() => running.delete(key));
      running.set(key, next);
      return next;
    },
    async first(employee, id) {
      return (await records.takeOnce('once', keyOf(employee, id, 'message'), KEPT_SECONDS).catch(fault)) ?? true;
    },
  };
}
