/** The round of a team on the real server: who begins one, whom it waits for, and what it takes. Requirement 87. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Organisation } from '../../src/core/organisation.ts';
import type { Round } from '../../src/core/report/round.ts';
import type { Harness } from '../support/inbox.helper.ts';
import {
  beginning,
  contribution,
  done,
  member,
  membersOf,
  refusal,
  reportTeam,
  teamOrganisation,
} from '../support/reports.helper.ts';

const DAY_MS = 86_400_000;
const [samira, nora, bram] = await Promise.all([
  member('samira', 'Samira'),
  member('nora', 'Nora'),
  member('bram', 'Bram'),
]);
const team = reportTeam([samira, nora, bram]);
const { inForce, signIn, call, begin, handIn, end, roundOf, release } = team;
let harness: Harness;
let acme: Organisation;
let year: number;
beforeEach(async () => {
  ({ harness, acme, year } = await team.start());
  return () => harness.close();
});

describe('of two who begin at once', () => {
  test('one is told that the other has begun', async () => {
    const both = await Promise.all([begin(samira), begin(nora)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409]);
    const late = both[0].status === 204 ? nora : samira;
    expect(await begin(late, { number: 2 })).toEqual(refusal(409, 'report-begun'));
    expect((await roundOf(late))?.mayTakeOver).toBe(false);
  });

  test('the other may begin when it is handed over, and not by somebody else’s word or an earlier one', async () => {
    const { round } = await begin(samira);
    expect(await end(nora, round)).toEqual(refusal(409, 'moved'));
    expect(await end(samira, `${round} `)).toEqual(refusal(422, 'refused'));
    expect(await end(samira, round)).toEqual(done);
    expect(await roundOf(nora)).toBeUndefined();
    expect(await begin(nora, { number: 2 })).toEqual(done);
    expect(await end(samira, round)).toEqual(refusal(409, 'moved'));
  });

  test('the other may begin when the key of the first is lost or gone, and after sixty days', async () => {
    await begin(samira);
    harness.clock.advance(59 * DAY_MS);
    await signIn();
    expect(await begin(nora, { number: 2 })).toEqual(refusal(409, 'report-begun'));
    harness.clock.advance(DAY_MS);
    await signIn();
    expect((await roundOf(nora))?.mayTakeOver).toBe(true);
    expect(await begin(nora, { number: 2 })).toEqual(done);
    await harness.lostKeys.mark([nora.keys.keyCard.kid], 'lost');
    expect(await begin(bram, { number: 3, members: membersOf(bram, samira) })).toEqual(done);
    // Nora was asked once, and is not in it: how much is missing nobody knows.
    expect((await roundOf(bram))?.incomplete).toBe(true);
  });
});

describe('somebody who does not hand in', () => {
  test('is left out in a new round with new masks, and the account has to say that it is not complete', async () => {
    const first = await begin(samira);
    await handIn(nora, first.round);
    const second = await begin(samira, { number: 2, members: membersOf(nora, samira), without: ['bram'] });
    expect(second).toEqual(done);
    expect((await roundOf(samira))?.handed).toBeUndefined();
    expect(await handIn(nora, first.round)).toEqual(refusal(422, 'refused'));
    expect(await handIn(bram, second.round)).toEqual(refusal(422, 'report-not-asked'));
    expect(await handIn(nora, second.round)).toEqual(done);
    expect(await release(samira)).toEqual(refusal(422, 'refused'));
    expect(await release(samira, { incomplete: true })).toEqual(done);
  });

  test('or who left in November took their counters along: that is not complete either', async () => {
    inForce(teamOrganisation([samira, nora]));
    const { round } = await begin(samira);
    await handIn(nora, round);
    const team = { internal: 2, external: 0, began: 0, stopped: 1 };
    expect(await release(samira, { team })).toEqual(refusal(422, 'refused'));
    expect(await release(samira, { team, incomplete: true })).toEqual(done);
  });

  test('and who left after the round began is waited for no more, once it is begun anew', async () => {
    await begin(samira);
    inForce(teamOrganisation([samira, nora]));
    expect(await begin(samira, { number: 2 })).toEqual(done);
    expect(await roundOf(samira)).toMatchObject({ waits: ['nora'], incomplete: true });
  });
});

describe('a round', () => {
  test('is of a year that is over there, by the clock of the server, and whose counters are kept yet', async () => {
    const current = year + 1;
    expect(await begin(samira, { year: current, years: [current] })).toEqual(refusal(422, 'report-open'));
    expect(await begin(samira, { years: [year - 2, year - 1, year] })).toEqual(done);
    expect(await begin(samira, { year: year - 3, years: [year - 3] })).toEqual(refusal(422, 'past'));
    expect(await begin(samira, { year: year - 2, years: [year - 4, year - 2] })).toEqual(refusal(422, 'past'));
    // The same moment, on the other side of the world: there the year is not over.
    const newYear = Date.UTC(current + 1, 0, 1, 8) - harness.clock.now().getTime();
    harness.clock.advance(newYear);
    await signIn();
    inForce({ ...acme, timeZone: 'Pacific/Honolulu' });
    expect(await begin(samira, { year: current, years: [current] })).toEqual(refusal(422, 'report-open'));
    inForce({ ...acme, timeZone: 'Pacific/Auckland' });
    expect(await begin(samira, { year: current, years: [current] })).toEqual(done);
  });

  test('is of the whole team by the keys in force, by its maker’s own key, and has the next number', async () => {
    const all = (JSON.parse((await beginning(samira, acme, year)).text) as Round).members;
    for (const change of [
      { members: all.slice(1), maker: 'samira' },
      { members: all.map((one) => ({ ...one, card: nora.keys.keyCard.text })) },
      { without: ['somebody'] },
      { number: 2 },
    ])
      expect(await begin(samira, change), JSON.stringify(change)).toEqual(refusal(409, 'moved'));
    for (const change of [{ maker: 'nora' }, { organisation: 'beta' }, { years: [year - 1] }, { members: [] }])
      expect(await begin(samira, change), JSON.stringify(change)).toEqual(refusal(400, 'bad-request'));
    const byNora = await beginning({ ...samira, keys: nora.keys }, acme, year);
    expect(await call(samira, 'PUT', 'round', byNora)).toEqual(refusal(422, 'refused'));
    expect(await call(nora, 'PUT', 'round', await beginning(samira, acme, year))).toEqual(refusal(400, 'bad-request'));
  });

  test('takes one contribution of each, by their own key, and no second that differs', async () => {
    const { round } = await begin(samira);
    const other = { ...nora, keys: bram.keys };
    expect(await handIn(other, round)).toEqual(refusal(422, 'refused'));
    const same = { contribution: await contribution(nora, round, () => ({ counts: {} })) };
    expect(await call(nora, 'PUT', 'contribution', same)).toEqual(done);
    expect(await call(nora, 'PUT', 'contribution', same)).toEqual(done);
    expect(await handIn(nora, round)).toEqual(refusal(409, 'moved'));
    expect(await handIn(samira, round)).toEqual(refusal(422, 'report-not-asked'));
    expect(await handIn(nora, round, { bullying: 1 }, year - 1)).toEqual(refusal(409, 'moved'));
    for (const contribution of ['', '%%', 'AAAA', 'A'.repeat(12_000)])
      expect([400, 422]).toContain((await call(bram, 'PUT', 'contribution', { contribution })).status);
  });
});
