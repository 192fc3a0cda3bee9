import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../src/base/errors.ts';
import { NOBODY } from '../../src/core/conversation.ts';
import { clientIdsOf, OTHER_CLIENTS } from '../../src/app/config/tab-clients.ts';
import { TEAMS_CLIENTS } from '../../src/teams/tab/clients.ts';
import { wordsIn } from '../../src/core/words/index.ts';
import { opened, welcome } from '../../src/teams/tab/contract.ts';
import { screens } from '../fixtures/screens.ts';
import {
  APP_ID,
  CLIENT_ID,
  key,
  NOTIFY,
  openOffice,
  ORGANISATION,
  OTHER_TENANT,
  TENANT,
  USER,
  type Office,
} from '../support/teams.helper.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const now = (): number => Math.floor(office.clock.now().getTime() / 1000);
/** Whatever is answered keeps to the contract: as the page reads it, and not a field more. */
const ask = async (path: string, token: string | null, body?: unknown): Promise<Response> => {
  const response = await send(path, token, body);
  if (response.status !== 200) return response;
  const json: unknown = await response.clone().json();
  expect((path.startsWith('welcome') ? welcome : opened).parse(json)).toEqual(json);
  return response;
};
const send = async (path: string, token: string | null, body?: unknown): Promise<Response> =>
  fetch(`${office.origin}/tab/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
/** As it is: `fetch` would tidy the path up first. */
const raw = (path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(office.origin);
    request({ hostname, port, path }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });

describe('the page', () => {
  test('may be shown by Teams and nobody else, and runs only what we sent with it', async () => {
    const response = await fetch(`${office.origin}/tab`);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    const [, frames = ''] = /frame-ancestors ([^;]+);/.exec(policy) ?? [];
    // Microsoft's table, row by row: whichever is missing shows an empty tab in that app.
    for (const host of [
      '*.cloud.microsoft',
      'teams.microsoft.com',
      '*.teams.microsoft.com',
      '*.microsoft365.com',
      '*.office.com',
      'outlook.office.com',
      'outlook.office365.com',
      'outlook-sdf.office.com',
      'outlook-sdf.office365.com',
      'teams.microsoft.us',
      '*.teams.microsoft.us',
      'outlook.office365.us',
    ])
      expect(frames.split(' ')).toContain(`https://${host}`);
    expect(
      frames
        .split(' ')
        .filter(
          (each) =>
            !/^https:\/\/(\*\.)?([a-z0-9-]+\.)*(microsoft|(microsoft|microsoft365|office|office365)\.(com|us))$/.test(
              each,
            ),
        ),
    ).toEqual([]);
    expect(policy).not.toMatch(/unsafe|\*[ ;]/);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect(await response.text()).toContain(`nonce="${nonce}"`);
    expect(response.headers.get('x-frame-options')).toBeNull();
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('set-cookie')).toBeNull();
    const again = await fetch(`${office.origin}/tab/?locale=nl`);
    expect(again.headers.get('content-security-policy')).not.toContain(nonce);
  });
  test('may be shown by hosts that the operator adds', async () => {
    await office.close();
    office = await openOffice({ frameHosts: ['webmail.apps.mil', '*.example.nl'] });
    const policy = (await fetch(`${office.origin}/tab`)).headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(
      /frame-ancestors [^;]*https:\/\/teams\.microsoft\.com [^;]*https:\/\/webmail\.apps\.mil https:\/\/\*\.example\.nl;/,
    );
  });
  test('has its files, and no others', async () => {
    expect(await (await fetch(`${office.origin}/tab/assets/a.js`)).text()).toBe('1');
    for (const path of [
      '/tab/assets/../secret.txt',
      '/tab/assets/..%2fsecret.txt',
      '/tab/secret.txt',
      '/tab/assets/b.js',
      '/tab/assets/',
      '/tabular',
    ])
      expect([path, await raw(path)]).toEqual([path, 404]);
  });
});

describe('who is looking', () => {
  const REFUSED: Record<string, () => Promise<string | null> | null> = {
    'no token': () => null,
    'a token of the bot channel': () => office.token(),
    'another audience': () => office.sso({ aud: OTHER_TENANT }),
    'the audience of another host': () => office.sso({ aud: `api://evil.example/${APP_ID}` }),
    'another tenant': () => office.sso({ tid: OTHER_TENANT, iss: `${office.servicesUrl}/${OTHER_TENANT}/v2.0` }),
    'another tenant that says it is ours': () => office.sso({ iss: `${office.servicesUrl}/${OTHER_TENANT}/v2.0` }),
    'the issuer of version 1': () => office.sso({ iss: `https://sts.windows.net/${TENANT}/` }),
    'no tenant': () => office.sso({ tid: undefined }),
    'no person': () => office.sso({ oid: undefined }),
    'an ended token': () => office.sso({ exp: now() - 301 }),
    'a token from the future': () => office.sso({ nbf: now() + 301 }),
    'another key under a good name': async () => office.sso({}, { key: await key('wrong'), kid: 'sso' }),
    'an unknown key': async () => office.sso({}, { key: await key('nobody') }),
    'another client of the tenant': () => office.sso({ azp: OTHER_TENANT }),
    'our own app as a client': () => office.sso({ azp: APP_ID }),
    'another client beside Teams’ own': () => office.sso({ appid: OTHER_TENANT }),
    'no client': () => office.sso({ azp: undefined }),
    'a client that is named as version 1 does': () => office.sso({ azp: undefined, appid: TEAMS_CLIENTS[1] }),
    'Outlook, which is not let in by itself': () => office.sso({ azp: OTHER_CLIENTS.outlook[0] }),
    'another scope': () => office.sso({ scp: 'access_as_users User.Read' }),
    'no scope': () => office.sso({ scp: undefined }),
    'an app without a person': () => office.sso({ scp: undefined, idtyp: 'app', roles: ['all'] }),
    'an app that says so beside a scope': () => office.sso({ idtyp: 'app' }),
    'something new that is no person': () => office.sso({ idtyp: 'device' }),
    'version 1': () => office.sso({ ver: '1.0' }),
    'no version': () => office.sso({ ver: undefined }),
    'several audiences': () => office.sso({ aud: [APP_ID, OTHER_TENANT] }),
    'another kind of token': async () => office.sso({}, { key: await key('sso'), typ: 'pop' }),
  };
  test.each(Object.entries(REFUSED))('%s: 401, an empty body, and the desk hears nothing', async (_name, make) => {
    const token = await make();
    for (const [path, body] of [['welcome'], ['dialog', { press: { do: 'welcome' } }], ['token', {}]] as const) {
      const response = await ask(path, token, body);
      expect([path, response.status, await response.text()]).toEqual([path, 401, '']);
    }
    expect(office.desk.seen).toEqual([]);
  });
  test.each<[string, () => string]>([
    ['the app id', () => APP_ID],
    ['the address of the app', () => `api://${new URL(office.origin).host}/${APP_ID}`],
  ])('%s as audience: somebody of the organisation, and the desk hears of nobody', async (_name, aud) => {
    expect((await ask('token', await office.sso({ aud: aud() }), {})).status).toBe(204);
    await ask('welcome', await office.sso({ aud: aud() }));
    await ask('dialog', await office.sso({ aud: aud() }), { press: { do: 'welcome' } });
    expect(office.desk.seen.map(({ visit }) => visit.employee)).toEqual([NOBODY, NOBODY]);
    expect(office.keyring.pseudonym(ORGANISATION.id, 'teams', TENANT, USER)).not.toBe(NOBODY);
  });
  test.each<[string, object]>([
    ['Teams in a browser', { azp: TEAMS_CLIENTS[1] }],
    ['Teams elsewhere, in capitals', { azp: TEAMS_CLIENTS[0]?.toUpperCase() }],
    ['a person who is said to be one', { idtyp: 'user' }],
    ['our scope among others', { scp: 'User.Read access_as_user' }],
  ])('%s is let in', async (_name, claims) => {
    expect((await ask('token', await office.sso({ ...claims }), {})).status).toBe(204);
  });
  test('Microsoft’s other apps are let in where they are named, and no others', async () => {
    await office.close();
    office = await openOffice({ tabClients: clientIdsOf(['outlook', OTHER_TENANT]) });
    for (const azp of [...OTHER_CLIENTS.outlook, ...TEAMS_CLIENTS, OTHER_TENANT])
      expect((await ask('token', await office.sso({ azp }), {})).status).toBe(204);
    for (const azp of [OTHER_CLIENTS.microsoft365[0], CLIENT_ID])
      expect((await ask('token', await office.sso({ azp }), {})).status).toBe(401);
  });
  test('with notify the Graph app signs people in to the tab, without it another app does not', async () => {
    const audiences = [CLIENT_ID, `api://${new URL(office.origin).host}/${CLIENT_ID}`];
    for (const aud of audiences) expect((await ask('token', await office.sso({ aud }), {})).status).toBe(401);
    await office.close();
    office = await openOffice({ chatReply: NOTIFY });
    expect((await ask('token', await office.sso({ aud: CLIENT_ID }), {})).status).toBe(204);
    expect((await ask('token', await office.sso({ aud: OTHER_TENANT }), {})).status).toBe(401);
    // To the bot itself it opens nothing.
    expect((await office.post(office.activity(), await office.token({ aud: CLIENT_ID }))).status).toBe(401);
  });
  test('the log says when it is the clock, and when it is the client', async () => {
    await ask('welcome', await office.sso({ nbf: now() + 301 }));
    await ask('welcome', await office.sso({ aud: OTHER_TENANT }));
    await ask('welcome', await office.sso({ azp: OTHER_TENANT }));
    expect(office.lines.map((line) => (JSON.parse(line) as { reason?: string }).reason)).toEqual([
      'tab-time',
      'tab-token',
      'tab-client',
    ]);
  });
  test('a clock that is four minutes off lets people in', async () => {
    for (const claims of [{ nbf: now() + 240 }, { exp: now() - 240 }])
      expect((await ask('token', await office.sso(claims), {})).status).toBe(204);
  });
  test('the keys of a tenant that is not ours are not asked for', async () => {
    await ask('welcome', await office.sso({ tid: OTHER_TENANT }));
    expect(office.hits).toEqual([]);
  });
});

describe('what the tab shows', () => {
  test('who is there, the same for everybody; not whether somebody talks', async () => {
    const welcome = screens.welcome;
    const { home } = wordsIn('nl');
    const expected = {
      heading: welcome.heading,
      role: [...welcome.role, ...('nobody' in welcome ? [welcome.nobody] : [])],
      freedom: welcome.freedom,
      urgent: welcome.urgent,
      languages: [{ language: 'en', label: 'English' }],
      spoken: [{ adviser: 'theo', label: 'Polski · Theo: 030 123 45 68' }],
      advisers: welcome.advisers.map(({ open: _open, available: _available, about, ...rest }) => {
        const { knows, ...shown } = { knows: undefined, ...rest };
        return { ...shown, about: knows === undefined ? about : `${about} · ${knows}` };
      }),
      mine: 'Mijn gesprekken',
      open: home.open,
    };
    for (const oid of [USER, CLIENT_ID]) {
      const response = await ask('welcome?locale=nl-NL', await office.sso({ oid }));
      expect(await response.json()).toEqual(expected);
      expect(response.headers.get('cache-control')).toBe('no-store');
    }
  });
  test('with the store away: a readable page', async () => {
    office.desk.script = () => screens.fault;
    const response = await ask('welcome', await office.sso());
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ heading: screens.fault.heading, advisers: [] });
  });
  test('with a desk that throws: a readable page', async () => {
    office.desk.script = () => Promise.reject(new AppError('STORE_AWAY'));
    const response = await ask('welcome', await office.sso());
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ advisers: [], heading: expect.any(String) as string });
  });
});

describe('a dialog from the tab', () => {
  test('the first page, with a way to conversations whether there are any or not', async () => {
    const response = await ask('dialog', await office.sso(), { press: { do: 'welcome' } });
    const body = (await response.json()) as Record<string, unknown>;
    expect(body).toMatchObject({
      completionBotId: APP_ID,
      card: { type: 'AdaptiveCard' },
      title: expect.any(String) as string,
    });
    const card = JSON.stringify(body['card']);
    expect(card).toContain(screens.welcome.heading);
    expect(card).toContain('"Mijn gesprekken"');
    expect(card).not.toContain(screens.welcome.mine.label);
    expect(office.desk.seen).toEqual([expect.objectContaining({ event: { do: 'welcome' } })]);
  });
  test('an adviser, as nobody sees them: no running conversation in its place', async () => {
    const press = { do: 'adviser', adviser: 'samira' };
    const response = await ask('dialog', await office.sso(), { press });
    expect(JSON.stringify(await response.json())).toContain(screens.adviser.name);
    expect(office.desk.seen).toMatchObject([{ event: press, visit: { employee: NOBODY } }]);
  });
  test('to one’s own conversations it is a door: what lies behind it comes to the bot, and is asked there', async () => {
    const response = await ask('dialog?locale=nl', await office.sso(), { press: { do: 'conversations' } });
    const { card } = (await response.json()) as { card: { actions?: unknown; body: unknown } };
    expect(JSON.stringify(card)).toContain(wordsIn('nl').door.heading);
    expect(JSON.stringify(card)).not.toContain(screens.conversations.heading);
    expect(office.desk.seen).toEqual([]);
    const data = /"title":"Laat mijn gesprekken zien".*?"data":(\{.*?\}\})/.exec(JSON.stringify(card))?.[1] ?? '{}';
    await office.send({ name: 'task/submit', value: { data: JSON.parse(data) as unknown } });
    const [seen] = office.desk.seen;
    expect(seen?.event).toMatchObject({ do: 'conversations' });
    expect(seen?.visit.employee).toBe(office.keyring.pseudonym(ORGANISATION.id, 'teams', TENANT, USER));
  });
  test.each([
    ['nl', 'en-US'],
    ['en', 'nl-NL'],
  ])('goes on in the language of the tab (%s), where Teams is set to another (%s)', async (language, locale) => {
    const response = await ask(`dialog?locale=${language}`, await office.sso(), { press: { do: 'conversations' } });
    const [data = '{}'] = /\{"iv":1,[^}]*\},"press":\{"do":"conversations"\}\}/.exec(await response.text()) ?? [];
    await office.send({ locale, name: 'task/submit', value: { data: JSON.parse(data) as unknown } });
    expect(office.desk.seen).toMatchObject([{ event: { do: 'conversations' }, visit: { context: { language } } }]);
  });
  test.each<[string, unknown, number]>([
    ['withdrawing', { press: { do: 'withdraw', conversation: 'C'.repeat(22) } }, 400],
    ['one conversation', { press: { do: 'conversation', conversation: 'C'.repeat(22) } }, 400],
    ['an unknown press', { press: { do: 'all' } }, 400],
    ['no press', {}, 400],
    ['a field too many', { press: { do: 'welcome' }, employee: 'x' }, 400],
    ['not JSON', '{', 400],
    ['__proto__', '{"press":{"do":"welcome"},"__proto__":{}}', 400],
    ['too much', { press: { do: 'welcome' }, more: 'x'.repeat(5000) }, 413],
  ])('%s: %s', async (_name, body, status) => {
    expect((await ask('dialog', await office.sso(), body)).status).toBe(status);
    expect(office.desk.seen).toEqual([]);
  });
});

test('a token of somebody is in no line of the log, nor is its hash', async () => {
  const token = await office.sso({ aud: OTHER_TENANT });
  await ask('welcome', token);
  await ask('welcome', await office.sso());
  expect(office.lines.join('')).not.toContain(token);
  expect(office.lines.join('')).not.toContain(createHash('sha256').update(token).digest('hex'));
  expect(office.lines.join('')).not.toContain(USER);
});
