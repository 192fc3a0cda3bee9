import { describe, expect, it } from 'vitest';
import { readSlack } from '../../../src/app/config/slack.ts';
import type { Environment } from '../../../src/app/config/fields.ts';

const read = (env: Environment): { config: ReturnType<typeof readSlack>; faults: string[] } => {
  const faults: string[] = [];
  return { config: readSlack(env, faults), faults };
};
const SIGNED = { SLACK_SIGNING_SECRET: 'a-secret-of-thirty-two-characters' };
const OAUTH = {
  ...SIGNED,
  SLACK_CLIENT_ID: '111.222',
  SLACK_CLIENT_SECRET: 'canary-client-secret-of-slack',
  BOT_ORIGIN: 'https://bot.example.nl',
};
const SOCKET = { SLACK_APP_TOKEN: 'xapp-1-canary', SLACK_BOT_TOKEN: 'xoxb-canary' };

describe('many workspaces', () => {
  it('need no token in the environment', () => {
    const { config, faults } = read(OAUTH);
    expect(faults).toEqual([]);
    expect(config).toMatchObject({
      botTokens: {},
      oauth: { clientId: '111.222', clientSecret: OAUTH.SLACK_CLIENT_SECRET, origin: OAUTH.BOT_ORIGIN },
    });
  });

  it('may have some there as well, each with its own', () => {
    const { config, faults } = read({ ...OAUTH, SLACK_APP_ID: 'A0OURS', SLACK_BOT_TOKENS: 'T1=xoxb-a,E2=xoxb-b' });
    expect(faults).toEqual([]);
    expect(config).toMatchObject({ botTokens: { T1: 'xoxb-a', E2: 'xoxb-b' }, oauth: { appId: 'A0OURS' } });
  });

  it.each([
    ['the id without the secret', { SLACK_CLIENT_SECRET: '' }, 'SLACK_CLIENT_SECRET'],
    ['the secret without the id', { SLACK_CLIENT_ID: ' ' }, 'SLACK_CLIENT_ID'],
    ['no address to come back to', { BOT_ORIGIN: undefined }, 'BOT_ORIGIN'],
    ['an address with a path', { BOT_ORIGIN: 'https://canary.example.nl/slack' }, 'BOT_ORIGIN'],
    ['a token that does not say whose it is', { SLACK_BOT_TOKEN: 'xoxb-canary' }, 'SLACK_BOT_TOKENS'],
    ['an id that is none', { SLACK_CLIENT_ID: 'canary' }, 'SLACK_CLIENT_ID'],
    ['an app id that is none', { SLACK_APP_ID: 'canary' }, 'SLACK_APP_ID'],
    ['a short secret', { SLACK_CLIENT_SECRET: 'canary' }, 'SLACK_CLIENT_SECRET'],
    ['a socket beside it', { SLACK_APP_TOKEN: 'xapp-canary' }, 'SLACK_APP_TOKEN'],
    ['no signing secret', { SLACK_SIGNING_SECRET: '' }, 'SLACK_SIGNING_SECRET'],
  ])('refuse %s by name, never by value', (_what, change, name) => {
    const { faults } = read({ ...OAUTH, ...change });
    expect(faults.join('\n')).toContain(name);
    expect(faults.join('\n')).not.toContain('canary');
  });
});

describe('a trial over Socket Mode', () => {
  it('needs the two tokens, and no signing secret', () => {
    const { config, faults } = read(SOCKET);
    expect(faults).toEqual([]);
    expect(config).toMatchObject({ signingSecrets: [], appToken: 'xapp-1-canary' });
  });

  it.each([
    ['production', { NODE_ENV: 'production' }, 'refused in production'],
    ['a bot token in its place', { SLACK_APP_TOKEN: 'xoxb-canary' }, 'SLACK_APP_TOKEN'],
    ['no bot token', { SLACK_BOT_TOKEN: '' }, 'SLACK_BOT_TOKEN'],
  ])('refuses %s', (_what, change, said) => {
    const { faults } = read({ ...SOCKET, ...change });
    expect(faults.join('\n')).toContain(said);
    expect(faults.join('\n')).not.toContain('canary');
  });
});
