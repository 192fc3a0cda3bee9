/** One press or one form in, one card out, within the time that Teams waits. */
import { pseudonymsOf, UNKNOWN_CONVERSATION } from '../../core/conversation.ts';
import type { EmployeeDesk, StandingPress } from '../../core/employee/desk.ts';
import type { EmployeeEvent, Visit } from '../../core/events.ts';
import { LANGUAGES, type Language } from '../../core/organisation.ts';
import type { Screen } from '../../core/screens.ts';
import type { Idempotency } from './idempotency.ts';
import { readCard, readLost, type CardEvent, type Keep } from '../views/read-card.ts';
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
  /** What the tab shows, and what it opens: the same for everybody. As `respond`. */
  standing(looking: Looking, press: StandingPress, withinMs: number): Promise<Screen>;
  /** Of the two buttons on the tab that open a dialog. */
  labels(looking: Looking, language: Language): { readonly open: string; readonly mine: string };
  /** What else there is, when something failed around the desks. */
  readonly failed: (caller: Caller) => Dialog;
  /** For people of an organisation whose file is faulty; what they wrote stays on the card. */
  closed(submitted: Asked['submitted']): Dialog;
}

export interface DialogsParts {
  readonly desk: EmployeeDesk;
  readonly idempotency: Idempotency;
}

export function createDialogs({ desk, idempotency }: DialogsParts): Dialogs {
  return {
    labels({ organisation }, language) {
      const { open, mine } = desk.home(organisation, language);
      return { open: open.label, mine };
    },
    failed: (caller) =>
      dialogOf(
        caller.employee === undefined ? desk.stranger(caller.language) : desk.fault(visitFor(caller, caller.employee)),
      ),
    closed(submitted) {
      const { read, keep, event } = readOf(submitted);
      const form = event.do === 'submit' ? event.submit : event.do === 'lost-form' ? 'lost' : undefined;
      const language = read?.context.language ?? LANGUAGES[0];
      return dialogOf(desk.closed(form && { form, language }), keep);
    },
    async respond(caller, { id, submitted, withinMs }) {
      if (caller.employee === undefined) return dialogOf(desk.stranger(caller.language));
      const { read, keep, event } = readOf(submitted);
      const visit = visitFor(caller, caller.employee, read?.context);
      const screen = await desk.handle(visit, event, { withinMs, once: idempotency.of(visit, id) });
      return dialogOf(screen, keep);
    },
    standing: ({ organisation, language }, press, withinMs) =>
      // Said along, because it may have been chosen on the tab: the bot, to which the dialog goes on, knows that of Teams only.
      desk.standing({ surface: 'teams', organisation, context: { language } }, press, withinMs),
  };
}

function readOf(submitted: Asked['submitted']): {
  readonly read: CardEvent | undefined;
  readonly keep: Keep | undefined;
  readonly event: EmployeeEvent;
} {
  if (submitted === 'open') return { read: undefined, keep: undefined, event: { do: 'open' } };
  const read = readCard(submitted.data);
  if (read !== undefined) return { read, keep: read.keep, event: read.event };
  const keep = readLost(submitted.data);
  return { read, keep, event: keep === undefined ? NOT_THEIRS : { do: 'lost-form' } };
}

/** Somebody of an organisation, whoever it is. */
export type Looking = Pick<Caller, 'organisation' | 'language'>;

function visitFor(caller: Caller, employee: Visit['employee'], context: Visit['context'] = {}): Visit {
  const { organisation, language } = caller;
  return {
    surface: 'teams',
    organisation,
    ...pseudonymsOf({ ...caller, employee }),
    // Without a choice of their own they read what Teams is set to.
    context:
      context.language === undefined && language !== organisation.languages[0] ? { ...context, language } : context,
  };
}
