/** The Teams stand-in against the smallest possible bot: what it sends, and what it makes of the answers. */
import { createServer, type Server } from 'node:http';
import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { close, listen } from '../../../src/stand-ins/listen.ts';
import { readBody, sendJson } from '../../../src/stand-ins/json-http.ts';
import { startTeamsStandIn, type TeamsStandIn } from '../../../src/stand-ins/teams/index.ts';

const APP = '11111111-1111-4111-8111-111111111111';
const TENANT = '22222222-2222-4222-8222-222222222222';
const NOOR = '33333333-3333-4333-8333-333333333333';
const GRAPH = { clientId: '44444444-4444-4444-8444-444444444444', clientSecret: 'nobody-else-knows-this' };
type Json = Record<string, unknown>;

let standIn: TeamsStandIn;
let server: Server;
let received: { readonly activity: Json; readonly token: string; readonly url: string }[];
let outcome: { status?: number; json?: unknown };

const CARD = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'Input.Text', id: 'text', label: 'Tekst', isRequired: true, maxLength: 5, value: '' },
    { type: 'Input.Text', id: 'kept', label: 'Verborgen', isVisible: false, value: 'blijft' },
    { type: 'ActionSet', actions: [{ type: 'Action.Submit', title: 'Verstuur', data: { iv: 1, form: 'x' } }] },
    {
      type: 'ActionSet',
      actions: [
        { type: 'Action.Submit', title: 'Terug', associatedInputs: 'none', data: { iv: 1, back: true } },
        {
          type: 'Action.ShowCard',
          title: 'Meer',
          card: { type: 'AdaptiveCard', actions: [{ type: 'Action.Submit', title: 'Diep', data: { deep: 1 } }] },
        },
      ],
    },
  ],
};
const task = (content: Json = CARD): Json => ({
  task: {
    type: 'continue',
    value: { title: 'Titel', card: { contentType: 'application/vnd.microsoft.card.adaptive', content } },
  },
});
const at = (index: number): Json => received.at(index)?.activity ?? {};

beforeEach(async () => {
  received = [];
  outcome = { json: task() };
  server = createServer((request, response) => {
    void readBody(request).then((raw) => {
      const token = (request.headers.authorization ?? '').replace('Bearer ', '');
      received.push({ activity: JSON.parse(raw === '' ? '{}' : raw) as Json, token, url: request.url ?? '' });
      sendJson(response, outcome.status ?? 200, outcome.json ?? {});
    });
  });
  const origin = `http://localhost:${await listen(server)}`;
  standIn = await startTeamsStandIn({
    appId: APP,
    signInAppId: APP,
    tenantId: TENANT,
    commandId: 'command',
    publishCommandId: 'publish',
    graphClient: GRAPH,
    botOrigin: () => origin,
    clock: { now: () => new Date() },
  });
});
afterEach(async () => {
  await standIn.close();
  await close(server);
});

const json = async (path: string): Promise<Json> => (await (await fetch(`${standIn.url}${path}`)).json()) as Json;
const claims = async (token: string, keys: string): Promise<JWTPayload> =>
  (await jwtVerify(token, createRemoteJWKSet(new URL(keys)), { audience: APP })).payload;

describe('what goes to the bot', () => {
  it('is signed by a key that is published with its endorsement, for this app and this service', async () => {
    await standIn.as(NOOR).commandBox();
    const metadata = await json('/channel/.well-known/openidconfiguration');
    const { iss, serviceurl } = await claims(received[0]?.token ?? '', String(metadata['jwks_uri']));
    expect([iss, serviceurl]).toEqual([metadata['issuer'], at(0)['serviceUrl']]);
    const { keys } = (await json('/channel/keys')) as { keys: Json[] };
    expect(keys.map(({ endorsements }) => endorsements)).toEqual([['msteams']]);
  });

  it('names tenant and person as Teams does, and the command that was used', async () => {
    await standIn.as(NOOR, { locale: 'en-US' }).composeAction();
    expect(at(0)).toMatchObject({
      type: 'invoke',
      name: 'composeExtension/fetchTask',
      channelId: 'msteams',
      locale: 'en-US',
      from: { aadObjectId: NOOR },
      conversation: { tenantId: TENANT },
      channelData: { tenant: { id: TENANT } },
      value: { commandId: 'command', commandContext: 'compose' },
    });
  });

  it('signed by another key, or with other claims, does not pass for it', async () => {
    const keys = `${standIn.url}/channel/keys`;
    const tokenOf = async (options: Parameters<TeamsStandIn['sign']>[1]): Promise<string> =>
      ((await standIn.sign({}, options)).headers['authorization'] ?? '').replace('Bearer ', '');
    await expect(tokenOf({ foreignKey: true }).then((token) => claims(token, keys))).rejects.toThrow('signature');
    await expect(tokenOf({ claims: { aud: 'other' } }).then((token) => claims(token, keys))).rejects.toThrow('aud');
    const old = await tokenOf({});
    await standIn.issuer.rotate();
    await expect(claims(old, keys)).rejects.toThrow('no applicable key');
  });
});

describe('a dialog', () => {
  it('opened by a command submits to the command; opened by a card or the tab it is a task', async () => {
    const noor = standIn.as(NOOR);
    await noor.commandBox();
    await noor.press('Terug');
    await noor.taskFetch({ iv: 1 });
    await noor.press('Terug');
    expect(received.map(({ activity }) => activity['name'])).toEqual([
      'composeExtension/fetchTask',
      'composeExtension/submitAction',
      'task/fetch',
      'task/submit',
    ]);
  });

  it('sends what was typed with what the button means, hidden fields too, and nothing where nothing belongs', async () => {
    const noor = standIn.as(NOOR);
    await noor.commandBox();
    expect(await noor.press('Verstuur')).toEqual({ body: '', problem: 'incomplete' });
    noor.type('text', 'te lang');
    expect(await noor.press('Diep')).toEqual({ body: '', problem: 'incomplete' });
    noor.type('text', 'kort');
    await noor.press('Diep');
    expect(at(-1)['value']).toMatchObject({ data: { deep: 1, text: 'kort', kept: 'blijft' } });
    await noor.press('Terug');
    expect((at(-1)['value'] as Json)['data']).toEqual({ iv: 1, back: true });
    expect(() => noor.type('nowhere', 'x')).toThrow('no field');
    await expect(noor.press('Nergens')).rejects.toThrow('no button');
  });

  it('stays with a sentence when the bot refuses or answers what Teams does not take, and goes when it says nothing', async () => {
    const noor = standIn.as(NOOR);
    await noor.commandBox();
    const before = noor.top();
    for (const faulty of [{ status: 500 }, { json: { task: { type: 'continue', value: { card: CARD } } } }]) {
      outcome = faulty;
      await noor.press('Terug');
      expect([noor.top(), noor.screen().trouble]).toEqual([before, 'Er ging iets mis. Probeer het opnieuw.']);
    }
    outcome = {};
    await noor.press('Terug');
    expect(noor.screen()).toMatchObject({ dialog: undefined, trouble: undefined });
  });

  it('pressed once and delivered twice is the same request twice', async () => {
    const noor = standIn.as(NOOR);
    await noor.commandBox();
    const replies = await standIn.deliverTwice(() => noor.press('Terug'), 'at-once');
    expect(replies).toHaveLength(2);
    expect(at(-1)).toEqual(at(-2));
  });

  it('of a person is not the dialog of another', async () => {
    await standIn.as(NOOR).commandBox();
    expect(() => standIn.as(APP).top()).toThrow('no dialog');
  });
});

describe('the channel', () => {
  const insert = (content: Json, more: Json = {}): Json => ({
    composeExtension: {
      type: 'result',
      attachmentLayout: 'list',
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
      ...more,
    },
  });
  const LINK = `https://teams.microsoft.com/l/entity/${APP}/home`;

  it('is where the other command is used: the activity names it, and everybody’s conversation', async () => {
    await standIn.as(NOOR).publish();
    await standIn.as(NOOR).press('Terug');
    const where = {
      conversation: { conversationType: 'channel', id: '19:algemeen@thread.tacv2', tenantId: TENANT },
      channelData: { tenant: { id: TENANT }, channel: { id: '19:algemeen@thread.tacv2' } },
      value: { commandId: 'publish', commandContext: 'compose' },
    };
    expect(at(0)).toMatchObject({ name: 'composeExtension/fetchTask', ...where });
    expect(at(1)).toMatchObject({ name: 'composeExtension/submitAction', ...where });
  });

  it('gets a card when its owner sends it, not before, and under the owner’s name', async () => {
    const noor = standIn.as(NOOR, { name: 'Noor' });
    await noor.publish();
    outcome = { json: insert(CARD) };
    await noor.press('Terug');
    expect(noor.screen()).toMatchObject({ dialog: undefined, trouble: undefined, draft: CARD });
    expect([standIn.as(APP).screen().draft, standIn.channel.posts]).toEqual([undefined, []]);
    noor.sendDraft();
    expect(standIn.channel.posts).toMatchObject([{ by: 'Noor', card: CARD, pinned: false }]);
    expect(noor.screen().draft).toBeUndefined();
    expect(() => noor.sendDraft()).toThrow('nothing stands');
    const [post] = standIn.channel.posts;
    standIn.as(APP).pin(post?.id ?? '', true);
    expect(standIn.channel.posts).toMatchObject([{ pinned: true }]);
    expect(() => noor.pin('nowhere', true)).toThrow('not there');
    expect(standIn.history).toEqual([]);
  });

  it('takes no answer that Teams does not: two cards, another layout, a preview that the bot would post', async () => {
    const noor = standIn.as(NOOR);
    await noor.publish();
    for (const more of [{ attachments: [] }, { attachmentLayout: 'grid' }, { type: 'botMessagePreview' }]) {
      outcome = { json: insert(CARD, more) };
      await noor.press('Terug');
      expect(noor.screen()).toMatchObject({ draft: undefined, trouble: 'Er ging iets mis. Probeer het opnieuw.' });
    }
  });

  it('the tab is asked for in the language of Teams, and in one that was chosen on it for as long as it is open', async () => {
    const noor = standIn.as(NOOR);
    await noor.openTab();
    await noor.speakOnTab('en');
    await noor.openFromTab({ do: 'adviser', adviser: 'theo' });
    await noor.refreshTab();
    await noor.openTab();
    expect(received.map(({ url }) => url)).toEqual([
      '/tab/welcome?locale=nl-NL',
      '/tab/welcome?locale=en',
      '/tab/dialog?locale=en',
      '/tab/welcome?locale=en',
      '/tab/welcome?locale=nl-NL',
    ]);
    expect(at(2)).toEqual({ press: { do: 'adviser', adviser: 'theo' } });
  });

  it('leads to the tab by the link to this app, and nowhere in Teams by another', async () => {
    outcome = {
      json: {
        heading: 'Start',
        role: [],
        freedom: '',
        urgent: '',
        languages: [],
        spoken: [],
        advisers: [],
        mine: 'Mine',
        open: 'Open',
      },
    };
    const noor = standIn.as(NOOR);
    for (const url of ['https://example.nl/l/entity/x/home', LINK.replace(APP, NOOR)])
      expect([await noor.follow(url), noor.screen().tab]).toEqual([undefined, undefined]);
    await noor.follow(LINK);
    expect(noor.screen().tab).toMatchObject({ heading: 'Start' });
  });
});

describe('Microsoft’s side', () => {
  const token = async (secret: string): Promise<Response> =>
    fetch(`${standIn.url}/${TENANT}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: GRAPH.clientId,
        client_secret: secret,
        scope: 'https://graph.microsoft.com/.default',
      }),
    });
  const ring = async (bearer: string, text = 'Kijk bij Start'): Promise<number> => {
    const response = await fetch(`${standIn.url}/v1.0/users/${NOOR}/teamwork/sendActivityNotification`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}` },
      body: JSON.stringify({
        topic: { source: 'text', value: 'Start', webUrl: 'https://teams.microsoft.com/l/entity/x/home' },
        activityType: 'open',
        previewText: { content: text },
      }),
    });
    return response.status;
  };

  it('rings for who holds a token of the Graph app, and shows it unread until it is opened', async () => {
    expect((await token('a guess')).status).toBe(401);
    expect(await ring('a.b.c')).toBe(401);
    const { access_token: bearer } = (await (await token(GRAPH.clientSecret)).json()) as { access_token: string };
    expect(await ring(bearer)).toBe(204);
    const noor = standIn.as(NOOR);
    const [item] = noor.screen().bell;
    expect(item).toMatchObject({ text: 'Kijk bij Start', read: false });
    await noor.openBell(item?.id ?? '');
    expect(noor.screen().bell.map(({ read }) => read)).toEqual([true]);
  });

  it('refuses as Graph does: too long, planned, and for who does not have the app', async () => {
    const { access_token: bearer } = (await (await token(GRAPH.clientSecret)).json()) as { access_token: string };
    expect(await ring(bearer, 'x'.repeat(151))).toBe(400);
    standIn.planGraph(429);
    expect(await ring(bearer)).toBe(429);
    standIn.withoutApp(NOOR);
    expect(await ring(bearer)).toBe(404);
    expect(standIn.notifications).toEqual([]);
  });

  it('writes down whatever a bot posts: the history is not empty because nobody looked', async () => {
    await standIn.as(NOOR).message('Hallo');
    await fetch(`${standIn.serviceUrl}v3/conversations/a:${NOOR}/activities`, {
      method: 'POST',
      body: JSON.stringify({ type: 'message', text: 'Ik schrijf toch' }),
    });
    expect(standIn.history).toHaveLength(1);
    expect(standIn.as(NOOR).screen().chat).toEqual([
      { from: 'person', text: 'Hallo' },
      { from: 'bot', text: 'Ik schrijf toch' },
    ]);
  });
});
