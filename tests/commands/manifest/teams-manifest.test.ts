import { readFileSync, readdirSync } from 'node:fs';
import { AppManifestUtils, type TeamsManifestV1D30 } from '@microsoft/app-manifest';
import { describe, expect, test } from 'vitest';
import { fillLanguage, fillManifest } from '../../../src/commands/manifest/teams.ts';
import { PUBLISH_COMMAND } from '../../../src/teams/publishing/index.ts';
import { APP_ID, GRAPH_ID, MODES, SOURCES, teamsValues } from '../../support/manifest-values.helper.ts';

type Manifest = TeamsManifestV1D30.TeamsManifestV1D30;
const manifestFor = (mode: (typeof MODES)[number]): Manifest =>
  fillManifest(SOURCES.manifest, teamsValues({ TEAMS_CHAT_REPLY: mode })) as unknown as Manifest;
const english = (mode: (typeof MODES)[number]): Record<string, string> =>
  fillLanguage(SOURCES.languages.en, manifestFor(mode) as never) as Record<string, string>;

const SCHEMAS = 'node_modules/@microsoft/app-manifest/build/json-schemas/teams/v1.30';
type Schema = Parameters<typeof AppManifestUtils.validateAgainstSchema>[1];
/** The schema of language files has a bracket unescaped, which a regular expression in Unicode mode may not. */
const schema = (name: string): Schema =>
  JSON.parse(
    readFileSync(`${SCHEMAS}/MicrosoftTeams.${name}schema.json`, 'utf8').replaceAll(
      String.raw`\\b]\\.`,
      String.raw`\\b\\]\\.`,
    ),
  ) as Schema;
const faultsOf = (json: object, name = ''): Promise<string[]> =>
  AppManifestUtils.validateAgainstSchema(json as Manifest, schema(name));

/** Every text of the default language, under the key by which a language file replaces it. */
function texts(manifest: Manifest): Record<string, string> {
  const tabs = (manifest.staticTabs ?? []).flatMap(({ name }, i) => (name ? [[`staticTabs[${i}].name`, name]] : []));
  const commands = (manifest.composeExtensions?.[0]?.commands ?? []).flatMap(({ title, description }, i) => [
    [`composeExtensions[0].commands[${i}].title`, title],
    [`composeExtensions[0].commands[${i}].description`, description],
  ]);
  const activities = (manifest.activities?.activityTypes ?? []).flatMap(({ description, templateText }, i) => [
    [`activities.activityTypes[${i}].description`, description],
    [`activities.activityTypes[${i}].templateText`, templateText],
  ]);
  const { name, description } = manifest;
  return {
    'name.short': name.short,
    'name.full': name.full ?? '',
    'description.short': description.short,
    'description.full': description.full,
    ...(Object.fromEntries([...tabs, ...commands, ...activities]) as Record<string, string>),
  };
}

describe.each(MODES)('with TEAMS_CHAT_REPLY=%s the Teams app', (mode) => {
  const manifest = manifestFor(mode);

  test('is what the newest stable schema allows', async () => {
    expect(await faultsOf(manifest)).toEqual([]);
    expect(await faultsOf({ ...manifest, somethingElse: true })).not.toEqual([]);
  });

  test('is so with the longest values that the variables take', async () => {
    const host = `${'a'.repeat(60)}.`.repeat(4).slice(0, 230);
    const values = teamsValues({
      TEAMS_CHAT_REPLY: mode,
      TEAMS_ORIGIN: `https://${host}voorbeeld.nl`.slice(0, 250),
      TEAMS_ABOUT_URL: `https://voorbeeld.nl/${'a'.repeat(2027)}`,
      TEAMS_PACKAGE_VERSION: '999999.999999.999999',
    });
    expect(await faultsOf(fillManifest(SOURCES.manifest, values))).toEqual([]);
  });

  test('has no text that is empty or ends in white space, in either language', () => {
    const all: string[] = [];
    JSON.stringify([manifest, english(mode)], (_, value: unknown) => {
      if (typeof value === 'string') all.push(value);
      return value;
    });
    expect(all.length).toBeGreaterThan(40);
    expect(all.filter((text) => text === '' || text !== text.trim())).toEqual([]);
  });

  test('may send its own notification only when it does that, and may read or write nothing else', () => {
    expect(manifest.authorization).toEqual(
      mode === 'notify'
        ? { permissions: { resourceSpecific: [{ name: 'TeamsActivity.Send.User', type: 'Application' }] } }
        : undefined,
    );
    expect(manifest).not.toHaveProperty('permissions');
    expect(manifest).not.toHaveProperty('devicePermissions');
  });

  test('has an open compose box exactly when a message to it is answered', () => {
    expect(manifest.bots).toEqual([{ botId: APP_ID, scopes: ['personal'], isNotificationOnly: mode === 'silent' }]);
  });

  test('begins with the private tab', () => {
    expect(manifest.staticTabs).toEqual([
      { entityId: 'home', name: 'Start', contentUrl: 'https://teams.voorbeeldzorg.nl/tab', scopes: ['personal'] },
      { entityId: 'conversations', scopes: ['personal'] },
      { entityId: 'about', scopes: ['personal'] },
    ]);
    expect(manifest.defaultInstallScope).toBe('personal');
  });

  test('opens a dialog from the command box and the compose box, and another for HR where a message is written', () => {
    expect(manifest.composeExtensions).toEqual([
      {
        botId: APP_ID,
        commands: [
          {
            id: 'vertrouwenspersoon',
            type: 'action',
            title: 'Vertrouwenspersoon',
            description: expect.any(String) as unknown,
            context: ['compose', 'commandBox'],
            fetchTask: true,
          },
          {
            id: PUBLISH_COMMAND,
            type: 'action',
            title: 'Kaart plaatsen (HR)',
            description: expect.any(String) as unknown,
            context: ['compose'],
            fetchTask: true,
          },
        ],
      },
    ]);
  });

  test('uses no preview, no targeted message, no session, no slash command and no place but a person’s own', () => {
    expect(manifest.$schema).toBe(
      'https://developer.microsoft.com/json-schemas/teams/v1.30/MicrosoftTeams.schema.json',
    );
    expect(manifest.manifestVersion).toBe('1.30');
    const text = JSON.stringify(manifest);
    expect(text).not.toMatch(/preview|targeted|sessions|triggers|commandLists|messageHandlers/i);
    expect(text).not.toMatch(/"(team|groupChat|copilot|message)"/);
    expect(Object.keys(manifest)).not.toEqual(
      expect.arrayContaining(['configurableTabs', 'connectors', 'copilotAgents']),
    );
  });

  test('trusts one host, its own, and signs in to one app', () => {
    const id = mode === 'notify' ? GRAPH_ID : APP_ID;
    expect(manifest.validDomains).toEqual(['teams.voorbeeldzorg.nl']);
    expect(manifest.webApplicationInfo).toEqual({ id, resource: `api://teams.voorbeeldzorg.nl/${id}` });
  });

  test('says everything in Dutch, and each of those texts in English', async () => {
    const { $schema, ...translated } = english(mode);
    expect(manifest.localizationInfo).toEqual({
      defaultLanguageTag: 'nl',
      additionalLanguages: [{ languageTag: 'en', file: 'en.json' }],
    });
    expect($schema).toContain('/v1.30/MicrosoftTeams.Localization.schema.json');
    expect(Object.keys(translated).toSorted()).toEqual(Object.keys(texts(manifest)).toSorted());
    expect(await faultsOf(english(mode), 'Localization.')).toEqual([]);
    expect(await faultsOf({ ...english(mode), 'staticTabs[0].title': 'Start' }, 'Localization.')).not.toEqual([]);
  });

  test('keeps every text within what Teams shows', () => {
    const limits: Record<string, number> = {
      'name.short': 30,
      'name.full': 100,
      'description.short': 80,
      'description.full': 4000,
      title: 32,
      templateText: 128,
      description: 128,
      name: 128,
    };
    for (const language of [texts(manifest), english(mode)])
      for (const [key, text] of Object.entries(language).filter(([each]) => each !== '$schema')) {
        const limit = limits[key] ?? limits[key.slice(key.lastIndexOf('.') + 1)] ?? 0;
        expect(text.length, key).toBeGreaterThan(0);
        expect(text.length, key).toBeLessThanOrEqual(limit);
      }
  });

  test('uses none of the words that frighten somebody away', () => {
    const all = JSON.stringify([texts(manifest), english(mode)]);
    expect(all).not.toMatch(/melding|dossier|slachtoffer|dader|\bzaak\b|complaint|victim|report/i);
    expect(all).not.toMatch(/end-to-end|eind-tot-eind/i);
  });

  test('has nothing left to fill in', () => {
    expect(JSON.stringify([manifest, english(mode)])).not.toMatch(/[{]{2}|[}]{2}"|undefined|example/);
  });
});

describe('the notification of somebody who used the chat', () => {
  test('is one fixed text without a slot, so that no word of a person can get into it', () => {
    expect(manifestFor('notify').activities?.activityTypes).toEqual([
      {
        type: 'open',
        description: 'De weg naar Start, als iemand de chat met de app gebruikt',
        templateText: 'Kies Start om verder te gaan',
      },
    ]);
    expect(english('notify')['activities.activityTypes[0].templateText']).toBe('Choose Start to continue');
  });

  test.each(['silent', 'signpost'] as const)('does not exist with %s', (mode) => {
    expect(manifestFor(mode)).not.toHaveProperty('activities');
    expect(Object.keys(english(mode)).filter((key) => key.startsWith('activities'))).toEqual([]);
  });
});

test('the schema is the newest of those that need no preview', () => {
  const stable = readdirSync(`${SCHEMAS}/..`).flatMap((name) => /^v1\.(\d+)$/.exec(name)?.[1] ?? []);
  expect(manifestFor('notify').manifestVersion).toBe(`1.${Math.max(...stable.map(Number))}`);
});

test('a template that asks for a value nobody has is refused', () => {
  expect(() => fillManifest('{"bots":[],"id":"{{toString}}"}', teamsValues())).toThrow('{{toString}}');
});
