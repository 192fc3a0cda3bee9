/** Promise 1 for Teams: not by policy but by lack of means, and by a recorder on every way out of the process. */
import { syncBuiltinESMExports } from 'node:module';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import net from 'node:net';
import { fileURLToPath } from 'node:url';
import {
  ActivityTypes,
  DeliveryModes,
  TurnContext,
  type Activity as BotActivity,
  type ConversationReference,
} from 'botbuilder';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Activity } from '../../src/teams/http/payloads.ts';
import { SilentAdapter } from '../../src/teams/http/bot.ts';
import { NOTIFY, openOffice, type Office } from '../support/teams.helper.ts';

/** Where every outgoing connection begins, TLS and both http modules included. */
const connect = vi.spyOn(net.Socket.prototype, 'connect');
syncBuiltinESMExports();
beforeEach(() => void connect.mockClear());
const refused = { code: 'CALL_REFUSED' };

const SERVICE = 'http://localhost:9/connector/';
const incoming: Activity = {
  type: 'message',
  id: '1',
  channelId: 'msteams',
  serviceUrl: SERVICE,
  from: { id: '29:x' },
  recipient: { id: '28:x' },
  conversation: { id: 'a:x' },
};
const reference: Partial<ConversationReference> = {
  channelId: 'msteams',
  serviceUrl: SERVICE,
  conversation: { id: 'a:x', name: '', isGroup: false, conversationType: 'personal' },
};
/** Every type that botbuilder knows, and some that it does not. */
const TYPES = [...new Set<string>([...Object.values(ActivityTypes), '', 'Message', 'invokeresponse', 'new-type'])];
const INVOKE_RESPONSE: string = ActivityTypes.InvokeResponse;
const adapter = new SilentAdapter();
/** Runs inside a turn, as a handler would. */
const inTurn = (logic: (context: TurnContext) => Promise<unknown>): Promise<unknown> =>
  adapter.run(incoming, async (context) => void (await logic(context)));

describe('the bot cannot post', () => {
  test('the recorder sees a connection when there is one', async () => {
    await expect(once(get(SERVICE), 'response')).rejects.toThrow('ECONNREFUSED');
    expect(connect).toHaveBeenCalledOnce();
  });

  test.each(TYPES.filter((type) => type !== INVOKE_RESPONSE))(
    'sendActivity of type "%s" is refused, and nothing leaves',
    async (type) => {
      const activity: Partial<BotActivity> = { type, text: 'x', value: 'x' };
      await expect(inTurn((context) => context.sendActivity(activity))).rejects.toMatchObject(refused);
      await expect(inTurn((context) => context.sendActivities([activity]))).rejects.toMatchObject(refused);
      await expect(
        inTurn((context) => context.sendActivities([{ type: ActivityTypes.InvokeResponse, value: {} }, activity])),
      ).rejects.toMatchObject(refused);
      await expect(
        adapter.sendActivities(new TurnContext(adapter, { ...incoming } as Partial<BotActivity>), [activity]),
      ).rejects.toMatchObject(refused);
      expect(connect).not.toHaveBeenCalled();
    },
  );

  test.each(TYPES)('updateActivity to type "%s" is refused, and nothing leaves', async (type) => {
    await expect(inTurn((context) => context.updateActivity({ type, id: '1' }))).rejects.toMatchObject(refused);
    expect(connect).not.toHaveBeenCalled();
  });

  test.each<[string, (context: TurnContext) => Promise<unknown>]>([
    ['sendActivity with words', (context) => context.sendActivity('x')],
    ['sendTraceActivity', (context) => context.sendTraceActivity('x')],
    ['deleteActivity by id', (context) => context.deleteActivity('1')],
    ['deleteActivity by reference', (context) => context.deleteActivity({ ...reference, activityId: '1' })],
    ['continueConversation', () => adapter.continueConversation()],
    ['continueConversationAsync', () => adapter.continueConversationAsync()],
    ['createConversationAsync', () => adapter.createConversationAsync()],
  ])('%s is refused, and nothing leaves', async (_name, attempt) => {
    await expect(inTurn(attempt)).rejects.toMatchObject(refused);
    expect(connect).not.toHaveBeenCalled();
  });

  test('there is no connector client and no older way to make a conversation', async () => {
    expect('createConversation' in adapter).toBe(false);
    expect('createConnectorClient' in adapter).toBe(false);
    await inTurn(async (context) => {
      expect(context.turnState.get(adapter.ConnectorClientKey)).toBeUndefined();
      expect(context.turnState.get(adapter.BotIdentityKey)).toBeUndefined();
      expect(context.activity.deliveryMode).not.toBe(DeliveryModes.ExpectReplies);
      expect(context.activity.text).toBeUndefined();
    });
  });

  test('what was kept of a turn is of no use once the turn is over, however it ended', async () => {
    const kept: TurnContext[] = [];
    await inTurn((context) => Promise.resolve(kept.push(context)));
    const failing = inTurn((context) => Promise.reject(new Error(String(kept.push(context)))));
    await expect(failing).rejects.toThrow('2');
    for (const context of kept) expect(() => context.activity).toThrow(TypeError);
  });

  test('every method of the adapter that could reach out is one of those above', () => {
    const inherited = Object.getOwnPropertyNames(Object.getPrototypeOf(SilentAdapter.prototype)).filter(
      (name) => !Object.hasOwn(SilentAdapter.prototype, name),
    );
    expect(inherited.sort()).toEqual(['onTurnError', 'runMiddleware', 'use']);
  });
});

describe('the whole Teams part', () => {
  let office: Office;
  afterEach(() => office.close());
  const everything = async (): Promise<void> => {
    const form = { form: 'reply', conversation: 'C'.repeat(22), submission: 'S'.repeat(22) };
    for (const own of [
      {},
      { name: 'task/fetch', value: { data: { iv: 1, context: {}, press: { do: 'welcome' } } } },
      { name: 'task/submit', value: { data: { iv: 1, context: {}, form, text: 'x' } } },
      { type: 'message', name: undefined, text: 'x', deliveryMode: 'expectReplies' },
      { type: 'conversationUpdate', name: undefined, membersAdded: [{ id: '28:x' }] },
      { type: 'installationUpdate', name: undefined, action: 'add' },
    ])
      await office.send(own);
    await office.teams.close();
  };

  test('silent: everything a person can do, and only keys were asked for', async () => {
    office = await openOffice();
    await everything();
    expect(new Set(office.called)).toEqual(new Set(['keys']));
    expect(office.hits.filter(({ method }) => method !== 'GET')).toEqual([]);
  });
  test('notify: besides, one bell and the token for it; nothing on the connector', async () => {
    office = await openOffice({ chatReply: NOTIFY });
    await everything();
    expect(office.called.filter((name) => name !== 'keys')).toEqual(['token', 'notify']);
    expect(office.hits.filter(({ path }) => path.startsWith('/connector'))).toEqual([]);
  });
});

test('one file imports botbuilder, and one module can hold the bot secret', () => {
  const root = fileURLToPath(new URL('../../src/', import.meta.url));
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  const using = (pattern: RegExp): string[] =>
    files.filter((name) => pattern.test(readFileSync(`${root}${name}`, 'utf8'))).sort();
  expect(using(/from 'botbuilder|from 'botframework|import\('bot/)).toEqual(['teams/http/bot.ts']);
  expect(using(/from '[./a-z-]*\/(bot|signpost)\.ts'/).filter((name) => name !== 'teams/index.ts')).toEqual([
    'teams/http/receive.ts',
  ]);
  expect(using(/^import \{[^}]*\} from '[./a-z-]*\/(bot|signpost)\.ts'/m)).toEqual([]);
  expect(using(/import\('[./a-z-]*\/(bot|signpost)\.ts'\)/)).toEqual(['teams/index.ts']);
});
