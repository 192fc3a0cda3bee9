/** The page for a tender says what the code says: ports, hosts to let out, and that metrics are off. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadConfig } from '../../src/app/config/index.ts';

const page = readFileSync(new URL('../../docs/tender.md', import.meta.url), 'utf8');
const config = loadConfig({
  INBOX_ORIGIN: 'https://inbox.example.nl',
  BOT_ORIGIN: 'https://bot.example.nl',
  REDIS_URL: 'unix:///redis.sock',
  KEYRING_DIR: '/keys',
  SLACK_SIGNING_SECRET: 'a-secret-of-thirty-two-characters',
  SLACK_BOT_TOKEN: 'xoxb-1',
  TEAMS_APP_ID: '11111111-2222-4333-8444-555555555555',
  OIDC_1_NAME: 'Voorbeeld',
  OIDC_1_ISSUER: 'https://login.example.nl',
  OIDC_1_CLIENT_ID: 'inbox',
});

it('names the ports that are listened to when nothing is said', () => {
  expect(page).toContain(`\`BOT_PORT\` ${config.botPort} `);
  expect(page).toContain(`\`INBOX_PORT\` ${config.inboxPort} `);
  expect(page).toContain(`listen on ${config.host}`);
  expect([config.operationsPort, page.includes('`OPERATIONS_PORT`, off by default')]).toEqual([undefined, true]);
});

it('names every host of Slack’s and Microsoft’s that is called by default', () => {
  const { slack, teams } = config;
  const urls = [slack?.apiUrl, teams?.openIdMetadataUrl, teams?.loginUrl, teams?.graphUrl];
  const hosts = [...urls.map((url) => new URL(url ?? '').hostname), ...(teams?.serviceHosts ?? [])];
  expect(hosts.length).toBeGreaterThan(4);
  for (const host of hosts) expect(page).toContain(`\`${host}\``);
});

it('names every push service that an adviser may be told through by default', () => {
  expect(config.notices.pushHosts.length).toBeGreaterThan(3);
  for (const host of config.notices.pushHosts) expect(page).toContain(`\`${host}\``);
});

it('says of Node and Redis what package.json and the start ask for', () => {
  const { engines } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    engines: { node: string };
  };
  expect(page).toContain(`| Node | ≥ ${engines.node.replace('>=', '')};`);
  expect(page).toContain('| Redis | ≥ 7.0,');
});
