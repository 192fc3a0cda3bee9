/** Requirements 112 and 77: a supplier's coordinator sees whether everything is in order, and has no means to see anything else. */
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { identityOf } from '../../src/core/adviser/identity.ts';
import { addDays, dayIn } from '../../src/core/calendar.ts';
import { coordinatorView } from '../../src/core/coordination/view.ts';
import type { Planning } from '../../src/core/planning.ts';
import { viewPage } from '../../src/inbox/server/coordinator/page.ts';
import type { Browser } from '../support/inbox-browser.helper.ts';
import { adviser, newCard, organisation } from '../support/inbox-fixtures.helper.ts';
import { listen, startApi, startInbox, type Harness } from '../support/inbox.helper.ts';
import { startOidcIssuer } from '../support/oidc-issuer.helper.ts';

const ISSUER = 'https://id.example';
let harness: Harness;
let conversation: string;
let before: ReturnType<Harness['organisations']['all']>;
let office: Browser;
beforeAll(async () => {
  harness = await startApi();
  conversation = harness.desk.add({ organisation: 'acme', adviser: 'samira' });
  before = harness.organisations.all();
});
afterAll(() => harness.close());
beforeEach(async () => {
  harness.organisations.coordinators.add('sub-office');
  office = await harness.coordinating('sub-office');
});
afterEach(() => {
  harness.organisations.replace(before);
  harness.plannings.clear();
});
const page = async (browser = office, query = ''): Promise<string> =>
  (await browser.api('GET', `/coordinator${query}`)).text;
/** What a person reads. */
const read = (text: string): string =>
  text
    .replace(/<(style|script)[^]*?<\/\1>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

describe('no route but their own', () => {
  const routes = () =>
    harness.inbox.app.router.stack.flatMap(({ route }) =>
      route === undefined ? [] : [...new Set(route.stack.map(({ method }) => `${method.toUpperCase()} ${route.path}`))],
    );
  const call = (browser: Browser, route: string) => {
    const [method = '', path = ''] = route.split(' ');
    return browser.api(
      method,
      path
        .replace(':organisation', 'acme')
        .replace(':id', conversation)
        .replace(':year', '1969')
        .replace(':code', 'state'),
      {},
    );
  };
  const plain = (text: string): string => text.replaceAll(/nonce="[^"]*"/g, '');

  test('every route there is answers a coordinator as it answers anybody who did not sign in', async () => {
    const all = routes();
    expect(all.length).toBeGreaterThan(45);
    for (const name of ['__Host-coordinator', '__Host-session'])
      for (const route of all) {
        if (route === 'GET /coordinator' && name === '__Host-coordinator') continue;
        const token = (await harness.coordinating('sub-office')).cookie('__Host-coordinator') ?? '';
        const browser = harness.browser();
        browser.setCookie(name, token);
        const [theirs, anybodys] = [await call(browser, route), await call(harness.browser(), route)];
        // The shell says whether a cookie came along, and nothing else differs.
        expect([name, route, theirs.status]).toEqual([name, route, anybodys.status]);
        if (route.includes(' /api/'))
          expect([route, theirs.status, theirs.text]).toEqual([route, 401, '{"code":"signed-out"}']);
        else if (
          !route.startsWith('GET /enrol') &&
          !route.startsWith('GET /device') &&
          route !== 'GET /' &&
          !route.startsWith('GET /refused')
        )
          expect(plain(theirs.text)).toBe(plain(anybodys.text));
      }
  });

  test('an adviser’s session opens no page of a coordinator, whoever else they are', async () => {
    harness.organisations.coordinators.add('sub-samira');
    const samira = await harness.signedIn('sub-samira');
    expect(read(await page(samira))).not.toContain('Bureau Wilgenlaan');
    samira.setCookie('__Host-coordinator', samira.cookie('__Host-session') ?? '');
    expect(read(await page(samira))).not.toContain('Bureau Wilgenlaan');
    // And both at once, each with its own.
    const both = await harness.coordinating('sub-samira');
    both.setCookie('__Host-session', (await harness.signedIn('sub-samira')).cookie('__Host-session') ?? '');
    expect(read(await page(both))).toContain('Bureau Wilgenlaan');
    expect((await both.api('GET', '/api/me')).status).toBe(200);
    harness.organisations.coordinators.delete('sub-samira');
  });

  test('what the page is made of imports no store, no desk and no conversation', () => {
    const seen = new Set<string>();
    const walk = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const [, type, target = ''] of readFileSync(file, 'utf8').matchAll(
        /(?:^|\n)(?:import|export)( type)?\b[^;]*?from '(\.[^']+)';/g,
      ))
        if (type === undefined) walk(posix.join(posix.dirname(file), target));
    };
    walk('src/inbox/server/coordinator/routes.ts');
    expect(seen).toContain('src/core/team-gaps.ts');
    expect([...seen].filter((file) => /^src\/(store|keyring|notices|app|commands)\//.test(file))).toEqual([]);
    expect(
      [...seen].filter((file) =>
        /core\/(adviser\/(?!identity|sessions-of)|employee|erasure|register|report|board)/.test(file),
      ),
    ).toEqual([]);
  });
});

describe('who is let in', () => {
  test('whoever the supplier’s file names, for as long as it does', async () => {
    expect(read(await page())).toContain('Bureau Wilgenlaan');
    harness.organisations.coordinators.delete('sub-office');
    expect(read(await page())).not.toContain('Bureau Wilgenlaan');
    expect(office.cookie('__Host-coordinator')).toBeUndefined();
  });
  test('for fifteen minutes without a request, and until they sign out', async () => {
    expect((await office.api('POST', '/coordinator/sign-out')).status).toBe(204);
    expect(read(await page())).not.toContain('Bureau Wilgenlaan');
    const idle = await harness.coordinating('sub-office');
    harness.clock.advance(21 * 60_000);
    expect(read(await page(idle))).not.toContain('Bureau Wilgenlaan');
  });
  test('through the provider, with a session that is no adviser’s', async () => {
    const listener = await listen();
    const issuer = await startOidcIssuer([{ id: 'public', redirectUri: `${listener.origin}/auth/callback` }]);
    const own = await startInbox(listener, {
      issuer: issuer.issuer,
      providers: [{ id: 'main', name: 'Acme', issuer: issuer.issuer, clientId: 'public' }],
    });
    own.organisations.coordinators.add('sub-samira');
    try {
      issuer.loginAs('sub-samira');
      const browser = own.browser();
      const visit = await own.signIn(browser, 'main', undefined, 'coordinator');
      expect(visit.text).toContain('content="0;url=/coordinator"');
      expect(browser.cookieLine('__Host-coordinator')).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
      expect(browser.cookie('__Host-session')).toBeUndefined();
      expect(read(await page(browser))).toContain('Bureau Wilgenlaan');
      expect((await browser.api('GET', '/api/me')).status).toBe(401);

      issuer.loginAs('sub-bram');
      const refused = await own.signIn(own.browser(), 'main', undefined, 'coordinator');
      expect([refused.url.pathname, refused.url.search]).toEqual(['/coordinator', '?refused=not-a-coordinator']);
      expect(read(refused.text)).toContain('ben je geen coördinator');
    } finally {
      await own.close();
      await issuer.close();
    }
  });
});

describe('what the page says', () => {
  let today: string;
  const day = (days: number): string => addDays(today, days);
  const shown = (of: string): string =>
    new Intl.DateTimeFormat('nl', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
      new Date(`${of}T12:00:00Z`),
    );
  beforeEach(() => {
    today = dayIn(harness.clock.now(), 'Europe/Amsterdam');
  });
  const planning = (): Planning => ({
    version: 1,
    number: 3,
    timeZone: 'Europe/Amsterdam',
    weekly: { tue: [{ from: '10:00', to: '12:00' }] },
    absences: [{ id: 'A'.repeat(22), from: `${day(5)}T09:00`, until: day(9) }],
    fullUntil: 400,
    cover: ['tom', 'inside'],
  });
  const setUp = async () => {
    const samira = {
      ...adviser('samira', 'Samira <b>', { issuer: ISSUER, subject: 'sub-s' }, [await newCard()]),
      person: 'wilgenlaan/samira',
      gender: 'woman' as const,
    };
    const tom = { ...adviser('tom', 'Tom'), person: 'wilgenlaan/tom', appointedUntil: day(40) };
    const inside = adviser('inside', 'Ina van Binnen', { issuer: ISSUER, subject: 'sub-i' });
    harness.organisations.replace([
      {
        ...organisation('zorg', [samira, tom, inside]),
        contracts: [{ supplier: 'wilgenlaan', form: 'pool', from: '1969-01-01', until: day(80) }],
      },
      {
        ...organisation('nieuw', [inside]),
        contracts: [{ supplier: 'wilgenlaan', form: 'package', from: day(20) }],
      },
      organisation('elders', [inside]),
    ]);
    harness.plannings.set('zorg', new Map([['samira', planning()]]));
    const person = identityOf(harness.keyring, { issuer: ISSUER, subject: 'sub-s' });
    await harness.store.notices.want(person, 'daily');
  };

  test('keys, hours, days away and who stands in, ends, and what the team lacks', async () => {
    await setUp();
    const text = read(await page());
    for (const part of [
      'zorg bv',
      'Pool',
      `tot en met ${shown(day(80))}`,
      'Samira &lt;b&gt;',
      'goedgekeurd',
      'werken niet',
      'nog niet goedgekeurd',
      'dinsdag 10:00–12:00',
      `${shown(day(5))} t/m ${shown(day(9))}: vervangen door Tom en een collega van de organisatie`,
      `tot en met ${shown(day(40))}`,
      'Niemand spreekt Engels',
      'Er is geen man',
      'nieuw bv',
      `vanaf ${shown(day(20))}`,
      'Nog niemand van jullie',
    ])
      expect(text).toContain(part);
    for (const never of ['elders', 'Ina van Binnen', '<b>']) expect(text).not.toContain(never);
  });
  test('what begins today has begun, and what ended yesterday is over, by the organisation’s own calendar', async () => {
    // Half an hour into the 28th there, and in UTC still the 27th.
    const now = new Date('2026-11-27T23:30:00Z');
    const tom = { ...adviser('tom', 'Tom'), person: 'wilgenlaan/tom', appointedUntil: '2026-11-27' };
    const contracts = [{ supplier: 'wilgenlaan', form: 'pool', from: '2026-11-28' } as const];
    const files = {
      suppliersOf: () => [],
      organisations: () => [{ ...organisation('zorg', [tom]), contracts }],
      planned: async () => new Map(),
      noticesWork: async () => () => 'none' as const,
    };
    const view = await coordinatorView([{ id: 'wilgenlaan', name: 'Bureau Wilgenlaan' }], files, now);
    const text = read(viewPage({ language: 'nl', nonce: 'n' }, view));
    expect(text).not.toContain('vanaf');
    expect(text).toContain('voorbij sinds 27 nov 2026');
  });
  test('not how full somebody is, how many conversations there are, or how fast somebody answers', async () => {
    await setUp();
    const text = await page();
    harness.desk.add({ organisation: 'zorg', adviser: 'samira' });
    harness.plannings.set('zorg', new Map([['samira', { ...planning(), awayUntil: 90_000 }]]));
    const { fullUntil: _, ...notFull } = planning();
    harness.plannings.set('zorg', new Map([['samira', notFull]]));
    const plain = (html: string): string => html.replaceAll(/nonce="[^"]*"/g, '');
    expect(plain(await page())).toBe(plain(text));
    expect(read(text)).not.toMatch(/gesprek(?!ken staan in je eigen inbox)|bericht|bezet/);
  });
  test('in the reader’s language, and the other one is a link away', async () => {
    expect(await page(office, '?language=en')).toContain('Is everything in order?');
    const dutch = (await office.api('GET', '/coordinator', undefined, { 'accept-language': 'nl' })).text;
    expect(dutch).toContain('href="/coordinator?language=en"');
    expect((await office.api('GET', '/coordinator?language=<x>&language=en')).status).toBe(200);
    expect(await page(office, '?refused=%3Cscript%3E')).not.toContain('<script>');
  });
});
