/** How advisers of a team add up a year: begun by one of them, handed in by the others, and begun anew where somebody cannot. */
import { fromBase64url } from '../../../seal/bytes.ts';
import { parseKeyCard } from '../../../seal/key-card.ts';
import { isContributionOf } from '../../../seal/masked.ts';
import { signerAmong } from '../../../seal/statement.ts';
import { toHour, type Hour } from '../../conversation.ts';
import type { Adviser, Organisation } from '../../organisation.ts';
import type { Clock } from '../../ports.ts';
import { YEARS_KEPT } from '../../register/ledger.ts';
import { parseRound, type Round, type RoundMember } from '../../report/round.ts';
import type { Seat } from '../types.ts';
import type { Parts } from './parts.ts';
import {
  closedYear,
  hasReport,
  releasesIn,
  today,
  yearOf,
  type OpenRound,
  type ReportRecords,
  type YearState,
} from './state.ts';
import { isApart, sumOf, withSum } from './sums.ts';

/**
 * Somebody who began and does not go on is not waited for longer: then a colleague may begin anew. Sooner by their own word
 * alone, or when the key by which they would open it is theirs no more: otherwise two who disagree would take it from each
 * other for ever, and each time everybody had to hand in again.
 */
export const TAKEN_OVER_AFTER_HOURS = 60 * 24;

/**
 * `begun`: by somebody else. `apart`: this adviser could make a sum of one of its years with other people, or somebody else who
 * is in that one and has a key would be left out. `released`: it is out. `open`: the year is not over. `past`: its counters are gone. `moved`: made
 * from what is not so any more. `refused`: not signed with their key. `malformed`: no round.
 */
export type BeginResult =
  | 'stored'
  | 'begun'
  | 'apart'
  | 'released'
  | 'open'
  | 'past'
  | 'moved'
  | 'refused'
  | 'malformed';
/** `moved`: of another round than lies there. `not-asked`: they are not in it. */
export type HandInResult = 'stored' | 'moved' | 'not-asked' | 'refused';

/** Who would be in a round that begins now: everybody with a key, by the one in force. */
export const teamOf = ({ advisers }: Organisation): readonly RoundMember[] =>
  advisers
    .flatMap(({ id, keyCards: [card] }) => (card === undefined ? [] : [{ adviser: id, card: card.text }]))
    .toSorted((a, b) => (a.adviser < b.adviser ? -1 : 1));

export function roundIn(year: YearState | undefined): { readonly round: Round; readonly open: OpenRound } | undefined {
  const round = year?.round && parseRound(year.round.text);
  // Written by a page of another version: whoever made it goes on there, or begins anew.
  return year?.round === undefined || round === undefined || round === 'newer'
    ? undefined
    : { round, open: year.round };
}

const hasCard = (adviser: Adviser | undefined, card: string): boolean =>
  adviser?.keyCards.some(({ text }) => text === card) === true;

/** May this adviser begin, where somebody else did? */
export function mayTakeOver(organisation: Organisation, open: OpenRound, round: Round, now: Hour): boolean {
  const maker = organisation.advisers.find(({ id }) => id === round.maker);
  const card = round.members.find(({ adviser }) => adviser === round.maker)?.card ?? '';
  return !hasCard(maker, card) || now - open.begun >= TAKEN_OVER_AFTER_HOURS;
}

/** Whoever was asked once and is not in the last round was left out, and so is whoever it names. */
export const isIncomplete = ({ asked }: YearState, { members, without }: Round): boolean =>
  without.length > 0 || asked.some((id) => !members.some(({ adviser }) => adviser === id));

/** Whom it still waits for. The maker adds their own, and hands in nothing. */
export const waitsFor = ({ members, maker }: Round, handed: Readonly<Record<string, string>>): readonly string[] =>
  members.map(({ adviser }) => adviser).filter((id) => id !== maker && handed[id] === undefined);

const isTeam = (organisation: Organisation, { members, without }: Round): boolean => {
  const team = teamOf(organisation);
  const known = team.filter(({ adviser }) => !without.includes(adviser));
  return (
    without.every((id) => team.some(({ adviser }) => adviser === id)) &&
    known.length === members.length &&
    known.every(({ adviser, card }, at) => members[at]?.adviser === adviser && members[at].card === card)
  );
};

export interface RoundDeps {
  readonly reports: ReportRecords;
  readonly parts: Parts;
  readonly clock: Clock;
}
export function createRounds({ reports, parts, clock }: RoundDeps) {
  return {
    /** @param text of a `Round`; @param signature of a `RoundStatement` with exactly this text */
    async begin({ organisation, adviser }: Seat, year: number, text: string, signature: string): Promise<BeginResult> {
      const round = parseRound(text);
      if (round === undefined || round === 'newer') return 'malformed';
      if (round.year !== year || round.organisation !== organisation.id || round.maker !== adviser.id)
        return 'malformed';
      const statement = { says: 'report round', organisation: organisation.id, adviser: adviser.id, text } as const;
      if ((await signerAmong(adviser.keyCards, statement, signature)) === undefined) return 'refused';
      const closed = round.years.map((one) => closedYear(organisation, clock, one));
      if (closed.includes('open')) return 'open';
      if (closed.includes('past')) return 'past';
      if (!isTeam(organisation, round)) return 'moved';
      let why: BeginResult = 'stored';
      const now = toHour(clock.now());
      const ids = teamOf(organisation).map((one) => one.adviser);
      const result = await reports.change(organisation.id, (state) => {
        const before = state.years[year] ?? { rounds: 0, asked: [] };
        const current = roundIn(before);
        why = hasReport(releasesIn(state), year)
          ? 'released'
          : current !== undefined &&
              current.round.maker !== adviser.id &&
              !mayTakeOver(organisation, current.open, current.round, now)
            ? 'begun'
            : round.number === before.rounds + 1
              ? isApart(state, sumOf(round), ids)
                ? 'apart'
                : 'stored'
              : 'moved';
        if (why !== 'stored') return undefined;
        const asked = new Set([...before.asked, ...round.members.map((one) => one.adviser), ...round.without]);
        const next = { rounds: round.number, asked: [...asked], round: { text, signature, begun: now } };
        return { ...state, years: { ...state.years, [year]: next } };
      });
      return result === 'stored' ? 'stored' : why;
    },

    /**
     * What was handed in, for who makes the sum: not before everybody did, and not before it is written down that the sum is
     * theirs. In one step with the beginning of rounds, so that either this round stays or nothing of it is given out.
     */
    async handed({ organisation, adviser }: Seat, year: number): Promise<Readonly<Record<string, string>> | undefined> {
      const current = roundIn((await reports.get(organisation.id)).years[year]);
      if (current?.round.maker !== adviser.id) return undefined;
      const { round, open } = current;
      const handed = await parts.get(organisation.id, year, round.number);
      if (waitsFor(round, handed).length > 0) return undefined;
      let isThere = false;
      const past = yearOf(today(organisation, clock)) - YEARS_KEPT - 1;
      await reports.change(organisation.id, (state) => {
        isThere = state.years[year]?.round?.text === open.text;
        return isThere ? withSum(state, sumOf(round), past) : undefined;
      });
      return isThere ? handed : undefined;
    },

    /** @param blob base64url of `seal/masked.ts` */
    async handIn({ organisation, adviser }: Seat, year: number, blob: string): Promise<HandInResult> {
      const current = roundIn((await reports.get(organisation.id)).years[year]);
      if (current === undefined) return 'moved';
      const { round, open } = current;
      const member = round.members.find((one) => one.adviser === adviser.id);
      if (member === undefined || !hasCard(adviser, member.card) || round.maker === adviser.id) return 'not-asked';
      const bytes = fromBase64url(blob) ?? new Uint8Array();
      if (!(await isContributionOf(parseKeyCard(member.card), open.text, bytes))) return 'refused';
      return parts.put(organisation.id, year, { round: round.number, adviser: adviser.id, blob });
    },

    /** Whoever made it lets somebody else begin. @param signature of a `RoundStatement` that says `end report round` */
    async end(
      { organisation, adviser }: Seat,
      year: number,
      signature: string,
    ): Promise<'stored' | 'moved' | 'refused'> {
      const current = roundIn((await reports.get(organisation.id)).years[year]);
      if (current?.round.maker !== adviser.id) return 'moved';
      const { text } = current.open;
      const statement = { says: 'end report round', organisation: organisation.id, adviser: adviser.id, text } as const;
      if ((await signerAmong(adviser.keyCards, statement, signature)) === undefined) return 'refused';
      const result = await reports.change(organisation.id, (state) => {
        const there = state.years[year];
        if (there?.round?.text !== text) return undefined;
        const { round: _ended, ...rest } = there;
        return { ...state, years: { ...state.years, [year]: rest } };
      });
      if (result === 'stored') await parts.delete(organisation.id, year);
      return result === 'stored' ? 'stored' : 'moved';
    },
  };
}
