/** The Home tab, and the end of an installation. */
import { AppError } from '../core/errors.ts';
import type { Organisation, Organisations } from '../core/organisation.ts';
import type { RecordStore } from '../core/ports.ts';
import { renderHome, type Home } from './doorway.ts';
import type { Parts } from './parts.ts';
import { homeOpenedSchema, revokedSchema, uninstalledSchema } from './payload.ts';

/**
 * Each may be delivered several times and changes nothing then, so no delivery is remembered.
 * What rejects is answered with an error, and Slack delivers it again.
 */
export interface SlackEvents {
  handle(type: string, body: unknown): Promise<void>;
}

export function createEvents(
  { desk, sender, tokenForTeam, log }: Parts,
  organisations: Organisations,
  records: RecordStore,
): SlackEvents {
  // Keyed by the object: a re-read organisation is a new one.
  const homes = new WeakMap<Organisation, Home>();
  const homeOf = (organisation: Organisation): Home => {
    const home = homes.get(organisation) ?? renderHome(desk.home(organisation));
    homes.set(organisation, home);
    return home;
  };
  const remove = async (team: string): Promise<void> => {
    await records.delete('installation', team);
    log.info('workspace-removed', { part: 'slack' });
  };
  const homeOpened = async (body: unknown): Promise<void> => {
    const { team_id: team, event } = homeOpenedSchema.parse(body);
    const organisation = organisations.bySlackTeam(team);
    const token = tokenForTeam(team);
    if (event.tab !== 'home' || organisation === undefined || token === undefined) return;
    const { view, version } = homeOf(organisation);
    if (event.view?.private_metadata === version) return;
    const sent = await sender.publish(token, event.user, view);
    if (!sent.ok && (sent.reason === 'timeout' || sent.reason === 'network' || sent.reason === 'ratelimited'))
      throw new AppError('CALL_FAILED', 'views.publish');
  };
  return {
    async handle(type, body) {
      switch (type) {
        case 'app_home_opened':
          return homeOpened(body);
        case 'app_uninstalled':
          return remove(uninstalledSchema.parse(body).team_id);
        case 'tokens_revoked': {
          const { team_id: team, event } = revokedSchema.parse(body);
          // Only the bot's own token ends an installation; we never have a user's.
          if ((event.tokens?.bot ?? []).length > 0) await remove(team);
        }
      }
    },
  };
}
