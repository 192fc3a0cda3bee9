/**
 * The bot token of a workspace. What the environment gives is answered at once; what was installed comes from a
 * cache, so that opening a modal waits for no store but once in a while.
 */
import { codeOf } from '../../base/errors.ts';
import type { Organisations } from '../../core/organisation.ts';
import type { Clock } from '../../core/ports.ts';
import type { Log } from '../../base/log.ts';
import type { TokenForTeam } from '../outbound/authorize.ts';
import type { Installation, Installations } from './installations.ts';
import type { Rotation } from './rotation.ts';

/** After this the store is asked again: another instance may have installed, renewed or removed. */
const YOUNG_MS = 5 * 60_000;
/** Most workspaces in the cache; the one put in first goes. */
const MOST = 1000;
/** A token with less life than this is not worth a call. */
const MARGIN_MS = 60_000;

export interface Tokens {
  /** Never rejects: without a store there is no token, and the answer is the public explanation. */
  readonly tokenForTeam: TokenForTeam;
  /** Slack took this token for none: it is looked up anew the next time. */
  tokenRefused(token: string): void;
  /** Drops what is remembered of this team or enterprise. */
  drop(place: string): void;
}
export interface TokensParts {
  /** Team id → token, from the environment. */
  readonly fixed: Readonly<Record<string, string>>;
  readonly installations: Installations;
  readonly rotation: Rotation;
  readonly organisations: Organisations;
  readonly clock: Clock;
  readonly log: Log;
}
interface Entry {
  readonly installation: Installation;
  readonly readAt: number;
}

export function createTokens({ fixed, installations, rotation, organisations, clock, log }: TokensParts): Tokens {
  const cache = new Map<string, Entry>();
  const looking = new Map<string, Promise<string | undefined>>();
  const life = ({ expiresAt = Infinity }: Installation): number => expiresAt - clock.now().getTime();
  const keep = (team: string, installation: Installation): string => {
    cache.delete(team);
    const [first] = cache.keys();
    if (cache.size >= MOST && first !== undefined) cache.delete(first);
    cache.set(team, { installation, readAt: clock.now().getTime() });
    return installation.token;
  };
  /** The workspace's own installation, or that of the Enterprise organisation it may belong to. */
  const read = async (team: string): Promise<Installation | undefined> => {
    for (const place of [team, ...(organisations.bySlackTeam(team)?.slack?.enterpriseIds ?? [])]) {
      const found = rotation.unsaved(place) ?? (await installations.get(place));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const look = async (team: string): Promise<string | undefined> => {
    const before = cache.get(team);
    try {
      const found = await read(team);
      // Nobody was there for half a day, so that the old token is dead: this one press waits for the new one.
      const alive = found === undefined || life(found) > MARGIN_MS ? found : await rotation.renew(found.place);
      if (alive !== undefined) return keep(team, alive);
      cache.delete(team);
      return undefined;
    } catch (error) {
      log.error('fault', { part: 'slack', reason: 'token', ...codeOf(error) });
      return before !== undefined && life(before.installation) > MARGIN_MS ? before.installation.token : undefined;
    }
  };
  const renewed = (team: string, place: string): void => {
    void rotation.renew(place).then((fresh) => {
      if (fresh !== undefined && cache.has(team)) keep(team, fresh);
    });
  };

  return {
    tokenForTeam(team) {
      const given = Object.hasOwn(fixed, team) ? fixed[team] : undefined;
      if (given !== undefined) return given;
      const known = cache.get(team);
      if (
        known !== undefined &&
        clock.now().getTime() - known.readAt < YOUNG_MS &&
        life(known.installation) > MARGIN_MS
      ) {
        if (rotation.isDue(known.installation)) renewed(team, known.installation.place);
        return known.installation.token;
      }
      const under = looking.get(team) ?? look(team).finally(() => looking.delete(team));
      looking.set(team, under);
      return under;
    },
    tokenRefused(token) {
      for (const [team, { installation }] of cache) if (installation.token === token) cache.delete(team);
    },
    drop(place) {
      cache.delete(place);
      for (const [team, { installation }] of cache) if (installation.place === place) cache.delete(team);
    },
  };
}
