/** The real app on a free port, with the real memory store and keyring, and a real or a hostile issuer. */
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { coordinationOf } from '../../src/app/coordination.ts';
import type { Planned } from '../../src/core/planned.ts';
import { createLostKeys, type LostKeys } from '../../src/core/adviser/lost-keys.ts';
import { withoutLostKeys } from '../../src/core/adviser/without-lost-keys.ts';
import type { Keyring, Store } from '../../src/core/ports.ts';
import { createInbox, type Inbox, type Provider } from '../../src/inbox/server/index.ts';
import { cookieName } from '../../src/inbox/server/session/cookies.ts';
import { createSessions } from '../../src/inbox/server/session/sessions.ts';
import { createLog } from '../../src/base/log.ts';
import { memoryKeyring } from '../../src/keyring/memory.ts';
import { memoryStore } from '../../src/store/memory/index.ts';
import { expectContract } from './inbox-contract.helper.ts';
import { noticeDesk } from './notices.helper.ts';
import { createBrowser, type Browser, type Visit } from './inbox-browser.helper.ts';
import {
  adviser,
  newCard,
  organisation,
  testClock,
  testDesk,
  testOrganisations,
  type TestClock,
  type TestDesk,
  type TestOrganisations,
} from './inbox-fixtures.helper.ts';

const SHELL = `<!doctype html><script type="application/json" id="boot">__BOOT__</script>
<link rel="stylesheet" href="/assets/a.css" nonce="__NONCE__"><script type="module" nonce="__NONCE__" src="/assets/a.js"></script>`;

/** Whatever a test asks the server, the answer keeps to the contract. */
function checkedBrowser(origin: string): Browser {
  const browser = createBrowser(origin);
  return {
    ...browser,
    async api(method, path, body, headers) {
      const visit = await browser.api(method, path, body, headers);
      expectContract(method, path, visit);
      return visit;
    },
  };
}

type NoticeWays = NonNullable<Parameters<typeof noticeDesk>[1]>;

export interface Harness {
  readonly origin: string;
  readonly inbox: Inbox;
  readonly store: Store;
  readonly keyring: Keyring;
  readonly clock: TestClock;
  readonly desk: TestDesk;
  readonly organisations: TestOrganisations;
  readonly lostKeys: LostKeys;
  /** By organisation, for the coordinator's page. */
  readonly plannings: Map<string, Planned>;
  readonly logged: readonly string[];
  browser(): Browser;
  /** A browser with a session of this subject, without going round a provider. */
  signedIn(subject: string): Promise<Browser>;
  /** As `signedIn`, with the session of a coordinator. */
  coordinating(subject: string): Promise<Browser>;
  /** `/auth/start` and all the way round to the last page. */
  signIn(browser: Browser, provider?: string, invitation?: string, as?: 'coordinator'): Promise<Visit>;
  close(): Promise<void>;
}

/** The port comes first: issuers must know the redirect address before the app can know the issuers. */
export async function listen(): Promise<{ server: Server; origin: string }> {
  const server = createServer();
  // A test that computes for seconds must not find its connection closed in the very moment it goes on.
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

export async function startInbox(
  { server, origin }: { server: Server; origin: string },
  options: {
    providers: readonly Provider[];
    issuer: string;
    frameAncestors?: string;
    plainCookies?: boolean;
    /** The real pages, where a browser opens them. */
    clientDir?: string;
    notices?: NoticeWays;
  },
): Promise<Harness> {
  const clientDir = mkdtempSync(join(tmpdir(), 'inbox-client-'));
  mkdirSync(join(clientDir, 'assets'));
  writeFileSync(join(clientDir, 'index.html'), SHELL);
  writeFileSync(join(clientDir, 'assets', 'a.js'), 'export {};');
  const { issuer } = options;
  const organisations = testOrganisations([
    organisation('acme', [
      adviser('samira', 'Samira', { issuer, subject: 'sub-samira' }, [await newCard()]),
      adviser('nora', 'Nora'),
    ]),
    organisation('beta', [adviser('bram', 'Bram', { issuer, subject: 'sub-bram' }, [await newCard()])]),
  ]);
  const clock = testClock();
  const store = memoryStore(clock);
  const keyring = await memoryKeyring();
  const desk = testDesk();
  const plannings = new Map<string, Planned>();
  const logged: string[] = [];
  const lostKeys = createLostKeys({ ...store, keyring, clock });
  const inbox = createInbox({
    organisations: withoutLostKeys(organisations, lostKeys),
    lostKeys,
    coordination: coordinationOf({
      organisations: withoutLostKeys(organisations, lostKeys),
      planned: async ({ id }) => plannings.get(id) ?? new Map(),
      notices: store.notices,
      keyring,
    }),
    desk,
    records: store.records,
    changes: store.changes,
    notices: await noticeDesk({ store, keyring, clock }, options.notices),
    keyring,
    config: {
      origin,
      providers: options.providers,
      clientDir: options.clientDir ?? clientDir,
      plainCookies: options.plainCookies ?? false,
    },
    ...(options.frameAncestors === undefined ? {} : { frameAncestors: options.frameAncestors }),
    clock,
    log: createLog(
      (line) => void logged.push(line),
      () => clock.now(),
    ),
  });
  server.on('request', inbox.app);
  const sessions = createSessions({ records: store.records, keyring, clock });

  return {
    origin,
    inbox,
    store,
    keyring,
    clock,
    desk,
    organisations,
    lostKeys,
    plannings,
    logged,
    browser: () => checkedBrowser(origin),
    async signedIn(subject) {
      const browser = checkedBrowser(origin);
      browser.setCookie(
        cookieName('session', options.plainCookies ?? false),
        await sessions.start({ issuer, subject }, {}),
      );
      return browser;
    },
    async coordinating(subject) {
      const browser = checkedBrowser(origin);
      browser.setCookie(
        cookieName('coordinator', options.plainCookies ?? false),
        await sessions.start({ issuer, subject }, { role: 'coordinator' }),
      );
      return browser;
    },
    async signIn(browser, provider = 'main', invitation, as) {
      const start = await browser.api('POST', '/auth/start', {
        provider,
        ...(invitation === undefined ? {} : { invitation }),
        ...(as === undefined ? {} : { as }),
      });
      if (start.status !== 200) throw new Error(`sign-in did not start: ${start.status} ${start.text}`);
      return browser.navigate((JSON.parse(start.text) as { location: string }).location);
    },
    async close() {
      inbox.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(clientDir, { recursive: true, force: true });
    },
  };
}

/** For everything behind the sign-in: the provider is never asked. */
export async function startApi(
  options: { frameAncestors?: string; notices?: NoticeWays; plainCookies?: boolean; clientDir?: string } = {},
): Promise<Harness> {
  const issuer = 'https://id.example';
  const providers = [{ id: 'main', name: 'Acme $& </script>', issuer, clientId: 'inbox' }];
  return startInbox(await listen(), { issuer, providers, ...options });
}
