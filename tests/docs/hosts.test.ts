/** The list of hosts that a firewall needs is the list that the code has; so is what Cilium lets out. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadConfig } from '../../src/app/config/index.ts';
import { reachedHosts } from '../../src/app/config/hosts.ts';

const text = (path: string): string => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
const base = {
  INBOX_ORIGIN: 'https://inbox.example.nl',
  BOT_ORIGIN: 'https://bot.example.nl',
  REDIS_URL: 'redis://127.0.0.1:6379',
  KEYRING_DIR: '/keys',
  OIDC_1_NAME: 'Voorbeeld',
  OIDC_1_ISSUER: 'https://login.example.nl',
  OIDC_1_CLIENT_ID: 'inbox',
  SLACK_SIGNING_SECRET: 'a-signing-secret-for-the-test',
  SLACK_BOT_TOKEN: 'xoxb-a-token-for-the-test',
  SMTP_URL: 'smtp://smtp.example.nl',
  SMTP_FROM: 'postvak@example.nl',
  TEAMS_APP_ID: '9d3f6b21-4c8e-4f70-b1a2-7e5d0c9f8b03',
};
const notify = {
  TEAMS_CHAT_REPLY: 'notify',
  TEAMS_GRAPH_CLIENT_ID: '00000000-0000-0000-0000-000000000001',
  TEAMS_GRAPH_CLIENT_SECRET: 'a-graph-secret-for-the-test',
};
const signpost = { TEAMS_CHAT_REPLY: 'signpost', TEAMS_BOT_SECRET: 'a-bot-secret-for-the-test-' };
const hosts = (env: Record<string, string>): string[] => reachedHosts(loadConfig(env)).map(({ host }) => host);
const everything = new Set([
  ...hosts({ ...base, ...notify, SLACK_APP_TOKEN: 'xapp-1' }),
  ...hosts({ ...base, ...signpost }),
]);

describe('the hosts that the server goes out to', () => {
  it('are those of the table in the docs, and no others', () => {
    const [, part = ''] = text('docs/operations.md').split('### What it goes out to');
    const [table = ''] = part.split('\n### ');
    const rows = [...table.matchAll(/^\| (.+?) \| .+ \|$/gm)].map(([, first = '']) => first).slice(1);
    const named = rows.map((row) => /^`([^`]+)`$/.exec(row)?.[1] ?? row);
    expect(new Set(named)).toEqual(
      new Set([...everything].map((host) => (host === 'login.example.nl' ? 'host of each `OIDC_…_ISSUER`' : host))),
    );
  });

  it('are let out by the Kubernetes example, but for trials', () => {
    const policy = parse(text('infra/kubernetes/cilium/egress.yaml')) as {
      spec: { egress: { toFQDNs?: { matchName?: string; matchPattern?: string }[] }[] };
    };
    const let_ = policy.spec.egress.flatMap(({ toFQDNs = [] }) =>
      toFQDNs.map(({ matchName, matchPattern }) => matchName ?? matchPattern),
    );
    expect(new Set(let_)).toEqual(
      new Set([...everything].filter((host) => host !== '*.slack.com' && !host.endsWith(':587'))),
    );
  });

  it('follow the configuration: another cloud, and nothing of what is off', () => {
    const off = { PUSH_HOSTS: 'none', SMTP_URL: '', SMTP_FROM: '' };
    expect(hosts({ ...base, ...off, SLACK_API_URL: 'https://slack-gov.com/api/', TEAMS_APP_ID: '' })).toEqual([
      'slack-gov.com',
      'hooks.slack-gov.com',
      'login.example.nl',
    ]);
    expect(
      hosts({
        ...base,
        ...notify,
        ...off,
        SLACK_SIGNING_SECRET: '',
        SLACK_BOT_TOKEN: '',
        TEAMS_LOGIN_URL: 'https://login.microsoftonline.us',
        TEAMS_GRAPH_URL: 'https://graph.microsoft.us',
        TEAMS_OPENID_METADATA_URL: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
      }),
    ).toEqual(['login.botframework.azure.us', 'login.microsoftonline.us', 'graph.microsoft.us', 'login.example.nl']);
  });
});
