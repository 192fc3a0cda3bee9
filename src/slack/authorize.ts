/** Bolt's way to a workspace's token. One place, so that OAuth for many workspaces can take it over. */
import type { Authorize } from '@slack/bolt';

/** `undefined` for a workspace without one: it still gets the public explanation, so this is no error. */
export type TokenForTeam = (teamId: string) => string | undefined;

export function createAuthorize(tokenForTeam: TokenForTeam): Authorize<boolean> {
  return ({ teamId }) => {
    const botToken = teamId === undefined ? undefined : tokenForTeam(teamId);
    return Promise.resolve({
      ...(botToken === undefined ? {} : { botToken }),
      ...(teamId === undefined ? {} : { teamId }),
    });
  };
}
