/** A trial over Socket Mode: the same screens without an address, and the same promises. */
import type { App } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { composeSlack } from '../../src/app/compose-slack.ts';
import { createPublishersDesk } from '../../src/core/publishing/desk.ts';
import { createSlackStandIn, type SlackStandIn, type StandInUser } from '../../src/stand-ins/slack/index.ts';
import { memoryKeyring } from '../../src/keyring/memory.ts';
import { createLog } from '../../src/base/log.ts';
import type { Slack } from '../../src/slack/index.ts';
import { createSocket } from '../../src/slack/http/socket.ts';
import { memoryStore } from '../../src/store/memory/index.ts';
import { DOORWAY, screens } from '../fixtures/screens.ts';
import { testClock } from '../support/desks.helper.ts';
import { organisations, said, scriptedDesk, SECRET, TEAM, TOKEN, type ScriptedDesk } from '../support/slack.helper.ts';
import { startSocketMode, type SocketMode } from '../support/slack-socket-mode.helper.ts';

const APP_TOKEN = 'xapp-1-canary-token';
const COMMAND = { command: '/vertrouwenspersoon', team_id: TEAM, user_id: 'U1', trigger_id: '1.1', text: 'kanarie' };

let socket: SocketMode;
let standIn: SlackStandIn;
let slack: Slack;
let desk: ScriptedDesk;
let noor: StandInUser;
let lines: string[];
let closed: boolean;

beforeEach(async () => {
  const clock = testClock();
  lines = [];
  closed = false;
  socket = await startSocketMode((request, response) => standIn.apiHandler(request, response));
  standIn = createSlackStandIn({
    signingSecret: SECRET,
    botToken: TOKEN,
    teamId: TEAM,
    appId: 'A0DEMO',
    botEndpoint: `${socket.url}/bot`,
    baseUrl: socket.url,
    clock,
  });
  desk = scriptedDesk((code) => lines.push(code), clock);
  const { records } = memoryStore(clock);
  const log = createLog((line) => void lines.push(line));
  const config = {
    signingSecrets: [],
    appToken: APP_TOKEN,
    botTokens: { [TEAM]: TOKEN, T0SISTER: TOKEN },
    apiUrl: `${socket.url}/api/`,
  };
  slack = composeSlack(config, {
    desk,
    publishers: createPublishersDesk({
      records,
      times: () => Promise.resolve(new Map()),
      running: {},
      clock,
      onFault: () => undefined,
    }),
    running: {},
    organisations,
    keyring: await memoryKeyring(),
    records,
    clock,
    log,
  });
  noor = standIn.as('U0CANARY', { name: 'Noor' });
});
afterEach(async () => {
  if (!closed) await slack.close();
  await socket.close();
  expect(standIn.history).toEqual([]);
  expect(standIn.calls.filter(({ method }) => !/^views\.(open|push|update|publish)$/.test(method))).toEqual([]);
  expect(lines.join('')).not.toMatch(/canary|kanarie|xapp|xoxb/);
});

describe('a trial', () => {
  test('from hello to a sent form', async () => {
    await slack.start();
    expect(socket.opened).toEqual([{ authorization: `Bearer ${APP_TOKEN}`, body: expect.any(String) as string }]);
    expect((await noor.command()).status).toBe(200);
    expect(said(noor.top())).toContain(screens.welcome.heading);
    await noor.press(noor.top().id, { label: 'Lees meer over Samira' });
    expect(said(noor.top())).toContain(screens.adviser.answerTime);
    await noor.closeAll();
    desk.script = () => screens.write;
    await noor.command();
    const field = noor.top().view.blocks.find((one) => one.type === 'input' && one.element.type === 'plain_text_input');
    noor.type(noor.top().id, field?.block_id ?? '', 'text', 'Kan dat?');
    desk.script = () => screens.sent;
    expect((await noor.submit(noor.top().id)).status).toBe(200);
    expect(desk.seen.at(-1)?.event).toMatchObject({ do: 'submit', submit: { text: 'Kan dat?' } });
    expect(said(noor.top())).toContain(screens.sent.heading);
    await noor.openHome();
    expect(said(noor.screen().home)).toContain(DOORWAY.heading);
  });

  test('says at the start that it is one', async () => {
    await slack.start();
    expect(lines.join('')).toContain('"event":"trial-only"');
  });

  test('takes nothing by HTTP', async () => {
    await slack.start();
    const status = await new Promise<number>((resolve) => {
      const response = { writeHead: (code: number) => ({ end: () => resolve(code) }) };
      slack.handler(
        { url: '/slack', method: 'POST' } as Parameters<Slack['handler']>[0],
        response as unknown as Parameters<Slack['handler']>[1],
      );
    });
    expect(status).toBe(404);
  });
});

describe('an acknowledgement', () => {
  beforeEach(() => slack.start());

  test('of a command that opened a modal holds nothing; one that could not, an explanation for this person only', async () => {
    await noor.command();
    expect(socket.heard.at(-1)).toEqual({ envelope_id: expect.any(String) as string, payload: {} });
    standIn.plan('views.open', { error: 'internal_error' });
    await noor.command();
    expect(socket.heard.at(-1)).toMatchObject({ payload: { response_type: 'ephemeral' } });
    expect(JSON.stringify(socket.heard)).not.toContain('in_channel');
  });

  test('comes once for each envelope, and never for what is none of Slack’s three kinds', async () => {
    expect(await socket.deliver('options', { x: 1 }, 100)).toBeUndefined();
    expect(await socket.deliver('slash_commands', 'text', 100)).toBeUndefined();
    await socket.deliver('slash_commands', COMMAND);
    expect(socket.heard).toHaveLength(1);
  });

  test('of an event comes after the work; one that failed is left for Slack to send again', async () => {
    const opened = {
      type: 'event_callback',
      team_id: TEAM,
      event: { type: 'app_home_opened', user: 'U1', tab: 'home' },
    };
    standIn.plan('views.publish', { status: 429 });
    expect(await socket.deliver('events_api', opened, 300)).toBeUndefined();
    expect(await socket.deliver('events_api', opened)).toMatchObject({ payload: {} });
    expect(standIn.calls.map(({ ok }) => ok)).toEqual([false, true]);
  });

  test('that everybody in the channel could read is impossible, whoever asks for it; and the first one counts', async () => {
    const log = createLog((line) => void lines.push(line));
    const other = createSocket({ appToken: APP_TOKEN, apiUrl: `${socket.url}/api/`, log });
    const app = {
      async processEvent({ ack }: { ack: (content?: unknown) => Promise<void> }) {
        await ack({ response_type: 'in_channel', text: 'kanarie' });
        await ack({ response_type: 'ephemeral', text: 'kanarie' });
      },
    };
    other.receiver.init(app as unknown as App);
    await other.start();
    expect(await socket.deliver('slash_commands', COMMAND)).toEqual({
      envelope_id: expect.any(String) as string,
      payload: {},
    });
    expect(socket.heard).toHaveLength(1);
    expect(lines.join('')).toContain('"event":"call-refused"');
    await other.close();
  });

  test('what was typed after the command goes nowhere', async () => {
    await socket.deliver('slash_commands', COMMAND);
    expect(desk.seen).toHaveLength(1);
    expect(JSON.stringify([desk.seen, socket.heard])).not.toContain('kanarie');
  });

  test('what was typed after the command does not even reach Bolt', async () => {
    const log = createLog((line) => void lines.push(line));
    const other = createSocket({ appToken: APP_TOKEN, apiUrl: `${socket.url}/api/`, log });
    const bodies: unknown[] = [];
    const app = {
      async processEvent({ body, ack }: { body: unknown; ack: () => Promise<void> }) {
        bodies.push(body);
        await ack();
      },
    };
    other.receiver.init(app as unknown as App);
    await other.start();
    await socket.deliver('slash_commands', COMMAND);
    const { text: _typed, ...rest } = COMMAND;
    expect(bodies).toEqual([rest]);
    await other.close();
  });
});

describe('the connection', () => {
  test('is opened again when Slack says so, and when the line is cut', async () => {
    await slack.start();
    socket.tell({ type: 'disconnect', reason: 'refresh_requested' });
    await expect.poll(() => socket.peers.length, { timeout: 5000 }).toBe(2);
    await expect.poll(async () => (await noor.command()).status, { timeout: 10_000 }).toBe(200);
    socket.peers.at(-1)?.destroy();
    await expect.poll(() => socket.peers.length, { timeout: 5000 }).toBe(3);
    await expect.poll(async () => (await noor.command()).status, { timeout: 10_000 }).toBe(200);
  });

  test.each(['invalid_auth', 'not_allowed_token_type'])('ends the start when Slack says %s', async (error) => {
    socket.response = () => ({ ok: false, error });
    await expect(slack.start()).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
    expect(socket.opened).toHaveLength(1);
  });

  test('is tried again by itself when Slack is away for a moment', async () => {
    const { response: usual } = socket;
    socket.response = () => ({ ok: false, error: 'internal_error' });
    await slack.start();
    expect(socket.peers).toHaveLength(0);
    socket.response = usual;
    await expect.poll(() => socket.peers.length, { timeout: 5000 }).toBe(1);
  });

  test('lets what is under way answer before it closes, and takes nothing new', async () => {
    await slack.start();
    let release = (): void => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    desk.script = async () => {
      await held;
      return screens.welcome;
    };
    const first = socket.deliver('slash_commands', COMMAND);
    await expect.poll(() => desk.seen.length, { timeout: 5000 }).toBe(1);
    closed = true;
    const closing = slack.close();
    expect(await socket.deliver('slash_commands', COMMAND, 300)).toBeUndefined();
    expect(desk.seen).toHaveLength(1);
    release();
    expect(await first).toBeDefined();
    await closing;
    await socket.peers[0]?.ended;
    expect(socket.peers).toHaveLength(1);
  });
});
