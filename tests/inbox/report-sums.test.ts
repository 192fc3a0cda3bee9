/** Sums of one year laid beside each other: the difference of two is whoever is in one of them. Requirements 87, 93. */
import { beforeEach, expect, test } from 'vitest';
import { done, member, membersOf, refusal, reportTeam, teamOrganisation } from '../support/reports.helper.ts';

const [samira, nora, bram] = await Promise.all([
  member('samira', 'Samira'),
  member('nora', 'Nora'),
  member('bram', 'Bram'),
]);
const team = reportTeam([samira, nora, bram]);
const { inForce, begin, handIn, end, look, roundOf } = team;
let year: number;
beforeEach(async () => {
  const started = await team.start();
  year = started.year;
  return () => started.harness.close();
});

const summed = async (of = year, years = [of]): Promise<string> => {
  const { round } = await begin(samira, { year: of, years });
  for (const who of [nora, bram]) expect(await handIn(who, round, undefined, of)).toEqual(done);
  expect(Object.keys((await roundOf(samira, of))?.handed ?? {}).toSorted()).toEqual(['bram', 'nora']);
  return round;
};
const withoutBram = { members: membersOf(nora, samira), without: ['bram'] };

test('whoever could make a sum gets no second one without somebody, of that year or of another that holds it', async () => {
  const round = await summed(year, [year - 1, year]);
  expect(await begin(samira, { number: 2, ...withoutBram })).toEqual(refusal(409, 'report-apart'));
  const before = { year: year - 1, years: [year - 1], number: 1 };
  expect(await begin(samira, { ...before, ...withoutBram })).toEqual(refusal(409, 'report-apart'));
  // Nor does a colleague who made none leave out somebody who is there.
  expect(await end(samira, round)).toEqual(done);
  const byNora = { maker: 'nora', members: membersOf(nora, samira), without: ['bram'] };
  expect(await begin(nora, { number: 2, ...byNora })).toEqual(refusal(409, 'report-apart'));
  // The same people add up to the same.
  expect(await begin(samira, { number: 2 })).toEqual(done);
});

test('nor one with somebody who came, or without somebody who left; a colleague who made none goes on', async () => {
  const round = await summed();
  inForce(teamOrganisation([samira, nora]));
  expect((await look(samira)).apart).toEqual([year]);
  expect((await look(nora)).apart).toEqual([]);
  expect(await begin(samira, { number: 2 })).toEqual(refusal(409, 'report-apart'));
  expect(await end(samira, round)).toEqual(done);
  expect(await begin(samira, { number: 2 })).toEqual(refusal(409, 'report-apart'));
  expect(await begin(nora, { number: 2 })).toEqual(done);
  inForce(teamOrganisation([samira, nora, bram]));
  expect((await look(samira)).apart).toEqual([]);
});

test('what was handed in is given to nobody before all of it is there, and not after the round was begun anew', async () => {
  const { round } = await begin(samira);
  await handIn(nora, round);
  expect((await roundOf(samira))?.handed).toBeUndefined();
  await handIn(bram, round);
  expect(await begin(samira, { number: 2, ...withoutBram })).toEqual(done);
  expect((await roundOf(samira))?.handed).toBeUndefined();
  // Of the first round nobody made a sum, so this one stands alone.
  expect(await handIn(nora, (await roundOf(nora))?.text ?? '')).toEqual(done);
  expect(Object.keys((await roundOf(samira))?.handed ?? {})).toEqual(['nora']);
  expect(await begin(samira, { number: 3 })).toEqual(refusal(409, 'report-apart'));
});
