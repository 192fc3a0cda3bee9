/** Presses inside an open modal: one root that is updated, asides pushed over it so that typed text stays below. */
import { UNKNOWN_CONVERSATION } from '../../core/conversation.ts';
import { AppError } from '../../base/errors.ts';
import type { EmployeeEvent } from '../../core/events.ts';
import { isAside, type Screen } from '../../core/screens.ts';
import { isTicked, typed } from '../views/fields.ts';
import { readMetadata, readPress } from '../views/metadata.ts';
import type { Opening } from './open.ts';
import { outsideScreen, shownOf, visitOf, type FlowContext } from './context.ts';
import { pressSchema, viewSchema, type Modal, read } from '../http/payloads.ts';
import { claimOf, type Ours } from './identify.ts';
import type { RememberedViews } from './open-views.ts';
import { CALLBACK, render } from '../views/render.ts';

/** Slack shows at most three views on top of each other. */
const DEEPEST = 3;

export const NOT_THEIRS: EmployeeEvent = { do: 'conversation', conversation: UNKNOWN_CONVERSATION };

export interface Navigation {
  /** @throws AppError when nothing could be shown: an answer that is not 200 makes Slack say so at the button. */
  press(body: unknown): Promise<void>;
  closed(body: unknown): Promise<void>;
}

export function createNavigation(
  { desk, identify, sender, openViews, tokenForTeam }: FlowContext,
  opening: Opening,
): Navigation {
  /**
   * Content leaves by `views.update` only to a view that Slack itself named to us for this very employee.
   * For any other view, a forged id included, it is pushed: that takes a live trigger, which only Slack has.
   */
  const show = async (
    person: Ours,
    modal: Modal,
    trigger: string,
    screen: Screen,
    before: RememberedViews | undefined,
  ): Promise<boolean> => {
    const token = await tokenForTeam(person.team);
    if (token === undefined) return false;
    const inAside = modal.callback_id === CALLBACK.aside;
    const shown = before?.team === person.team ? before.views.find(({ view }) => view === modal.id) : undefined;
    const asAside = isAside(screen) && (inAside || depth(modal) < DEEPEST);
    const push = shown === undefined || (asAside && !inAside);
    // The same conversation again, newer or an earlier page: what is being written stays.
    const same =
      !push &&
      screen.kind === 'conversation' &&
      shown.kind === screen.kind &&
      shown.conversation === screen.conversation;
    const view = render(screen, {
      aside: asAside,
      ...(same && shown.field !== undefined ? { keep: shown.field } : {}),
    });
    const sent = push ? await sender.push(token, trigger, view) : await sender.update(token, modal.id, view);
    const { id } = person.organisation;
    if (sent.ok) await openViews.remember(id, person.employee, person.team, before, shownOf(sent.view, screen, view));
    else if (sent.reason === 'not_found') await openViews.forget(id, person, modal.id);
    return sent.ok;
  };

  const navigate = async (person: Ours, modal: Modal, trigger: string, value: string): Promise<boolean> => {
    const metadata = readMetadata(modal.private_metadata ?? '');
    const event = eventOf(modal, value, metadata !== undefined);
    const [screen, before] = await Promise.all([
      desk.handle(visitOf(person, metadata?.context ?? {}), event),
      openViews.recall(person.organisation.id, person),
    ]);
    return show(person, modal, trigger, screen, before);
  };

  return {
    async press(body) {
      const { actions, view, trigger_id: trigger, ...payload } = read(pressSchema, body);
      const [action] = actions;
      // A link opens in the browser by itself; Slack reports the press all the same.
      if (action.action_id.startsWith('link:')) return;
      const modal = view?.type === 'modal' ? view : undefined;
      const person = identify(claimOf(payload, modal?.app_installed_team_id ?? null));
      if (modal === undefined) return opening.press(person, trigger, action.value ?? '');
      let shown = false;
      if (person.kind === 'ours') shown = await navigate(person, modal, trigger, action.value ?? '');
      if (person.kind === 'stranger' || person.kind === 'closed') {
        const token = await tokenForTeam(person.team);
        shown = token !== undefined && (await sender.push(token, trigger, render(outsideScreen(desk, person)))).ok;
      }
      if (!shown) throw new AppError('CALL_FAILED', 'views');
    },
    async closed(body) {
      const { view, ...payload } = read(viewSchema, body);
      const person = identify(claimOf(payload, view.app_installed_team_id ?? null));
      if (person.kind === 'ours') await openViews.forget(person.organisation.id, person, view.id);
    },
  };
}

function depth({ previous_view_id: previous, root_view_id: root }: Modal): number {
  if (previous === null || previous === undefined) return 1;
  return previous === root ? 2 : DEEPEST;
}

/** What the press means. If the view's metadata is not ours, the visit starts anew and no conversation is found. */
function eventOf(modal: Modal, value: string, trusted: boolean): EmployeeEvent {
  const press = readPress(value);
  if (press === undefined) return { do: 'open' };
  if (!trusted) return 'conversation' in press || press.do === 'conversations' ? NOT_THEIRS : { do: 'open' };
  if (press.do !== 'starter') return press;
  const values = modal.state?.values ?? {};
  const draft = typed(values)?.text;
  return {
    ...press,
    ...(draft === undefined || draft === '' ? {} : { draft }),
    ...(isTicked(values) ? { ownCopy: true } : {}),
  };
}
