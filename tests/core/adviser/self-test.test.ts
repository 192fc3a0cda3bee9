/** The weekly self-test from the server's side: made when asked for, answered by the key that messages are sealed to. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Seat } from '../../../src/core/adviser/desk.ts';
import { toHour } from '../../../src/core/conversation.ts';
import { WEEK_HOURS } from '../../../src/core/proof.ts';
import { memoryKeyring } from '../../../src/keyring/memory.ts';
import { answerSelfTest } from '../../../src/seal/self-test.ts';
import type { AdviserKeys } from '../../../src/seal/slots.ts';
import { signStatement } from '../../../src/seal/statement.ts';
import { memoryStore } from '../../../src/store/memory/index.ts';
import { desks, testClock, type Desks } from '../../support/desks.helper.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';

const { organisation, keys } = await testOrganisation();
const keyring = await memoryKeyring();
let d: Desks;
beforeEach(async () => {
  const clock = testClock();
  d = await desks(organisation, { clock, keyring, store: memoryStore(clock) });
  // What other tests begin with is long ago.
  d.clock.advance(5 * WEEK_HOURS);
});

const proofOf = async (seat: Seat = d.seat()) => (await d.adviser.presence(seat)).proof;
/** What the unlocked device does. */
async function answer(seat: Seat = d.seat(), by: AdviserKeys = keys.samira) {
  const { test } = await proofOf(seat);
  if (test === undefined) throw new Error('nothing is asked');
  const place = { organisation: seat.organisation.id, adviser: seat.adviser.id, week: test.week };
  return { week: test.week, signature: await answerSelfTest(place, by, test.sealed) };
}

describe('a self-test', () => {
  it('is asked until it was answered, again in the next week, and shows from that hour on', async () => {
    const { test, ...more } = await proofOf();
    expect(more).toEqual({ proven: false });
    const week = test?.week ?? 0;
    expect(week <= toHour(d.clock.now()) && toHour(d.clock.now()) < week + WEEK_HOURS).toBe(true);
    expect(await d.adviser.answerSelfTest(d.seat(), await answer())).toBe('kept');
    const next = week + WEEK_HOURS;
    expect(await proofOf()).toEqual({ proven: false, from: new Date(next * 3_600_000) });
    d.clock.set(new Date(next * 3_600_000 - 1));
    expect(await proofOf()).toMatchObject({ proven: false });
    d.clock.set(new Date(next * 3_600_000));
    expect(await proofOf()).toMatchObject({ proven: true, test: { week: next } });
    d.clock.advance(2 * WEEK_HOURS - 1);
    expect(await proofOf()).toMatchObject({ proven: true });
    d.clock.advance(1);
    expect((await proofOf()).proven).toBe(false);
  });

  it('is the same on every instance, and of each seat at an hour of its own', async () => {
    const second = await desks(organisation, { clock: d.clock, keyring, store: d.store });
    const given = await answer();
    expect(await second.adviser.answerSelfTest(second.seat(), given)).toBe('kept');
    expect((await proofOf()).test).toBeUndefined();
    const many = Array.from({ length: 12 }, (_, index) => {
      return { organisation: { ...organisation, id: `employer-${index}` }, adviser: d.seat().adviser };
    });
    const hours = await Promise.all(many.map(async (seat) => ((await proofOf(seat)).test?.week ?? 0) % WEEK_HOURS));
    expect(new Set(hours).size).toBeGreaterThan(6);
  });

  it('is answered twice, by two devices, as once', async () => {
    const [one, other] = [await answer(), await answer()];
    expect(await d.adviser.answerSelfTest(d.seat(), one)).toBe('kept');
    const before = await d.adviser.presence(d.seat());
    expect(await d.adviser.answerSelfTest(d.seat(), other)).toBe('kept');
    expect(await d.adviser.presence(d.seat())).toEqual(before);
  });

  it('of a week that is over changes nothing any more: that would be seen within this one', async () => {
    const late = await answer();
    d.clock.advance(WEEK_HOURS);
    expect(await d.adviser.answerSelfTest(d.seat(), late)).toBe('late');
    expect(await d.adviser.answerSelfTest(d.seat(), { ...late, week: late.week + 2 * WEEK_HOURS })).toBe('late');
    expect(await proofOf()).toMatchObject({ proven: false });
    expect((await proofOf()).from).toBeUndefined();
  });

  it('is answered by no session, no other key, no other seat and no guess', async () => {
    const { week, signature } = await answer();
    const tom = d.seat('tom');
    const place = { says: 'self-test', organisation: organisation.id, adviser: 'samira', week } as const;
    const guess = await signStatement(keys.samira.signing.privateKey, { ...place, secret: 'A'.repeat(22) });
    for (const wrong of ['', 'A'.repeat(86), guess])
      expect(await d.adviser.answerSelfTest(d.seat(), { week, signature: wrong })).toBe('refused');
    expect(await d.adviser.answerSelfTest(tom, { week, signature })).not.toBe('kept');
    const elsewhere = { ...d.seat(), organisation: { ...organisation, id: 'elsewhere' } };
    expect(await d.adviser.answerSelfTest(elsewhere, { week, signature })).not.toBe('kept');
    await expect(answer(d.seat(), keys.tom)).rejects.toMatchObject({ code: 'ENVELOPE_REFUSED' });
    expect((await proofOf()).test).toBeDefined();
  });

  it('is of the card that messages are sealed to: a new one has proven nothing, an older one proves nothing', async () => {
    await d.adviser.answerSelfTest(d.seat(), await answer());
    d.clock.advance(WEEK_HOURS);
    expect((await proofOf()).proven).toBe(true);
    const cards = [keys.tom.keyCard, keys.samira.keyCard];
    const rotated = { organisation, adviser: { ...d.seat().adviser, keyCards: cards } };
    expect(await proofOf(rotated)).toMatchObject({ proven: false });
    await expect(answer(rotated, keys.samira)).rejects.toMatchObject({ code: 'ENVELOPE_REFUSED' });
    expect(await d.adviser.answerSelfTest(rotated, await answer(rotated, keys.tom))).toBe('kept');
  });

  it('is asked of nobody without a pinned key', async () => {
    expect(await proofOf(d.seat('halina'))).toEqual({ proven: false });
    const answered = await d.adviser.answerSelfTest(d.seat('halina'), { week: 1, signature: 'A'.repeat(86) });
    expect(answered).toBe('refused');
  });

  it('that nobody answers leaves nothing behind', async () => {
    for (let week = 0; week < 4; week += 1) {
      expect((await proofOf()).test).toBeDefined();
      d.clock.advance(WEEK_HOURS);
    }
    const { advisers } = await d.store.conversations.overview(
      'elsewhere',
      d.visit().employee,
      ['samira'],
      d.clock.now(),
    );
    expect(advisers).toEqual([{ open: 0 }]);
    expect(await proofOf()).toMatchObject({ proven: false });
  });
});
