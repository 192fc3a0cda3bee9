/** From the operator's invitation to the pinned card, through the real app, provider and command line. */
import { describe, expect, test } from 'vitest';
import { createEnrolments, createSlotVault } from '../../src/core/adviser/enrolment.ts';
import { identityOf } from '../../src/core/adviser/identity.ts';
import { createInvitations } from '../../src/core/adviser/invitations.ts';
import type { KeyCard } from '../../src/seal/key-card.ts';
import { newCard, organisation, slotsFor } from '../support/inbox-fixtures.helper.ts';
import {
  enrol,
  enrolment,
  file,
  harness,
  invite,
  issuer,
  lines,
  me,
  reload,
  run,
  signedInWith,
  startFresh,
  wordsOf,
} from '../support/enrolling.helper.ts';

startFresh();

test('invited, signed in, enrolled, approved: then and only then an adviser', async () => {
  const browser = await signedInWith(await invite());
  const account = { issuer: issuer.issuer, subject: 'sub-nora' };
  const seat = { organisation: { id: 'acme', name: 'acme bv' }, adviser: { id: 'nora', name: 'Nora' } };
  const invitation: unknown = expect.stringMatching(/^[A-Za-z0-9_-]{43}$/);
  const early = { state: 'enrolling', account, ...seat, waiting: false, hasSlots: false, invitation };
  expect(await me(browser)).toEqual(early);
  expect((await browser.api('GET', '/api/conversations')).text).toBe('{"items":[]}');

  const keyCard = await newCard();
  const sent = await enrol(browser, keyCard);
  expect([sent.status, sent.text]).toEqual([201, '{"waiting":true}']);
  expect(await me(browser)).toEqual({ state: 'enrolling', account, ...seat, waiting: true, hasSlots: true });
  expect(harness.logged.join('')).toContain('"event":"enrolment-waiting"');

  expect(await run(['pending'])).toBe(0);
  expect(lines.join('\n')).toContain(`nora (Nora), acme, since ${harness.clock.now().toISOString().slice(0, 13)}h UTC`);
  expect(lines.join('\n')).toContain(`fingerprint: ${await wordsOf(keyCard)}`);
  expect(lines.join('\n')).not.toContain('sub-nora');

  expect(await run(['approve', 'nora'], `  ${(await wordsOf(keyCard)).toUpperCase()} `)).toBe(0);
  expect(await run(['pending'])).toBe(0);
  expect(lines.at(-1)).toBe('Nobody waits.');
  reload(keyCard);
  expect(await me(browser)).toMatchObject({
    state: 'adviser',
    hasSlots: true,
    seats: [{ ...seat, keyCards: [keyCard.text] }],
  });
});

describe('an invitation', () => {
  test('used a second time, by another person, is refused and changes nothing', async () => {
    const token = await invite();
    const keyCard = await newCard();
    const late = await (async () => {
      issuer.loginAs('sub-thief');
      return signedInWith(token);
    })();
    issuer.loginAs('sub-nora');
    await enrol(await signedInWith(token), keyCard);
    const stolen = await enrol(late, await newCard());
    expect([stolen.status, stolen.text]).toEqual([409, '{"code":"used"}']);
    issuer.loginAs('sub-thief');
    const again = harness.browser();
    expect((await harness.signIn(again, 'main', token)).url.pathname).toBe('/refused/used');
    expect(again.cookie('__Host-session')).toBeUndefined();
    expect(await run(['approve', 'nora', '--fingerprint', await wordsOf(keyCard)])).toBe(0);
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
  type Handed = Awaited<ReturnType<typeof enrolment>>;
  test.each<[string, (good: Handed, other: KeyCard) => object]>([
    [
      'a damaged card',
      (good) => ({ ...good, card: `${good.card.slice(0, -1)}${good.card.endsWith('A') ? 'B' : 'A'}` }),
    ],
    ['slots of another card', (good, other) => ({ ...good, slots: slotsFor(other) })],
    ['no slots', (good) => ({ ...good, slots: {} })],
    [
      'a passphrase made cheap to guess',
      (good) => {
        const { passphrase } = good.slots;
        const argon2id = { memoryKiB: 8, iterations: 1, parallelism: 1 };
        return { ...good, slots: { ...good.slots, passphrase: { ...passphrase, argon2id } } };
      },
    ],
    ['a card without a signature of its key', (good) => ({ ...good, signature: 'A'.repeat(86) })],
  ])('%s is refused, and the invitation still works', async (_name, spoil) => {
    const browser = await signedInWith(await invite());
    const card = await newCard();
    const refused = await browser.api('POST', '/api/enrolment', spoil(await enrolment(browser, card), await newCard()));
    expect([refused.status, refused.text]).toEqual([422, '{"code":"refused"}']);
    expect((await enrol(browser, card)).status).toBe(201);
  });

  test('a card that somebody else published is refused, whatever they have of the rest', async () => {
    const theirs = await newCard();
    issuer.loginAs('sub-thief');
    const thief = await signedInWith(await invite());
    const own = await newCard();
    for (const spoil of [
      { by: own },
      { subject: 'sub-nora' },
      { issuer: 'https://other.example' },
      { organisation: 'beta' },
      { adviser: 'samira' },
      { invitation: 'another' },
    ]) {
      const refused = await thief.api('POST', '/api/enrolment', await enrolment(thief, theirs, spoil));
      expect([refused.status, refused.text]).toEqual([422, '{"code":"refused"}']);
    }
    await run(['pending']);
    expect(lines.at(-1)).toBe('Nobody waits.');
  });

  test('a request of 0.2.0, which no key signed, is asked anew and not approved', async () => {
    const card = await newCard();
    const browser = await signedInWith(await invite());
    await enrol(browser, card);
    const enrolments = createEnrolments({ ...harness.store, keyring: harness.keyring, clock: harness.clock });
    const waiting = await enrolments.get('acme', 'nora');
    if (waiting === undefined) throw new Error('nobody waits');
    const { signature: _none, slots, ...old } = waiting;
    if (slots === undefined) throw new Error('nothing to put in');
    await enrolments.submit({ ...old, slots });
    await run(['pending']);
    const asked = 'The key on the card did not sign this request (0.2.0 asked none to): reject it, and invite';
    expect(lines.join('\n')).toContain(`${asked} nora again.`);
    expect(lines.join('\n')).not.toContain('fingerprint');
    expect(await run(['approve', 'nora', '--fingerprint', await wordsOf(card)])).toBe(1);
    expect(lines.at(-1)).toBe(`${asked} Nora again.`);
    expect(await me(browser)).toMatchObject({ state: 'enrolling', waiting: true });
    expect(await run(['reject', 'nora'])).toBe(0);
    await enrol(await signedInWith(await invite()), card);
    expect(await run(['approve', 'nora', '--fingerprint', await wordsOf(card)])).toBe(0);
  });

  test('is not taken when only one way to the key was tried, and its link still works', async () => {
    const card = await newCard();
    const browser = await signedInWith(await invite());
    for (const proven of [[], ['passphrase'], ['recovery', 'passkey']] as const) {
      const refused = await browser.api('POST', '/api/enrolment', await enrolment(browser, card, { proven }));
      expect([refused.status, refused.text]).toEqual([422, '{"code":"refused"}']);
    }
    const claimed = { ...(await enrolment(browser, card, { proven: [] })), proven: ['passphrase', 'recovery'] };
    expect((await browser.api('POST', '/api/enrolment', claimed)).status).toBe(422);
    expect((await enrol(browser, card)).status).toBe(201);
  });

  test('that waits from before both ways were asked for is not approved', async () => {
    const card = await newCard();
    const browser = await signedInWith(await invite());
    const { card: text, slots, signature } = await enrolment(browser, card, { proven: undefined });
    const { invitation } = (await me(browser)) as { invitation: string };
    const account = { issuer: issuer.issuer, subject: 'sub-nora' };
    const old = { organisation: 'acme', adviser: 'nora', ...account, invitation, card: text, signature };
    const enrolments = createEnrolments({ ...harness.store, keyring: harness.keyring, clock: harness.clock });
    await enrolments.submit({ ...old, slots });
    await run(['pending']);
    expect(lines.join('\n')).not.toContain('fingerprint');
    const before = file();
    expect(await run(['approve', 'nora', '--fingerprint', await wordsOf(card)])).toBe(1);
    expect(lines.at(-1)).toBe(
      'This request does not say that both ways to the key were tried (passphrase and recovery code): reject it, and invite Nora again.',
    );
    expect(file()).toBe(before);
  });

  test('a passphrase changed while the request waits is still the one afterwards', async () => {
    const card = await newCard();
    const browser = await signedInWith(await invite());
    await enrol(browser, card);
    const { store, keyring } = harness;
    const vault = createSlotVault({ records: store.records, keyring });
    const identity = identityOf(keyring, { issuer: issuer.issuer, subject: 'sub-nora' });
    const changed = slotsFor(card);
    await vault.put(identity, changed);
    await run(['approve', 'nora', '--fingerprint', await wordsOf(card)]);
    expect(await vault.get(identity)).toEqual(changed);
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

describe('between the operator’s yes and the organisation file being read again', () => {
  test('the adviser is still on the way in, also who signs in anew, for as long as it takes', async () => {
    const browser = await signedInWith(await invite());
    const keyCard = await newCard();
    await enrol(browser, keyCard);
    expect(await run(['approve', 'nora', '--fingerprint', await wordsOf(keyCard)])).toBe(0);
    // Every instance reads the file at a moment of its own: this one is not there yet.
    for (let minutes = 0; minutes < 60; minutes += 10) {
      expect(await me(browser)).toMatchObject({ state: 'enrolling', waiting: true });
      harness.clock.advance(10 * 60_000);
    }
    expect(await me(await signedInWith(undefined))).toMatchObject({ state: 'enrolling', waiting: true });
    reload(keyCard);
    expect(await me(browser)).toMatchObject({ state: 'adviser', hasSlots: true });
    expect(await me(await signedInWith(undefined))).toMatchObject({ state: 'adviser' });
  });

  test('and for who takes a new card in place of an old one, until the new card is the one in force', async () => {
    const first = await newCard();
    await enrol(await signedInWith(await invite()), first);
    await run(['approve', 'nora', '--fingerprint', await wordsOf(first)]);
    reload(first);
    const second = await newCard();
    const browser = await signedInWith(await invite());
    await enrol(browser, second);
    await run(['approve', 'nora', '--fingerprint', await wordsOf(second)]);
    expect(await me(browser)).toMatchObject({ state: 'enrolling', waiting: true });
    reload(second);
    expect(await me(browser)).toMatchObject({ state: 'adviser', seats: [{ keyCards: [second.text] }] });
  });

  test('who was in the file and is taken out of it again is nobody at once', async () => {
    const browser = await signedInWith(await invite());
    const keyCard = await newCard();
    await enrol(browser, keyCard);
    await run(['approve', 'nora', '--fingerprint', await wordsOf(keyCard)]);
    reload(keyCard);
    expect(await me(browser)).toMatchObject({ state: 'adviser' });
    harness.organisations.replace([organisation('acme', [])]);
    expect((await browser.api('GET', '/api/me')).status).toBe(401);
    const again = harness.browser();
    expect((await harness.signIn(again)).url.pathname).toBe('/refused/not-an-adviser');
  });

  test('the operator sees nobody waiting any more, and can reject nobody', async () => {
    const keyCard = await newCard();
    await enrol(await signedInWith(await invite()), keyCard);
    await run(['approve', 'nora', '--fingerprint', await wordsOf(keyCard)]);
    lines.length = 0;
    await run(['pending']);
    expect(lines).toEqual(['Nobody waits.']);
    expect(await run(['reject', 'nora'])).toBe(1);
  });
});
