/** Sums of one year laid beside each other: the difference of two is whoever is in one of them. Requirements 87, 93. */
import { beforeEach, expect, test } from 'vitest';
import type { Organisation } from '../../src/core/organisation.ts';
import { signStatement } from '../../src/seal/statement.ts';
import type { Browser } from '../support/inbox-browser.helper.ts';
import { startApi, type Harness } from '../support/inbox.helper.ts';
import {
  beginning,
  contribution,
  countsOf,
  member,
  teamOrganisation,
  type Member,
  type RoundChange,
} from '../support/reports.helper.ts';

const [samira, nora, bram] = await Promise.all([
  member('samira', 'Samira'),
  member('nora', 'Nora'),
  member('bram', 'Bram'),
]);
let harness: Harness;
let acme: Organisation;
let year: number;
let day: string;
const browsers = new Map<string, Browser>();
const as = (who: Member): Browser => browsers.get(who.adviser.id) as Browser;
const inForce = (next: Organisation): void => {
  acme = next;
  harness.organisations.replace([acme]);
};
const signIn = async (): Promise<void> => {
  for (const who of [samira, nora, bram]) browsers.set(who.adviser.id, await harness.signedIn(`sub-${who.adviser.id}`));
  day = new Intl.DateTimeFormat('en-CA', { timeZone: acme.timeZone }).format(harness.clock.now());
};
beforeEach(async () => {
  harness = await startApi();
  inForce(teamOrganisation([samira, nora, bram]));
  await signIn();
  year = Number(day.slice(0, 4)) - 1;
  return () => harness.close();
});

const call = async (who: Member, method: string, step: string, body?: unknown, of = year) => {
  const path = step === '' ? '/api/reports/acme' : `/api/reports/acme/${of}/${step}`;
  const { status, text } = await as(who).api(method, path, body);
  return { status, json: text === '' ? undefined : (JSON.parse(text) as Record<string, unknown>) };
};
const begin = async (maker: Member, change: RoundChange = {}) => {
  const round = await beginning(maker, acme, change.year ?? year, change);
  return { ...(await call(maker, 'PUT', 'round', round, change.year ?? year)), round: round.text };
};
const handIn = async (who: Member, round: string, about = { bullying: 4 }, of = year) =>
  call(
    who,
    'PUT',
    'contribution',
    { contribution: await contribution(who, round, () => ({ counts: countsOf(about) })) },
    of,
  );
interface Seen {
  readonly years: {
    readonly year: number;
    readonly next: number;
    readonly round?: {
      readonly text: string;
      readonly waits: string[];
      readonly incomplete: boolean;
      readonly mayTakeOver: boolean;
      readonly handed?: Record<string, string>;
    };
  }[];
  readonly apart: number[];
}
const look = async (who: Member): Promise<Seen> => (await call(who, 'GET', '')).json as unknown as Seen;
const roundOf = async (who: Member, of = year) => (await look(who)).years.find((one) => one.year === of)?.round;
const refusal = (status: number, code: string) => expect.objectContaining({ status, json: { code } });
const done = expect.objectContaining({ status: 204 });

const membersOf = (...all: readonly Member[]) =>
  all.map(({ adviser: { id }, keys }) => ({ adviser: id, card: keys.keyCard.text }));
const ended = async (who: Member, text: string, of = year) => {
  const says = { says: 'end report round', organisation: 'acme', adviser: who.adviser.id, text } as const;
  return call(who, 'POST', 'end', { signature: await signStatement(who.keys.signing.privateKey, says) }, of);
};
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
  expect(await ended(samira, round)).toEqual(done);
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
  expect(await ended(samira, round)).toEqual(done);
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
