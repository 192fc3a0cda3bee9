/** Command, shortcut, Home tab and the ephemeral button: one press, one modal. */
import { AppError, codeOf } from '../../base/errors.ts';
import type { Screen } from '../../core/screens.ts';
import { LANGUAGES } from '../../core/organisation.ts';
import { withTimeout } from '../../base/timeout.ts';
import { explain, explainPublicly, type EphemeralReply } from '../views/home.ts';
import { outsideScreen, shownOf, visitOf, type Parts } from './context.ts';
import { commandSchema, shortcutSchema, read } from '../http/payloads.ts';
import { claimOf, type Person } from './identify.ts';
import { rootView } from '../views/view-cache.ts';

/** Remembering is never worth the time in which the modal's answer is due. */
const REMEMBER_MS = 300;

export interface Opening {
  /** `undefined`: the modal is open. Otherwise what to answer instead, to the one who asked only. */
  command(body: unknown): Promise<EphemeralReply | undefined>;
  /** @throws AppError when nothing could be shown: an answer that is not 200 makes Slack say so. */
  shortcut(body: unknown): Promise<void>;
  /** @throws as `shortcut`. */
  press(person: Person, trigger: string): Promise<void>;
}
type Known = Exclude<Person, { kind: 'unknown' }>;

export function createOpening({ desk, identify, sender, memory, tokenForTeam, log, deadlineMs }: Parts): Opening {
  const attempt = async (person: Known, trigger: string, see: (screen: Screen) => void): Promise<boolean> => {
    // Looked up while the screen is made; awaited where it is needed.
    const found = tokenForTeam(person.team);
    if (person.kind !== 'ours') {
      const screen = outsideScreen(desk, person);
      see(screen);
      const token = await found;
      return token !== undefined && (await sender.open(token, trigger, rootView(screen))).ok;
    }
    const screen = await desk.handle(visitOf(person, {}), { do: 'open' });
    see(screen);
    const token = await found;
    if (token === undefined) return false;
    const view = rootView(screen);
    const sent = await sender.open(token, trigger, view);
    if (!sent.ok) return false;
    // Alone, without asking what was open before: a modal on another device then goes on in a view pushed over it.
    await withTimeout(
      REMEMBER_MS,
      memory.remember(
        person.organisation.id,
        person.employee,
        person.team,
        undefined,
        shownOf(sent.view, screen, view),
      ),
    );
    return true;
  };
  /** The screen that should have been seen, when there was time to make one. */
  const open = async (person: Known, trigger: string): Promise<{ opened: boolean; screen?: Screen }> => {
    let seen: Screen | undefined;
    const work = attempt(person, trigger, (screen) => (seen = screen)).catch((error: unknown) => {
      log.error('fault', { part: 'slack', reason: 'open', ...codeOf(error) });
      return false;
    });
    const opened = (await withTimeout(deadlineMs, work)) === true;
    if (!opened) log.error('view-open-failed', { part: 'slack' });
    return { opened, ...(seen === undefined ? {} : { screen: seen }) };
  };
  const openOrThrow = async (person: Person, trigger: string): Promise<void> => {
    if (person.kind === 'unknown') throw new AppError('REQUEST_REFUSED', 'workspace');
    if (!(await open(person, trigger)).opened) throw new AppError('CALL_FAILED', 'views.open');
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
      const { opened, screen } = await open(person, trigger);
      if (opened) return undefined;
      return person.kind === 'ours'
        ? explain(screen, desk.home(person.organisation))
        : explainPublicly([outsideScreen(desk, person)]);
    },
    async shortcut(body) {
      const payload = read(shortcutSchema, body);
      await openOrThrow(identify(claimOf(payload)), payload.trigger_id);
    },
    press: openOrThrow,
  };
}
