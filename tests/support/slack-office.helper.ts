/** An administrator's browser before our pages, with Slack's consent screen left out. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Organisation, Organisations } from '../../src/core/organisation.ts';
import type { Clock, Keyring, RecordStore } from '../../src/core/ports.ts';
import { createLog } from '../../src/base/log.ts';
import { createInstalling, type Installing } from '../../src/slack/install/index.ts';
import { ORGANISATION } from './slack.helper.ts';
import type { OAuthClient } from '../../src/slack/install/oauth.ts';
import type { Pace } from '../../src/slack/install/turns.ts';
import { CLIENT, type FakeOAuth } from './slack-oauth.helper.ts';

export function serving(...list: readonly Organisation[]): Organisations {
  return {
    all: () => list,
    byId: (id) => list.find((one) => one.id === id),
    bySlackTeam: (team) => list.find((one) => one.slack?.teamIds.includes(team)),
    bySlackEnterprise: (id) => list.find((one) => one.slack?.enterpriseIds?.includes(id)),
    byTeamsTenant: () => undefined,
  };
}
export const ONE: Organisation = { ...ORGANISATION, id: 'een', slack: { teamIds: ['T0ONE'], publishers: [] } };
export const GRID: Organisation = {
  ...ORGANISATION,
  id: 'raster',
  slack: { teamIds: ['T0GRIDA'], enterpriseIds: ['E0GRID'], publishers: [] },
};

export interface Office {
  readonly installing: Installing;
  readonly lines: string[];
  readonly origin: string;
  /** `GET /slack/install`. */
  begin(): Promise<{ state: string; cookie: string; location: URL; response: Response }>;
  /** `GET /slack/oauth` with this query and cookie. */
  back(
    query: Readonly<Record<string, string>>,
    cookie?: string,
    /** Address, as the proxy says. */
    from?: string,
  ): Promise<{ status: number; page: string; headers: Headers }>;
  /** From beginning to end, with a code that stands for this. */
  install(about?: Record<string, unknown>, from?: string): Promise<{ status: number; page: string; headers: Headers }>;
  close(): Promise<void>;
}

let codes = 0;
export async function openOffice(
  slack: FakeOAuth,
  given: {
    clock: Clock;
    keyring: Keyring;
    records: RecordStore;
    organisations?: Organisations;
    fixed?: Record<string, string>;
    client?: OAuthClient;
    plainCookies?: boolean;
    pace?: Pace;
  },
): Promise<Office> {
  const lines: string[] = [];
  const server = createServer((request, response) => installing.handler(request, response));
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const installing = createInstalling({
    organisations: given.organisations ?? serving(ONE, GRID),
    records: given.records,
    keyring: given.keyring,
    clock: given.clock,
    log: createLog((line) => void lines.push(line)),
    config: {
      client: given.client ?? CLIENT,
      origin,
      apiUrl: slack.apiUrl,
      fixed: given.fixed ?? {},
      trustedProxies: 1,
      ...(given.pace === undefined ? {} : { pace: given.pace }),
      plainCookies: given.plainCookies ?? false,
    },
  });
  const office: Office = {
    installing,
    lines,
    origin,
    async begin() {
      const response = await fetch(`${origin}/slack/install`, { redirect: 'manual' });
      const location = new URL(response.headers.get('location') ?? '');
      const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
      return { state: location.searchParams.get('state') ?? '', cookie, location, response };
    },
    async back(query, cookie = '', from = '192.0.2.1') {
      const address = `${origin}/slack/oauth?${new URLSearchParams(query).toString()}`;
      const response = await fetch(address, { headers: { cookie, 'x-forwarded-for': from }, redirect: 'manual' });
      return { status: response.status, page: await response.text(), headers: response.headers };
    },
    async install(about = {}, from) {
      const { state, cookie } = await office.begin();
      const code = `canary-code-${(codes += 1)}`;
      slack.codes.set(code, about);
      return office.back({ state, code }, cookie, from);
    },
    async close() {
      installing.close();
      server.closeAllConnections();
      await new Promise<void>((done) => void server.close(() => done()));
    },
  };
  return office;
}
