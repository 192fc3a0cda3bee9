/**
 * A team's year with the page's own modules on the real server and store: the counters go from each adviser's book into a sum
 * that only its maker has, and out of it into an account that points at nobody. Requirements 87, 93.
 */
import { beforeEach, describe, expect, it } from 'vitest';
import { createSlotVault } from '../../../src/core/adviser/enrolment.ts';
import { identityOf } from '../../../src/core/adviser/identity.ts';
import { sealJson } from '../../../src/core/sealed-record.ts';
import type { Organisation } from '../../../src/core/organisation.ts';
import type { Report } from '../../../src/core/report/release.ts';
import { signRelease } from '../../../src/core/report/sign.ts';
import { createApi, type Api } from '../../../src/inbox/client/api.ts';
import { createBooks, type Books } from '../../../src/inbox/client/book/books.ts';
import type { Counts } from '../../../src/inbox/client/book/counting.ts';
import { reportCalls, type ReportCalls } from '../../../src/inbox/client/report/calls.ts';
import { adviceOf, decided, findingsOf, reportOf } from '../../../src/inbox/client/report/compose.ts';
import { createReportBox, EMPTY_DRAFT, type ReportBox } from '../../../src/inbox/client/report/draft.ts';
import { lookAt, markOut, readAll, wipeReleased, type Looked } from '../../../src/inbox/client/report/look.ts';
import { wipeWhatIsOut } from '../../../src/inbox/client/report/wipe.ts';
import {
  addedUp,
  contributionTo,
  newRound,
  ownCounts,
  readRound,
  yearsFor,
  type Here,
} from '../../../src/inbox/client/report/team.ts';
import { fetchOf } from '../../support/inbox-browser.helper.ts';
import { slotsFor } from '../../support/inbox-fixtures.helper.ts';
import { startApi, type Harness } from '../../support/inbox.helper.ts';
import { memoryDevice } from '../../support/memory-device.helper.ts';
import { ISSUER, member, teamOrganisation, type Member } from '../../support/reports.helper.ts';
import { contactStroke } from '../../support/strokes.helper.ts';

const people = await Promise.all([member('samira', 'Samira'), member('nora', 'Nora'), member('bram', 'Bram')]);
const [samira, nora, bram] = people;
let harness: Harness;
let year: number;
interface Page {
  readonly here: Here;
  readonly api: Api;
  readonly calls: ReportCalls;
  readonly books: Books;
  readonly box: ReportBox;
  look(): Promise<Looked>;
}
const pages = new Map<Member, Page>();
const at = (who: Member): Page => pages.get(who) as Page;

async function openAt(who: Member): Promise<void> {
  const browser = await harness.signedIn(`sub-${who.adviser.id}`);
  const api = createApi(fetchOf(browser));
  const now = (): Date => harness.clock.now();
  const calls = reportCalls(api);
  const box = createReportBox(memoryDevice());
  pages.set(who, {
    here: { organisation: 'acme', adviser: who.adviser.id, keys: who.keys },
    api,
    calls,
    box,
    books: createBooks({ api, device: memoryDevice(), clock: { now, earliest: now } }),
    async look() {
      const found = await lookAt({ calls, box, now }, who.keys, 'acme');
      if (!found.ok) throw new Error(found.code);
      return found.value;
    },
  });
}
async function start(of: Organisation): Promise<void> {
  harness.organisations.replace([of]);
  const vault = createSlotVault({ records: harness.store.records, keyring: harness.keyring });
  for (const who of people) {
    const identity = identityOf(harness.keyring, { issuer: ISSUER, subject: `sub-${who.adviser.id}` });
    await vault.put(identity, slotsFor(who.keys.keyCard));
    if (of.advisers.some(({ id }) => id === who.adviser.id)) await openAt(who);
  }
}
beforeEach(async () => {
  harness = await startApi();
  // Summer: at the turn of a year the page, by its own time zone, and the organisation may be in two of them.
  const now = harness.clock.now();
  harness.clock.advance(Date.UTC(now.getUTCFullYear() + 1, 6, 1) - now.getTime());
  year = now.getUTCFullYear();
  return () => harness.close();
});

const count = async (who: Member, about: Readonly<Record<string, number>>, of = year): Promise<void> => {
  for (const [value, times] of Object.entries(about))
    for (let n = 0; n < times; n += 1)
      await at(who).books.press(
        who.keys,
        contactStroke({ about: value, outcome: n % 2 ? 'enough' : 'own' }, { to: 'acme', year: of }),
      );
};
const begin = async (who: Member, without: readonly string[] = []): Promise<void> => {
  const { view, out } = await at(who).look();
  const one = view.years.find((each) => each.year === year);
  const years = yearsFor(
    year,
    view,
    out.map(({ release }) => release),
  );
  const round = await newRound(at(who).here, { year, number: one?.next ?? 0, years, team: view.team, without });
  expect(await at(who).calls.begin({ organisation: 'acme', year }, round)).toMatchObject({ ok: true });
};
const roundFor = async (who: Member) => {
  const { view } = await at(who).look();
  const round = view.years.find((each) => each.year === year)?.round;
  if (round === undefined) throw new Error('no round');
  const read = await readRound(at(who).here, round, view);
  if (read.is !== 'round') throw new Error(read.is);
  return { round, read };
};
const handIn = async (who: Member): Promise<void> => {
  const { round, read } = await roundFor(who);
  const counted = await ownCounts(at(who).books, at(who).here, read.round.years);
  if (typeof counted === 'string') throw new Error(counted);
  const contribution = await contributionTo(read, round.text, counted);
  expect(await at(who).calls.handIn({ organisation: 'acme', year }, contribution)).toMatchObject({ ok: true });
};
const sumOf = async (who: Member) => {
  const { round, read } = await roundFor(who);
  const counted = await ownCounts(at(who).books, at(who).here, read.round.years);
  if (typeof counted === 'string') throw new Error(counted);
  return addedUp(read, round, counted);
};
const DRAFT = { ...EMPTY_DRAFT, analysis: 'Mensen kennen ons.', recommendations: 'Meer voorlichting.', another: false };
async function release(who: Member, draft = DRAFT) {
  const sums = await sumOf(who);
  if (typeof sums === 'string') throw new Error(sums);
  const looked = await at(who).look();
  const published = looked.out.map((one) => one.release);
  const round = looked.view.years.find((each) => each.year === year)?.round;
  const made = decided(sums, looked.view, published, round?.incomplete ?? false);
  const maker = {
    organisation: { id: 'acme', name: 'acme bv' },
    maker: { name: who.adviser.name, card: who.keys.keyCard.text },
  };
  const report = reportOf(maker, { year, day: looked.view.today, earlier: looked.hashes }, made, draft);
  if (report === undefined) throw new Error('no report');
  expect(findingsOf(report, published)).toEqual([]);
  const signed = await signRelease(who.keys.signing.privateKey, report);
  return { made, report, done: await at(who).calls.release({ organisation: 'acme', year }, signed) };
}

it('a team of three adds up what each counted, prints classes of it, and wipes what was counted', async () => {
  await start(teamOrganisation(people));
  await count(samira, { bullying: 7, sexual: 3 });
  await count(nora, { bullying: 6, work: 6 });
  await count(bram, { aggression: 8 });
  await begin(samira);
  await handIn(nora);
  expect(await sumOf(samira)).toBe('missing');
  await handIn(bram);
  const sums = await sumOf(samira);
  expect(typeof sums === 'string' ? sums : sums.get(year)?.counts).toMatchObject({
    'about.bullying': 13,
    'about.sexual': 3,
    'about.work': 6,
    'about.aggression': 8,
    'counted.no': 30,
  });
  const { made, report, done } = await release(samira);
  expect(done).toMatchObject({ ok: true });
  expect(made.people).toBe(30);
  expect(report.printed.total).toEqual({ least: 30, most: 39 });
  expect(report.printed.tables.map(({ field }) => field)).toContain('about');
  // Nothing of a number that was counted leaves the browser: only classes of it.
  expect(JSON.stringify(report.printed)).not.toMatch(/:(?:13|8|6|3)\b(?!0)/);
  for (const who of people) {
    const { out, books, api } = { ...(await at(who).look()), ...at(who) };
    // Of who made it at once, and of everybody else at their next opening, whether they look at the account or not.
    if (who === samira) await wipeReleased(books, who.keys, 'acme', out);
    else {
      await wipeWhatIsOut({ api, books }, who.keys);
      await books.rewrite(who.keys);
    }
    expect(await books.countsFor(who.keys, 'acme', year)).toMatchObject({ counts: {}, released: true });
  }
  // What is pressed of it later counts for nothing any more, and the years that follow begin anew.
  expect((await at(nora).look()).view.years.map((one) => one.year)).not.toContain(year);
});

describe('what was counted of a year whose tables are out', () => {
  /** At an opening of their page, once the account is out. @returns what it asked of the server */
  const opened = async (who: Member): Promise<readonly string[]> => {
    const { api, books } = at(who);
    const asked: string[] = [];
    const ask: Api['ask'] = (shape, method, path, body) => {
      asked.push(`${method} ${path}`);
      return api.ask(shape, method, path, body);
    };
    await books.rewrite(who.keys);
    await wipeWhatIsOut({ api: { ask }, books }, who.keys);
    await books.rewrite(who.keys);
    return asked;
  };
  const isWiped = async (who: Member, of = year) => {
    const { released, counts } = (await at(who).books.countsFor(who.keys, 'acme', of)) as Counts;
    return released && Object.keys(counts).length === 0;
  };

  it('goes with the same requests from who counted and who did not, so that these tell nobody that somebody came', async () => {
    await start(teamOrganisation(people));
    await count(samira, { bullying: 12, sexual: 3, work: 6, aggression: 8 });
    await count(nora, { bullying: 1 });
    await begin(samira);
    for (const who of [nora, bram]) await handIn(who);
    expect(await opened(nora)).toEqual(['GET /api/reports']);
    expect((await release(samira)).done).toMatchObject({ ok: true });
    for (const who of [nora, bram]) {
      expect(await opened(who)).toEqual(['GET /api/reports', 'GET /api/reports/acme']);
      expect(await isWiped(who)).toBe(true);
      expect(await opened(who)).toEqual(['GET /api/reports']);
    }
  });

  it('goes when its year is not the newest any more, and with a pool of which the newest had nothing', async () => {
    await start(teamOrganisation([samira, nora]));
    await count(samira, { bullying: 13 });
    await count(nora, { sexual: 10 }, year - 1);
    await begin(samira);
    await handIn(nora);
    const { report } = await release(samira);
    expect(report.printed.years).toEqual([year - 1, year]);
    expect(report.printed.tables.length).toBeGreaterThan(0);
    harness.clock.advance(366 * 86_400_000);
    // On another device, more than a year after.
    await openAt(nora);
    await opened(nora);
    expect(await isWiped(nora, year - 1)).toBe(true);
  });

  it('stays for a release of another organisation, or of a year that goes on, whatever the server says', async () => {
    await start(teamOrganisation([samira]));
    await count(samira, { bullying: 12, sexual: 10 });
    await begin(samira);
    const { report } = await release(samira);
    const { books } = at(samira);
    const mark = async (change: Partial<Report>) => {
      const signed = await signRelease(samira.keys.signing.privateKey, { ...report, ...change });
      return markOut(books, samira.keys, 'acme', await readAll('acme', [signed]));
    };
    expect(await mark({ organisation: { id: 'beta', name: 'beta bv' } })).toBe(false);
    const current = year + 1;
    expect(await mark({ year: current, printed: { ...report.printed, years: [current] } })).toBe(false);
    expect(await isWiped(samira)).toBe(false);
    expect(await mark({})).toBe(true);
    expect(await isWiped(samira)).toBe(true);
  });
});

it('an adviser alone makes one without anybody, and under fifty people no figure is in it', async () => {
  await start(teamOrganisation([samira], { people: 14, managers: 1 }));
  await count(samira, { bullying: 4 });
  await begin(samira);
  const { made, report, done } = await release(samira);
  expect(done).toMatchObject({ ok: true });
  expect(made.people).toBe(4);
  expect(report.printed).toEqual({ years: [year], people: 14, managers: 1, tables: [], withheld: [] });
  // Without a table what was counted is kept, until it is pooled or too old.
  await wipeReleased(at(samira).books, samira.keys, 'acme', (await at(samira).look()).out);
  expect(await at(samira).books.countsFor(samira.keys, 'acme', year)).toMatchObject({ released: false });
});

it('years that are too small by themselves are asked for together, and code decides whether they go together', async () => {
  await start(teamOrganisation([samira, nora]));
  await count(samira, { bullying: 8 });
  await count(nora, { bullying: 5, sexual: 2 });
  await count(nora, { sexual: 8 }, year - 1);
  await begin(samira);
  expect((await roundFor(nora)).read.round.years).toEqual([year - 2, year - 1, year]);
  await handIn(nora);
  const { report, done } = await release(samira);
  expect(report.printed.years).toEqual([year - 1, year]);
  expect(report.printed.total).toEqual({ least: 20, most: 29 });
  expect(done).toMatchObject({ ok: true });
});

it('one who never hands in is left out, after it was said, and the account is not complete', async () => {
  await start(teamOrganisation(people));
  await count(samira, { bullying: 2 });
  await begin(samira);
  await handIn(nora);
  await begin(samira, ['bram']);
  await handIn(nora);
  const { report, done } = await release(samira);
  expect(report.incomplete).toBe(true);
  expect(done).toMatchObject({ ok: true });
});

describe('nothing is handed in', () => {
  it('to a round that somebody else made in the name of a colleague, of another team, or of a newer page', async () => {
    await start(teamOrganisation(people));
    const { view } = await at(samira).look();
    const round = { year, number: 1, years: [year], team: view.team, without: [] };
    const good = await newRound(at(samira).here, round);
    const read = async (change: Partial<typeof good>, seen = view) =>
      (await readRound(at(nora).here, { ...good, ...change }, seen)).is;
    expect(await read({})).toBe('round');
    // The operator's own round: signed by a key that is not the colleague's.
    const forged = await newRound({ ...at(samira).here, keys: bram.keys }, round);
    expect(await read(forged)).toBe('forged');
    expect(await read({ text: good.text.replace('"acme"', '"beta"') })).toBe('forged');
    expect(await read({ text: good.text.replace(/"number":1/, '"number":2') })).toBe('forged');
    const others = view.team.map((one) => (one.adviser === 'samira' ? { ...one, card: bram.keys.keyCard.text } : one));
    expect(await read({}, { ...view, team: others })).toBe('forged');
    expect(await read({ text: good.text.replace('"v":1', '"v":2') })).toBe('newer');
    expect(await read({ text: good.text.replace(/"counters":"[^"]+"/, '"counters":"of-another-page-00000"') })).toBe(
      'newer',
    );
    expect(await readRound({ ...at(nora).here, keys: bram.keys }, good, view)).toEqual({ is: 'other-key' });
  });

  it('while it is not known what another device counted', async () => {
    await start(teamOrganisation(people));
    await count(nora, { bullying: 1 });
    const { books, here } = at(nora);
    const away = createBooks({
      api: { saveBooks: async () => ({ ok: false, why: 'try-again', code: 'no-answer' }) },
      device: memoryDevice(),
      clock: { now: () => harness.clock.now(), earliest: () => harness.clock.now() },
    });
    expect(await ownCounts(away, here, [year])).toBe('not-kept');
    expect((await ownCounts(books, here, [year])) instanceof Map).toBe(true);
  });
});

it('a release that was seen and is gone stops the next, on the device that saw it', async () => {
  await start(teamOrganisation([samira]));
  await begin(samira);
  const before = (await harness.store.records.get('report', 'acme')) as Uint8Array;
  expect((await release(samira)).done).toMatchObject({ ok: true });
  expect((await at(samira).look()).stops).toBeUndefined();
  // Put back by who can write the store: to the server it looks as if nothing was published.
  await harness.store.records.put('report', 'acme', before);
  const looked = await at(samira).look();
  expect(looked.out).toEqual([]);
  expect(looked.stops).toBe('missing');
});

it('a release of a newer format is said to be that, and nothing is released beside it', async () => {
  await start(teamOrganisation([samira]));
  await begin(samira);
  const { round } = await roundFor(samira);
  const { text, signature, begun } = round;
  const newer = {
    years: { [year]: { rounds: 1, asked: [], round: { text, signature, begun } } },
    releases: [{ text: '{"v":2}', signature: 'A'.repeat(86) }],
  };
  await harness.store.records.put('report', 'acme', sealJson(harness.keyring, newer, 'report:acme'));
  expect((await at(samira).look()).stops).toBe('newer');
  // By the server too, whatever page asks it.
  const maker = {
    organisation: { id: 'acme', name: 'acme bv' },
    maker: { name: 'Samira', card: samira.keys.keyCard.text },
  };
  const { view, hashes } = await at(samira).look();
  const now = Number(view.today.slice(0, 4));
  const advice = adviceOf(maker, { year: now, day: view.today, earlier: hashes }, { ...EMPTY_DRAFT, advice: 'Iets.' });
  const signed = await signRelease(samira.keys.signing.privateKey, advice);
  expect(await at(samira).calls.release({ organisation: 'acme', year: now }, signed)).toMatchObject({
    code: 'report-newer',
  });
});

describe('what was typed', () => {
  const draft = { ...DRAFT, analysis: 'Een zin met een é. '.repeat(1000) };

  it('lies sealed on the device, is there again with a new key, and with no other', async () => {
    const device = memoryDevice<Parameters<Parameters<typeof createReportBox>[0]['put']>[1]>();
    const box = createReportBox(device);
    await box.save(samira.keys, 'acme/2025', draft, new Date());
    const stored = [...device.rows.values()].flatMap(({ sealed }) => [...sealed]);
    expect(stored.length).toBeGreaterThan(1);
    expect(stored.map((one) => new TextDecoder('latin1').decode(one)).join()).not.toContain('Een zin');
    expect(await createReportBox(device).read(samira.keys, 'acme/2025')).toEqual(draft);
    expect(await box.read(samira.keys, 'acme/2024')).toBeUndefined();
    expect(await box.read(nora.keys, 'acme/2025')).toBeUndefined();
    expect(await box.read({ ...nora.keys, older: [samira.keys] }, 'acme/2025')).toEqual(draft);
    await box.forget(samira.keys);
    expect([...device.rows.keys()]).toEqual([]);
  });

  it('is never made of the pieces of two texts', async () => {
    const device = memoryDevice<Parameters<Parameters<typeof createReportBox>[0]['put']>[1]>();
    const box = createReportBox(device);
    await box.save(samira.keys, 'acme/2025', draft, new Date());
    const [[name, first]] = [...device.rows] as [[string, { sealed: Uint8Array[]; expiresHour: number }]];
    await box.save(samira.keys, 'acme/2025', { ...draft, budget: 'x' }, new Date());
    const second = device.rows.get(name);
    device.rows.set(name, { ...first, sealed: [first.sealed[0] as Uint8Array, ...(second?.sealed.slice(1) ?? [])] });
    expect(await createReportBox(device).read(samira.keys, 'acme/2025')).toBeUndefined();
    device.rows.set(name, { ...first, sealed: first.sealed.slice(0, -1) });
    expect(await createReportBox(device).read(samira.keys, 'acme/2025')).toBeUndefined();
  });
});

it('hours are those of the rule that the attack is tried with: all of them from twenty, also where no table could be printed', () => {
  const same = Object.fromEntries(
    ['about.bullying', 'by.colleague', 'often.once', 'did.listen', 'outcome.enough', 'counted.no'].map((one) => [
      one,
      30,
    ]),
  );
  const counts = { ...same, 'hours.contacts': 44, 'hours.activities': 21 };
  const made = decided(new Map([[2025, { counts }]]), { facts: { people: 3000, managers: 60 } }, [], false);
  expect(made.printed.tables).toEqual([]);
  expect(made.printed.withheld.length).toBeGreaterThan(0);
  expect(made.hours).toEqual({ of: 'all', total: 70 });
});
