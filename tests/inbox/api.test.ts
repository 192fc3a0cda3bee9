import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { NoteResult } from '../../src/core/adviser/note.ts';
import type { PauseResult } from '../../src/core/adviser/pause.ts';
import type { ReplyResult } from '../../src/core/adviser/desk.ts';
import { AppError } from '../../src/base/errors.ts';
import { createSlotVault } from '../../src/core/adviser/enrolment.ts';
import { identityOf } from '../../src/core/adviser/identity.ts';
import type { KeyCard } from '../../src/seal/key-card.ts';
import type { Browser, Visit } from '../support/inbox-browser.helper.ts';
import type { KeySlots } from '../../src/seal/key-slots.ts';
import { signStatement, type SlotsStatement } from '../../src/seal/statement.ts';
import { adviser, newCard, organisation, signerOf, slotsFor } from '../support/inbox-fixtures.helper.ts';
import { startApi, type Harness } from '../support/inbox.helper.ts';

const ISSUER = 'https://id.example';
let harness: Harness;
let samira: Browser;
let conversation: string;
beforeAll(async () => {
  harness = await startApi();
  conversation = harness.desk.add({ organisation: 'acme', adviser: 'samira' }, 5);
  samira = await harness.signedIn('sub-samira');
});
afterAll(() => harness.close());
afterEach(() => {
  harness.desk.result = 'stored';
  harness.desk.fault = undefined;
});
const json = ({ text }: Visit): unknown => JSON.parse(text);

describe('who am I', () => {
  test('a seat tells everything the inbox shows around the conversations', async () => {
    const keyCard = harness.organisations.byId('acme')?.advisers[0]?.keyCards[0];
    expect(json(await samira.api('GET', '/api/me'))).toEqual({
      state: 'adviser',
      account: { issuer: ISSUER, subject: 'sub-samira' },
      hasSlots: false,
      seats: [
        {
          organisation: { id: 'acme', name: 'acme bv' },
          adviser: { id: 'samira', name: 'Samira' },
          keyCards: [keyCard?.text],
          hours: [
            { day: 'mon', from: '09:00', to: '12:00' },
            { day: 'mon', from: '13:00', to: '17:00' },
            { day: 'fri', from: '09:00', to: '12:00' },
          ],
          referTo: { advisers: [], places: [] },
          timeZone: 'Europe/Amsterdam',
          answersWithinHours: 8,
          capacity: 10,
          presence: {
            awayUntil: null,
            fullUntil: null,
            open: 1,
            choices: [],
            availability: { state: 'available', until: '1970-01-01T00:00:00.000Z' },
            proof: { proven: true },
          },
        },
      ],
    });
  });

  test('who keeps another clock than the organisation is told whose the last day is', async () => {
    const before = harness.organisations.all();
    const who = { issuer: ISSUER, subject: 'sub-abroad' };
    const abroad = adviser('abroad', 'Abroad', who);
    const schedule = { ...abroad.schedule, timeZone: 'America/Curacao' };
    harness.organisations.replace([...before, organisation('abroad', [{ ...abroad, schedule }])]);
    const browser = await harness.signedIn('sub-abroad');
    expect(json(await browser.api('GET', '/api/me'))).toMatchObject({
      seats: [{ timeZone: 'America/Curacao', organisationTimeZone: 'Europe/Amsterdam' }],
    });
    harness.organisations.replace(before);
  });

  test('only where consults are counted the page is told so', async () => {
    const before = harness.organisations.all();
    const who = { issuer: ISSUER, subject: 'sub-hired' };
    const hired = { ...adviser('hired', 'Hired', who), person: 'wilgenlaan/hired', supplier: 'Bureau Wilgenlaan' };
    const contract = { supplier: 'wilgenlaan', from: '2020-01-01' };
    harness.organisations.replace([
      ...before,
      { ...organisation('paid', [hired]), people: 14, contracts: [{ ...contract, form: 'pool' }] },
      { ...organisation('fixed', [hired]), people: 14, contracts: [{ ...contract, form: 'package' }] },
    ]);
    const { seats } = json(await (await harness.signedIn('sub-hired')).api('GET', '/api/me')) as {
      seats: { billing?: unknown }[];
    };
    expect(seats.map(({ billing }) => billing)).toEqual([
      { ...contract, name: 'Bureau Wilgenlaan', form: 'pool' },
      undefined,
    ]);
    harness.organisations.replace(before);
  });

  test('an adviser of whom nobody said what they talk about is asked', async () => {
    const before = harness.organisations.all();
    const asked = {
      ...adviser('asked', 'Asked', { issuer: ISSUER, subject: 'sub-asked' }),
      topicsAssumed: true as const,
    };
    harness.organisations.replace([...before, organisation('asked', [asked])]);
    const browser = await harness.signedIn('sub-asked');
    expect(json(await browser.api('GET', '/api/me'))).toMatchObject({ seats: [{ topicsAssumed: true }] });
    expect(json(await samira.api('GET', '/api/me'))).not.toHaveProperty('seats.0.topicsAssumed');
    harness.organisations.replace(before);
  });

  test('an adviser is told whom to call in an organisation, with what a telephone dials', async () => {
    const before = harness.organisations.all();
    const who = adviser('insider', 'Insider', { issuer: ISSUER, subject: 'sub-insider' });
    const contacts = [
      { function: 'company-doctor', name: 'Dr. Vos', phone: '030 231 42 14' },
      { function: 'works-council', name: 'OR', email: 'or@example.nl' },
    ] as const;
    const known = { id: 'own', name: { nl: 'Steunpunt' }, what: { nl: 'Helpt' }, phone: '113', checked: '2026-11-01' };
    harness.organisations.replace([...before, { ...organisation('insider', [who]), contacts, referrals: [known] }]);
    const browser = await harness.signedIn('sub-insider');
    expect(json(await browser.api('GET', '/api/me'))).toMatchObject({
      seats: [
        {
          contacts: [{ ...contacts[0], dial: 'tel:+31302314214' }, contacts[1]],
          referTo: { advisers: [], places: [{ name: { nl: 'Steunpunt' }, phone: '113' }] },
        },
      ],
    });
    expect(json(await samira.api('GET', '/api/me'))).not.toHaveProperty('seats.0.contacts');
    harness.organisations.replace(before);
  });

  test('an external adviser has a seat in each organisation and sees one list, most recent first', async () => {
    const before = harness.organisations.all();
    const who = { issuer: ISSUER, subject: 'sub-ext' };
    harness.organisations.replace([
      ...before,
      organisation('c', [adviser('ext', 'Ext', who)]),
      organisation('d', [adviser('ext', 'Ext', who)]),
    ]);
    const ids = [
      harness.desk.add({ organisation: 'c', adviser: 'ext' }, 3),
      harness.desk.add({ organisation: 'd', adviser: 'ext' }, 9),
      harness.desk.add({ organisation: 'c', adviser: 'ext' }, 6),
    ];
    const browser = await harness.signedIn('sub-ext');
    const { items } = json(await browser.api('GET', '/api/conversations')) as {
      items: { id: string; organisation: string }[];
    };
    expect(items.map((item) => [item.organisation, item.id])).toEqual([
      ['d', ids[1]],
      ['c', ids[2]],
      ['c', ids[0]],
    ]);
    expect((await browser.api('GET', `/api/conversations/d/${ids[0]}`)).status).toBe(404);
    harness.organisations.replace(before);
  });
});

describe('planning', () => {
  const put = (body: object) => samira.api('PUT', '/api/planning', body);
  const planned = { organisation: 'acme', text: '{"number":1}', signature: 'A'.repeat(86) };

  test('of every seat, with what the team lacks; a new one is handed over as it was signed', async () => {
    expect(json(await samira.api('GET', '/api/planning'))).toMatchObject({
      seats: [
        {
          organisation: 'acme',
          holidays: 'nl',
          next: 1,
          refused: false,
          colleagues: [{ id: 'nora', mayCover: 'no-key' }],
        },
      ],
    });
    expect((await put(planned)).status).toBe(204);
    expect(harness.desk.planned).toEqual([{ text: planned.text, signature: planned.signature }]);
  });

  test('in an organisation that does not list them there is none', async () => {
    expect((await put({ ...planned, organisation: 'beta' })).status).toBe(404);
    expect((await put({ ...planned, organisation: '__proto__' })).status).toBe(404);
  });

  test.each([
    ['moved', 409],
    ['refused', 422],
    ['malformed', 400],
    ['past', 422],
    ['cover-circle', 422],
    ['cover-consent', 422],
    ['cover-key', 422],
    ['cover-unknown', 422],
  ] as const)('%s is told so with %i', async (result, status) => {
    harness.desk.planResult = result;
    const visit = await put(planned);
    harness.desk.planResult = 'stored';
    expect([visit.status, json(visit)]).toEqual([status, { code: result === 'malformed' ? 'bad-request' : result }]);
  });

  test.each([
    ['no text', { text: 5 }],
    ['too long a text', { text: 'x'.repeat(12_001) }],
    ['a signature of another length', { signature: 'A' }],
    ['a field more', { awayUntil: '2027-01-01T00:00:00Z' }],
  ])('%s is refused', async (_name, wrong) => {
    expect((await put({ ...planned, ...wrong })).status).toBe(400);
  });
});

describe('the answer of a self-test', () => {
  const answer = { organisation: 'acme', week: 495_000, signature: 'A'.repeat(86) };
  const send = (more: object = {}) => samira.api('POST', '/api/self-test', { ...answer, ...more });

  test.each([
    ['kept', 204, ''],
    ['late', 409, '{"code":"moved"}'],
    ['refused', 422, '{"code":"refused"}'],
  ] as const)('%s is said as %i', async (tested, status, text) => {
    harness.desk.tested = tested;
    expect(await send()).toMatchObject({ status, text });
    harness.desk.tested = 'kept';
  });

  test.each([{ week: -1 }, { week: 1.5 }, { week: 2 ** 32 }, { week: '1' }, { signature: 'x' }, { more: 1 }])(
    'with %j is refused before it is looked at',
    async (more) => {
      expect((await send(more)).status).toBe(400);
    },
  );
});

describe('a conversation', () => {
  test('is handed over as it is stored: sealed', async () => {
    expect(json(await samira.api('GET', `/api/conversations/acme/${conversation}`))).toEqual({
      id: conversation,
      handle: 'rustige lijster 48',
      state: 'open',
      length: 1,
      from: 0,
      envelopes: ['AQID'],
      headHash: 'A'.repeat(43),
      expiresHour: 9,
    });
  });

  test('an older page is asked for by number, and by nothing else', async () => {
    const path = `/api/conversations/acme/${conversation}`;
    expect(json(await samira.api('GET', `${path}?before=40`))).toMatchObject({ from: 40 });
    for (const query of ['before=-1', 'before=1e3', 'before=', 'before=1&before=2', 'before=9999999']) {
      expect((await samira.api('GET', `${path}?${query}`)).status).toBe(400);
    }
  });

  const reply = { submission: 'B'.repeat(22), forEmployee: 'AQID', forSelf: 'BAUG' };
  test.each<[ReplyResult, number, unknown]>([
    ['stored', 201, { result: 'stored' }],
    ['repeated', 200, { result: 'repeated' }],
    ['moved', 409, { code: 'moved' }],
    ['closed', 409, { code: 'closed' }],
    ['too-long', 409, { code: 'too-long' }],
    ['refused', 422, { code: 'refused' }],
    ['gone', 404, { code: 'not-found' }],
  ])('a reply that is %s is answered as that', async (result, status, body) => {
    harness.desk.result = result;
    const visit = await samira.api('POST', `/api/conversations/acme/${conversation}/replies`, reply);
    expect([visit.status, json(visit)]).toEqual([status, body]);
  });

  test.each<[NoteResult, number]>([
    ['stored', 204],
    ['moved', 409],
    ['refused', 422],
    ['gone', 404],
  ])('a note that is %s is answered as that, and reaches the desk byte for byte', async (result, status) => {
    harness.desk.noteResult = result;
    const visit = await samira.api('PUT', `/api/conversations/acme/${conversation}/note`, { note: 'AQID' });
    expect(visit.status).toBe(status);
    expect(harness.desk.notes.at(-1)).toEqual(Uint8Array.of(1, 2, 3));
  });

  test('a note that is no envelope, too long, or says more is refused', async () => {
    const path = `/api/conversations/acme/${conversation}/note`;
    for (const body of [{ note: '' }, { note: 'a+b/' }, { note: 'A'.repeat(6404) }, { note: 'AQID', by: 'x' }, {}])
      expect((await samira.api('PUT', path, body)).status).toBe(400);
    expect((await samira.api('PUT', '/api/conversations/beta/x/note', { note: 'AQID' })).status).toBe(404);
  });

  test.each<[PauseResult, number]>([
    ['stored', 204],
    ['moved', 409],
    ['nobody-else', 422],
    ['moment', 422],
    ['refused', 422],
    ['gone', 404],
  ])('a pause that is %s is answered as that', async (result, status) => {
    harness.desk.pauseResult = result;
    const asked = { before: 0, until: 9, signature: 'A'.repeat(86) };
    const visit = await samira.api('POST', `/api/conversations/acme/${conversation}/pause`, asked);
    expect([visit.status, harness.desk.paused.at(-1)]).toEqual([status, asked]);
    if (status === 422) expect(json(visit)).toMatchObject({ code: result });
  });

  test('a pause without hours or a signature, or of somebody else, is refused', async () => {
    const path = `/api/conversations/acme/${conversation}/pause`;
    const asked = { before: 0, until: 9, signature: 'A'.repeat(86) };
    const { signature: _none, ...unsigned } = asked;
    for (const body of [unsigned, { ...asked, before: -1 }, { ...asked, until: 1.5 }, { ...asked, why: 'x' }])
      expect((await samira.api('POST', path, body)).status).toBe(400);
    expect((await samira.api('POST', path.replace('acme', 'beta'), asked)).status).toBe(404);
  });

  test('a reply reaches the desk byte for byte', async () => {
    await samira.api('POST', `/api/conversations/acme/${conversation}/replies`, reply);
    expect(harness.desk.replies.at(-1)).toEqual({
      conversation,
      submission: reply.submission,
      forEmployee: Uint8Array.of(1, 2, 3),
      forSelf: Uint8Array.of(4, 5, 6),
    });
  });

  test.each([
    ['a short submission', { ...reply, submission: 'B'.repeat(21) }],
    ['an envelope that is no base64url', { ...reply, forSelf: 'a+b/' }],
    ['left-over bits', { ...reply, forSelf: 'AB' }],
    ['an empty envelope', { ...reply, forEmployee: '' }],
    ['one envelope only', { submission: reply.submission, forSelf: 'AQID' }],
    ['something more', { ...reply, by: 'samira' }],
    ['a list', [reply]],
    [
      'a polluted prototype',
      `{"__proto__":{"forSelf":"AQID"},"submission":"${reply.submission}","forEmployee":"AQID"}`,
    ],
    [
      'a prototype beside it',
      `{"__proto__":{"x":1},"submission":"${reply.submission}","forEmployee":"AQID","forSelf":"AQID"}`,
    ],
    ['no JSON', '{"submission":'],
    ['nothing', 'null'],
  ])('a reply with %s is refused before the desk sees it', async (_name, body) => {
    const before = harness.desk.replies.length;
    const visit = await samira.api('POST', `/api/conversations/acme/${conversation}/replies`, body);
    expect([visit.status, json(visit)]).toEqual([400, { code: 'bad-request' }]);
    expect(harness.desk.replies.length).toBe(before);
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });

  test.each([
    ['POST', `/api/conversations/acme/x/replies`, 64],
    ['PUT', '/api/key-slots', 8],
    ['PUT', '/api/key-slots/recovery', 8],
    ['PUT', '/api/key-slots/ways', 8],
    ['POST', '/api/conversations/acme/x/close', 1],
    ['POST', '/api/enrolment', 16],
    ['PUT', '/api/planning', 32],
    ['POST', '/auth/start', 4],
  ])('%s %s takes no more than %i kB', async (method, path, kilobytes) => {
    const browser = await harness.signedIn('sub-samira');
    const body = (bytes: number) => JSON.stringify({ pad: 'x'.repeat(bytes - '{"pad":""}'.length) });
    const over = await browser.api(method, path, body(kilobytes * 1024 + 1));
    expect([over.status, json(over)]).toEqual([413, { code: 'too-large' }]);
    expect((await browser.api(method, path, body(kilobytes * 1024))).status).not.toBe(413);
  });

  test('a compressed body is not unpacked', async () => {
    const browser = await harness.signedIn('sub-samira');
    const visit = await browser.api('PUT', '/api/planning', '{}', { 'content-encoding': 'gzip' });
    expect(visit.status).toBe(400);
  });
});

describe('key slots', () => {
  let keyCard: KeyCard;
  beforeAll(async () => {
    keyCard = await newCard();
    const { store, keyring } = harness;
    await createSlotVault({ records: store.records, keyring }).put(
      identityOf(keyring, { issuer: ISSUER, subject: 'sub-samira' }),
      slotsFor(keyCard),
    );
  });

  const now = async (browser: Browser) => json(await browser.api('GET', '/api/key-slots')) as KeySlots;
  const other = () => slotsFor(keyCard);
  const signed = async (change: Partial<SlotsStatement> & Pick<SlotsStatement, 'before' | 'after'>, by = keyCard) => {
    const says = 'new passphrase slot';
    const statement = { says, issuer: ISSUER, subject: 'sub-samira', ...change } as const;
    return { slots: change.after, signature: await signStatement(signerOf(by), statement) };
  };
  const put = async (browser: Browser, body: unknown, path = '/api/key-slots') =>
    (await browser.api('PUT', path, body)).status;

  test('come back as they were put, to their owner alone', async () => {
    const browser = await harness.signedIn('sub-samira');
    const before = await now(browser);
    const after = { ...before, passphrase: other().passphrase };
    expect(await put(browser, await signed({ before, after }))).toBe(204);
    expect(await now(browser)).toEqual(after);
    expect((await (await harness.signedIn('sub-bram')).api('GET', '/api/key-slots')).status).toBe(404);
  });

  test('are in force although those of before could not be erased yet, which is said', async () => {
    const browser = await harness.signedIn('sub-samira');
    const before = await now(browser);
    const after = { ...before, passphrase: other().passphrase };
    vi.spyOn(harness.keyring.erasure, 'destroy').mockRejectedValueOnce(new AppError('KEYRING_UNREADABLE'));
    expect(await put(browser, await signed({ before, after }))).toBe(202);
    expect(await now(browser)).toEqual(after);
    const next = { ...after, passphrase: other().passphrase };
    expect(await put(browser, await signed({ before: after, after: next }))).toBe(204);
  });

  test('are replaced one at a time, each by a call of its own', async () => {
    const browser = await harness.signedIn('sub-samira');
    const before = await now(browser);
    const { passphrase, recovery } = other();
    const says = 'new recovery slot';
    const renewed = { ...before, recovery };
    const changed = { ...before, passphrase };
    expect(await put(browser, await signed({ before, after: renewed }))).toBe(422);
    expect(await put(browser, await signed({ before, after: { ...before, passphrase, recovery } }))).toBe(422);
    const inOther = '/api/key-slots/recovery';
    expect(await put(browser, await signed({ says, before, after: changed }), inOther)).toBe(422);
    // Signed for the one call, it is nothing in the other.
    expect(await put(browser, await signed({ before, after: renewed }), inOther)).toBe(422);
    expect(await now(browser)).toEqual(before);
    expect(await put(browser, await signed({ says, before, after: renewed }), inOther)).toBe(204);
    expect(await now(browser)).toEqual(renewed);
  });

  test('stay for who has the session and not the key', async () => {
    const browser = await harness.signedIn('sub-samira');
    const before = await now(browser);
    const after = { ...before, passphrase: other().passphrase };
    const good = await signed({ before, after });
    const thief = await newCard();
    for (const bad of [
      { slots: after, signature: 'A'.repeat(86) },
      await signed({ before, after }, thief),
      await signed({ before, after, subject: 'sub-bram' }),
      await signed({ before, after, issuer: 'https://other.example' }),
      await signed({ before: after, after }),
      { ...good, slots: { ...before, passphrase: other().passphrase } },
    ]) {
      expect(await put(browser, bad)).toBe(422);
    }
    for (const malformed of [{ slots: after }, { ...good, signature: 'A' }, { ...good, more: 1 }]) {
      expect(await put(browser, malformed)).toBe(400);
    }
    expect(await now(browser)).toEqual(before);
    expect(await put(browser, good)).toBe(204);
    // What was signed once puts nothing back later.
    const third = { ...before, passphrase: other().passphrase };
    expect(await put(browser, await signed({ before: after, after: third }))).toBe(204);
    expect(await put(browser, good)).toBe(422);
  });

  test('replaced by two calls at once: what one replaced, the other does not bring back', async () => {
    const browser = await harness.signedIn('sub-samira');
    const before = await now(browser);
    const changed = { ...before, passphrase: other().passphrase };
    const renewed = { ...before, recovery: other().recovery };
    const bodies = [
      await signed({ before, after: changed }),
      await signed({ says: 'new recovery slot', before, after: renewed }),
    ];
    const statuses = await Promise.all([put(browser, bodies[0]), put(browser, bodies[1], '/api/key-slots/recovery')]);
    expect(statuses.toSorted()).toEqual([204, 422]);
    expect(await now(browser)).toEqual(statuses[0] === 204 ? changed : renewed);
  });

  test('of another key are refused: that is a new enrolment', async () => {
    const browser = await harness.signedIn('sub-samira');
    const thief = await newCard();
    const before = await now(browser);
    const after = { ...slotsFor(thief), recovery: before.recovery };
    expect(await put(browser, await signed({ before, after }))).toBe(422);
    expect(await put(browser, await signed({ before, after }, thief))).toBe(422);
  });

  test.each([{ slots: {} }, { slots: null }, { slots: { version: 2 } }])('%j are refused', async (body) => {
    const browser = await harness.signedIn('sub-samira');
    expect(await put(browser, { ...body, signature: 'A'.repeat(86) })).toBe(422);
  });

  test('later than ten minutes after signing in they cannot be replaced, only read', async () => {
    const browser = await harness.signedIn('sub-samira');
    const before = await now(browser);
    const after = { ...before, passphrase: other().passphrase };
    harness.clock.advance(10 * 60_000);
    expect(await put(browser, await signed({ before, after }))).toBe(204);
    harness.clock.advance(1);
    const late = await browser.api('PUT', '/api/key-slots', await signed({ before: after, after: before }));
    expect([late.status, json(late)]).toEqual([403, { code: 'sign-in-again' }]);
    expect((await browser.api('GET', '/api/key-slots')).status).toBe(200);
  });

  test('moved to another identity in the store they do not open', async () => {
    const { store, keyring } = harness;
    const own = identityOf(keyring, { issuer: ISSUER, subject: 'sub-samira' });
    const other = identityOf(keyring, { issuer: ISSUER, subject: 'sub-bram' });
    const sealed = await store.records.get('key-slots', own);
    await store.records.put('key-slots', other, sealed ?? new Uint8Array());
    expect((await (await harness.signedIn('sub-bram')).api('GET', '/api/key-slots')).status).toBe(404);
  });
});

describe('faults', () => {
  test.each(['STORE_AWAY', 'STORE_READ_ONLY', 'STORE_FULL'] as const)(
    '%s asks to try again and is logged by its code',
    async (code) => {
      const browser = await harness.signedIn('sub-samira');
      harness.desk.fault = new AppError(code, 'secret detail');
      const visit = await browser.api('GET', '/api/conversations');
      expect([visit.status, json(visit)]).toEqual([503, { code: 'try-again' }]);
      expect(harness.logged.at(-1)).toContain(`"code":"${code}"`);
    },
  );

  test('anything else is a fault without a word of what it was', async () => {
    const browser = await harness.signedIn('sub-samira');
    harness.desk.fault = new Error('canary-4711');
    const visit = await browser.api('GET', '/api/conversations');
    expect([visit.status, json(visit)]).toEqual([500, { code: 'fault' }]);
    expect(harness.logged.join('')).not.toContain('canary-4711');
  });
});
