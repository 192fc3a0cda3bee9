import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../src/app/config/index.ts';
import { AppError } from '../../../src/base/errors.ts';

const good = {
  INBOX_ORIGIN: 'https://inbox.example.nl',
  REDIS_URL: 'rediss://redis.example.nl:6380',
  KEYRING_DIR: '/var/lib/in-vertrouwen/keyring',
  SLACK_SIGNING_SECRET: 'a-secret-of-thirty-two-characters',
  SLACK_BOT_TOKEN: 'xoxb-1-2-canary',
  OIDC_1_NAME: 'Voorbeeld',
  OIDC_1_ISSUER: 'https://login.example.nl',
  OIDC_1_CLIENT_ID: 'inbox',
};
const faultOf = (env: Record<string, string | undefined>): string => {
  try {
    loadConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    return (error as AppError).message;
  }
  return '';
};

describe('the environment', () => {
  it('is complete or nothing starts: every missing variable is named at once', () => {
    const message = faultOf({});
    for (const name of [
      'INBOX_ORIGIN',
      'KEYRING_DIR',
      'SLACK_SIGNING_SECRET',
      'SLACK_BOT_TOKEN',
      'REDIS_URL',
      'OIDC_1_ISSUER',
    ])
      expect(message).toContain(`${name} `.trim());
  });

  it('reads into a frozen config', () => {
    const config = loadConfig(good);
    expect(config.slack?.botTokens).toEqual({ '*': 'xoxb-1-2-canary' });
    expect(config.providers).toEqual([
      { id: '1', name: 'Voorbeeld', issuer: 'https://login.example.nl', clientId: 'inbox' },
    ]);
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('takes several workspaces, a secret that is being rotated and several identity providers', () => {
    const config = loadConfig({
      ...good,
      SLACK_BOT_TOKEN: '',
      SLACK_BOT_TOKENS: 'T1=xoxb-one,T2=xoxb-two',
      SLACK_SIGNING_SECRET_PREVIOUS: 'the-previous-secret-of-slack',
      OIDC_2_NAME: 'Extern',
      OIDC_2_ISSUER: 'https://extern.example.nl',
      OIDC_2_CLIENT_ID: 'x',
    });
    expect(config.slack?.botTokens).toEqual({ T1: 'xoxb-one', T2: 'xoxb-two' });
    expect(config.slack?.signingSecrets).toHaveLength(2);
    expect(config.providers.map(({ id }) => id)).toEqual(['1', '2']);
  });

  it('needs no place for advisers to sign in for a trial in memory, and one for everything else', () => {
    const { OIDC_1_NAME: _name, OIDC_1_ISSUER: _issuer, OIDC_1_CLIENT_ID: _client, ...without } = good;
    expect(loadConfig({ ...without, STORE: 'memory' }).providers).toEqual([]);
    expect(faultOf(without)).toContain('OIDC_1_ISSUER');
  });

  it.each([
    ['a short secret', { SLACK_SIGNING_SECRET: 'canary-short' }, 'SLACK_SIGNING_SECRET'],
    ['plain http to another machine', { INBOX_ORIGIN: 'http://canary.example.nl' }, 'INBOX_ORIGIN'],
    ['an origin with a path', { INBOX_ORIGIN: 'https://canary.example.nl/x' }, 'INBOX_ORIGIN'],
    ['a token of a user', { SLACK_BOT_TOKEN: 'xoxp-canary' }, 'SLACK_BOT_TOKEN'],
    ['a Slack address that is not https', { SLACK_API_URL: 'http://canary.example.nl/' }, 'SLACK_API_URL'],
    ['an issuer that is not https', { OIDC_1_ISSUER: 'http://canary.example.nl' }, 'OIDC_1_ISSUER'],
    ['no store', { REDIS_URL: undefined }, 'REDIS_URL'],
    ['the memory store in production', { STORE: 'memory', NODE_ENV: 'production' }, 'STORE'],
    ['debug output of libraries', { DEBUG: 'canary:*' }, 'DEBUG'],
    ['debug output of Node', { NODE_DEBUG: 'canary' }, 'NODE_DEBUG'],
    ['a port that is none', { BOT_PORT: 'canary' }, 'BOT_PORT'],
  ])('refuses %s by the name of the variable, never by its value', (_name, change, variable) => {
    const message = faultOf({ ...good, ...change });
    expect(message).toContain(variable);
    expect(message).not.toContain('canary');
  });

  const teams = { TEAMS_APP_ID: '11111111-2222-3333-4444-555555555555', TEAMS_ORIGIN: 'https://bot.example.nl' };
  const { SLACK_SIGNING_SECRET: _secret, SLACK_BOT_TOKEN: _token, ...withoutSlack } = good;

  it('takes Teams beside Slack or alone, silent unless there is a Graph app', () => {
    expect(loadConfig({ ...good, ...teams }).slack).toBeDefined();
    const alone = loadConfig({ ...withoutSlack, ...teams });
    expect(alone.slack).toBeUndefined();
    expect(alone.teams?.chatReply).toEqual({ mode: 'silent' });
    expect(alone.teams?.packageId).toBeUndefined();
    const frames = { TEAMS_FRAME_HOSTS: 'webmail.apps.mil,*.example.nl' };
    expect(loadConfig({ ...good, ...teams, ...frames }).teams?.frameHosts).toEqual([
      'webmail.apps.mil',
      '*.example.nl',
    ]);
    for (const wrong of ['*', '*.nl;', 'https://a.nl', 'a.nl b.nl', "'self'", 'a.nl, *'])
      expect(faultOf({ ...good, ...teams, TEAMS_FRAME_HOSTS: wrong })).toContain('TEAMS_FRAME_HOSTS');
    expect(alone.teams?.tabClients).toBeUndefined();
    const id = 'AAAAAAAA-2222-3333-4444-555555555555';
    const clients = { TEAMS_TAB_CLIENTS: `outlook,${id}` };
    expect(loadConfig({ ...good, ...teams, ...clients }).teams?.tabClients).toEqual([
      'bc59ab01-8403-45c6-8796-ac3ef710b3e3',
      'd3590ed6-52b3-4102-aeff-aad2292ab01c',
      '27922004-5251-4030-b22d-91ecd9a37ea4',
      id.toLowerCase(),
    ]);
    const office = { TEAMS_TAB_CLIENTS: 'Microsoft365' };
    expect(loadConfig({ ...good, ...teams, ...office }).teams?.tabClients).toContain(
      '4765445b-32c6-49b0-83e6-1d93765276ca',
    );
    for (const wrong of [
      '*',
      'teams',
      'outlook;microsoft365',
      'outlook, microsoft365',
      `${id}x`,
      'outlook,',
      'toString',
    ])
      expect(faultOf({ ...good, ...teams, TEAMS_TAB_CLIENTS: wrong })).toContain('TEAMS_TAB_CLIENTS');
    const other = { TEAMS_PACKAGE_ID: 'AAAAAAAA-2222-3333-4444-555555555555' };
    expect(loadConfig({ ...good, ...teams, ...other }).teams?.packageId).toBe(other.TEAMS_PACKAGE_ID.toLowerCase());
    const graph = {
      TEAMS_GRAPH_CLIENT_ID: '99999999-2222-3333-4444-555555555555',
      TEAMS_GRAPH_CLIENT_SECRET: 'a-secret-of-the-graph-app',
    };
    expect(loadConfig({ ...good, ...teams, ...graph }).teams?.chatReply.mode).toBe('notify');
  });

  it.each([
    ['notify without a Graph app', { TEAMS_CHAT_REPLY: 'notify' }, 'TEAMS_GRAPH_CLIENT_ID'],
    [
      'a Graph app that is the bot itself',
      { TEAMS_GRAPH_CLIENT_ID: teams.TEAMS_APP_ID, TEAMS_GRAPH_CLIENT_SECRET: 'canary-secret-of-the-graph-app' },
      'TEAMS_GRAPH_CLIENT_ID',
    ],
    ['signpost without a bot secret', { TEAMS_CHAT_REPLY: 'signpost' }, 'TEAMS_BOT_SECRET'],
    ['a bot secret that nothing needs', { TEAMS_BOT_SECRET: 'canary-secret-of-the-bot' }, 'TEAMS_BOT_SECRET'],
    [
      'a bot secret beside an app that rings, so that the bot could post',
      {
        TEAMS_GRAPH_CLIENT_ID: '99999999-aaaa-4bbb-8ccc-aaaaaaaaaaaa',
        TEAMS_GRAPH_CLIENT_SECRET: 'canary-secret-of-the-graph-app',
        TEAMS_BOT_SECRET: 'canary-secret-of-the-bot',
      },
      'TEAMS_BOT_SECRET',
    ],
    ['an app id that is none', { TEAMS_APP_ID: 'canary' }, 'TEAMS_APP_ID'],
    ['an origin with a path', { TEAMS_ORIGIN: 'https://canary.example.nl/tab' }, 'TEAMS_ORIGIN'],
    [
      'a key server that is not https',
      { TEAMS_OPENID_METADATA_URL: 'http://canary.example.nl/' },
      'TEAMS_OPENID_METADATA_URL',
    ],
  ])('refuses %s', (_name, change, variable) => {
    const message = faultOf({ ...good, ...teams, ...change });
    expect(message).toContain(variable);
    expect(message).not.toContain('canary');
  });
});
