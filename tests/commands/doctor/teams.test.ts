/** Microsoft's side: keys that endorse Teams, tenants that exist, and an app that may ring and nothing else. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readTeams } from '../../../src/app/config/teams.ts';
import { checkTeamsPackage } from '../../../src/commands/doctor/teams-package.ts';
import { checkTeams } from '../../../src/commands/doctor/teams.ts';
import type { Finding } from '../../../src/commands/doctor/types.ts';
import { readFromZip } from '../../../src/commands/doctor/zip.ts';
import { buildTeamsPackage } from '../../../src/commands/manifest/teams.ts';
import type { TeamsConfig } from '../../../src/teams/types.ts';
import { ENVIRONMENT, GRAPH_ID, MODES, SOURCES, teamsValues } from '../../support/manifest-values.helper.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';
import { findingsOf, levelOf, levels, otherSide, withoutRemedy, type Other } from '../../support/doctor.helper.ts';

const TENANT = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const SECRET = 'kanarie-kanarie-kanarie-kanarie';
const base = (await testOrganisation()).organisation;
const organisation = { ...base, teams: { tenantIds: [TENANT], publishers: [] } };
const tokenWith = (roles: unknown): string =>
  `kanarie.${Buffer.from(JSON.stringify({ aud: 'x', roles })).toString('base64url')}.kanarie`;

let microsoft: Other;
let asked: string[];
let answers: Record<string, { status?: number; body: unknown }>;
beforeEach(async () => {
  asked = [];
  microsoft = await otherSide((request, response) => {
    const path = request.url ?? '';
    asked.push(`${request.method} ${path}`);
    const { status = 200, body } = answers[path] ?? { status: 404, body: 'kanarie' };
    response.writeHead(status).end(JSON.stringify(body));
  });
  answers = {
    '/bot/metadata': { body: { jwks_uri: `${microsoft.origin}/bot/keys` } },
    '/bot/keys': { body: { keys: [{ kid: 'a', endorsements: ['msteams'] }, { kid: 'b' }] } },
    [`/${TENANT}/v2.0/.well-known/openid-configuration`]: { body: { jwks_uri: 'x' } },
    [`/${TENANT}/oauth2/v2.0/token`]: { body: { access_token: tokenWith(undefined) } },
  };
});
afterEach(() => microsoft.close());

function config(mode: (typeof MODES)[number] = 'notify'): TeamsConfig {
  const faults: string[] = [];
  const teams = readTeams(
    {
      ...ENVIRONMENT,
      TEAMS_CHAT_REPLY: mode,
      TEAMS_GRAPH_CLIENT_SECRET: SECRET,
      ...(mode === 'signpost' ? { TEAMS_BOT_SECRET: SECRET } : {}),
      TEAMS_OPENID_METADATA_URL: `${microsoft.origin}/bot/metadata`,
      TEAMS_LOGIN_URL: microsoft.origin,
      TEAMS_GRAPH_URL: microsoft.origin,
    },
    faults,
  );
  if (teams === undefined) throw new Error(faults.join('\n'));
  return teams;
}
const look = async (
  teams: TeamsConfig | undefined = config(),
  organisations = [organisation],
): Promise<readonly Finding[]> => {
  const checks = checkTeams({ wanted: true, teams, organisations });
  const findings = (await Promise.all(checks.map(findingsOf))).flat();
  expect(JSON.stringify(findings)).not.toContain('kanarie');
  expect(withoutRemedy(findings)).toEqual([]);
  return findings;
};

describe('Teams', () => {
  test('whose keys are announced at another place than Microsoft’s own is asked no further', async () => {
    const elsewhere: string[] = [];
    const other = await otherSide((request, response) => {
      elsewhere.push(request.url ?? '');
      response.end(JSON.stringify(answers['/bot/keys']?.body));
    });
    answers['/bot/metadata'] = { body: { jwks_uri: `${other.origin}/bot/keys` } };
    expect(levelOf(await look(), 'teams.keys')).toBe('fail');
    expect(elsewhere).toEqual([]);
    await other.close();
  });

  test('that is set up well is fine; nothing is sent to anybody', async () => {
    expect(levels(await look())).toEqual({
      'teams.keys': 'ok',
      'teams.endpoint': 'info',
      'teams.sign-in': 'ok',
      'teams.graph': 'ok',
      'teams.graph-rights': 'ok',
    });
    expect(asked.filter((line) => line.startsWith('POST'))).toEqual([`POST /${TENANT}/oauth2/v2.0/token`]);
  });

  test('that is silent has no secret to try', async () => {
    expect(levelOf(await look(config('silent')), 'teams.sign-in')).toBe('ok');
    expect(asked.some((line) => line.startsWith('POST'))).toBe(false);
  });

  test('that posts a card has one', async () => {
    expect(levelOf(await look(config('signpost')), 'teams.bot-secret')).toBe('ok');
  });

  test.each<[string, unknown]>([
    ['no keys', { keys: [] }],
    ['keys of other channels', { keys: [{ endorsements: ['slack'] }] }],
    ['no list', 'kanarie'],
  ])('whose messages are signed by %s', async (_what, body) => {
    answers['/bot/keys'] = { body };
    expect(levelOf(await look(), 'teams.keys')).toBe('fail');
  });

  test('whose keys are elsewhere is not followed there', async () => {
    answers['/bot/metadata'] = { body: { jwks_uri: 'https://example.com/kanarie' } };
    expect(levelOf(await look(), 'teams.keys')).toBe('fail');
  });

  test('in a tenant that does not exist', async () => {
    delete answers[`/${TENANT}/v2.0/.well-known/openid-configuration`];
    expect(levelOf(await look(), 'teams.sign-in')).toBe('fail');
  });

  test('whose secret has expired, with Microsoft’s code for it', async () => {
    const body = { error: 'invalid_client', error_description: 'AADSTS7000222: the secret kanarie has expired' };
    answers[`/${TENANT}/oauth2/v2.0/token`] = { status: 401, body };
    const found = (await look()).find(({ id }) => id === 'teams.graph');
    expect(found?.level).toBe('fail');
    expect(found?.message).toContain('AADSTS7000222');
  });

  test.each<[string, unknown]>([
    ['fail', ['Chat.ReadWrite.All', 'TeamsActivity.Send']],
    ['warn', ['TeamsActivity.Send']],
    ['ok', []],
  ])('says "%s" of an app with the rights %j', async (level, roles) => {
    answers[`/${TENANT}/oauth2/v2.0/token`] = { body: { access_token: tokenWith(roles) } };
    expect(levelOf(await look(), 'teams.graph-rights')).toBe(level);
  });

  test('without a tenant in any file', async () => {
    expect(
      levelOf(await look(config(), [{ ...organisation, teams: { tenantIds: [], publishers: [] } }]), 'teams.tenants'),
    ).toBe('fail');
  });

  test('that cannot be looked at says why', async () => {
    const of = async (parts: Partial<Parameters<typeof checkTeams>[0]>): Promise<readonly Finding[]> =>
      (
        await Promise.all(
          checkTeams({ wanted: true, teams: undefined, organisations: undefined, ...parts }).map(findingsOf),
        )
      ).flat();
    expect(levels(await of({}))).toEqual({ teams: 'skipped' });
    expect(levelOf(await of({ teams: config() }), 'teams.tenants')).toBe('skipped');
    expect(await of({ wanted: false })).toEqual([]);
  });
});

describe('the Teams package', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'doctor-teams-'));
    await mkdir(join(root, 'dist', 'manifests'), { recursive: true });
  });
  afterEach(() => rm(root, { recursive: true, force: true }));
  const put = (bytes: Uint8Array): Promise<void> =>
    writeFile(join(root, 'dist/manifests/in-vertrouwen-teams.zip'), bytes);
  const of = (teams: TeamsConfig | undefined): Promise<readonly Finding[]> =>
    findingsOf(checkTeamsPackage({ teams, root }));

  test.each(MODES)('built for this environment fits it (%s)', async (mode) => {
    await put(buildTeamsPackage(SOURCES, teamsValues({ TEAMS_CHAT_REPLY: mode })));
    expect(levels(await of(config(mode)))).toEqual({ 'teams.package': 'ok' });
  });

  test.each<[string, Record<string, string>]>([
    ['bot', { TEAMS_APP_ID: TENANT }],
    ['address', { TEAMS_ORIGIN: 'https://elders.example.nl' }],
    ['way of answering', { TEAMS_CHAT_REPLY: 'silent' }],
    ['second app', { TEAMS_GRAPH_CLIENT_ID: GRAPH_ID.replace('9', '8') }],
  ])('built for another %s does not', async (_what, change) => {
    await put(buildTeamsPackage(SOURCES, teamsValues(change)));
    expect(levels(await of(config()))).toEqual({ 'teams.package': 'fail' });
  });

  test('that is no zip, or half of one, is damaged', async () => {
    const whole = buildTeamsPackage(SOURCES, teamsValues());
    for (const bytes of [new Uint8Array(0), new TextEncoder().encode('kanarie'), whole.subarray(0, whole.length / 2)]) {
      await put(bytes);
      expect(levels(await of(config()))).toEqual({ 'teams.package': 'fail' });
    }
    expect(readFromZip(Buffer.from(whole), 'missing.json')).toBeUndefined();
  });

  test('that was not built here is not checked', async () => {
    expect(levels(await of(config()))).toEqual({ 'teams.package': 'skipped' });
    expect(await of(undefined)).toEqual([]);
  });
});
