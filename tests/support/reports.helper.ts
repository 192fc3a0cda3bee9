/** A team that makes its account on the real server and store: rounds, what is handed in, and releases. */
import { expect } from 'vitest';
import type { Adviser, Organisation } from '../../src/core/organisation.ts';
import { teamOf } from '../../src/core/adviser/reports/rounds.ts';
import { counterOf, type Counter } from '../../src/core/register/ledger.ts';
import type { Printed } from '../../src/core/report/printed.ts';
import type { Report, SignedRelease } from '../../src/core/report/release.ts';
import { toNumbers, writeRound, type YearCounts } from '../../src/core/report/round.ts';
import { releaseHash, signRelease } from '../../src/core/report/sign.ts';
import { toBase64url } from '../../src/seal/bytes.ts';
import { parseKeyCard } from '../../src/seal/key-card.ts';
import { sealContribution } from '../../src/seal/masked.ts';
import { generateAdviserKeys, type AdviserKeys } from '../../src/seal/slots.ts';
import { signStatement } from '../../src/seal/statement.ts';
import type { Browser } from './inbox-browser.helper.ts';
import { adviser, organisation } from './inbox-fixtures.helper.ts';
import { startApi, type Harness } from './inbox.helper.ts';

export const ISSUER = 'https://id.example';
export interface Member {
  readonly adviser: Adviser;
  readonly keys: AdviserKeys;
}
export async function member(id: string, name: string): Promise<Member> {
  const keys = await generateAdviserKeys();
  return { adviser: adviser(id, name, { issuer: ISSUER, subject: `sub-${id}` }, [keys.keyCard]), keys };
}
export const teamOrganisation = (members: readonly Member[], more: Partial<Organisation> = {}): Organisation => ({
  ...organisation(
    'acme',
    members.map((one) => one.adviser),
  ),
  people: 420,
  managers: 30,
  ...more,
});

export type RoundChange = Partial<Parameters<typeof writeRound>[0]>;
/** As the page of `maker` begins it. */
export async function beginning(maker: Member, of: Organisation, year: number, change: RoundChange = {}) {
  const text = writeRound({
    organisation: of.id,
    year,
    number: 1,
    years: [year],
    maker: maker.adviser.id,
    members: [...teamOf(of)],
    without: [],
    ...change,
  });
  const says = { says: 'report round', organisation: of.id, adviser: maker.adviser.id, text } as const;
  return { text, signature: await signStatement(maker.keys.signing.privateKey, says) };
}
/** The same people in each table: `n` of one kind. */
export function countsOf(about: Readonly<Record<string, number>>): YearCounts['counts'] {
  const n = Object.values(about).reduce((sum, one) => sum + one, 0);
  const counts: Record<Counter, number> = {};
  for (const [value, times] of Object.entries(about)) counts[counterOf('about', value)] = times;
  counts[counterOf('counted', 'no')] = n;
  return counts;
}
/** As the page of a member hands it in. */
export async function contribution(one: Member, round: string, of: (year: number) => YearCounts): Promise<string> {
  const { members, years, maker } = JSON.parse(round) as {
    members: { adviser: string; card: string }[];
    years: number[];
    maker: string;
  };
  const cards = members.map(({ card }) => parseKeyCard(card));
  const makers = parseKeyCard(members.find((other) => other.adviser === maker)?.card ?? '');
  return toBase64url(
    await sealContribution(one.keys, { members: cards, maker: makers, round }, toNumbers({ years }, of)),
  );
}

export const NO_FIGURE: Printed = { years: [], tables: [], withheld: [] };
export async function reportOf(
  maker: Member,
  of: Organisation,
  { year, day, earlier = [], ...more }: Partial<Report> & { year: number; day: string },
  published: readonly SignedRelease[] = [],
): Promise<SignedRelease> {
  const hashes = await Promise.all(published.map(({ text }) => releaseHash(text)));
  const release: Report = {
    v: 1,
    kind: 'report',
    organisation: { id: of.id, name: of.name },
    year,
    day,
    maker: { name: maker.adviser.name, card: maker.keys.keyCard.text },
    printed: {
      ...NO_FIGURE,
      years: [year],
      ...(of.people === undefined ? {} : { people: of.people }),
      ...(of.managers === undefined ? {} : { managers: of.managers }),
    },
    team: { internal: of.advisers.length, external: 0, began: 0, stopped: 0 },
    activities: {},
    analysis: 'Wij zijn bekend genoeg.',
    recommendations: 'Meer voorlichting in het voorjaar.',
    earlier: [...earlier, ...hashes],
    ...more,
  };
  return signRelease(maker.keys.signing.privateKey, release);
}

/** As the server shows an organisation's accounts to one of its advisers. */
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
  readonly releases: { readonly text: string; readonly signature: string }[];
  readonly settles: { readonly year: number; readonly supplier: string }[];
}
export const refusal = (status: number, code: string) => expect.objectContaining({ status, json: { code } });
export const done = expect.objectContaining({ status: 204 });
export const membersOf = (...all: readonly Member[]) =>
  all.map(({ adviser: { id }, keys }) => ({ adviser: id, card: keys.keyCard.text }));

/** What the pages of a team ask the server. `start` comes first, in each test anew. */
export function reportTeam(members: readonly Member[]) {
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
    for (const { adviser: who } of members) browsers.set(who.id, await harness.signedIn(`sub-${who.id}`));
    day = new Intl.DateTimeFormat('en-CA', { timeZone: acme.timeZone }).format(harness.clock.now());
  };
  const call = async (who: Member, method: string, step: string, body?: unknown, of = year) => {
    const path = step === '' ? '/api/reports/acme' : `/api/reports/acme/${of}/${step}`;
    const { status, text } = await as(who).api(method, path, body);
    return { status, json: text === '' ? undefined : (JSON.parse(text) as Record<string, unknown>) };
  };
  const look = async (who: Member): Promise<Seen> => (await call(who, 'GET', '')).json as unknown as Seen;
  return {
    /** `year`: the last one that is over there; `day`: today. */
    start: async () => {
      harness = await startApi();
      inForce(teamOrganisation(members));
      await signIn();
      year = Number(day.slice(0, 4)) - 1;
      return { harness, acme, year, day };
    },
    as,
    inForce,
    /** Once more, after the clock went on. */
    signIn,
    call,
    look,
    roundOf: async (who: Member, of = year) => (await look(who)).years.find((one) => one.year === of)?.round,
    begin: async (maker: Member, change: RoundChange = {}) => {
      const round = await beginning(maker, acme, change.year ?? year, change);
      return { ...(await call(maker, 'PUT', 'round', round, change.year ?? year)), round: round.text };
    },
    handIn: async (
      who: Member,
      round: string,
      about: Readonly<Record<string, number>> = { bullying: 4 },
      of = year,
    ) => {
      const blob = await contribution(who, round, () => ({ counts: countsOf(about) }));
      return call(who, 'PUT', 'contribution', { contribution: blob }, of);
    },
    end: async (who: Member, text: string, of = year) => {
      const says = { says: 'end report round', organisation: 'acme', adviser: who.adviser.id, text } as const;
      return call(who, 'POST', 'end', { signature: await signStatement(who.keys.signing.privateKey, says) }, of);
    },
    release: async (maker: Member, more: Partial<Report> = {}, of = year) => {
      const signed = await reportOf(maker, acme, { year: of, day, ...more }, (await look(maker)).releases);
      return { ...(await call(maker, 'POST', 'release', signed, of)), signed };
    },
  };
}
