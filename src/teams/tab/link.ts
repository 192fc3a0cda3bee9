import type { TeamsConfig } from '../types.ts';

/**
 * The link that opens the private tab, the same for everybody (learn.microsoft.com, "deep-link-application"). It names
 * the Teams app, which is the manifest's `id`: with the bot's id in its place it leads to another app, or to none.
 * Made once, in `createTeams`, for the bell, HR's card and what checks that card.
 */
export const tabLink = ({ appId, packageId = appId }: Pick<TeamsConfig, 'appId' | 'packageId'>): string =>
  `https://teams.microsoft.com/l/entity/${packageId}/home`;
