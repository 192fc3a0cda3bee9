/** The account of a team on the real server and store: who begins, who hands in, what is released, and that it stays. Requirement 87. */
import { beforeEach, describe, expect, test } from 'vitest';
import { createParts } from '../../src/core/adviser/reports/parts.ts';
import type { Organisation } from '../../src/core/organisation.ts';
import { fromSum, toNumbers, type Round } from '../../src/core/report/round.ts';
import { releaseHash, signRelease } from '../../src/core/report/sign.ts';
import { fromBase64url } from '../../src/seal/bytes.ts';
import { parseKeyCard } from '../../src/seal/key-card.ts';
import { addUp, maskedNumbers, openContribution } from '../../src/seal/masked.ts';
import type { Harness } from '../support/inbox.helper.ts';
import {
  countsOf,
  done,
  member,
  refusal,
  reportOf,
  reportTeam,
  teamOrganisation,
  type Member,
} from '../support/reports.helper.ts';

const [samira, nora, bram] = await Promise.all([
  member('samira', 'Samira'),
  member('nora', 'Nora'),
  member('bram', 'Bram'),
]);
const team = reportTeam([samira, nora, bram]);
const { as, inForce, call, begin, handIn, look, roundOf, release } = team;
let harness: Harness;
let acme: Organisation;
let year: number;
let day: string;
beforeEach(async () => {
  ({ harness, acme, year, day } = await team.start());
  return () => harness.close();
});

describe('a team of three', () => {
  test('adds up: its maker has the sum, and the store no counter', async () => {
    const { round } = await begin(samira);
    expect((await roundOf(nora))?.waits).toEqual(['bram', 'nora']);
    expect(await handIn(nora, round, { bullying: 11 })).toEqual(done);
    expect(await release(samira)).toEqual(refusal(409, 'report-waiting'));
    expect(await handIn(bram, round, { bullying: 8 })).toEqual(done);
    const seen = await roundOf(samira);
    expect(seen?.waits).toEqual([]);
    const parsed = JSON.parse(round) as Round;
    const members = parsed.members.map(({ card }) => parseKeyCard(card));
    const opened = await Promise.all(
      [nora, bram].map(({ keys, adviser: { id } }) =>
        openContribution(
          samira.keys,
          { card: keys.keyCard, round },
          fromBase64url(seen?.handed?.[id] ?? '') ?? new Uint8Array(),
        ),
      ),
    );
    const own = await maskedNumbers(
      samira.keys,
      members,
      round,
      toNumbers(parsed, () => ({ counts: countsOf({ bullying: 9 }) })),
    );
    expect(fromSum(parsed, addUp([...opened, own]))?.get(year)?.counts).toMatchObject(countsOf({ bullying: 28 }));
    // Of one of them the maker has nothing: not a number that could be one.
    for (const one of opened) expect([...one].filter((n) => n < 100_000).length).toBeLessThan(4);
    // A session of a colleague is told that it was handed in, and not what.
    expect((await roundOf(bram))?.handed).toBeUndefined();
    for (const [kind, id] of [
      ['report', 'acme'],
      ['report-part', `acme.${year}`],
    ] as const)
      expect(new TextDecoder('latin1').decode(await harness.store.records.get(kind, id))).not.toContain('bullying');
  });

  test('releases once; what was handed in is gone with it, in a copy of before too, and nothing changes it again', async () => {
    const { round } = await begin(samira);
    await handIn(nora, round);
    await handIn(bram, round);
    const copy = (await harness.store.records.get('report-part', `acme.${year}`)) as Uint8Array;
    expect(copy.length).toBeGreaterThan(1000);
    const first = await release(samira);
    expect(first).toEqual(done);
    expect((await look(nora)).releases).toEqual([first.signed]);
    expect((await look(nora)).years.map((one) => one.year)).not.toContain(year);
    // The same once more, because the answer was lost, and another one.
    expect(await call(samira, 'POST', 'release', first.signed)).toEqual(done);
    expect(await release(samira)).toEqual(refusal(409, 'report-released'));
    expect(await release(nora)).toEqual(refusal(409, 'report-released'));
    expect(await begin(nora, { number: 2 })).toEqual(refusal(409, 'report-released'));
    expect((await look(nora)).releases).toEqual([first.signed]);
    await harness.store.records.put('report-part', `acme.${year}`, copy);
    expect(await createParts({ ...harness, records: harness.store.records }).get('acme', year, 1)).toEqual({});
  });
});

test('a record that was tampered with is not taken for nothing: no second account, and the operator is asked', async () => {
  const { round } = await begin(samira);
  await handIn(nora, round);
  await handIn(bram, round);
  await release(samira);
  const stored = (await harness.store.records.get('report', 'acme')) as Uint8Array;
  await harness.store.records.put('report', 'acme', stored.with(stored.length - 1, (stored.at(-1) ?? 0) ^ 1));
  const unreadable = refusal(422, 'report-unreadable');
  expect(await call(nora, 'GET', '')).toEqual(unreadable);
  expect(await begin(nora, { number: 1 })).toEqual(unreadable);
  expect(await call(nora, 'POST', 'release', await reportOf(nora, acme, { year, day }))).toEqual(unreadable);
  expect((await as(nora).api('GET', '/api/reports')).text).toContain('"state":"unreadable"');
  expect(harness.logged.join()).toContain('STORE_UNSAFE');
});

describe('a release', () => {
  const ready = async (): Promise<void> => {
    const { round } = await begin(samira);
    await handIn(nora, round);
    await handIn(bram, round);
  };

  test('is refused when it is not signed by its maker’s own key, is of another place, or is none', async () => {
    await ready();
    const good = await reportOf(samira, acme, { year, day });
    expect(await call(nora, 'POST', 'release', good)).toEqual(refusal(422, 'refused'));
    expect(await call(samira, 'POST', 'release', good, year - 1)).toEqual(refusal(400, 'bad-request'));
    const changed = { ...good, text: good.text.replace('voorjaar', 'najaar') };
    expect(await call(samira, 'POST', 'release', changed)).toEqual(refusal(422, 'refused'));
    for (const text of ['', '{}', '[]', good.text.replace('"v":1', '"v":1,"more":1')])
      expect(await call(samira, 'POST', 'release', { ...good, text })).toEqual(refusal(400, 'bad-request'));
    const newer = { ...good, text: good.text.replace('"v":1', '"v":2') };
    expect(await call(samira, 'POST', 'release', newer)).toEqual(refusal(422, 'report-newer'));
    expect(await release(samira, { organisation: { id: 'beta', name: 'beta bv' } })).toEqual(
      refusal(400, 'bad-request'),
    );
    // Nora’s own, of the round that Samira made.
    expect(await release(nora)).toEqual(refusal(409, 'moved'));
    expect((await look(samira)).releases).toEqual([]);
    expect(await call(samira, 'POST', 'release', good)).toEqual(done);
  });

  test('is refused when it says what the organisation’s file does not, another day, or not what was published before', async () => {
    await ready();
    const printed = { years: [year], people: 420, managers: 30, tables: [], withheld: [] };
    for (const more of [
      { printed: { ...printed, people: 4200 } },
      { printed: { ...printed, managers: 31 } },
      { printed: { years: [year - 1], people: 420, managers: 30, tables: [], withheld: [] } },
      { day: `${year}-06-01` },
      { maker: { name: 'Somebody', card: samira.keys.keyCard.text } },
      { organisation: { id: 'acme', name: 'Acme' } },
      { earlier: ['A'.repeat(43)] },
    ])
      expect(await release(samira, more), JSON.stringify(more)).toEqual(refusal(409, 'moved'));
    expect(await release(samira, { printed })).toEqual(done);
  });

  test('that points at somebody is refused by the server too, whatever page made it', async () => {
    inForce(teamOrganisation([samira, nora, bram], { people: 30 }));
    await ready();
    const printed = {
      years: [year],
      people: 30,
      managers: 30,
      total: { least: 10, most: 19 },
      tables: [],
      withheld: [],
    };
    expect(await release(samira, { printed })).toEqual(refusal(422, 'report-points'));
    expect((await look(samira)).releases).toEqual([]);
  });

  test('of an advice needs no round, and counts: what comes next has to name it', async () => {
    await ready();
    const now = Number(day.slice(0, 4));
    const maker = { name: nora.adviser.name, card: nora.keys.keyCard.text };
    const common = { v: 1, organisation: { id: acme.id, name: acme.name }, year: now, day, maker } as const;
    const advice = { ...common, kind: 'advice', advice: 'Kijk naar de roosters.' } as const;
    const signed = await signRelease(nora.keys.signing.privateKey, { ...advice, earlier: [] });
    const late = await reportOf(samira, acme, { year, day });
    expect(await call(nora, 'POST', 'release', signed, now)).toEqual(done);
    expect(await call(samira, 'POST', 'release', late)).toEqual(refusal(409, 'moved'));
    expect(await release(samira)).toEqual(done);
    expect((await look(bram)).releases).toHaveLength(2);
  });
});

test('a settlement goes to whom the contract of that whole year names, after the account, and is attacked like one', async () => {
  const contract = { supplier: 'bureau', form: 'per-consult' as const, from: '2020-01-01' };
  const contracted = { ...teamOrganisation([samira]), people: 420, contracts: [contract] };
  inForce(contracted);
  const settle = async (supplier: string) => {
    const earlier = await Promise.all((await look(samira)).releases.map(({ text }) => releaseHash(text)));
    const organisation = { id: acme.id, name: acme.name };
    const maker = { name: samira.adviser.name, card: samira.keys.keyCard.text };
    const common = { v: 1, kind: 'settlement', organisation, year, day, maker } as const;
    const signed = await signRelease(samira.keys.signing.privateKey, { ...common, supplier, consults: 20, earlier });
    return call(samira, 'POST', 'release', signed);
  };
  expect((await look(samira)).settles).toContainEqual({ year, supplier: 'bureau' });
  expect(await settle('bureau')).toEqual(refusal(422, 'report-open'));
  await begin(samira);
  expect(await release(samira)).toEqual(done);
  expect(await settle('linde')).toEqual(refusal(422, 'refused'));
  // An account without tables: a number beside it would be the only one there is.
  expect(await settle('bureau')).toEqual(refusal(422, 'report-points'));
  inForce({ ...contracted, people: 249 });
  expect(await settle('bureau')).toEqual(refusal(422, 'refused'));
  inForce({ ...contracted, contracts: [{ ...contract, from: `${year}-01-02` }] });
  expect(await settle('bureau')).toEqual(refusal(422, 'refused'));
});

test('a team of one releases without waiting, and one whose year nobody counted too', async () => {
  inForce(teamOrganisation([samira]));
  await begin(samira);
  expect((await roundOf(samira))?.waits).toEqual([]);
  expect(await release(samira)).toEqual(done);
});

test('a glance says what is asked of whom, of every seat', async () => {
  const glance = async (who: Member) => JSON.parse((await as(who).api('GET', '/api/reports')).text) as unknown;
  expect(await glance(nora)).toEqual({ seats: [{ organisation: 'acme', year, state: 'none', asked: false }] });
  const { round } = await begin(samira);
  const asked = { organisation: 'acme', year, state: 'begun', maker: 'samira', asked: true };
  expect(await glance(nora)).toEqual({ seats: [asked] });
  expect(await glance(samira)).toEqual({ seats: [{ ...asked, asked: false }] });
  await handIn(nora, round);
  await handIn(bram, round);
  expect(await glance(nora)).toEqual({ seats: [{ ...asked, asked: false }] });
  await release(samira);
  expect(await glance(nora)).toEqual({ seats: [{ organisation: 'acme', year, state: 'released', asked: false }] });
});

test('steps are counted before a body is read', async () => {
  await Promise.all(Array.from({ length: 120 }, () => as(nora).api('PUT', `/api/reports/acme/${year}/round`, '{')));
  expect((await begin(nora)).status).toBe(429);
  expect((await call(nora, 'GET', '')).status).toBe(200);
});
