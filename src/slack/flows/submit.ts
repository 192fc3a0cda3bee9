/** A sent form. Its answer travels in the response body, so it never holds what is confidential. */
import type { ModalView } from '@slack/types';
import type { EmployeeEvent } from '../../core/events.ts';
import { isConfidential, type Screen } from '../../core/screens.ts';
import { bodyOf, type OpenScreen as Open } from '../../core/screen-marks.ts';
import { LANGUAGES } from '../../core/organisation.ts';
import { blockFor, readSubmit, typed, type Values } from '../views/fields.ts';
import { readMetadata } from '../views/metadata.ts';
import { NOT_THEIRS } from './navigate.ts';
import { outsideScreen, shownOf, visitOf, type FlowContext } from './context.ts';
import { viewSchema, type Modal, read } from '../http/payloads.ts';
import { claimOf, type Ours } from './identify.ts';
import { fieldError, fieldOf, render } from '../views/render.ts';

export type FormResponse =
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  | { readonly response_action: 'update'; readonly view: ModalView };
export interface Submitted {
  readonly response: FormResponse;
  /** To be done once the answer is on its way. Never rejects. */
  readonly after: () => Promise<void>;
}
export interface Submitting {
  submit(body: unknown): Promise<Submitted>;
}

/**
 * Whoever only stole the signing secret reads response bodies. So none names a conversation, which could be withdrawn
 * then; none has `mine`, which says that somebody has conversations, or a draft, which Slack keeps by itself.
 */
function forBody(screen: Open): Open {
  const open = bodyOf(screen);
  if (open.kind === 'welcome') {
    const { mine: _own, ...rest } = open;
    return rest;
  }
  if (open.kind !== 'write') return open;
  const { text: _draft, ...field } = open.field;
  return { ...open, field };
}
/** Something was left out of the body, and goes to the view itself afterwards. */
const isShort = (screen: Open): boolean =>
  bodyOf(screen) !== screen || (screen.kind === 'welcome' && screen.mine !== undefined);

const nothing = (): Promise<void> => Promise.resolve();

export function createSubmitting({
  desk,
  identify,
  sender,
  openViews,
  tokenForTeam,
  log,
  deadlineMs,
}: FlowContext): Submitting {
  const update = (screen: Open, keep?: string): FormResponse & { response_action: 'update' } => ({
    response_action: 'update',
    view: render(forBody(screen), keep === undefined ? {} : { keep }),
  });

  /** After the answer: what the view shows now, and what may not travel in the body. */
  const follow = async (person: Ours, modal: Modal, screen: Open, view: ModalView): Promise<void> => {
    const { id } = person.organisation;
    const before = await openViews.recall(id, person);
    if (before?.team !== person.team || !before.views.some((shown) => shown.view === modal.id)) return;
    const token = await tokenForTeam(person.team);
    if (!isShort(screen) || token === undefined) {
      return openViews.remember(id, person.employee, person.team, before, shownOf({ id: modal.id }, screen, view));
    }
    const field = fieldOf(view);
    const whole = render(screen, field === undefined ? {} : { keep: field });
    const sent = await sender.update(token, modal.id, whole);
    await openViews.remember(
      id,
      person.employee,
      person.team,
      before,
      shownOf(sent.ok ? sent.view : { id: modal.id }, screen, sent.ok ? whole : view),
    );
  };

  const handle = async (person: Ours, modal: Modal, values: Values): Promise<Submitted> => {
    const metadata = readMetadata(modal.private_metadata ?? '');
    const submit = metadata?.form === undefined ? undefined : readSubmit(metadata.form, values);
    // Words of which it cannot be read what they are for: they stay, and somebody chooses again.
    const lost: EmployeeEvent = typed(values) === undefined ? NOT_THEIRS : { do: 'lost-form' };
    const event: EmployeeEvent = submit === undefined ? lost : { do: 'submit', submit };
    const screen = await desk.handle(visitOf(person, metadata?.context ?? {}), event, { withinMs: deadlineMs });
    if (isConfidential(screen)) {
      log.error('fault', { part: 'slack', reason: 'confidential-in-body' });
      return { response: publicly(desk.neutral(person.organisation)), after: nothing };
    }
    const refused = refusal(values, screen);
    if (refused !== undefined) return { response: refused, after: nothing };
    const response = update(screen, screen.kind === 'write' ? typed(values)?.block : undefined);
    return { response, after: () => follow(person, modal, screen, response.view) };
  };

  return {
    async submit(body) {
      const { view: modal, ...payload } = read(viewSchema, body);
      const person = identify(claimOf(payload, modal.app_installed_team_id ?? null));
      switch (person.kind) {
        case 'ours':
          return handle(person, modal, modal.state?.values ?? {});
        case 'stranger':
          return { response: publicly(outsideScreen(desk, person)), after: nothing };
        case 'closed': {
          const { form, context } = readMetadata(modal.private_metadata ?? '') ?? {};
          const language = context?.language ?? LANGUAGES[0];
          const lost = typed(modal.state?.values ?? {}) === undefined ? undefined : 'lost';
          const sent = form ?? lost;
          const screen = desk.closed(sent && { form: sent, language });
          return { response: refusal(modal.state?.values ?? {}, screen) ?? publicly(screen), after: nothing };
        }
        case 'unknown':
          return { response: publicly(desk.unknownOrganisation(LANGUAGES[0])), after: nothing };
      }
    },
  };
}

const publicly = (screen: Screen): FormResponse => ({ response_action: 'update', view: render(screen) });

/** What was not saved stays in its form, with the reason at the field; `undefined` for all else, and without a field. */
function refusal(values: Values, screen: Screen): FormResponse | undefined {
  if (screen.kind !== 'not-saved') return undefined;
  const block = blockFor(values, screen.field);
  return block === undefined
    ? undefined
    : { response_action: 'errors', errors: { [block]: fieldError(screen.reason) } };
}
