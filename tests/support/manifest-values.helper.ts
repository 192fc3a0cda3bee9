import { readFileSync } from 'node:fs';
import type { Environment } from '../../src/app/config/fields.ts';
import { readValues, type TeamsValues } from '../../src/commands/manifest/environment.ts';
import type { TeamsSources } from '../../src/commands/manifest/teams.ts';

export const APP_ID = '11111111-2222-4333-8444-555555555555';
export const GRAPH_ID = '99999999-8888-4777-8666-555555555555';

export const ENVIRONMENT = {
  BOT_ORIGIN: 'https://bot.voorbeeldzorg.nl',
  TEAMS_APP_ID: APP_ID,
  TEAMS_ORIGIN: 'https://teams.voorbeeldzorg.nl',
  TEAMS_CHAT_REPLY: 'notify',
  TEAMS_GRAPH_CLIENT_ID: GRAPH_ID,
} as const satisfies Environment;

export const MODES = ['silent', 'notify', 'signpost'] as const;

export function teamsValues(changes: Environment = {}): TeamsValues {
  const { teams } = readValues({ ...ENVIRONMENT, ...changes }, { slack: false, teams: true }, '0.1.0');
  if (teams === undefined) throw new TypeError('no values for Teams');
  return teams;
}

const read = (name: string): Buffer => readFileSync(`manifests/teams/${name}`);
export const SOURCES: TeamsSources = {
  manifest: read('manifest.json').toString('utf8'),
  languages: { en: read('en.json').toString('utf8') },
  color: read('color.png'),
  outline: read('outline.png'),
};
