/** Every route × everybody who could call it. The rows are compared with the routes the app really has. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from '../support/inbox-browser.helper.ts';
import { newConversationId } from '../support/inbox-fixtures.helper.ts';
import { startApi, type Harness } from '../support/inbox.helper.ts';

let harness: Harness;
let conversation: string;
beforeAll(async () => {
  harness = await startApi();
  conversation = harness.desk.add({ organisation: 'acme', adviser: 'samira' });
});
afterAll(() => harness.close());

interface Row {
  readonly body?: unknown;
  readonly anonymous: number;
  /** Samira, whose conversation it is. */
  readonly a: number;
  /** Bram, of another organisation. */
  readonly b: number;
}
const ENVELOPE = Buffer.alloc(300, 7).toString('base64url');
const REPLY = { submission: 'A'.repeat(22), forEmployee: ENVELOPE, forSelf: ENVELOPE };
const SIGNATURE = 'A'.repeat(86);
const open = (status: number, body?: unknown): Row => ({ body, anonymous: status, a: status, b: status });
const seat = (a: number, b: number, body?: unknown): Row => ({ body, anonymous: 401, a, b });

const ROWS: Readonly<Record<string, Row>> = {
  'GET /': open(200),
  'GET /enrol': open(200),
  'GET /device': open(200),
  'GET /refused/:code': open(200),
  'GET /auth/callback': open(303),
  'POST /auth/start': open(400, { provider: 'unknown' }),
  'POST /auth/sign-out': open(204),
  'GET /coordinator': open(200),
  'POST /coordinator/sign-out': open(204),
  'GET /api/me': seat(200, 200),
  'GET /api/planning': seat(200, 200),
  'PUT /api/planning': seat(204, 404, { organisation: 'acme', text: '{}', signature: SIGNATURE }),
  'POST /api/self-test': seat(204, 404, { organisation: 'acme', week: 495_000, signature: SIGNATURE }),
  'GET /api/key-slots': seat(404, 404),
  'PUT /api/key-slots': seat(404, 404, { slots: {}, signature: SIGNATURE }),
  'PUT /api/key-slots/recovery': seat(404, 404, { slots: {}, signature: SIGNATURE }),
  'PUT /api/key-slots/ways': seat(404, 404, { slots: {}, signature: SIGNATURE }),
  'PUT /api/books': seat(404, 404, { books: [{ year: 2026, blob: ENVELOPE }] }),
  'GET /api/reports': seat(200, 200),
  'GET /api/reports/:organisation': seat(200, 404),
  'PUT /api/reports/:organisation/:year/round': seat(400, 404, { text: '{}', signature: SIGNATURE }),
  'PUT /api/reports/:organisation/:year/contribution': seat(409, 404, { contribution: ENVELOPE }),
  'POST /api/reports/:organisation/:year/end': seat(409, 404, { signature: SIGNATURE }),
  'POST /api/reports/:organisation/:year/release': seat(400, 404, { text: '{}', signature: SIGNATURE }),
  'POST /api/new-key': seat(422, 404, {
    organisation: 'acme',
    card: 'x',
    slots: {},
    signature: SIGNATURE,
    proven: [],
    replaces: { card: 'x', signature: SIGNATURE },
  }),
  'POST /api/pairing': seat(204, 204, { code: '7K3MQX0D', commitment: 'A'.repeat(43) }),
  'GET /api/pairing': seat(200, 200),
  'POST /api/pairing/join': seat(422, 422, { code: '7K3MQX0E', publicKey: 'A'.repeat(43), nonce: 'A'.repeat(43) }),
  'POST /api/pairing/open': seat(409, 409, { nonce: 'A'.repeat(43) }),
  'POST /api/pairing/sealed': seat(409, 409, { sealed: 'A'.repeat(200) }),
  'POST /api/pairing/end': seat(204, 204, {}),
  'POST /api/key-lost': seat(204, 204, {}),
  'POST /api/key-found': seat(404, 404, { since: '1', signature: SIGNATURE }),
  'POST /api/leave': seat(404, 404, { signature: SIGNATURE }),
  'POST /api/enrolment': seat(403, 403, { card: 'x', slots: {}, signature: SIGNATURE }),
  'GET /api/conversations': seat(200, 200),
  'GET /api/conversations/:organisation/:id': seat(200, 404),
  'POST /api/conversations/:organisation/:id/replies': seat(201, 404, REPLY),
  'POST /api/conversations/:organisation/:id/read': seat(204, 204),
  'POST /api/conversations/:organisation/:id/pause': seat(204, 404, { before: 0, until: 9, signature: 'A'.repeat(86) }),
  'PUT /api/conversations/:organisation/:id/note': seat(204, 404, { note: ENVELOPE }),
  'POST /api/conversations/:organisation/:id/close': seat(204, 404, { signature: SIGNATURE }),
  'GET /api/changes': seat(200, 200),
  'GET /api/notices': seat(200, 200),
  'PUT /api/notices': seat(422, 422, { challenge: 'x', change: '{}', signature: SIGNATURE }),
  'POST /api/notices/test': seat(404, 404),
  'POST /api/visit': seat(204, 204),
  'GET /controle': open(404),
  'GET /manifest.webmanifest': open(200),
  'GET /service-worker.js': open(200),
  'GET /icons/icon-192.png': open(200),
  'GET /icons/icon-512.png': open(200),
  'GET /icons/icon-maskable-512.png': open(200),
  'GET /icons/apple-touch-icon.png': open(200),
};
const NAMES = Object.keys(ROWS);
const CHANGES = NAMES.filter((name) => !name.startsWith('GET'));
const API = NAMES.filter((name) => name.includes(' /api/'));

function rowOf(name: string): Row {
  const row = ROWS[name];
  if (row === undefined) throw new Error(`no row for ${name}`);
  return row;
}
function call(browser: Browser, name: string, headers: Record<string, string | undefined> = {}) {
  const [method = '', path = ''] = name.split(' ');
  const address = path
    .replace(':organisation', 'acme')
    .replace(':year', '2025')
    .replace(':id', conversation)
    .replace(':code', 'state');
  return browser.api(method, address, rowOf(name).body, headers);
}

test('a route without a row, or a row without a route, fails here', () => {
  const routes = harness.inbox.app.router.stack.flatMap(({ route }) =>
    route === undefined ? [] : route.stack.map(({ method }) => `${method.toUpperCase()} ${route.path}`),
  );
  // A route with a body parser in front is one route.
  expect([...new Set(routes)].toSorted()).toEqual([...NAMES].toSorted());
});

describe('who may do what', () => {
  test.each(NAMES)('%s: anonymous', async (name) => {
    const visit = await call(harness.browser(), name);
    expect(visit.status).toBe(rowOf(name).anonymous);
    expect(visit.text.includes('{"code":"signed-out"}')).toBe(API.includes(name));
  });

  test.each(NAMES)('%s: the adviser whose conversation it is', async (name) => {
    const { status, headers } = await call(await harness.signedIn('sub-samira'), name);
    expect(status).toBe(rowOf(name).a);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'nonce-");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });

  test.each(NAMES)('%s: an adviser of another organisation', async (name) => {
    expect((await call(await harness.signedIn('sub-bram'), name)).status).toBe(rowOf(name).b);
  });

  test.each(API)('%s: signed in at the right issuer, but not an adviser', async (name) => {
    expect((await call(await harness.signedIn('sub-nobody'), name)).status).toBe(401);
  });
});

describe('a session that ended opens nothing', () => {
  test.each(API)('%s: taken off the list', async (name) => {
    const browser = await harness.signedIn('sub-samira');
    const before = harness.organisations.all();
    harness.organisations.replace(before.map((each) => ({ ...each, advisers: [] })));
    const visit = await call(browser, name);
    harness.organisations.replace(before);
    expect([visit.status, visit.text]).toEqual([401, '{"code":"signed-out"}']);
  });

  test.each(API)('%s: fifteen minutes idle', async (name) => {
    const browser = await harness.signedIn('sub-samira');
    harness.clock.advance(15 * 60_000);
    expect((await call(browser, name)).status).toBe(401);
  });

  test.each(API)('%s: eight hours old, however busy', async (name) => {
    const browser = await harness.signedIn('sub-samira');
    for (let minutes = 0; minutes < 8 * 60 - 12; minutes += 12) {
      harness.clock.advance(12 * 60_000);
      expect((await browser.api('GET', '/api/conversations')).status).toBe(200);
    }
    harness.clock.advance(12 * 60_000);
    expect((await call(browser, name)).status).toBe(401);
  });

  test.each(API)('%s: a cookie that is none of ours, or two of them', async (name) => {
    for (const value of ['', 'short', 'A'.repeat(43), `${'A'.repeat(43)}; __Host-session=${'B'.repeat(43)}`]) {
      const browser = harness.browser();
      browser.setCookie('__Host-session', value);
      expect((await call(browser, name)).status).toBe(401);
    }
  });
});

const FORGED: readonly [string, Record<string, string | undefined>][] = [
  ['no header of ours', { 'x-in-vertrouwen': undefined }],
  ['another value in it', { 'x-in-vertrouwen': '0' }],
  ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['plain text', { 'content-type': 'text/plain' }],
  ['a type that only begins like JSON', { 'content-type': 'application/json-patch+json' }],
  ['no content type', { 'content-type': undefined }],
  ['another origin', { origin: 'https://evil.example' }],
  ['our origin as a prefix', { origin: 'http://127.0.0.1:1.evil.example' }],
  ['a hidden origin', { origin: 'null' }],
  ['another site by Fetch Metadata', { 'sec-fetch-site': 'cross-site' }],
  ['a sibling site', { 'sec-fetch-site': 'same-site' }],
  ['a navigation', { 'sec-fetch-site': 'none' }],
  ['no origin, another site', { origin: undefined, 'sec-fetch-site': 'cross-site' }],
  ['neither origin nor Fetch Metadata', { origin: undefined, 'sec-fetch-site': undefined }],
];

describe('another site changes nothing', () => {
  describe.each(FORGED)('%s', (_name, headers) => {
    test.each(CHANGES)('%s', async (name) => {
      const before = harness.desk.replies.length;
      const visit = await call(await harness.signedIn('sub-samira'), name, headers);
      expect([visit.status, visit.text]).toEqual([403, '{"code":"cross-site"}']);
      expect(harness.desk.replies.length).toBe(before);
    });
  });

  test.each(API.filter((name) => name.startsWith('GET')))('%s cannot be read from elsewhere', async (name) => {
    const browser = await harness.signedIn('sub-samira');
    for (const site of ['cross-site', 'same-site', 'none']) {
      expect((await call(browser, name, { 'sec-fetch-site': site })).status).toBe(403);
    }
  });

  test.each([
    ['an older browser without Fetch Metadata', { 'sec-fetch-site': undefined }],
    ['a browser that leaves Origin out', { origin: undefined }],
    ['a charset in the content type', { 'content-type': 'application/json; charset=utf-8' }],
  ])('our own page is let through: %s', async (_name, headers) => {
    const browser = await harness.signedIn('sub-samira');
    expect((await call(browser, 'PUT /api/planning', headers)).status).toBe(204);
  });

  test('no preflight is ever answered with permission', async () => {
    const visit = await harness.browser().api('OPTIONS', '/api/planning', '', { origin: 'https://evil.example' });
    expect(visit.status).toBe(403);
    expect([...visit.headers.keys()].filter((header) => header.startsWith('access-control'))).toEqual([]);
  });
});

describe('what is not yours is not there', () => {
  const paths = (id: string): readonly [string, string, unknown][] => [
    ['GET', `/api/conversations/acme/${id}`, undefined],
    ['POST', `/api/conversations/acme/${id}/replies`, REPLY],
    ['POST', `/api/conversations/acme/${id}/close`, { signature: SIGNATURE }],
  ];

  test('another adviser’s conversation, a random id and a malformed one answer in the same bytes', async () => {
    const bram = await harness.signedIn('sub-bram');
    const answers = new Set<string>();
    const ids = [
      conversation,
      newConversationId(),
      'x',
      '__proto__',
      '%E0%A4%A',
      '..%2f..',
      'A'.repeat(23),
      `${conversation}%00`,
    ];
    for (const id of ids) {
      for (const [method, path, body] of paths(id)) {
        const { status, text, headers } = await bram.api(method, path, body);
        answers.add(JSON.stringify([status, text, headers.get('content-type'), headers.get('content-length')]));
      }
    }
    expect([...answers]).toEqual([
      JSON.stringify([404, '{"code":"not-found"}', 'application/json; charset=utf-8', '20']),
    ]);
  });

  test('a seat is what the organisation file says: the right id under one’s own organisation is not there either', async () => {
    const bram = await harness.signedIn('sub-bram');
    const own = await bram.api('GET', `/api/conversations/beta/${conversation}`);
    expect([own.status, own.text]).toEqual([404, '{"code":"not-found"}']);
  });

  test('nothing of it changed what belongs to the other', async () => {
    const samira = await harness.signedIn('sub-samira');
    const fresh = harness.desk.add({ organisation: 'acme', adviser: 'samira' });
    await (await harness.signedIn('sub-bram')).api('POST', `/api/conversations/acme/${fresh}/read`);
    await (
      await harness.signedIn('sub-bram')
    ).api('POST', `/api/conversations/acme/${fresh}/close`, {
      signature: SIGNATURE,
    });
    const { items } = JSON.parse((await samira.api('GET', '/api/conversations')).text) as { items: { id: string }[] };
    expect(items.find(({ id }) => id === fresh)).toMatchObject({ unread: true, state: 'open' });
  });
});
