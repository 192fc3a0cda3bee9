/** How advisers can be told: what may be configured, and that nothing configured is a way into the network. */
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../src/app/config/index.ts';
import { isAppError } from '../../../src/base/errors.ts';
import { PUSH_HOSTS } from '../../../src/core/notices/endpoint.ts';

const BASE = {
  INBOX_ORIGIN: 'https://inbox.example.nl',
  REDIS_URL: 'redis://127.0.0.1:6379',
  KEYRING_DIR: '/keys',
  OIDC_1_NAME: 'Voorbeeld',
  OIDC_1_ISSUER: 'https://login.example.nl',
  OIDC_1_CLIENT_ID: 'inbox',
  SLACK_SIGNING_SECRET: 'a-signing-secret-for-the-test',
  SLACK_BOT_TOKEN: 'xoxb-a-token-for-the-test',
};
const notices = (env: Record<string, string>) => loadConfig({ ...BASE, ...env }).notices;
function faults(env: Record<string, string>): readonly string[] {
  try {
    notices(env);
    return [];
  } catch (error) {
    if (!isAppError(error, 'CONFIG_INVALID')) throw error;
    return error.faults ?? [];
  }
}

describe('notices', () => {
  it('without any variable: web push to the browsers there are, and no e-mail', () => {
    expect(notices({})).toEqual({ pushHosts: PUSH_HOSTS });
  });
  it('none, or others', () => {
    expect(notices({ PUSH_HOSTS: 'none' }).pushHosts).toEqual([]);
    expect(notices({ PUSH_HOSTS: 'push.example.nl, *.example.org' }).pushHosts).toEqual([
      'push.example.nl',
      '*.example.org',
    ]);
  });
  it('e-mail needs both', () => {
    const both = { SMTP_URL: 'smtps://u:p%40@smtp.example.nl:465', SMTP_FROM: 'postvak@example.nl' };
    expect(notices(both).smtp).toEqual({ url: both.SMTP_URL, from: both.SMTP_FROM });
    expect(faults({ SMTP_URL: both.SMTP_URL })).toEqual(['SMTP_FROM is missing: e-mail needs both']);
    expect(faults({ SMTP_FROM: both.SMTP_FROM })).toEqual(['SMTP_URL is missing: e-mail needs both']);
  });
  it.each([
    { PUSH_HOSTS: '10.0.0.1' },
    { PUSH_HOSTS: 'https://push.example.nl' },
    { PUSH_HOSTS: '*' },
    { PUSH_HOSTS: 'localhost:4000' },
    { SMTP_URL: 'http://smtp.example.nl', SMTP_FROM: 'postvak@example.nl' },
    { SMTP_URL: 'smtp://smtp.example.nl/?pool=1', SMTP_FROM: 'postvak@example.nl' },
    { SMTP_URL: 'smtp://smtp.example.nl', SMTP_FROM: 'In vertrouwen <postvak@example.nl>' },
    { SMTP_URL: 'smtp://smtp.example.nl', SMTP_FROM: 'a@example.nl,b@example.nl' },
  ])('%j is refused', (env) => expect(faults(env)).toHaveLength(1));
  it('this machine is a push service for a trial only', () => {
    const local = { PUSH_HOSTS: 'localhost:4000', INBOX_ORIGIN: 'http://localhost:3001' };
    expect(faults(local)).toEqual([]);
    expect(faults({ ...local, NODE_ENV: 'production' })).toHaveLength(1);
  });
});
