/** The token may do `commands` and nothing else; it goes to auth.test in a header, and into no line. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkSlack, checkSlackManifest, toCompare } from '../../../src/commands/doctor/slack.ts';
import type { Finding } from '../../../src/commands/doctor/types.ts';
import { fillSlackManifest } from '../../../src/commands/manifest/slack.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';
import { findingsOf, levelOf, levels, otherSide, withoutRemedy, type Other } from '../../support/doctor.helper.ts';

const TOKEN = 'xoxb-kanarie-token';
const { organisation } = await testOrganisation();

let slack: Other;
let asked: { readonly line: string; readonly authorization: string | undefined; readonly body: string }[];
let received: { status: number; scopes: string; body: Record<string, unknown> | string };

beforeEach(async () => {
  asked = [];
  received = { status: 200, scopes: 'commands', body: { ok: true, team_id: 'T0ZORG', user: 'kanarie' } };
  slack = await otherSide((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      asked.push({ line: `${request.method} ${request.url}`, authorization: request.headers.authorization, body });
      response.writeHead(received.status, { 'x-oauth-scopes': received.scopes });
      response.end(typeof received.body === 'string' ? received.body : JSON.stringify(received.body));
    });
  });
});
afterEach(() => slack.close());

const parts = { wanted: true, installs: false, organisations: [organisation] };
const look = async (more: Partial<Parameters<typeof checkSlack>[0]> = {}): Promise<readonly Finding[]> => {
  const checks = checkSlack({ ...parts, tokens: [TOKEN], apiUrl: `${slack.origin}/api/`, ...more });
  const findings = (await Promise.all(checks.map(findingsOf))).flat();
  expect(JSON.stringify(findings)).not.toContain('kanarie');
  expect(withoutRemedy(findings)).toEqual([]);
  return findings;
};

describe('a token', () => {
  test('with exactly the wanted scope, of a workspace we know, is fine after one harmless question', async () => {
    expect(levels(await look())).toEqual({ 'slack.token': 'ok', 'slack.scopes': 'ok', 'slack.workspace': 'ok' });
    expect(asked).toEqual([{ line: 'POST /api/auth.test', authorization: `Bearer ${TOKEN}`, body: '' }]);
  });

  test.each(['commands,chat:write', 'chat:write', 'commands, users:read ,chat:write.public'])(
    'with the scopes "%s" may do more than was promised',
    async (scopes) => {
      received.scopes = scopes;
      const found = (await look()).find(({ id }) => id === 'slack.scopes');
      expect(found?.level).toBe('fail');
      expect(found?.message).toMatch(/chat:write/);
    },
  );

  test('written for another workspace than its own has changed places with another', async () => {
    const swapped = async (botTokens: Record<string, string>) =>
      (await look({ botTokens })).filter(({ id }) => id === 'slack.swapped');
    expect(await swapped({ T0ZORG: TOKEN })).toEqual([]);
    expect(await swapped({ '*': TOKEN })).toEqual([]);
    const [found] = await swapped({ T0BANK: TOKEN });
    expect(found?.level).toBe('fail');
    expect(found?.message).toMatch(/T0BANK belongs to T0ZORG/);
    received.body = { ok: true, team_id: 'E0GRID', enterprise_id: 'E0GRID', is_enterprise_install: true };
    expect(await swapped({ T0ZORG: TOKEN, E0GRID: TOKEN })).toEqual([]);
    expect(await swapped({ E0OTHER: TOKEN })).toHaveLength(1);
  });

  test('without the wanted scope is of no use', async () => {
    received.scopes = '';
    expect(levelOf(await look(), 'slack.scopes')).toBe('fail');
  });

  test('of a workspace that no organisation has', async () => {
    received.body = { ok: true, team_id: 'T0OTHER' };
    expect(levelOf(await look(), 'slack.workspace')).toBe('fail');
  });

  test('of a whole Enterprise organisation that is in a file', async () => {
    received.body = { ok: true, team_id: 'T0OTHER', enterprise_id: 'E0ZORG' };
    const whole = { ...organisation, slack: { teamIds: [], enterpriseIds: ['E0ZORG'], publishers: [] } };
    expect(levelOf(await look({ organisations: [whole] }), 'slack.workspace')).toBe('ok');
  });

  test('that Slack refuses, with the word that Slack has for it', async () => {
    received.body = { ok: false, error: 'token_revoked' };
    expect((await look())[0]).toMatchObject({
      level: 'fail',
      message: expect.stringContaining('token_revoked') as string,
    });
    received.body = { ok: false, error: 'Kanarie kanarie' };
    expect(levelOf(await look(), 'slack.token')).toBe('fail');
  });

  test.each<[string, number, string]>([
    ['a page', 200, '<html>kanarie</html>'],
    ['a way elsewhere', 307, ''],
    ['nothing', 503, ''],
  ])('is not known when Slack answers with %s', async (_what, status, body) => {
    received = { ...received, status, body };
    expect(levels(await look())).toEqual({ 'slack.reachable': 'fail' });
    expect(asked).toHaveLength(1);
  });

  test('is not known when Slack cannot be reached', async () => {
    expect(levels(await look({ apiUrl: 'http://127.0.0.1:1/api/' }))).toEqual({ 'slack.reachable': 'fail' });
  });

  test('among several is named by its place', async () => {
    const findings = await look({ tokens: [TOKEN, 'xoxb-kanarie-2'] });
    expect(findings[3]?.message).toContain('Slack token 2 of 2');
  });

  test('that is missing is not checked; with installs by OAuth there is none to check', async () => {
    expect((await look({ tokens: [] }))[0]).toMatchObject({ level: 'skipped' });
    expect(await look({ tokens: [], installs: true })).toEqual([]);
    expect(await look({ wanted: false })).toEqual([]);
    expect(levelOf(await look({ organisations: undefined }), 'slack.workspace')).toBe('skipped');
  });
});

test('what cannot be asked is said, and never called right', () => {
  const parts = { slackWanted: true, slackInstalls: true, socketMode: false, botOrigin: 'https://bot.example.nl' };
  const findings = toCompare(parts);
  expect(findings.map(({ level }) => level)).toEqual(['info', 'info', 'info']);
  expect(findings[1]?.message).toContain('https://bot.example.nl/slack');
  expect(findings[2]?.message).toContain('https://bot.example.nl/slack/oauth');
  expect(toCompare({ slackWanted: true, slackInstalls: false, socketMode: true }).map(({ id }) => id)).toEqual([
    'slack.socket-mode',
  ]);
});

describe('the manifest', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'doctor-slack-'));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));
  const put = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  };
  const of = (botOrigin?: string): Promise<readonly Finding[]> =>
    findingsOf(checkSlackManifest({ wanted: true, root, botOrigin }));

  test('that is committed fits the code', async () => {
    const findings = await findingsOf(checkSlackManifest({ wanted: true, root: process.cwd(), botOrigin: undefined }));
    expect(levelOf(findings, 'slack.manifest')).toBe('ok');
  });

  test.each([
    ['chat:write', '"bot": ["commands"]', '"bot": ["commands", "chat:write"]'],
    ['another shortcut', 'open-in-vertrouwen', 'open-iets-anders'],
    ['an event less', '"tokens_revoked"', '"team_join"'],
  ])('with %s does not', async (_what, from, to) => {
    const committed = await readFile('manifests/slack/manifest.json', 'utf8');
    expect(committed).toContain(from);
    await put('manifests/slack/manifest.json', committed.replace(from, to));
    expect(levelOf(await of(), 'slack.manifest')).toBe('fail');
  });

  test('made for another address is noticed', async () => {
    const committed = await readFile('manifests/slack/manifest.json', 'utf8');
    await put(
      'dist/manifests/slack.json',
      fillSlackManifest(committed, { by: 'http', origin: 'https://bot.example.nl' }),
    );
    expect(levels(await of('https://bot.example.nl'))).toEqual({ 'slack.manifest': 'ok' });
    expect(levelOf(await of('https://elsewhere.example.nl'), 'slack.manifest-address')).toBe('warn');
  });

  test('that is not beside the server is not checked', async () => {
    expect((await of())[0]?.level).toBe('skipped');
  });
});
