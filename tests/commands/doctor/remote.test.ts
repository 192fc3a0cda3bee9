/** Another server that cannot be asked: the remedy is for what stands in the way, never for a secret that is right. */
import nock from 'nock';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readTeams } from '../../../src/app/config/teams.ts';
import { checkAddresses } from '../../../src/commands/doctor/addresses.ts';
import { ask, FAILURES, type Failure } from '../../../src/commands/doctor/ask.ts';
import { checkProviders } from '../../../src/commands/doctor/oidc.ts';
import { noResponse } from '../../../src/commands/doctor/remote.ts';
import { checkSlack } from '../../../src/commands/doctor/slack.ts';
import { checkTeams } from '../../../src/commands/doctor/teams.ts';
import type { Finding } from '../../../src/commands/doctor/types.ts';
import { ENVIRONMENT } from '../../support/manifest-values.helper.ts';
import { certificate } from '../../support/certificate.helper.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';
import { findingsOf, otherSide, type Other } from '../../support/doctor.helper.ts';

/** Its stand-in for a socket knows nothing of certificates and names. Nothing outside this machine is asked. */
beforeAll(() => nock.restore());
const closing: Other[] = [];
afterEach(async () => {
  for (const other of closing.splice(0)) await other.close();
});
const TENANT = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const SECRET = 'kanarie-kanarie-kanarie-kanarie';
const base = (await testOrganisation()).organisation;
const organisations = [{ ...base, teams: { tenantIds: [TENANT], publishers: [] } }];

async function origins(): Promise<Readonly<Record<string, string>>> {
  const now = Date.now();
  const tls = certificate({ from: new Date(now - 86_400_000), until: new Date(now + 86_400_000) });
  const secure = await otherSide((_request, response) => response.end('{}'), tls);
  const plain = await otherSide((_request, response) => response.end('{}'));
  closing.push(secure, plain);
  return {
    // RFC 2606: never a name.
    name: 'https://kanarie.invalid',
    refused: 'http://127.0.0.1:1',
    certificate: secure.origin,
    tls: plain.origin.replace('http:', 'https:'),
  };
}
async function answering(status: number): Promise<string> {
  const other = await otherSide((_request, response) => response.writeHead(status).end('{"kanarie":1}'));
  closing.push(other);
  return other.origin;
}

/** Every caller of the doctor's that asks somebody else, at one address. */
async function everybody(origin: string): Promise<readonly Finding[]> {
  const faults: string[] = [];
  const teams = readTeams(
    {
      ...ENVIRONMENT,
      TEAMS_CHAT_REPLY: 'notify',
      TEAMS_GRAPH_CLIENT_SECRET: SECRET,
      TEAMS_OPENID_METADATA_URL: `${origin}/bot/metadata`,
      TEAMS_LOGIN_URL: origin,
      TEAMS_GRAPH_URL: origin,
    },
    faults,
  );
  expect(faults).toEqual([]);
  const checks = [
    ...checkTeams({ wanted: true, teams, organisations }),
    ...checkSlack({ wanted: true, installs: false, tokens: ['xoxb-kanarie'], apiUrl: `${origin}/api/`, organisations }),
    ...checkProviders([{ id: '1', issuer: origin, hasSecret: true }]),
  ].filter(({ id }) => id !== 'teams.endpoint');
  const found = (await Promise.all(checks.map(findingsOf))).flat();
  expect(found.map(({ id }) => id).toSorted()).toEqual([
    'oidc.1.reachable',
    'slack.reachable',
    'teams.graph',
    'teams.keys',
    'teams.sign-in',
  ]);
  for (const { level, remedy } of found)
    expect([level, remedy !== undefined && remedy.length > 20]).toEqual(['fail', true]);
  expect(JSON.stringify(found)).not.toContain('kanarie');
  return found;
}
const SECRETS = /SECRET|secret|token|expired|tenantIds/i;

describe('whoever cannot be asked', () => {
  test.each<[Failure, RegExp]>([
    ['name', /name server/],
    ['refused', /Nothing listens/],
    ['certificate', /trust that authority/],
    ['tls', /speaks no TLS/],
  ])('%s: everybody says so, and nobody speaks of a secret', async (failure, remedy) => {
    const found = await everybody((await origins())[failure] ?? '');
    for (const each of found) {
      expect(each.message).toContain(FAILURES[failure]);
      expect(each.remedy).toMatch(remedy);
      expect(each.remedy).not.toMatch(SECRETS);
    }
  });

  test.each([
    [407, /A proxy between/],
    [429, /asked too often/],
    [503, /The fault is at/],
  ])('status %i is the other side’s, and no fault of a secret', async (status, remedy) => {
    for (const each of await everybody(await answering(status))) {
      expect(each.message).toContain(`status ${status}`);
      expect(each.remedy).toMatch(remedy);
      expect(each.remedy).not.toMatch(SECRETS);
    }
  });

  test('an answer that says no is for whoever asked', async () => {
    expect(
      noResponse(await ask(await answering(401), { signal: AbortSignal.timeout(5000) }), { name: '', host: '' }),
    ).toBe(undefined);
  });

  test('every kind of failure has its own sentence and its own remedy', () => {
    const failures = Object.keys(FAILURES) as Failure[];
    const remedies = failures.map((failed) => noResponse({ failed }, { name: 'N', host: 'H', variable: 'V' })?.remedy);
    expect(new Set(remedies).size).toBe(failures.length);
    expect(new Set(Object.values(FAILURES)).size).toBe(failures.length);
  });
});

describe('an address of ours', () => {
  const at = async (bot: number, teams: number, front = ''): Promise<readonly Finding[]> => {
    const other = await otherSide((request, response) => {
      const status = request.url === '/slack' ? bot : request.url === '/teams/messages' ? teams : 200;
      response.writeHead(status, { 'content-security-policy': front }).end();
    });
    closing.push(other);
    const checks = checkAddresses(
      { slackWanted: true, socketMode: false, teamsWanted: true, botOrigin: other.origin, teamsOrigin: other.origin },
      () => new Date(),
    );
    return (await Promise.all(checks.map(findingsOf))).flat();
  };
  const said = (findings: readonly Finding[], id: string): string => {
    const found = findings.find((each) => each.id === `${id}.reachable`);
    return `${found?.level} ${found?.message} ${found?.remedy}`;
  };

  test('where our server runs without Teams only wants a restart', async () => {
    const found = await at(405, 404);
    expect(said(found, 'address.bot')).toMatch(/^ok/);
    expect(said(found, 'address.teams')).toMatch(/^fail .*started with other variables.*Restart the server/);
  });

  test('that leads to the inbox instead is changed round', async () => {
    expect(said(await at(404, 404, 'trusted-types in-vertrouwen'), 'address.bot')).toMatch(/^fail .*changed round/);
  });

  test('where something else answers is still that', async () => {
    expect(said(await at(404, 404), 'address.bot')).toMatch(/^fail At BOT_ORIGIN something else answers/);
  });
});
