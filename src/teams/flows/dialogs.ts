/** One press or one form in, one card out, within the time that Teams waits. */
import { UNKNOWN_CONVERSATION } from '../../core/conversation.ts';
import type { EmployeeDesk } from '../../core/employee/desk.ts';
import type { EmployeeEvent, Visit } from '../../core/events.ts';
import type { Language } from '../../core/organisation.ts';
import type { Screen } from '../../core/screens.ts';
import type { Idempotency } from './idempotency.ts';
import { readCard } from '../views/read-card.ts';
import { dialogOf } from '../views/view-cache.ts';
import type { Caller, Dialog } from '../types.ts';

const NOT_THEIRS: EmployeeEvent = { do: 'conversation', conversation: UNKNOWN_CONVERSATION };

export interface Asked {
  /** Of the activity. */
  readonly id: string;
  /** `open`, or what a card sent: every field of it may have been changed on the way. */
  readonly submitted: 'open' | { readonly data: unknown };
  readonly withinMs: number;
}
export interface Dialogs {
  /** Never rejects, and never takes longer than `withinMs`: the words that were typed then stay on the card. */
  respond(caller: Caller, asked: Asked): Promise<Dialog>;
  /** What somebody sees who presses this on the tab. As `answer`. */
  show(caller: Caller, event: EmployeeEvent, withinMs: number): Promise<Screen>;
  /** Of the button on the tab that opens a dialog. */
  openLabel(caller: Caller, language: Language): string;
  /** What else there is, when something failed around the desks. */
  readonly failed: (caller: Caller) => Dialog;
  /** For people of an organisation whose file is faulty. */
  closed(): Dialog;
}

export interface DialogsParts {
  readonly desk: EmployeeDesk;
  readonly idempotency: Idempotency;
}

export function createDialogs({ desk, idempotency }: DialogsParts): Dialogs {
  return {
    openLabel: ({ organisation }, language) => desk.home(organisation, language).open.label,
    failed: (caller) =>
      dialogOf(
        caller.employee === undefined ? desk.stranger(caller.language) : desk.fault(visitOf(caller, caller.employee)),
      ),
    closed: () => dialogOf(desk.closed()),
    async respond(caller, { id, submitted, withinMs }) {
      if (caller.employee === undefined) return dialogOf(desk.stranger(caller.language));
      const read = submitted === 'open' ? undefined : readCard(submitted.data);
      const event: EmployeeEvent = submitted === 'open' ? { do: 'open' } : (read?.event ?? NOT_THEIRS);
      const visit = visitOf(caller, caller.employee, read?.context);
      const screen = await desk.handle(visit, event, { withinMs, once: idempotency.of(visit.employee, id) });
      return dialogOf(screen, read?.keep);
    },
    async show(caller, event, withinMs) {
      if (caller.employee === undefined) return desk.stranger(caller.language);
      return desk.handle(visitOf(caller, caller.employee), event, { withinMs });
    },
  };
}

function visitOf(caller: Caller, employee: Visit['employee'], context: Visit['context'] = {}): Visit {
  const { organisation, language, formerly, epoch } = caller;
  return {
    surface: 'teams',
    organisation,
    employee,
    ...(formerly === undefined ? {} : { formerly }),
    ...(epoch === undefined ? {} : { epoch }),
    // Without a choice of their own they read what Teams is set to.
    context:
      context.language === undefined && language !== organisation.languages[0] ? { ...context, language } : context,
  };
}
