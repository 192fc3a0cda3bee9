/** One press or one form in, one card out, within the time that Teams waits. */
import type { ConversationId } from '../../core/conversation.ts';
import type { EmployeeDesk } from '../../core/employee/desk.ts';
import { codeOf } from '../../base/errors.ts';
import type { EmployeeEvent, Visit } from '../../core/events.ts';
import { fault } from '../../core/pages/reading.ts';
import { sceneOf } from '../../core/pages/context.ts';
import { notSaved } from '../../core/pages/write.ts';
import type { Clock } from '../../core/ports.ts';
import type { Screen } from '../../core/screens.ts';
import { withTimeout } from '../../base/timeout.ts';
import type { Log } from '../../base/log.ts';
import { changes, type Once } from './idempotency.ts';
import { readCard } from '../views/read-card.ts';
import { dialogOf } from '../views/view-cache.ts';
import type { Caller, Dialog } from '../types.ts';

/** No conversation has this id, so it is answered as every conversation that is not there, or not theirs. */
const NOWHERE: EmployeeEvent = { do: 'conversation', conversation: 'A'.repeat(22) as ConversationId };

export interface Asked {
  /** Of the activity. */
  readonly id: string;
  /** `open`, or what a card sent: every field of it may have been changed on the way. */
  readonly card: 'open' | { readonly data: unknown };
  readonly withinMs: number;
}
export interface Dialogs {
  /** Never rejects, and never takes longer than `withinMs`: the words that were typed then stay on the card. */
  answer(caller: Caller, asked: Asked): Promise<Dialog>;
  /** What somebody sees who presses this on the tab. As `answer`. */
  show(caller: Caller, event: EmployeeEvent, withinMs: number): Promise<Screen>;
  /** For people of an organisation whose file is faulty. */
  closed(): Dialog;
}

export interface DialogsParts {
  readonly desk: EmployeeDesk;
  readonly once: Once;
  readonly clock: Clock;
  readonly log: Log;
}

export function createDialogs({ desk, once, clock, log }: DialogsParts): Dialogs {
  /** The desk turns what goes wrong into a screen; this is for what goes wrong around it. */
  const run = (visit: Visit, event: EmployeeEvent, id: string): Promise<Screen | undefined> => {
    const handle = (): Promise<Screen> => desk.handle(visit, event);
    const work = changes(event)
      ? once.answer(visit.employee, id, handle).then((screen) => ({ ...screen, context: visit.context }))
      : handle();
    return work.catch((error: unknown) => {
      log.error('fault', { part: 'teams', reason: 'desk', ...codeOf(error) });
      return undefined;
    });
  };
  /** It may yet be stored; the form keeps its mark, so that sending it again stores it once. */
  const late = (visit: Visit, event: EmployeeEvent): Screen => {
    const scene = sceneOf(visit, clock.now());
    return event.do === 'submit' && event.submit.form !== 'filters'
      ? notSaved(scene, event.submit, scene.words.notSaved.fault)
      : fault(scene);
  };

  return {
    closed: () => dialogOf(desk.closed()),
    async answer(caller, { id, card, withinMs }) {
      if (caller.employee === undefined) return dialogOf(desk.stranger(caller.language));
      const read = card === 'open' ? undefined : readCard(card.data);
      const event: EmployeeEvent = card === 'open' ? { do: 'open' } : (read?.event ?? NOWHERE);
      const visit = visitOf(caller, caller.employee, read?.context);
      const screen = (await withTimeout(withinMs, run(visit, event, id))) ?? late(visit, event);
      return dialogOf(screen, read?.keep);
    },
    async show(caller, event, withinMs) {
      if (caller.employee === undefined) return desk.stranger(caller.language);
      const visit = visitOf(caller, caller.employee);
      return (await withTimeout(withinMs, run(visit, event, ''))) ?? late(visit, event);
    },
  };
}

function visitOf(caller: Caller, employee: Visit['employee'], context: Visit['context'] = {}): Visit {
  const { organisation, language } = caller;
  return {
    surface: 'teams',
    organisation,
    employee,
    // Without a choice of their own they read what Teams is set to.
    context:
      context.language === undefined && language !== organisation.languages[0] ? { ...context, language } : context,
  };
}
