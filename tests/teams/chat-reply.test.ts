import nock from 'nock';
import manifest from '../../manifests/teams/manifest.json' with { type: 'json' };
import { afterEach, describe, expect, test } from 'vitest';
import { createGuard } from '../../src/teams/outbound/guard.ts';
import { ACTIVITY_TYPE, createNotifier, notifyRoutes } from '../../src/teams/chat-reply/notify.ts';
import { tabLink } from '../../src/teams/tab/link.ts';
import { createLog } from '../../src/base/log.ts';
import { createSignpost, signpostOf } from '../../src/teams/chat-reply/signpost.ts';
import { buttonsOf, type Card } from '../../src/stand-ins/teams/cards.ts';
import { readCard } from '../../src/teams/views/read-card.ts';
import { DOORWAY } from '../fixtures/screens.ts';
import { adviserOf } from '../support/organisation.helper.ts';
import {
  APP_ID,
  CLIENT_ID,
  NOTIFY,
  openOffice,
  ORGANISATION,
  organisations,
  TENANT,
  until,
  USER,
  type Office,
} from '../support/teams.helper.ts';
import type { Written } from '../../src/teams/views/view-cache.ts';

const LOGIN = 'https://login.microsoftonline.com';
const GRAPH = 'https://graph.microsoft.com';
const desk = { home: () => DOORWAY };
const time = { now: Date.parse('2026-03-02T10:00:00Z') };
const clock = { now: () => new Date(time.now) };
const written = (user = USER): Written => ({
  caller: { organisation: ORGANISATION, tenant: TENANT, user, employee: undefined, language: 'nl' },
  conversation: `a:${USER}`,
  serviceUrl: 'https://smba.trafficmanager.net/teams/',
});

describe('the bell (TEAMS_CHAT_REPLY=notify)', () => {
  afterEach(() => nock.cleanAll());
  const notifier = (timeoutMs = 1000) => {
    const lines: string[] = [];
    const log = createLog((line) => lines.push(line));
    const config = { loginUrl: LOGIN, graphUrl: GRAPH };
    const guard = createGuard({ routes: notifyRoutes(config), log, timeoutMs });
    if (NOTIFY.mode !== 'notify') throw new TypeError('mode');
    return {
      ...createNotifier({ guard, desk, config, reply: NOTIFY, tab: tabLink({ appId: APP_ID }), clock, log }),
      lines,
      guard,
    };
  };
  const tokenCall = (status = 200): nock.Scope =>
    nock(LOGIN)
      .post(`/${TENANT}/oauth2/v2.0/token`, {
        grant_type: 'client_credentials',
        client_id: CLIENT_ID,
        client_secret: 'graph-canary-secret',
        scope: `${GRAPH}/.default`,
      })
      .reply(status, { token_type: 'Bearer', expires_in: 3600, access_token: 'graph-canary-token' });
  const path = `/v1.0/users/${USER}/teamwork/sendActivityNotification`;

  test('one fixed sentence with a link to the tab, the same for everybody', async () => {
    const bodies: unknown[] = [];
    tokenCall();
    nock(GRAPH, { reqheaders: { authorization: 'Bearer graph-canary-token' } })
      .post(/sendActivityNotification$/, (body: unknown) => bodies.push(body) > 0)
      .times(2)
      .reply(204);
    const { reply, lines } = notifier();
    await reply(written());
    await reply(written('88888888-aaaa-4bbb-8ccc-888888888888'));
    expect(bodies[0]).toEqual({
      topic: { source: 'text', value: DOORWAY.heading, webUrl: `https://teams.microsoft.com/l/entity/${APP_ID}/home` },
      activityType: 'open',
      previewText: { content: DOORWAY.open.label },
    });
    expect(bodies[1]).toEqual(bodies[0]);
    // The token was asked for once.
    expect(nock.isDone()).toBe(true);
    expect(lines).toEqual([]);
  });

  test('the sentence of the bell is in the manifest, and has no place for anything else', () => {
    const { activities } = manifest as { activities: { activityTypes: { type: string; templateText: string }[] } };
    const own = activities.activityTypes.filter(({ type }) => type === ACTIVITY_TYPE);
    expect(own).toHaveLength(1);
    expect(own[0]?.templateText).not.toMatch(/[{}]/);
  });

  test.each([
    [403, 'notify-not-permitted'],
    [404, 'notify-without-app'],
    [429, 'notify-too-many'],
    [500, 'notify'],
    [502, 'notify'],
    [503, 'notify'],
  ])('Graph answers %i: one line with the reason, no second try', async (status, reason) => {
    tokenCall();
    const calls: string[] = [];
    nock(GRAPH)
      .post(path)
      .times(5)
      .reply(status, (uri) => {
        calls.push(uri);
        return { error: { message: `Canary ${USER}` } };
      });
    const { reply, lines } = notifier();
    await reply(written());
    expect(calls).toHaveLength(1);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ event: 'call-failed', part: 'teams', reason, status });
    expect(lines.join('')).not.toMatch(/Canary|canary|77777777/);
  });

  test('a token that was withdrawn: once more with a new one, and no more', async () => {
    tokenCall();
    tokenCall();
    nock(GRAPH).post(path).reply(401).post(path).reply(204);
    const { reply, lines } = notifier();
    await reply(written());
    expect(nock.isDone()).toBe(true);
    expect(lines).toEqual([]);
  });
  test('a token is asked for again when it ends', async () => {
    tokenCall();
    nock(GRAPH).post(path).times(2).reply(204);
    const { reply } = notifier();
    await reply(written());
    tokenCall();
    time.now += 3600 * 1000;
    await reply(written());
    expect(nock.isDone()).toBe(true);
  });
  test.each<[string, () => void, string]>([
    ['no token', () => void tokenCall(401), 'notify-unreachable'],
    [
      'a token that cannot be read',
      () =>
        void nock(LOGIN)
          .post(/token$/)
          .reply(200, 'canary'),
      'notify-unreadable',
    ],
    [
      'Graph away',
      () => {
        tokenCall();
        nock(GRAPH).post(path).replyWithError('canary');
      },
      'notify-unreachable',
    ],
  ])('%s: one line, nothing thrown', async (_name, prepare, reason) => {
    prepare();
    const { reply, lines } = notifier();
    await reply(written());
    expect(lines.map((line) => (JSON.parse(line) as { reason: string }).reason)).toEqual([reason]);
    expect(lines.join('')).not.toContain('canary');
  });
  test('Graph that does not answer is given up', async () => {
    tokenCall();
    nock(GRAPH).post(path).delay(10_000).reply(204);
    const { reply, lines } = notifier(50);
    await reply(written());
    expect(lines.join('')).toContain('notify-unreachable');
    nock.abortPendingRequests();
  });

  test.each([
    ['POST', `${GRAPH}/v1.0/users/${USER}/messages`],
    ['POST', `${GRAPH}/v1.0/chats/x/messages`],
    ['GET', `${GRAPH}${path}`],
    ['POST', `${GRAPH}/v1.0/users/${USER}/teamwork/../teamwork/sendActivityNotification`],
    ['POST', `${GRAPH}.evil.example${path}`],
    ['POST', `http://graph.microsoft.com${path}`],
    ['POST', 'https://smba.trafficmanager.net/teams/v3/conversations/x/activities'],
    ['POST', `${LOGIN}/common/oauth2/v2.0/token`],
  ] as const)('%s %s is refused before it leaves', async (method, url) => {
    const { guard } = notifier();
    await expect(guard.call({ method, url, headers: {}, body: '' })).rejects.toMatchObject({ code: 'CALL_REFUSED' });
  });
});

describe('a message to the bot', () => {
  let office: Office;
  afterEach(() => office.close());
  const message = {
    type: 'message',
    name: undefined,
    value: undefined,
    text: 'Canary: help mij',
    attachments: [{ content: 'Canary' }],
  };
  const rung = (): number => office.hits.filter(({ path }) => path.endsWith('/sendActivityNotification')).length;

  test('notify: 200 with an empty body, and the bell', async () => {
    office = await openOffice({ chatReply: NOTIFY });
    expect(await office.send(message)).toEqual({ status: 200, body: undefined });
    await until(() => rung() === 1);
    expect(office.called).toEqual(['keys', 'keys', 'token', 'notify']);
    expect(JSON.stringify(office.hits)).not.toContain('Canary');
    expect(office.lines.join('')).not.toContain('Canary');
    expect(office.desk.seen).toEqual([]);
  });
  test('notify: the bell leads to the package, when that has an id of its own', async () => {
    const packageId = '33333333-2222-4333-8444-555555555555';
    office = await openOffice({ chatReply: NOTIFY, packageId });
    await office.send(message);
    await until(() => office.hits.some(({ path }) => path.endsWith('/sendActivityNotification')));
    const bell = office.hits.find(({ path }) => path.endsWith('/sendActivityNotification'));
    expect(JSON.parse(bell?.body ?? '')).toMatchObject({
      topic: { webUrl: `https://teams.microsoft.com/l/entity/${packageId}/home` },
    });
  });

  test('notify: the answer does not wait for Graph', async () => {
    office = await openOffice({ chatReply: NOTIFY, callTimeoutMs: 300 });
    await office.send({});
    office.services.hang = true;
    expect((await office.send(message)).status).toBe(200);
  });
  test('notify: sent twice by Teams, it rings once; a second message rings again', async () => {
    office = await openOffice({ chatReply: NOTIFY });
    const activity = office.activity(message);
    await office.post(activity);
    await until(() => rung() === 1);
    await office.post(activity);
    await office.send(message);
    await until(() => rung() === 2);
    await office.teams.close();
    expect(rung()).toBe(2);
  });
  test.each(['groupChat', 'channel'])('in a %s there is no answer', async (conversationType) => {
    office = await openOffice({ chatReply: NOTIFY });
    await office.send({ ...message, conversation: { id: 'a:1', tenantId: TENANT, conversationType } });
    await office.teams.close();
    expect(office.called).toEqual(['keys', 'keys']);
  });
  test('silent: nothing leaves but the look for keys', async () => {
    office = await openOffice();
    expect(await office.send(message)).toEqual({ status: 200, body: undefined });
    await office.teams.close();
    expect(office.called).toEqual(['keys', 'keys']);
  });
  test('signpost: the same bytes for everybody, into the chat it came from', async () => {
    office = await openOffice({ chatReply: { mode: 'signpost', botSecret: 'bot-canary-secret' } });
    const posted = (): string[] =>
      office.hits.filter(({ path }) => path.startsWith('/connector/')).map(({ body }) => body);
    await office.send(message);
    await office.send({ ...message, from: { id: '29:b', name: 'Ander', aadObjectId: TENANT }, locale: 'en-GB' });
    await until(() => posted().length === 2);
    expect(posted()[1]).toBe(posted()[0]);
    expect(posted()[0]).toBe(signpostOf(office.desk, ORGANISATION));
    expect(office.hits.find(({ path }) => path.startsWith('/connector/'))?.path).toBe(
      `/connector/v3/conversations/${encodeURIComponent(`a:${USER}`)}/activities`,
    );
    expect(office.called.filter((name) => name === 'token')).toHaveLength(1);
  });
});

describe('the guard of the signpost compares bytes', () => {
  const signpost = () =>
    createSignpost({
      desk,
      organisations,
      config: { appId: APP_ID, loginUrl: LOGIN, serviceHosts: ['smba.trafficmanager.net'] },
      botSecret: 'bot-canary-secret',
      clock,
      log: createLog(() => undefined),
      timeoutMs: 100,
    });
  const url = 'https://smba.trafficmanager.net/teams/v3/conversations/x/activities';
  const fixed = signpostOf(desk, ORGANISATION);
  test.each<[string, string, string]>([
    ['a byte more', url, `${fixed} `],
    ['other words', url, fixed.replace(DOORWAY.heading, 'Canary')],
    ['a name in it', url, fixed.replace('{"type":"message"', '{"type":"message","recipient":{"id":"29:x"}')],
    ['nothing', url, ''],
    ['another host', url.replace('smba', 'evil'), fixed],
    ['another path', `${url}/1`, fixed],
  ])('%s: refused', async (_name, target, body) => {
    const { guard } = signpost();
    await expect(guard.call({ method: 'POST', url: target, headers: {}, body })).rejects.toMatchObject({
      code: 'CALL_REFUSED',
    });
  });
  test('the card is small and says nothing about anybody', () => {
    expect(fixed.length).toBeLessThan(20_000);
    expect(fixed).not.toMatch(/imBack|messageBack/);
  });
  test('its buttons open the dialogs', async () => {
    const samira = { ...ORGANISATION, advisers: [adviserOf('samira', 'Samira el Idrissi', undefined)] };
    const { attachments } = JSON.parse(signpostOf(desk, samira)) as { attachments: [{ content: Card }] };
    const buttons = buttonsOf(attachments[0].content);
    expect(buttons.map(({ title }) => title)).toEqual([DOORWAY.open.label, samira.advisers[0]?.name]);
    expect(buttons.map(({ data }) => readCard(data)?.event)).toEqual([
      { do: 'welcome' },
      { do: 'adviser', adviser: 'samira' },
    ]);
    expect(buttons.map(({ data }) => data['msteams'])).toEqual([{ type: 'task/fetch' }, { type: 'task/fetch' }]);
  });
});
