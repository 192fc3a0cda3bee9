/** Command, shortcut, Home tab and the ephemeral button: one press, one modal. */
import { AppError, codeOf } from '../../base/errors.ts';
import type { EmployeeEvent } from '../../core/events.ts';
import type { Screen } from '../../core/screens.ts';
import { isLate } from '../../core/screen-marks.ts';
import { LANGUAGES } from '../../core/organisation.ts';
import { withTimeout } from '../../base/timeout.ts';
import { readPress } from '../views/metadata.ts';
import { explain, explainPublicly, type EphemeralReply } from '../views/home.ts';
import { outsideScreen, shownOf, visitOf, type FlowContext } from './context.ts';
import { commandSchema, shortcutSchema, read } from '../http/payloads.ts';
import { claimOf, type Person } from './identify.ts';
import { rootView } from '../views/view-cache.ts';

/** As in `manifests/slack/manifest.json`. */
export const SHORTCUT = 'open-in-vertrouwen';

/** Remembering is never worth the time in which the modal's answer is due. */
const REMEMBER_MS = 300;

export interface Opening {
  /** `undefined`: the modal is open. Otherwise what to answer instead, to the one who asked only. */
  command(body: unknown): Promise<EphemeralReply | undefined>;
  /** @throws AppError when nothing could be shown: an answer that is not 200 makes Slack say so. */
  shortcut(body: unknown): Promise<void>;
  /** @throws as `shortcut`. `value`: of the button, which may name a language. */
  press(person: Person, trigger: string, value?: string): Promise<void>;
}
type Beginning = Extract<EmployeeEvent, { readonly do: 'open' | 'language' }>;
const OPEN: Beginning = { do: 'open' };
type Known = Exclude<Person, { kind: 'unknown' }>;
/** With the screen that should have been seen, when there was time to make one. */
interface Opened {
  readonly opened: boolean;
  readonly screen?: Screen;
}

export function createOpening({
  desk,
  identify,
  sender,
  openViews,
  tokenForTeam,
  log,
  deadlineMs,
}: FlowContext): Opening {
  const show = async (person: Known, trigger: string, screen: Screen, token: string): Promise<boolean> => {
    const view = rootView(screen);
    const sent = await sender.open(token, trigger, view);
    if (!sent.ok || person.kind !== 'ours') return sent.ok;
    const { organisation, employee, team } = person;
    // Alone, without asking what was open before: a modal on another device then goes on in a view pushed over it.
    const shown = shownOf(sent.view, screen, view);
    await withTimeout(REMEMBER_MS, openViews.remember(organisation.id, employee, team, undefined, shown));
    return true;
  };
  const attempt = async (person: Known, trigger: string, event: Beginning): Promise<Opened> => {
    const until = performance.now() + deadlineMs;
    // Looked up while the screen is made; awaited where it is needed.
    const found = tokenForTeam(person.team);
    const screen =
      person.kind === 'ours'
        ? await desk.handle(visitOf(person, {}), event, { withinMs: deadlineMs })
        : outsideScreen(desk, person);
    if (isLate(screen)) return { opened: false };
    const work = async (): Promise<boolean> => {
      const token = await found;
      return token !== undefined && show(person, trigger, screen, token);
    };
    // A call to Slack that takes longer goes on: the window may still open, and is then remembered.
    return { opened: (await withTimeout(until - performance.now(), work())) === true, screen };
  };
  const open = async (person: Known, trigger: string, event: Beginning): Promise<Opened> => {
    let outcome: Opened = { opened: false };
    try {
      outcome = await attempt(person, trigger, event);
    } catch (error) {
      log.error('fault', { part: 'slack', reason: 'open', ...codeOf(error) });
    }
    if (!outcome.opened) log.error('view-open-failed', { part: 'slack' });
    return outcome;
  };
  const openOrThrow = async (person: Person, trigger: string, event: Beginning): Promise<void> => {
    if (person.kind === 'unknown') throw new AppError('REQUEST_REFUSED', 'workspace');
    if (!(await open(person, trigger, event)).opened) throw new AppError('CALL_FAILED', 'views.open');
  };

  return {
    async command(body) {
      const {
        team_id: team,
        user_id: user,
        trigger_id: trigger,
        enterprise_id: enterprise,
      } = read(commandSchema, body);
      const person = identify({ team, user, userTeam: undefined, enterprise: enterprise ?? undefined });
      // Nothing says which language they read: all of ours.
      if (person.kind === 'unknown')
        return explainPublicly(LANGUAGES.map((language) => desk.unknownOrganisation(language)));
      const { opened, screen } = await open(person, trigger, OPEN);
      if (opened) return undefined;
      return person.kind === 'ours'
        ? explain(screen, desk.home(person.organisation))
        : explainPublicly([outsideScreen(desk, person)]);
    },
    async shortcut(body) {
      const payload = read(shortcutSchema, body);
      await openOrThrow(identify(claimOf(payload)), payload.trigger_id, OPEN);
    },
    press(person, trigger, value = '') {
      const press = readPress(value);
      return openOrThrow(person, trigger, press?.do === 'language' ? press : OPEN);
    },
  };
}
