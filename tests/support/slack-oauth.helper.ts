/** Slack's side of an installation on this machine: gives out tokens, and takes each code and refresh token once. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export const CLIENT = { clientId: '111.222', clientSecret: 'a-client-secret-for-tests', appId: 'A0OURS' };

export interface Asked {
  readonly method: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly authorization: string | undefined;
}
export interface FakeOAuth {
  readonly apiUrl: string;
  readonly asked: Asked[];
  readonly revoked: string[];
  /** What stands behind a code; by default a bot token of `T0ONE` with `commands`. */
  codes: Map<string, Record<string, unknown>>;
  /** Changes each answer of `oauth.v2.access`; a number is a status without a body. */
  change: (received: Record<string, unknown>) => Record<string, unknown> | number;
  /** Called before an answer goes out. */
  before: () => Promise<void>;
  close(): Promise<void>;
}

export async function startFakeOAuth(): Promise<FakeOAuth> {
  const refreshable = new Map<string, Record<string, unknown>>();
  let given = 0;
  const grant = (about: Record<string, unknown>): Record<string, unknown> => {
    given += 1;
    refreshable.set(`xoxe-1-refresh-${given}`, about);
    return {
      ok: true,
      access_token: `xoxe.xoxb-canary-${given}`,
      token_type: 'bot',
      scope: 'commands',
      bot_user_id: 'U0BOT',
      app_id: CLIENT.appId,
      expires_in: 43_200,
      refresh_token: `xoxe-1-refresh-${given}`,
      team: { id: 'T0ONE', name: 'Een' },
      enterprise: null,
      is_enterprise_install: false,
      authed_user: { id: 'U0ADMIN' },
      ...about,
    };
  };
  const once = (from: Map<string, Record<string, unknown>>, key: string, error: string): Record<string, unknown> => {
    const about = from.get(key);
    from.delete(key);
    return about === undefined ? { ok: false, error } : grant(about);
  };
  const fake: Omit<FakeOAuth, 'apiUrl' | 'close'> = {
    asked: [],
    revoked: [],
    codes: new Map(),
    change: (received) => received,
    before: () => Promise.resolve(),
  };
  const server = createServer((request, response) => {
    void read(request).then(async (body) => {
      const method = request.url?.replace('/api/', '') ?? '';
      const fields = Object.fromEntries(new URLSearchParams(body));
      fake.asked.push({ method, fields, authorization: request.headers.authorization });
      await fake.before();
      let received: Record<string, unknown> | number = { ok: false, error: 'unknown_method' };
      if (method === 'auth.revoke') {
        fake.revoked.push(request.headers.authorization?.slice('Bearer '.length) ?? '');
        received = { ok: true, revoked: true };
      }
      if (method === 'oauth.v2.access')
        received = fake.change(
          fields['grant_type'] === 'refresh_token'
            ? once(refreshable, fields['refresh_token'] ?? '', 'invalid_refresh_token')
            : once(fake.codes, fields['code'] ?? '', 'invalid_code'),
        );
      if (typeof received === 'number') response.writeHead(received).end();
      else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(received));
    });
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  return Object.assign(fake, {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((done) => void server.close(() => done()));
    },
  });
}

async function read(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
