/** From the operator's invitation to the pinned card, through the real app, provider and command line. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { runAdviserCommand } from '../../src/adviser-cli/index.ts';
import { createSlotVault } from '../../src/inbox/enrolment.ts';
import { createInvitations } from '../../src/inbox/invitations.ts';
import { identityOf } from '../../src/inbox/sessions.ts';
import { fingerprint } from '../../src/seal/fingerprint.ts';
import type { KeyCard } from '../../src/seal/key-card.ts';
import { startOidcIssuer, type OidcIssuer } from '../support/oidc-issuer.ts';
import type { Browser } from './browser.ts';
import { adviser, newCard, organisation, slotsFor } from './fixtures.ts';
import { listen, startInbox, type Harness } from './harness.ts';

const ACME = `# Acme, kept by hand.
id: acme
name: Acme bv
advisers:
  - id: samira # internal
    name: Samira
    keyCards: []
  - id: nora
    name: Nora   # joined in May
    # her hours are below
    languages: [nl, en]
`;

let issuer: OidcIssuer;
let harness: Harness;
let folder: string;
let lines: string[];
beforeEach(async () => {
  const listener = await listen();
  issuer = await startOidcIssuer([{ id: 'inbox', redirectUri: `${listener.origin}/auth/callback` }]);
  harness = await startInbox(listener, {
    issuer: issuer.issuer,
    providers: [{ id: 'main', name: 'Acme', issuer: issuer.issuer, clientId: 'inbox' }],
  });
  folder = mkdtempSync(join(tmpdir(), 'organisations-'));
  writeFileSync(join(folder, 'acme.yaml'), ACME, { mode: 0o640 });
  lines = [];
  issuer.loginAs('sub-nora');
});
afterEach(async () => {
  await harness.close();
  await issuer.close();
  rmSync(folder, { recursive: true, force: true });
});

async function run(argv: readonly string[], answer = ''): Promise<number> {
  const { organisations, store, keyring, clock, origin } = harness;
  return runAdviserCommand(argv, {
    organisations,
    organisationsDir: folder,
    records: store.records,
    keyring,
    clock,
    origin,
    out: (line) => void lines.push(line),
    ask: () => Promise.resolve(answer),
  });
}
async function invite(who = 'nora'): Promise<string> {
  expect(await run(['invite', who])).toBe(0);
  const link = new URL(lines.find((line) => line.includes('/enrol#')) ?? '');
  expect([link.origin, link.pathname]).toEqual([harness.origin, '/enrol']);
  lines.length = 0;
  return link.hash.slice(1);
}
async function signedInWith(token: string | undefined): Promise<Browser> {
  const browser = harness.browser();
  expect((await harness.signIn(browser, 'main', token)).status).toBe(200);
  return browser;
}
async function enrol(browser: Browser, card: KeyCard) {
  return browser.api('POST', '/api/enrolment', { card: card.text, slots: slotsFor(card) });
}
const me = async (browser: Browser): Promise<unknown> =>
  JSON.parse((await browser.api('GET', '/api/me')).text) as unknown;
const file = (): string => readFileSync(join(folder, 'acme.yaml'), 'utf8');
/** Stretched on purpose, so computed once per card. */
const known = new Map<string, string>();
async function wordsOf(card: KeyCard): Promise<string> {
  const words = known.get(card.text) ?? (await fingerprint(card)).join(' ');
  known.set(card.text, words);
  return words;
}

/** What re-reading the changed file does to the organisations in force. */
function reload(card: KeyCard): void {
  const [acme, ...others] = harness.organisations.all();
  if (acme === undefined) throw new Error('no organisation');
  const nora = adviser('nora', 'Nora', { issuer: issuer.issuer, subject: 'sub-nora' }, [card]);
  harness.organisations.replace([
    organisation('acme', [...acme.advisers.filter(({ id }) => id !== 'nora'), nora]),
    ...others,
  ]);
}

test('invited, signed in, enrolled, approved: then and only then an adviser', async () => {
  const browser = await signedInWith(await invite());
  const place = { organisation: { id: 'acme', name: 'acme bv' }, adviser: { id: 'nora', name: 'Nora' } };
  expect(await me(browser)).toEqual({ state: 'enrolling', ...place, waiting: false, hasSlots: false });
  expect((await browser.api('GET', '/api/conversations')).text).toBe('{"items":[]}');

  const card = await newCard();
  const sent = await enrol(browser, card);
  expect([sent.status, sent.text]).toEqual([201, '{"waiting":true}']);
  expect(await me(browser)).toEqual({ state: 'enrolling', ...place, waiting: true, hasSlots: true });
  expect(harness.logged.join('')).toContain('"event":"enrolment-waiting"');

  expect(await run(['pending'])).toBe(0);
  expect(lines.join('\n')).toContain(`nora (Nora), acme, since ${harness.clock.now().toISOString().slice(0, 13)}h UTC`);
  expect(lines.join('\n')).toContain(`fingerprint: ${await wordsOf(card)}`);
  expect(lines.join('\n')).not.toContain('sub-nora');

  expect(await run(['approve', 'nora'], `  ${(await wordsOf(card)).toUpperCase()} `)).toBe(0);
  expect(await run(['pending'])).toBe(0);
  expect(lines.at(-1)).toBe('Nobody waits.');
  reload(card);
  expect(await me(browser)).toMatchObject({
    state: 'adviser',
    hasSlots: true,
    seats: [{ ...place, keyCards: [card.text] }],
  });
});

describe('the organisation file', () => {
  test('gets identity and card, and keeps every comment and all else', async () => {
    const card = await newCard();
    await enrol(await signedInWith(await invite()), card);
    expect(await run(['approve', 'nora', '--fingerprint', await wordsOf(card)])).toBe(0);
    expect(file()).toBe(`# Acme, kept by hand.
id: acme
name: Acme bv
advisers:
  - id: samira # internal
    name: Samira
    keyCards: []
  - id: nora
    name: Nora # joined in May
    # her hours are below
    languages: [ nl, en ]
    identity:
      issuer: ${issuer.issuer}
      subject: sub-nora
    keyCards:
      - ${card.text}
`);
    expect(readdirSync(folder)).toEqual(['acme.yaml']);
  });

  test('puts a newer card first, keeps the older, and replaces the identity value by value', async () => {
    const older = await newCard();
    const before = `${ACME}    identity:\n      issuer: https://old.example # the former provider\n      subject: old\n    keyCards: [${older.text}] # pinned in 2025\n`;
    writeFileSync(join(folder, 'acme.yaml'), before);
    const card = await newCard();
    await enrol(await signedInWith(await invite()), card);
    expect(await run(['approve', 'nora', '--fingerprint', await wordsOf(card)])).toBe(0);
    const { advisers } = parse(file()) as { advisers: unknown[] };
    expect(advisers[1]).toMatchObject({
      identity: { issuer: issuer.issuer, subject: 'sub-nora' },
      keyCards: [card.text, older.text],
    });
    expect(file()).toContain('# the former provider');
    expect(file()).toContain('# pinned in 2025');
  });

  test.each([
    ['is no YAML', 'id: acme\nadvisers: [', 'not YAML'],
    ['belongs to another organisation', ACME.replace('id: acme', 'id: beta'), 'another organisation'],
    ['does not list the adviser any more', ACME.replace('id: nora', 'id: noor'), 'does not list'],
  ])('that %s is left as it is, and so is the request', async (_name, text, said) => {
    const card = await newCard();
    await enrol(await signedInWith(await invite()), card);
    writeFileSync(join(folder, 'acme.yaml'), text);
    expect(await run(['approve', 'nora', '--fingerprint', await wordsOf(card)])).toBe(1);
    expect(lines.at(-1)).toContain(said);
    expect(file()).toBe(text);
    lines.length = 0;
    await run(['pending']);
    expect(lines[0]).toContain('nora');
  });

  test('may be approved twice: the card is there once', async () => {
    const card = await newCard();
    for (let round = 0; round < 2; round += 1) {
      await enrol(await signedInWith(await invite()), card);
      expect(await run(['approve', 'nora', '--fingerprint', await wordsOf(card)])).toBe(0);
    }
    expect(file().split(card.text)).toHaveLength(2);
  });
});

describe('the six words', () => {
  test.each([
    ['none', ''],
    ['another card’s', undefined],
    ['yes', 'yes'],
  ])('%s: nothing is approved', async (_name, typed) => {
    await enrol(await signedInWith(await invite()), await newCard());
    const words = typed ?? (await wordsOf(await newCard()));
    expect(await run(['approve', 'nora'], words)).toBe(1);
    expect(await run(['approve', 'nora', '--fingerprint', words])).toBe(1);
    expect(file()).toBe(ACME);
  });

  test('approving does not show the words it asks for', async () => {
    const card = await newCard();
    await enrol(await signedInWith(await invite()), card);
    await run(['approve', 'nora'], 'wrong');
    expect(lines.join('\n')).not.toContain(await wordsOf(card));
  });
});

describe('an invitation', () => {
  test('used a second time, by another person, is refused and changes nothing', async () => {
    const token = await invite();
    const card = await newCard();
    const late = await (async () => {
      issuer.loginAs('sub-thief');
      return signedInWith(token);
    })();
    issuer.loginAs('sub-nora');
    await enrol(await signedInWith(token), card);
    const stolen = await enrol(late, await newCard());
    expect([stolen.status, stolen.text]).toEqual([409, '{"code":"used"}']);
    issuer.loginAs('sub-thief');
    const again = harness.browser();
    expect((await harness.signIn(again, 'main', token)).url.pathname).toBe('/refused/used');
    expect(again.cookie('__Host-session')).toBeUndefined();
    expect(await run(['approve', 'nora', '--fingerprint', await wordsOf(card)])).toBe(0);
  });

  test('used by two browsers at once lets one card wait', async () => {
    const token = await invite();
    const browsers = [await signedInWith(token), await signedInWith(token)];
    const answers = await Promise.all(browsers.map(async (browser) => enrol(browser, await newCard())));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
  });

  test('that did its work simply signs the same person in', async () => {
    const token = await invite();
    await enrol(await signedInWith(token), await newCard());
    expect(await me(await signedInWith(token))).toMatchObject({ state: 'enrolling', waiting: true });
    expect(await me(await signedInWith(undefined))).toMatchObject({ state: 'enrolling', waiting: true });
  });

  test('is void after 72 hours, before and after the way to the provider', async () => {
    const token = await invite();
    harness.clock.advance(72 * 3_600_000 - 60_000);
    const browser = harness.browser();
    const begun = await browser.api('POST', '/auth/start', { provider: 'main', invitation: token });
    const early = await signedInWith(token);
    harness.clock.advance(60_000);
    const { location } = JSON.parse(begun.text) as { location: string };
    expect((await browser.navigate(location)).url.pathname).toBe('/refused/invitation');
    const start = await harness.browser().api('POST', '/auth/start', { provider: 'main', invitation: token });
    expect([start.status, start.text]).toEqual([422, '{"code":"invitation"}']);
    expect((await enrol(early, await newCard())).text).toBe('{"code":"invitation"}');
  });

  test.each(['', 'x', 'A'.repeat(300), 'A'.repeat(1025)])('that is none of ours is refused (%s)', async (token) => {
    const start = await harness.browser().api('POST', '/auth/start', { provider: 'main', invitation: token });
    expect([400, 422]).toContain(start.status);
  });

  test('with any one bit changed is none of ours', async () => {
    const token = Buffer.from(await invite(), 'base64url');
    const invitations = createInvitations({ ...harness.store, keyring: harness.keyring, clock: harness.clock });
    for (let bit = 0; bit < token.length * 8; bit += 1) {
      const forged = Buffer.from(token);
      forged[bit >> 3] = (forged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(invitations.open(forged.toString('base64url'))).toBeUndefined();
    }
    expect(invitations.open(token.toString('base64url'))).toMatchObject({ organisation: 'acme', adviser: 'nora' });
  });

  test('for somebody taken off the list meanwhile is refused', async () => {
    const token = await invite();
    harness.organisations.replace([organisation('acme', [])]);
    const browser = harness.browser();
    expect((await harness.signIn(browser, 'main', token)).url.pathname).toBe('/refused/invitation');
  });
});

describe('what is handed in', () => {
  test.each([
    [
      'a damaged card',
      (card: KeyCard) => ({
        card: `${card.text.slice(0, -1)}${card.text.endsWith('A') ? 'B' : 'A'}`,
        slots: slotsFor(card),
      }),
    ],
    ['slots of another card', (card: KeyCard, other: KeyCard) => ({ card: card.text, slots: slotsFor(other) })],
    ['no slots', (card: KeyCard) => ({ card: card.text, slots: {} })],
    [
      'a passphrase made cheap to guess',
      (card: KeyCard) => {
        const slots = slotsFor(card);
        return {
          card: card.text,
          slots: {
            ...slots,
            passphrase: { ...slots.passphrase, argon2id: { memoryKiB: 8, iterations: 1, parallelism: 1 } },
          },
        };
      },
    ],
  ])('%s is refused, and the invitation still works', async (_name, make) => {
    const browser = await signedInWith(await invite());
    const refused = await browser.api('POST', '/api/enrolment', make(await newCard(), await newCard()));
    expect([refused.status, refused.text]).toEqual([422, '{"code":"refused"}']);
    expect((await enrol(browser, await newCard())).status).toBe(201);
  });

  test('a new card of somebody who has keys replaces the old slots only when it is approved', async () => {
    const first = await newCard();
    await enrol(await signedInWith(await invite()), first);
    await run(['approve', 'nora', '--fingerprint', await wordsOf(first)]);
    reload(first);
    const second = await newCard();
    const browser = await signedInWith(await invite());
    expect(await me(browser)).toMatchObject({ state: 'enrolling', waiting: false, hasSlots: true });
    await enrol(browser, second);
    expect(JSON.parse((await browser.api('GET', '/api/key-slots')).text)).toMatchObject({ card: first.text });
    await run(['approve', 'nora', '--fingerprint', await wordsOf(second)]);
    expect(JSON.parse((await browser.api('GET', '/api/key-slots')).text)).toMatchObject({ card: second.text });
  });

  test('in the store neither name, issuer, subject nor session can be read', async () => {
    const written: string[] = [];
    const { records } = harness.store;
    const put = records.put.bind(records);
    records.put = (kind, id, value, ttl) => {
      written.push(`${kind} ${id} ${Buffer.from(value).toString('latin1')}`);
      return put(kind, id, value, ttl);
    };
    const browser = await signedInWith(await invite());
    await enrol(browser, await newCard());
    const text = written.join('\n');
    expect(written.length).toBeGreaterThan(4);
    for (const secret of ['nora', 'sub-nora', issuer.issuer, browser.cookie('__Host-session') ?? '-', 'iv1.']) {
      expect(text).not.toContain(secret);
    }
  });
});

describe('approving says what else the operator must know', () => {
  const another = async (): Promise<readonly [KeyCard, KeyCard]> => {
    const [card, older] = [await newCard(), await newCard()];
    await enrol(await signedInWith(await invite()), card);
    return [card, older];
  };

  test('that the account is another one than before', async () => {
    const [card] = await another();
    const old = adviser('nora', 'Nora', { issuer: issuer.issuer, subject: 'sub-before' });
    harness.organisations.replace([organisation('acme', [old])]);
    expect(await run(['approve', 'nora', '--fingerprint', await wordsOf(card)])).toBe(0);
    expect(lines).toContain('Nora signed in with another account than before; the new one replaces it.');
  });

  test('that another organisation still pins an older card of the same person', async () => {
    const [card, older] = await another();
    const who = { issuer: issuer.issuer, subject: 'sub-nora' };
    const others = [
      organisation('beta', [adviser('n', 'Nora', who, [older])]),
      organisation('gamma', [adviser('n', 'Nora', who, [card])]),
    ];
    harness.organisations.replace([organisation('acme', [adviser('nora', 'Nora')]), ...others]);
    expect(await run(['approve', 'nora', '--fingerprint', await wordsOf(card)])).toBe(0);
    expect(lines.filter((line) => line.startsWith('Mind:'))).toEqual([
      'Mind: "beta" still pins an older card of theirs. Put the new one on top there as well.',
    ]);
  });

  test('that an adviser who is no longer listed cannot be let in', async () => {
    const [card] = await another();
    harness.organisations.replace([organisation('acme', [])]);
    expect(await run(['approve', 'nora', '--fingerprint', await wordsOf(card)])).toBe(1);
    expect(file()).toBe(ACME);
  });
});

describe('rejecting', () => {
  test('takes the request, its slots and the session’s standing away', async () => {
    const browser = await signedInWith(await invite());
    await enrol(browser, await newCard());
    expect(await run(['reject', 'nora'])).toBe(0);
    expect((await browser.api('GET', '/api/me')).status).toBe(401);
    const { store, keyring } = harness;
    const identity = identityOf(keyring, { issuer: issuer.issuer, subject: 'sub-nora' });
    expect(await createSlotVault({ records: store.records, keyring }).get(identity)).toBeUndefined();
    expect(file()).toBe(ACME);
  });

  test('leaves the slots of a card that is pinned already', async () => {
    const card = await newCard();
    await enrol(await signedInWith(await invite()), card);
    await run(['approve', 'nora', '--fingerprint', await wordsOf(card)]);
    reload(card);
    const browser = await signedInWith(await invite());
    await enrol(browser, card);
    expect(await run(['reject', 'nora'])).toBe(0);
    expect(await me(browser)).toMatchObject({ state: 'adviser', hasSlots: true });
  });
});

describe('the command line', () => {
  test.each([
    [['invite', 'nobody'], 1, 'No adviser "nobody" is listed'],
    [['invite', 'nora', '--organisation', 'beta'], 1, 'No adviser "nora" is listed in "beta"'],
    [['approve', 'nora'], 1, 'Nobody called "nora" waits.'],
    [['reject', 'nora'], 1, 'Nobody called "nora" waits.'],
    [[], 2, 'npm run adviser'],
    [['invite'], 2, 'npm run adviser'],
    [['pending', 'nora'], 2, 'npm run adviser'],
    [['__proto__', 'nora'], 2, 'npm run adviser'],
    [['invite', 'nora', '--force'], 2, 'npm run adviser'],
    [['invite', 'nora', 'samira'], 2, 'npm run adviser'],
  ])('%j is answered in words, with %i', async (argv, code, said) => {
    expect(await run(argv)).toBe(code);
    expect(lines.join('\n')).toContain(said);
  });

  test('an adviser in two organisations is asked for with the organisation', async () => {
    harness.organisations.replace([
      organisation('acme', [adviser('ext', 'Ext')]),
      organisation('beta', [adviser('ext', 'Ext')]),
    ]);
    expect(await run(['invite', 'ext'])).toBe(1);
    expect(lines.join('\n')).toContain('acme, beta');
    expect(await run(['invite', 'ext', '--organisation', 'beta'])).toBe(0);
  });
});
