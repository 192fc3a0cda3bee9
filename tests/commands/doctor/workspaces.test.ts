/** What start-up would refuse, or leave out in silence, is said before: a workspace without token, a platform that is off. */
import { expect, test } from 'vitest';
import { readPartialConfig } from '../../../src/commands/doctor/partial-config.ts';
import { checkWorkspaces } from '../../../src/commands/doctor/workspaces.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';
import { withoutRemedy } from '../../support/doctor.helper.ts';

const { organisation } = await testOrganisation();
const { slack: _slack, ...nowhere } = organisation;
const two = { ...organisation, slack: { teamIds: ['T0ZORG', 'T0BANK'], publishers: [] } };
const inTeams = { ...nowhere, teams: { tenantIds: ['aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee'], publishers: [] } };

test.each<[string, typeof organisation | typeof nowhere, Record<string, string>, readonly string[]]>([
  ['one token for one workspace', organisation, { SLACK_BOT_TOKEN: 'xoxb-kanarie-a' }, ['ok slack.places']],
  ['one token for two workspaces', two, { SLACK_BOT_TOKEN: 'xoxb-kanarie-a' }, ['fail slack.places']],
  ['a token for each', two, { SLACK_BOT_TOKENS: 'T0ZORG=xoxb-kanarie-a,T0BANK=xoxb-kanarie-b' }, ['ok slack.places']],
  ['a token for another', organisation, { SLACK_BOT_TOKENS: 'T0BANK=xoxb-kanarie-b' }, ['fail slack.places']],
  ['installs by OAuth', two, { SLACK_CLIENT_ID: '1.2' }, []],
  ['Slack that is off', organisation, { TEAMS_APP_ID: 'x' }, ['warn organisations.slack']],
  [
    'Teams that is off',
    inTeams,
    { SLACK_BOT_TOKEN: 'xoxb-kanarie-a' },
    ['ok slack.places', 'warn organisations.teams'],
  ],
  ['no platform at all', nowhere, { TEAMS_APP_ID: 'x' }, ['warn organisations.nowhere']],
])('%s', (_what, own, env, expected) => {
  const findings = checkWorkspaces([own], readPartialConfig(env));
  expect(findings.map(({ id, level }) => `${level} ${id}`)).toEqual(expected);
  expect(withoutRemedy(findings)).toEqual([]);
  expect(JSON.stringify(findings)).not.toContain('kanarie');
});
