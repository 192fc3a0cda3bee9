/**
 * Every variable that a file of infra/ sets is one that the server reads, and every one that it reads is set there
 * or left out for a reason. A new variable fails here until somebody has decided.
 */
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/app/config/index.ts';
import { readText } from '../support/infra/closure.helper.ts';
import { services } from '../support/infra/compose-file.helper.ts';
import { azure, envExample, image, kubernetes } from '../support/infra/settings.helper.ts';

const words = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, name = '']) => name);

/** From the schemas themselves. */
const read = [
  'src/app/config/index.ts',
  'src/app/config/notices.ts',
  'src/app/config/outgoing.ts',
  'src/app/config/redis.ts',
  'src/app/config/teams.ts',
  'src/app/config/slack.ts',
].flatMap((path) =>
  [...readText(path).matchAll(/^(?:export )?const (\w+) = z\.object\(\{\n([\s\S]*?)\n\}\);/gm)].flatMap(
    ([, name, body = '']) =>
      words(body, /^ {2}([A-Z][A-Z0-9_]*):/gm).map((variable) =>
        name === 'provider' ? `OIDC_1_${variable}` : variable,
      ),
  ),
);
const known = new Set(read);
/** Node's own, not ours. */
const NODES = ['NODE_EXTRA_CA_CERTS'];

const LEFT_OUT: Readonly<Record<string, string>> = {
  STORE: 'redis is the default, and memory is refused in production',
  REDIS_SENTINELS: 'only who has Sentinels already names them',
  REDIS_SENTINEL_MASTER: 'the same',
  SLACK_API_URL: 'another than Slack is for tests',
  SLACK_APP_TOKEN: 'Socket Mode is for trials',
  TEAMS_BOT_SECRET: 'lets the bot post: an own decision, with an own place',
  TEAMS_PACKAGE_ID: 'an exception of single installations',
  TEAMS_SERVICE_HOSTS: 'for national clouds',
  TEAMS_OPENID_METADATA_URL: 'for national clouds',
  TEAMS_ISSUER: 'for national clouds',
  TEAMS_LOGIN_URL: 'for national clouds',
  TEAMS_GRAPH_URL: 'for national clouds',
};

const secrets = {
  REDIS_URL: 'rediss://in-vertrouwen:password@redis.example.nl:6379',
  SLACK_SIGNING_SECRET: 'a-signing-secret-for-the-test',
  SLACK_BOT_TOKEN: 'xoxb-a-token-for-the-test',
};
const sources: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'compose.yaml with .env.example': { ...image.env, ...envExample, ...services.server.environment },
  'kubernetes/example': { ...image.env, ...kubernetes },
  'azure with its example': { ...image.env, ...azure, REDIS_URL: '' },
};

describe.each(Object.entries(sources))('%s', (_source, set) => {
  it('sets only what the server reads', () => {
    expect(Object.keys(set).filter((name) => !known.has(name) && !NODES.includes(name))).toEqual([]);
  });

  it('is enough to start with, once the secrets are filled in', () => {
    const config = loadConfig({
      OIDC_1_CLIENT_ID: 'inbox',
      ...set,
      ...secrets,
      ...(set['OIDC_1_CLIENT_ID'] ? {} : { OIDC_1_CLIENT_ID: 'inbox' }),
    });
    expect(config).toMatchObject({
      production: true,
      host: '0.0.0.0',
      botPort: 3000,
      inboxPort: 3001,
      operationsPort: 9090,
      trustedProxies: 1,
      keyringDir: '/keys/keyring',
      organisationsDir: '/organisations',
    });
  });
});

describe('the other way round', () => {
  it('the server reads what is thought', () => {
    expect(read).toEqual(
      expect.arrayContaining(['INBOX_ORIGIN', 'SLACK_SIGNING_SECRET', 'TEAMS_APP_ID', 'OIDC_1_ISSUER']),
    );
    expect(Object.keys(LEFT_OUT).filter((name) => !known.has(name))).toEqual([]);
  });

  it('the table of variables has a line for each', () => {
    const table = words(readText('docs/configuration.md'), /^\| (`[^|]*`) \|/gm).join(' ');
    expect([...known].filter((variable) => !table.includes(`\`${variable}\``))).toEqual([]);
  });

  it.each(['kubernetes/example', 'azure with its example'])(
    '%s has a place for every variable, or a reason not to',
    (name) => {
      const set = sources[name] ?? {};
      expect([...known].filter((variable) => !(variable in set) && !(variable in LEFT_OUT))).toEqual([]);
      expect(Object.keys(LEFT_OUT).filter((variable) => variable in set)).toEqual([]);
    },
  );
});
