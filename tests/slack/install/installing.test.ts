/** Adding the app: only by who began, only once, only for organisations of ours, and only with the one harmless scope. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../../src/base/errors.ts';
import type { Keyring, RecordStore } from '../../../src/core/ports.ts';
import { memoryKeyring } from '../../../src/keyring/memory.ts';
import { installationId } from '../../../src/slack/install/installations.ts';
import { installWords, type Outcome } from '../../../src/slack/install/words/index.ts';
import { memoryStore } from '../../../src/store/memory/index.ts';
import { testClock, type TestClock } from '../../support/desks.helper.ts';
import { CLIENT, startFakeOAuth, type FakeOAuth } from '../../support/slack-oauth.helper.ts';
import { openOffice, type Office } from '../../support/slack-office.helper.ts';

let slack: FakeOAuth;
let office: Office;
let keyring: Keyring;
let records: RecordStore;
let clock: TestClock;
const kept = (place: string): Promise<Uint8Array | undefined> =>
  records.get('installation', installationId(keyring, place));
const says = (page: string, outcome: Outcome): void => {
  for (const { outcomes } of Object.values(installWords))
    for (const sentence of [outcomes[outcome].heading, ...outcomes[outcome].lines]) expect(page).toContain(sentence);
};

beforeEach(async () => {
  clock = testClock();
  slack = await startFakeOAuth();
  keyring = await memoryKeyring();
  records = memoryStore(clock).records;
  office = await openOffice(slack, { clock, keyring, records });
});
afterEach(async () => {
  expect(office.lines.join('')).not.toMatch(/canary|xoxe|T0[A-Z]|E0[A-Z]|a-client-secret/);
  await office.close();
  await slack.close();
});

describe('an administrator who adds the app', () => {
  test('is sent to Slack with the one scope and comes back to a page that says what to do', async () => {
    const { location, response } = await office.begin();
    expect(response.status).toBe(302);
    expect(location.pathname).toBe('/oauth/v2/authorize');
    expect(Object.fromEntries(location.searchParams)).toMatchObject({
      client_id: CLIENT.clientId,
      scope: 'commands',
      redirect_uri: `${office.origin}/slack/oauth`,
    });
    expect(location.searchParams.has('user_scope')).toBe(false);
    expect(response.headers.get('set-cookie')).toMatch(
      /^__Host-slack-install=[\w-]{43}; Max-Age=600; Path=\/; Secure; HttpOnly; SameSite=Lax$/,
    );
    const { status, page, headers } = await office.install();
    expect(status).toBe(200);
    says(page, 'installed');
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/]{43}='; frame-ancestors 'none'; form-action 'none'; base-uri 'none'$/,
    );
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(page).not.toMatch(/canary|xoxe|<script/);
    expect(headers.get('set-cookie')).toMatch(/^__Host-slack-install=; Max-Age=0; /);
    expect(await office.installing.tokenForTeam('T0ONE')).toBe('xoxe.xoxb-canary-1');
  });

  test('on a trial over http gets a cookie that Safari takes too, and comes back with it', async () => {
    const trial = await openOffice(slack, { clock, keyring, records, plainCookies: true });
    const { response } = await trial.begin();
    expect(response.headers.get('set-cookie')).toMatch(
      /^in-vertrouwen-slack-install=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect((await trial.install()).status).toBe(200);
    await trial.close();
  });

  test('proves the secret in a header, and gives Slack the code once', async () => {
    await office.install();
    const [asked, ...more] = slack.asked;
    expect(more).toEqual([]);
    expect(asked?.authorization).toBe(
      `Basic ${Buffer.from(`${CLIENT.clientId}:${CLIENT.clientSecret}`).toString('base64')}`,
    );
    expect(asked?.fields).toMatchObject({
      grant_type: 'authorization_code',
      redirect_uri: `${office.origin}/slack/oauth`,
    });
  });

  test('leaves nothing in the store that names the workspace or shows its token', async () => {
    await office.install();
    const sealed = Buffer.from((await kept('T0ONE')) ?? []).toString('latin1');
    expect(sealed.length).toBeGreaterThan(50);
    expect(sealed + installationId(keyring, 'T0ONE')).not.toMatch(/T0ONE|xoxe|canary/);
    // Moved to another name it does not open.
    await records.put('installation', installationId(keyring, 'T0GRIDA'), (await kept('T0ONE')) ?? new Uint8Array());
    expect(await office.installing.tokenForTeam('T0GRIDA')).toBeUndefined();
  });

  test('for a whole Enterprise organisation serves every workspace of it', async () => {
    says(
      (await office.install({ team: null, enterprise: { id: 'E0GRID' }, is_enterprise_install: true })).page,
      'installed',
    );
    expect(await office.installing.tokenForTeam('E0GRID')).toBe('xoxe.xoxb-canary-1');
    expect(await office.installing.tokenForTeam('T0GRIDA')).toBe('xoxe.xoxb-canary-1');
    expect(await office.installing.tokenForTeam('T0ONE')).toBeUndefined();
    // And no workspace of it any more, at once, when the app was removed from all of it.
    await office.installing.forget('E0GRID');
    expect(await office.installing.tokenForTeam('T0GRIDA')).toBeUndefined();
  });

  test('who thinks better of it in Slack is told that nothing changed', async () => {
    const { state, cookie } = await office.begin();
    const { status, page } = await office.back({ state, error: 'access_denied' }, cookie);
    expect(status).toBe(200);
    says(page, 'refused');
    expect(slack.asked).toEqual([]);
  });
});

describe('a way back from Slack that nobody began', () => {
  test.each<[string, (begun: { state: string; cookie: string }) => Promise<[Record<string, string>, string]>]>([
    ['without a state (an installation from an administrator’s page)', async ({ cookie }) => [{ code: 'x' }, cookie]],
    ['with a state that was made up', async ({ cookie }) => [{ code: 'x', state: 'A'.repeat(80) }, cookie]],
    ['in another browser, without the cookie', async ({ state }) => [{ code: 'x', state }, '']],
    [
      'in another browser, with a cookie of its own',
      async ({ state }) => [{ code: 'x', state }, (await office.begin()).cookie],
    ],
    ['with the cookie twice', async ({ state, cookie }) => [{ code: 'x', state }, `${cookie}; ${cookie}`]],
    [
      'after ten minutes',
      async ({ state, cookie }) => {
        clock.advance(1 / 6);
        return [{ code: 'x', state }, cookie];
      },
    ],
  ])('%s is refused before Slack is asked anything', async (_how, change) => {
    const [query, cookie] = await change(await office.begin());
    const { status, page } = await office.back(query, cookie);
    expect(status).toBe(400);
    says(page, 'expired');
    expect(slack.asked).toEqual([]);
  });

  test('a second time, with everything right, is refused as well', async () => {
    const { state, cookie } = await office.begin();
    slack.codes.set('canary-a', {}).set('canary-b', {});
    const both = await Promise.all([
      office.back({ state, code: 'canary-a' }, cookie),
      office.back({ state, code: 'canary-b' }, cookie),
    ]);
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 400]));
    expect(slack.asked).toHaveLength(1);
  });

  test('beginning writes nothing to the store, so that nobody can fill it by beginning', async () => {
    const { records: real } = memoryStore(clock);
    const refuse = (): never => {
      throw new Error('written');
    };
    const other = await openOffice(slack, { clock, keyring, records: { ...real, put: refuse, takeOnce: refuse } });
    expect((await other.begin()).response.status).toBe(302);
    await other.close();
  });
});

describe('what Slack gives out and we do not want is revoked and not kept', () => {
  test.each([
    ['of a workspace nobody here knows', { team: { id: 'T0STRANGER' } }, 'unknown-workspace'],
    [
      'of an unknown Enterprise organisation',
      { team: null, enterprise: { id: 'E0OTHER' }, is_enterprise_install: true },
      'unknown-workspace',
    ],
    [
      'org-wide, where only a workspace is named',
      { team: null, enterprise: { id: 'T0ONE' }, is_enterprise_install: true },
      'unknown-workspace',
    ],
    ['of another app', { app_id: 'A0OTHER' }, 'unwanted'],
    ['that may also post', { scope: 'commands,chat:write' }, 'unwanted'],
    ['that may do something else', { scope: 'users:read' }, 'unwanted'],
    ['that is no bot token', { token_type: 'user' }, 'unwanted'],
    ['for no place', { team: null }, 'unwanted'],
  ] as const)('%s', async (_what, about, outcome) => {
    const { page, status } = await office.install(about);
    expect(status).toBe(403);
    says(page, outcome);
    expect(slack.revoked).toEqual(['xoxe.xoxb-canary-1']);
    for (const place of ['T0ONE', 'T0STRANGER', 'E0OTHER', 'E0GRID']) expect(await kept(place)).toBeUndefined();
  });

  test('a token that acts for a person goes together with the bot’s', async () => {
    says((await office.install({ authed_user: { id: 'U1', access_token: 'xoxp-canary' } })).page, 'unwanted');
    expect(slack.revoked).toEqual(['xoxe.xoxb-canary-1', 'xoxp-canary']);
  });

  test('an installation that cannot be stored', async () => {
    await office.close();
    office = await openOffice(slack, {
      clock,
      keyring,
      records: { ...records, put: () => Promise.reject(new AppError('STORE_AWAY')) },
    });
    const { page, status } = await office.install();
    expect(status).toBe(503);
    says(page, 'not-stored');
    expect(slack.revoked).toHaveLength(1);
  });
});

describe('when Slack does not answer well', () => {
  test.each([[500], [{ ok: true }], [{ ok: false, error: 'internal_error' }], [{}]] as const)(
    '%j is a sentence and a next step',
    async (received) => {
      slack.change = () => (typeof received === 'number' ? received : { ...received });
      const { page, status } = await office.install();
      says(page, status === 403 ? 'unwanted' : 'unanswered');
      expect(page).toContain('href="/slack/install"');
      expect(await kept('T0ONE')).toBeUndefined();
    },
  );

  test('a code that was used before', async () => {
    const { state, cookie } = await office.begin();
    says((await office.back({ state, code: 'canary-unknown' }, cookie)).page, 'expired');
  });
});

test('other addresses and other methods are refused', async () => {
  expect((await fetch(`${office.origin}/slack/install`, { method: 'POST' })).status).toBe(405);
  expect((await fetch(`${office.origin}/slack/installed`)).status).toBe(404);
});

describe('the end of an installation', () => {
  test('removes it here, once or twice, and for a team that never was', async () => {
    await office.install();
    expect(await office.installing.tokenForTeam('T0ONE')).toBeDefined();
    await office.installing.forget('T0ONE');
    await office.installing.forget('T0ONE');
    await office.installing.forget('T0NOBODY');
    expect(await kept('T0ONE')).toBeUndefined();
    expect(await office.installing.tokenForTeam('T0ONE')).toBeUndefined();
  });
});

describe('the token of a workspace', () => {
  test('from the environment wins, and is there at once', async () => {
    await office.install();
    const other = await openOffice(slack, { clock, keyring, records, fixed: { T0ONE: 'xoxb-fixed' } });
    expect(other.installing.tokenForTeam('T0ONE')).toBe('xoxb-fixed');
    // What was installed beside it is nobody's concern here: it is not renewed.
    clock.advance(11);
    await other.installing.tend();
    expect(slack.asked).toHaveLength(1);
    await other.close();
  });

  test('is the new one as soon as the app was installed again', async () => {
    await office.install();
    expect(await office.installing.tokenForTeam('T0ONE')).toBe('xoxe.xoxb-canary-1');
    await office.install();
    expect(await office.installing.tokenForTeam('T0ONE')).toBe('xoxe.xoxb-canary-2');
  });

  test('that was installed is read from the store once, and is there at once from then on', async () => {
    await office.install();
    let reads = 0;
    const other = await openOffice(slack, {
      clock,
      keyring,
      records: {
        ...records,
        get: (kind, id) => {
          reads += 1;
          return records.get(kind, id);
        },
      },
    });
    const { tokenForTeam } = other.installing;
    const both = await Promise.all([tokenForTeam('T0ONE'), tokenForTeam('T0ONE')]);
    expect(both).toEqual(['xoxe.xoxb-canary-1', 'xoxe.xoxb-canary-1']);
    expect(tokenForTeam('T0ONE')).toBe('xoxe.xoxb-canary-1');
    expect(reads).toBe(1);
    other.installing.tokenRefused('xoxe.xoxb-canary-1');
    expect(await tokenForTeam('T0ONE')).toBe('xoxe.xoxb-canary-1');
    expect(reads).toBe(2);
    await other.close();
  });

  test('stays when the store goes away, and is none when it never was read', async () => {
    await office.install();
    let away = false;
    const get: RecordStore['get'] = (kind, id) =>
      away ? Promise.reject(new AppError('STORE_AWAY')) : records.get(kind, id);
    const other = await openOffice(slack, { clock, keyring, records: { ...records, get } });
    expect(await other.installing.tokenForTeam('T0ONE')).toBeDefined();
    away = true;
    clock.advance(0.2);
    expect(await other.installing.tokenForTeam('T0ONE')).toBe('xoxe.xoxb-canary-1');
    expect(await other.installing.tokenForTeam('T0GRIDA')).toBeUndefined();
    // Not when it ended in the meantime.
    clock.advance(12);
    expect(await other.installing.tokenForTeam('T0ONE')).toBeUndefined();
    await other.close();
  });
});
