/** The way to a workspace's token. */
import type { Authorize } from '@slack/bolt';

/**
 * `undefined` for a workspace without one: it still gets the public explanation, so this is no error. At once for what
 * the environment gives; where a store has to be asked it never rejects, so that it may be begun early and awaited late.
 */
export type TokenForTeam = (teamId: string) => string | undefined | Promise<string | undefined>;

/**
 * Bolt gets no token: every view of ours leaves without it, what it could do with one is refused anyhow, and it keeps
 * a client for each token for ever, which rotated tokens would turn into a leak.
 */
export const authorize: Authorize<boolean> = ({ teamId }) => Promise.resolve(teamId === undefined ? {} : { teamId });
