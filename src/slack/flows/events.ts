/** The Home tab, and the end of an installation. */
import { AppError } from '../../base/errors.ts';
import { memoPer } from '../../base/memo.ts';
import type { Organisation, Organisations } from '../../core/organisation.ts';
import { mayPublish } from '../../core/publishing/desk.ts';
import { renderHome, type Home } from '../views/home.ts';
import type { FlowContext } from './context.ts';
import { endedSchema, homeOpenedSchema, revokedSchema, type Ended, read } from '../http/payloads.ts';
import { workspaceOf } from './identify.ts';

/**
 * Each may be delivered several times and changes nothing then, so no delivery is remembered.
 * What rejects is answered with an error, and Slack delivers it again.
 */
export interface SlackEvents {
  handle(type: string, body: unknown): Promise<void>;
}

/** What may be over when Slack says it again. */
const PASSING: ReadonlySet<string> = new Set(['timeout', 'network', 'proxy', 'ratelimited']);

export function createEvents(
  { desk, sender, tokenForTeam, log }: FlowContext,
  organisations: Organisations,
  forget: (place: string, at?: Date) => Promise<void>,
): SlackEvents {
  /** One for everybody, and one with HR's button. */
  const homesOf = memoPer((organisation: Organisation) => ({
    everybody: renderHome(desk.home(organisation), 'anybody'),
    publishers: renderHome(desk.home(organisation), 'publisher'),
  }));
  const homeOf = (organisation: Organisation, user: string): Home => {
    const { everybody, publishers } = homesOf(organisation);
    return mayPublish(organisation, 'slack', user) ? publishers : everybody;
  };
  const remove = async (body: Ended): Promise<void> => {
    // When it ended, since Slack may say it minutes later, or again.
    const at = typeof body.event_time === 'number' ? new Date(body.event_time * 1000) : undefined;
    for (const place of placesOf(body)) await forget(place, at);
    log.info('workspace-removed', { part: 'slack' });
  };
  const homeOpened = async (body: unknown): Promise<void> => {
    const { team_id: workspace, enterprise_id: enterprise, event } = read(homeOpenedSchema, body);
    const { organisation, team } = workspaceOf(organisations, workspace, enterprise ?? undefined);
    if (event.tab !== 'home' || organisation === undefined) return;
    const { view, version } = homeOf(organisation, event.user);
    if (event.view?.private_metadata === version) return;
    const token = await tokenForTeam(team);
    if (token === undefined) return;
    const sent = await sender.publish(token, event.user, view);
    if (!sent.ok && PASSING.has(sent.reason)) throw new AppError('CALL_FAILED', 'views.publish');
  };
  return {
    async handle(type, body) {
      switch (type) {
        case 'app_home_opened':
          return homeOpened(body);
        case 'app_uninstalled':
          return remove(read(endedSchema, body));
        case 'tokens_revoked': {
          const ended = read(revokedSchema, body);
          // Only the bot's own token ends an installation; we never have a user's.
          if ((ended.event.tokens?.bot ?? []).length > 0) await remove(ended);
        }
      }
    },
  };
}

/**
 * Of whom the installation ended. In a workspace of an Enterprise organisation the app may be there twice, for the
 * workspace and for all of them: the second ends only when the event is about it.
 */
function placesOf({ team_id: team, enterprise_id: enterprise, authorizations }: Ended): readonly string[] {
  const orgWide =
    authorizations?.some((one) => one.is_enterprise_install === true) === true || !team || team === enterprise;
  return [team, orgWide ? enterprise : undefined].filter((place) => typeof place === 'string');
}
