/** "Wat ziet je werkgever?": no sentence may stand there that the installation does not make true. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runningOf } from '../../../src/app/compose.ts';
import { loadConfig } from '../../../src/app/config/index.ts';
import type { Retention } from '../../../src/core/organisation.ts';
import { LIMITS_VERSION } from '../../../src/core/pages/write.ts';
import { CLAIMS, employerSections, type Setting } from '../../../src/core/pages/employer-view.ts';
import { wordsIn } from '../../../src/core/words/index.ts';
import { fillSlackManifest } from '../../../src/commands/manifest/slack.ts';
import { fillManifest } from '../../../src/commands/manifest/teams.ts';
import { ALLOWED_METHODS } from '../../../src/slack/outbound/guard.ts';
import { render as renderModal } from '../../../src/slack/views/render.ts';
import { BOT_SCOPES } from '../../../src/slack/scopes.ts';
import { memoryStore } from '../../../src/store/memory/index.ts';
import { CARD_BYTES, render as renderCard } from '../../../src/teams/views/render.ts';
import { MODES, SOURCES, teamsValues } from '../../support/manifest-values.helper.ts';
import {
  ANNA,
  appendRequest,
  conversationId,
  openRequest,
  ORGANISATION,
  SAMIRA,
  seen,
  testClock,
} from '../../support/store-fixtures.helper.ts';
import { desks } from '../../support/desks.helper.ts';
import {
  type ClaimId,
  EXAMPLES,
  changed,
  chats,
  claimOf,
  linesOf,
  running,
  saidBy,
  setting,
  wide,
  without,
  zorg,
} from '../../support/employer-settings.helper.ts';
import { cardFaults } from '../../support/teams-official.helper.ts';

describe.each(['nl', 'en'] as const)('what your employer sees, in %s', (language) => {
  it.each(Object.entries(EXAMPLES) as [ClaimId, (typeof EXAMPLES)[ClaimId]][])(
    '%s stands there exactly when the configuration makes it true',
    (id, { shown, hidden }) => {
      const said = saidBy(id, shown, language);
      expect(said.length).toBeGreaterThan(0);
      expect(linesOf(shown, language)).toEqual(expect.arrayContaining([...said]));
      if (typeof hidden === 'string') expect(hidden).not.toBe('');
      else {
        expect(claimOf(id).holds(hidden)).toBe(false);
        for (const line of said) expect(linesOf(hidden, language)).not.toContain(line);
      }
    },
  );

  it('says each thing once, in four parts of which none is ever empty', () => {
    for (const { shown, hidden } of Object.values(EXAMPLES))
      for (const of of typeof hidden === 'string' ? [shown] : [shown, hidden]) {
        const parts = employerSections(wordsIn(language).employerView, of);
        expect(parts).toHaveLength(4);
        for (const { lines } of parts) expect(lines.length).toBeGreaterThan(0);
        const lines = linesOf(of, language);
        expect(new Set(lines).size).toBe(lines.length);
      }
  });
});

it('there is one sentence for every claim, and one claim for every sentence', () => {
  const ids = CLAIMS.map(({ id }) => id);
  expect([...ids].sort()).toEqual(Object.keys(wordsIn('nl').employerView.claims).sort());
});

it('never says that a thing can and cannot be', () => {
  const opposites: readonly [ClaimId, ClaimId][] = [
    ['slackScopes', 'slackMoreScopes'],
    ['slackNoPost', 'slackNoPostByChoice'],
    ['teamsNoPost', 'teamsOnlyCard'],
    ['teamsChat', 'teamsChatShut'],
    ['hostEmployer', 'hostOther'],
    ['hostOther', 'hostUnknown'],
    ['hostEmployer', 'noFigures'],
    ['hostUnknown', 'noFigures'],
    ['hostEmployer', 'whoTalks'],
    ['hostUnknown', 'whoTalks'],
  ];
  for (const { shown } of Object.values(EXAMPLES))
    for (const [one, other] of opposites)
      expect(claimOf(one).holds(shown) && claimOf(other).holds(shown), `${one} and ${other}`).toBe(false);
});

it('on the public page speaks of the front doors that this organisation has, and of no other', () => {
  const only = changed({}, 'public');
  expect(linesOf(only).join()).toMatch(/Slack.*Teams/);
  const { teams: _none, ...inSlack } = zorg;
  expect(linesOf(setting({ organisation: inSlack, medium: 'public' })).join()).not.toMatch(/Teams/);
  expect(linesOf(without('slack', 'public')).join()).not.toMatch(/Slack/);
});

describe('held against the thing itself', () => {
  const manifest = (): { oauth_config: { scopes: { bot: string[]; user?: string[] } } } =>
    JSON.parse(
      fillSlackManifest(readFileSync('manifests/slack/manifest.json', 'utf8'), {
        by: 'http',
        origin: 'https://bot.example.nl',
      }),
    );

  it('the scopes that are named are those of the manifest that is installed, and no others', () => {
    expect(manifest().oauth_config.scopes).toEqual({ bot: [...BOT_SCOPES] });
    expect(saidBy('slackScopes', setting()).join()).toContain(`In Slack heet dat: ${BOT_SCOPES.join(', ')}.`);
    expect(saidBy('slackMoreScopes', wide).join()).toContain('commands, chat:write');
  });

  it('the app has no rights to post in Slack: no scope does, and the guard knows no method that does', () => {
    expect(BOT_SCOPES.filter((scope) => /write|history|read|post/.test(scope))).toEqual([]);
    expect(ALLOWED_METHODS.filter((method) => !method.startsWith('views.'))).toEqual([]);
  });

  const env = {
    INBOX_ORIGIN: 'https://inbox.example.nl',
    REDIS_URL: 'rediss://redis.example.nl:6380',
    KEYRING_DIR: '/keyring',
    OIDC_1_NAME: 'Voorbeeld',
    OIDC_1_ISSUER: 'https://login.example.nl',
    OIDC_1_CLIENT_ID: 'inbox',
    TEAMS_APP_ID: '11111111-2222-4333-8444-555555555555',
    BOT_ORIGIN: 'https://bot.example.nl',
  };
  const graph = {
    TEAMS_GRAPH_CLIENT_ID: '99999999-8888-4777-8666-555555555555',
    TEAMS_GRAPH_CLIENT_SECRET: 'a-secret-of-thirty-two-characters',
  };
  const botSecret = { TEAMS_BOT_SECRET: 'a-secret-of-thirty-two-characters' };

  it.each([
    ['silent', {}],
    ['notify', graph],
    ['signpost', botSecret],
  ] as const)('%s: "no key to post" is said exactly when the configuration holds none', (mode, more) => {
    const config = loadConfig({ ...env, ...more, TEAMS_CHAT_REPLY: mode });
    const of = setting({ running: runningOf(config), medium: 'teams' });
    const holdsKey = config.teams !== undefined && 'botSecret' in config.teams.chatReply;
    expect(claimOf('teamsNoPost').holds(of)).toBe(!holdsKey);
    expect(claimOf('teamsOnlyCard').holds(of)).toBe(holdsKey);
  });

  it.each(MODES)('%s: the permission that is named is the only one the package asks for', (mode) => {
    const { authorization } = fillManifest(SOURCES.manifest, teamsValues({ TEAMS_CHAT_REPLY: mode }));
    const asked = (authorization as { permissions: { resourceSpecific: { name: string }[] } } | undefined)?.permissions
      .resourceSpecific;
    const names = (asked ?? []).map(({ name }) => name);
    expect(claimOf('teamsPermission').holds(chats(mode))).toBe(names.length > 0);
    if (names.length > 0)
      expect(saidBy('teamsPermission', chats(mode)).join()).toContain(`alleen dit: ${names.join(', ')}.`);
  });

  it.each(MODES)('%s: the chat is called shut exactly when the package shuts it', (mode) => {
    const bots = fillManifest(SOURCES.manifest, teamsValues({ TEAMS_CHAT_REPLY: mode }))['bots'];
    const shut = (bots as { isNotificationOnly: boolean }[]).every(({ isNotificationOnly }) => isNotificationOnly);
    expect(claimOf('teamsChatShut').holds(chats(mode))).toBe(shut);
    expect(claimOf('teamsChat').holds(chats(mode))).toBe(!shut);
  });

  it('the line under Activity is quoted as the package has it, in both languages', () => {
    const [type] = (
      fillManifest(SOURCES.manifest, teamsValues())['activities'] as { activityTypes: { templateText: string }[] }
    ).activityTypes;
    const english = JSON.parse(SOURCES.languages.en) as Record<string, string>;
    expect(saidBy('teamsBell', chats('notify')).join()).toContain(type?.templateText);
    expect(saidBy('teamsBell', chats('notify'), 'en').join()).toContain(
      english['activities.activityTypes[0].templateText'],
    );
  });

  it('who runs the server, the address and the platforms come from the environment', () => {
    expect(runningOf(loadConfig({ ...env, HOSTED_BY: 'employer' }))).toEqual({
      teams: { chatReply: 'silent' },
      hostedBy: 'employer',
      publicOrigin: 'https://bot.example.nl',
    });
    const named = runningOf(loadConfig({ ...env, HOSTED_BY: 'Bureau Wilgenlaan' }));
    expect(saidBy('hostOther', setting({ running: named })).join()).toContain('Bureau Wilgenlaan');
    expect(saidBy('page', setting({ running: named })).join()).toContain('bot.example.nl/zorg');
  });

  it('who has the keys of the server can compute who talks with whom, and whoever that is, is named for it', async () => {
    const d = await desks(zorg);
    const sent = await d.employee.handle(d.visit('U0NOOR'), {
      do: 'submit',
      submit: { form: 'write', adviser: 'samira', limits: LIMITS_VERSION, submission: 's'.repeat(22), text: 'Hoi' },
    });
    expect(sent.kind).toBe('sent');
    const computed = d.keyring.pseudonym(zorg.id, 'slack', 'T0ZORG', 'U0NOOR');
    const found = await d.store.conversations.overview(zorg.id, computed, ['samira'], d.clock.now());
    expect(found.conversations.map(({ adviser }) => adviser)).toEqual(['samira']);

    const computes = /uit te rekenen of jij met iemand praat|uitrekenen of jij met iemand praat/;
    for (const hostedBy of ['employer', undefined, { name: 'Bureau Wilgenlaan' }] as const) {
      const { hostedBy: _host, ...rest } = running;
      const lines = linesOf(setting({ running: hostedBy === undefined ? rest : { ...rest, hostedBy } }));
      expect(lines.filter((line) => computes.test(line))).toHaveLength(1);
      expect(lines.some((line) => line.startsWith('Of je met iemand praat'))).toBe(typeof hostedBy === 'object');
    }
    expect(saidBy('whoTalks', setting()).join()).toContain('Bureau Wilgenlaan heeft de sleutels van de server');
  });

  it('no figure beside those that are named, and what a manager of accounts can open, are said as they are', () => {
    expect(saidBy('noFigures', setting())).toEqual([
      'Hoeveel gesprekken er zijn, of wanneer. Je werkgever krijgt er geen ander getal over dan hierboven staat.',
    ]);
    expect(saidBy('impersonation', setting()).join()).toMatch(/voor jou uitgeven, en dan jouw gesprekken/);
  });

  it('the home page of the app in Slack is the same before and after somebody wrote', async () => {
    const d = await desks(zorg);
    const before = JSON.stringify(d.employee.home(zorg));
    await d.employee.handle(d.visit(), { do: 'open' });
    expect(JSON.stringify(d.employee.home(zorg))).toBe(before);
  });

  it.each([
    [12, 3, 5],
    [1, 1, 1],
  ])('conversations last the %i days, %i days and %i hours that are named, and no hour longer', async (...figures) => {
    const [conversationDays, closedDays, readReplyHours] = figures;
    const retention: Retention = { conversationDays, closedDays, readReplyHours };
    const said = saidBy('retention', changed({ retention })).join();
    const [days = 0, closed = 0, hours = 0] = [...said.matchAll(/(\d+) (?:dag|dagen|uur)\b/g)].map(([, n]) =>
      Number(n),
    );
    const clock = testClock();
    const store = memoryStore(clock);
    const one = conversationId('one');
    const read = () =>
      store.conversations.read(ORGANISATION, one, { employee: ANNA }, { limit: 9, copies: true }, clock.now());
    const begin = () => store.conversations.open(openRequest(clock, { retention }));

    await begin();
    clock.advance(days * 24);
    expect(await read()).toBeDefined();
    clock.advance(1);
    expect(await read()).toBeUndefined();

    await begin();
    await store.conversations.close(ORGANISATION, one, { employee: ANNA }, retention, clock.now());
    clock.advance(closed * 24);
    expect(await read()).toBeDefined();
    clock.advance(1);
    expect(await read()).toBeUndefined();

    await begin();
    const reply = { from: 'adviser' as const, employeeCopy: new Uint8Array([1]), retention };
    const expected = await seen(store, clock, { adviser: SAMIRA });
    expect(await store.conversations.append(appendRequest(clock, { ...reply, expected }))).toBe('stored');
    await store.conversations.markReadByEmployee(ORGANISATION, one, ANNA, [1], retention, clock.now());
    clock.advance(hours);
    expect((await read())?.employeeCopies.size).toBe(1);
    clock.advance(1);
    expect((await read())?.employeeCopies.size).toBe(0);

    // "tenzij jij het langer laat staan"
    expect(said).toContain('laat staan');
    const longer = { ...reply, expected: await seen(store, clock, { adviser: SAMIRA }) };
    expect(await store.conversations.append(appendRequest(clock, longer))).toBe('stored');
    await store.conversations.markReadByEmployee(ORGANISATION, one, ANNA, [2], retention, clock.now());
    await store.conversations.keepCopy(ORGANISATION, one, ANNA, 2, clock.now());
    clock.advance(days * 24);
    expect((await read())?.employeeCopies.size).toBe(1);
    clock.advance(1);
    expect(await read()).toBeUndefined();
  });
});

describe('on both platforms', () => {
  const bare = (text: string): string => text.replaceAll(/[\\\u200b-\u200f\u2060\u00a0"]/g, '');
  const everything: Setting[] = Object.values(EXAMPLES).flatMap(({ shown }) =>
    (['slack', 'teams'] as const).map((medium) => ({ ...shown, medium })),
  );
  it.each(['nl', 'en'] as const)('every sentence fits and is there in full, in %s', async (language) => {
    for (const { running, organisation, medium } of everything) {
      if (medium === 'public') continue;
      const d = await desks(organisation, { running });
      const screen = await d.employee.handle(
        { ...d.visit('U0NOOR', { language }), surface: medium },
        { do: 'employer-view' },
      );
      const shown = medium === 'slack' ? renderModal(screen) : renderCard(screen);
      if (medium === 'slack') expect(renderModal(screen).blocks.length).toBeLessThanOrEqual(100);
      else {
        expect(cardFaults(shown)).toEqual([]);
        expect(Buffer.byteLength(JSON.stringify(shown))).toBeLessThan(CARD_BYTES);
      }
      const text = bare(JSON.stringify(shown));
      for (const line of linesOf({ running, organisation, medium }, language)) expect(text).toContain(bare(line));
    }
  });
});
