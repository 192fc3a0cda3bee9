/** The account of a team on the real server and store: who begins, who hands in, what is released, and that it stays. Requirement 87. */
import { beforeEach, describe, expect, test } from 'vitest';
import { createParts } from '../../src/core/adviser/reports/parts.ts';
import type { Organisation } from '../../src/core/organisation.ts';
import { fromSum, toNumbers, type Round } from '../../src/core/report/round.ts';
import { fromBase64url } from '../../src/seal/bytes.ts';
import { parseKeyCard } from '../../src/seal/key-card.ts';
import { addUp, maskedNumbers, openContribution } from '../../src/seal/masked.ts';
import { signStatement } from '../../src/seal/statement.ts';
import type { Browser } from '../support/inbox-browser.helper.ts';
import { startApi, type Harness } from '../support/inbox.helper.ts';
import {
  beginning,
  contribution,
  countsOf,
  member,
  reportOf,
  teamOrganisation,
  type Member,
  type RoundChange,
} from '../support/reports.helper.ts';

const DAY_MS = 86_400_000;
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
  readonly releases: { readonly text: string; readonly signature: string }[];
}
const look = async (who: Member): Promise<Seen> => (await call(who, 'GET', '')).json as unknown as Seen;
const roundOf = async (who: Member, of = year) => (await look(who)).years.find((one) => one.year === of)?.round;
const release = async (maker: Member, more: Parameters<typeof reportOf>[2] | object = {}, of = year) => {
  const signed = await reportOf(maker, acme, { year: of, day, ...more }, (await look(maker)).releases);
  return { ...(await call(maker, 'POST', 'release', signed, of)), signed };
};
const refusal = (status: number, code: string) => expect.objectContaining({ status, json: { code } });
const done = expect.objectContaining({ status: 204 });

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
    const ending = async (who: Member, text: string) => {
      const says = { says: 'end report round', organisation: 'acme', adviser: who.adviser.id, text } as const;
      return call(who, 'POST', 'end', { signature: await signStatement(who.keys.signing.privateKey, says) });
    };
    expect(await ending(nora, round)).toEqual(refusal(409, 'moved'));
    expect(await ending(samira, `${round} `)).toEqual(refusal(422, 'refused'));
    expect(await ending(samira, round)).toEqual(done);
    expect(await roundOf(nora)).toBeUndefined();
    expect(await begin(nora, { number: 2 })).toEqual(done);
    expect(await ending(samira, round)).toEqual(refusal(409, 'moved'));
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
    const members = [bram, samira].map(({ adviser: { id }, keys }) => ({ adviser: id, card: keys.keyCard.text }));
    expect(await begin(bram, { number: 3, members })).toEqual(done);
    // Nora was asked once, and is not in it: how much is missing nobody knows.
    expect((await roundOf(bram))?.incomplete).toBe(true);
  });
});

describe('somebody who does not hand in', () => {
  test('is left out in a new round with new masks, and the account has to say that it is not complete', async () => {
    const first = await begin(samira);
    await handIn(nora, first.round);
    const members = [nora, samira].map(({ adviser: { id }, keys }) => ({ adviser: id, card: keys.keyCard.text }));
    const second = await begin(samira, { number: 2, members, without: ['bram'] });
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
    const team = (JSON.parse((await beginning(samira, acme, year)).text) as Round).members;
    for (const change of [
      { members: team.slice(1), maker: 'samira' },
      { members: team.map((one) => ({ ...one, card: nora.keys.keyCard.text })) },
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
    const advice = await reportOf(nora, acme, {
      year: now,
      day,
      kind: 'advice',
      advice: 'Kijk naar de roosters.',
    } as never);
    const { text } = advice;
    const {
      printed: _p,
      team: _t,
      activities: _a,
      analysis: _n,
      recommendations: _r,
      ...bare
    } = JSON.parse(text) as Record<string, unknown>;
    const { signRelease } = await import('../../src/core/report/sign.ts');
    const signed = await signRelease(nora.keys.signing.privateKey, bare as never);
    const late = await reportOf(samira, acme, { year, day });
    expect(await call(nora, 'POST', 'release', signed, now)).toEqual(done);
    expect(await call(samira, 'POST', 'release', late)).toEqual(refusal(409, 'moved'));
    expect(await release(samira)).toEqual(done);
    expect((await look(bram)).releases).toHaveLength(2);
  });
});

test('a settlement goes to whom the contract of that whole year names, after the account, and is attacked like one', async () => {
  const { signRelease, releaseHash } = await import('../../src/core/report/sign.ts');
  const contract = { supplier: 'bureau', form: 'per-consult' as const, from: '2020-01-01' };
  inForce({ ...teamOrganisation([samira]), people: 420, contracts: [contract] });
  const settle = async (supplier: string) => {
    const earlier = await Promise.all((await look(samira)).releases.map(({ text }) => releaseHash(text)));
    const organisation = { id: acme.id, name: acme.name };
    const maker = { name: samira.adviser.name, card: samira.keys.keyCard.text };
    const common = { v: 1, kind: 'settlement', organisation, year, day, maker } as const;
    const signed = await signRelease(samira.keys.signing.privateKey, { ...common, supplier, consults: 20, earlier });
    return call(samira, 'POST', 'release', signed);
  };
  expect(((await look(samira)) as unknown as { settles: unknown }).settles).toContainEqual({
    year,
    supplier: 'bureau',
  });
  expect(await settle('bureau')).toEqual(refusal(422, 'report-open'));
  await begin(samira);
  expect(await release(samira)).toEqual(done);
  expect(await settle('linde')).toEqual(refusal(422, 'refused'));
  // An account without tables: a number beside it would be the only one there is.
  expect(await settle('bureau')).toEqual(refusal(422, 'report-points'));
  inForce({ ...acme, people: 249 });
  expect(await settle('bureau')).toEqual(refusal(422, 'refused'));
  inForce({ ...acme, people: 420, contracts: [{ ...contract, from: `${year}-01-02` }] });
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
