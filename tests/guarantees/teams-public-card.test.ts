/**
 * Promise 1, the one thing that may come to stand in a channel: HR's card, by HR's own press, in HR's own message.
 * It leaves as the exact bytes of a public post of that organisation, or not at all.
 */
import * as fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { Organisation, Organisations } from '../../src/core/organisation.ts';
import { everyPost } from '../../src/core/publishing/card.ts';
import { createLog } from '../../src/base/log.ts';
import { readActivity, type Activity } from '../../src/teams/http/payloads.ts';
import { insertOf } from '../../src/teams/publishing/cards.ts';
import { PUBLISH_COMMAND } from '../../src/teams/publishing/index.ts';
import { tabLink } from '../../src/teams/tab/link.ts';
import { createResponseGuard } from '../../src/teams/http/response-guard.ts';
import { screens } from '../fixtures/screens.ts';
import { continueWith, dialogOf } from '../../src/teams/views/view-cache.ts';
import { adviserOf } from '../support/organisation.helper.ts';
import {
  APP_ID,
  NOTIFY,
  openOffice,
  ORGANISATION,
  OTHER_TENANT,
  PUBLISHER,
  RUNNING,
  TENANT,
  USER,
  type Office,
} from '../support/teams.helper.ts';
import { press } from '../support/teams-card-look.helper.ts';

type Json = Record<string, unknown>;
const TAB = tabLink({ appId: APP_ID });
const OURS: Organisation = { ...ORGANISATION, advisers: [adviserOf('samira', 'Samira el Idrissi', undefined)] };
const THEIRS: Organisation = {
  ...OURS,
  id: 'anders',
  name: 'Anders',
  advisers: [adviserOf('tom', 'Tom de Wit', undefined)],
  teams: { tenantIds: [OTHER_TENANT], publishers: [] },
};
const responsesOf = (organisation: Organisation): object[] =>
  everyPost(organisation, RUNNING).map((post) => insertOf(post, TAB));

const lines: string[] = [];
const responseGuard = createResponseGuard({
  running: RUNNING,
  tab: TAB,
  log: createLog(
    (line) => lines.push(line),
    () => new Date(0),
  ),
});
const activity = (own: Json = {}): Activity => {
  const read = readActivity({
    type: 'invoke',
    name: 'composeExtension/submitAction',
    id: 'f:1',
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    from: { id: '29:x', aadObjectId: PUBLISHER },
    recipient: { id: '28:x' },
    conversation: { id: '19:x@thread.tacv2' },
    value: { commandId: PUBLISH_COMMAND, data: {} },
    ...own,
  });
  if (read === undefined || read === 'ignored') throw new TypeError('not an activity');
  return read;
};
const leaves = (body: unknown, own: Json = {}, organisation = OURS): boolean => {
  try {
    responseGuard.check(body, { activity: activity(own), organisation });
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: 'CALL_REFUSED' });
    return false;
  }
};
const [card = {}, ...others] = responsesOf(OURS);

describe('a card leaves', () => {
  test('for a publisher who pressed the last button of the command, whichever public post it is', () => {
    expect([card, ...others].filter((received) => !leaves(received))).toEqual([]);
    expect(others.length).toBeGreaterThan(10);
  });

  test.each<[string, Json]>([
    ['another command', { value: { commandId: 'vertrouwenspersoon', data: {} } }],
    ['a command that only sounds like it', { value: { commandId: 'Publish', data: {} } }],
    ['the opening of the dialog', { name: 'composeExtension/fetchTask', value: { commandId: PUBLISH_COMMAND } }],
    ['a dialog of the tab', { name: 'task/submit', value: { data: { commandId: PUBLISH_COMMAND } } }],
    ['a dialog of a card', { name: 'task/fetch', value: { data: {} } }],
    ['a message', { type: 'message', name: undefined, value: undefined }],
    ['an installation', { type: 'installationUpdate', name: undefined, value: undefined }],
    ['somebody who is not a publisher', { from: { id: '29:x', aadObjectId: USER } }],
    ['somebody without an account in the tenant', { from: { id: `29:${PUBLISHER}` } }],
  ])('never in the answer to %s', (_what, own) => {
    expect(leaves(card, own)).toBe(false);
    expect(leaves(card)).toBe(true);
  });

  test('never with the people of another organisation, whoever asks', () => {
    const both = { ...THEIRS, teams: { tenantIds: [OTHER_TENANT], publishers: [PUBLISHER] } };
    expect(responsesOf(THEIRS).filter((received) => JSON.stringify(received) === JSON.stringify(card))).toEqual([]);
    expect([leaves(responsesOf(both)[0], {}, both), leaves(card, {}, both), leaves(responsesOf(both)[0])]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('never after the organisation changed what it says', () => {
    expect(leaves(card, {}, { ...OURS, advisers: [adviserOf('samira', 'Samira Idrissi', undefined)] })).toBe(false);
  });
});

describe('no other byte leaves', () => {
  const bytes = JSON.stringify(card);
  test('one that was changed, added or taken away, wherever', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.constantFrom('', 'x', '"', ' ', '0'), fc.boolean(), (at, sign, keep) => {
        const changed = bytes.slice(0, at) + sign + bytes.slice(keep ? at : at + 1);
        let body: unknown;
        try {
          body = JSON.parse(changed);
        } catch {
          return;
        }
        if (JSON.stringify(body) !== bytes) expect(leaves(body)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  const attachment = (card as { composeExtension: { attachments: Json[] } }).composeExtension.attachments[0];
  const composed = (more: Json): Json => ({
    composeExtension: { type: 'result', attachmentLayout: 'list', attachments: [attachment], ...more },
  });
  test.each<[string, unknown]>([
    ['two cards at once', composed({ attachments: [attachment, attachment] })],
    ['no card', composed({ attachments: [] })],
    ['a preview that the bot would post', composed({ type: 'botMessagePreview' })],
    ['a sentence for the compose box', { composeExtension: { type: 'message', text: 'Canary' } }],
    ['a sign-in', { composeExtension: { type: 'auth' } }],
    ['a card beside a dialog', { ...card, task: { type: 'continue', value: {} } }],
    ['a message in place of a dialog', { task: { type: 'message', value: 'Canary' } }],
    ['an answer to a search', { results: [] }],
    ['a list', [card]],
    ['words', 'Canary'],
    ['nothing that is something', null],
  ])('%s', (_what, body) => {
    lines.length = 0;
    expect(leaves(body)).toBe(false);
    expect(lines.join('')).toContain('CALL_REFUSED');
    expect(lines.join('')).not.toContain('Canary');
  });

  test('a dialog always may: it is shown and gone', () => {
    expect(leaves(continueWith(dialogOf(screens.write)), { from: { id: '29:x', aadObjectId: USER } })).toBe(true);
    expect(leaves(undefined, { type: 'message', name: undefined, value: undefined })).toBe(true);
  });
});

describe('the whole Teams part', () => {
  let office: Office;
  afterEach(() => office.close());
  const organisations: Organisations = {
    all: () => [OURS, THEIRS],
    byId: (id) => [OURS, THEIRS].find((one) => one.id === id),
    byTeamsTenant: (tenant) => (tenant === TENANT ? OURS : tenant === OTHER_TENANT ? THEIRS : undefined),
    bySlackTeam: () => undefined,
    bySlackEnterprise: () => undefined,
  };
  const as = (user: string, tenant = TENANT): Json => ({
    from: { id: `29:${user}`, aadObjectId: user },
    conversation: { id: '19:x@thread.tacv2', conversationType: 'channel', tenantId: tenant },
    channelData: { tenant: { id: tenant } },
  });
  const submitted = (data: unknown, commandId = PUBLISH_COMMAND): Json => ({
    name: 'composeExtension/submitAction',
    value: { commandId, commandContext: 'compose', data },
  });

  test('looks at every answer once more when it leaves: a card that is none any more is a fault, and stays here', async () => {
    let { advisers } = OURS;
    const changing: Organisation = {
      ...OURS,
      get advisers() {
        return advisers;
      },
    };
    office = await openOffice({
      organisations: { ...organisations, byTeamsTenant: () => changing },
      records: (real) => ({
        ...real,
        takeOnce: (...args) => {
          ({ advisers } = THEIRS);
          return real.takeOnce(...args);
        },
      }),
    });
    const opened = await office.send({ ...as(PUBLISHER), value: { commandId: PUBLISH_COMMAND } });
    const data = press(opened.body?.task.value.card.content ?? {}, 'Zet klaar in mijn bericht');
    const received = await office.send({ ...as(PUBLISHER), ...submitted(data) });
    expect(received).toEqual({ status: 500, body: undefined });
    expect(office.lines.join('')).toContain('CALL_REFUSED');
  });

  test.each([undefined, NOTIFY])(
    'gives a card to the publisher and a dialog to all others, and posts nothing',
    async (reply) => {
      office = await openOffice({ organisations, ...(reply === undefined ? {} : { chatReply: reply }) });
      const opened = await office.send({ ...as(PUBLISHER), value: { commandId: PUBLISH_COMMAND } });
      const data = press(opened.body?.task.value.card.content ?? {}, 'Zet klaar in mijn bericht');
      const answered = async (own: Json): Promise<string> => Object.keys((await office.send(own)).body ?? {}).join();

      expect(await answered({ ...as(PUBLISHER), ...submitted(data) })).toBe('composeExtension');
      expect(await answered({ ...as(USER), ...submitted(data) })).toBe('task');
      expect(await answered({ ...as(PUBLISHER, OTHER_TENANT), ...submitted(data) })).toBe('task');
      expect(await answered({ ...as(PUBLISHER), ...submitted(data, 'vertrouwenspersoon') })).toBe('task');
      expect(await answered({ ...as(PUBLISHER), name: 'task/submit', value: { data } })).toBe('task');
      expect(await answered({ ...as(PUBLISHER), name: 'task/fetch', value: { data } })).toBe('task');
      await office.teams.close();
      expect(office.hits.filter(({ method }) => method !== 'GET')).toEqual([]);
      expect(new Set(office.called)).toEqual(new Set(['keys']));
    },
  );
});
