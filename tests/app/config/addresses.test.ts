/** An address that the configuration takes is one that the guards take: whoever gives another is told the variable. */
import { describe, expect, it } from 'vitest';
import { readVariables, url } from '../../../src/app/config/fields.ts';
import { readSlack } from '../../../src/app/config/slack.ts';
import { readTeams } from '../../../src/app/config/teams.ts';
import { createLog } from '../../../src/base/log.ts';
import { safeUrl } from '../../../src/base/url.ts';
import { readPartialConfig } from '../../../src/commands/doctor/partial-config.ts';
import { createApiCall } from '../../../src/slack/outbound/api-call.ts';
import { createGuard } from '../../../src/slack/outbound/guard.ts';
import { z } from 'zod';

const WRITTEN = [
  'https://slack.com/api/',
  'https://slack.com/api',
  'https://SLACK.com:443/api',
  'https://slack.com',
  'http://127.0.0.2/',
  'http://127.0.0.2:8080/api',
  'http://127.1/api/',
  'http://localhost/api/',
  'http://[::1]:9/',
  'http://slack.com/api/',
  'http://128.0.0.1/',
  'https://u:p@slack.com/api/',
  'https://:p@slack.com/api/',
  'https://slack.com/api/#x',
  'https://slack.com/api?x=/',
  `https://slack.com/${'x'.repeat(3000)}`,
  'slack.com',
];
const SLACK = { SLACK_SIGNING_SECRET: 'a-secret-of-thirty-two-characters', SLACK_BOT_TOKEN: 'xoxb-1' };
const TEAMS = { TEAMS_APP_ID: '11111111-2222-4333-8444-555555555555', TEAMS_ORIGIN: 'https://bot.example.nl' };
const log = createLog(() => undefined);

describe('SLACK_API_URL', () => {
  const apiUrlOf = (text: string) => {
    const faults: string[] = [];
    return { apiUrl: readSlack({ ...SLACK, SLACK_API_URL: text }, faults)?.apiUrl, faults };
  };

  it.each(WRITTEN)('%s: both ways out start, or the variable is named', (text) => {
    const { apiUrl, faults } = apiUrlOf(text);
    if (apiUrl === undefined) return expect(faults.join()).toMatch(/^SLACK_API_URL must be /);
    createGuard({ apiUrl, log }).close();
    createApiCall({ apiUrl, methods: ['auth.revoke'], log, timeoutMs: 1 });
    // The doctor asks where the server will.
    expect(readPartialConfig({ ...SLACK, SLACK_API_URL: text }).slackApiUrl).toBe(apiUrl);
  });

  it('this machine under any of its names is taken', () => {
    expect(apiUrlOf('http://127.0.0.2/').apiUrl).toBe('http://127.0.0.2/');
    expect(apiUrlOf('https://SLACK.com:443/api').apiUrl).toBe('https://slack.com/api/');
  });
});

describe('every other address', () => {
  const shape = z.object({ ANY: url });

  it.each(WRITTEN)('%s: the kind of value and the guards are of one mind', (text) => {
    expect(readVariables(shape, { ANY: text }, []) !== undefined).toBe(safeUrl(text) !== undefined);
  });

  it.each(['TEAMS_LOGIN_URL', 'TEAMS_GRAPH_URL', 'TEAMS_OPENID_METADATA_URL', 'TEAMS_ISSUER'])('%s', (name) => {
    for (const text of WRITTEN) {
      const faults: string[] = [];
      readTeams({ ...TEAMS, [name]: text }, faults);
      expect(faults.join().startsWith(`${name} must be`)).toBe(safeUrl(text) === undefined);
    }
  });
});
