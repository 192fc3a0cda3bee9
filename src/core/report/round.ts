/**
 * A round in which the advisers of a team add up a year without telling each other their own numbers: which years, who is in
 * it, by which key, and who makes the sum. One JSON text that its maker signs; the masks are made for exactly this text, so
 * that nobody can have a second sum made of other people under the same masks.
 */
import * as z from 'zod/mini';
import { readJson } from '../../base/json.ts';
import { toBase64url } from '../../seal/bytes.ts';
import { hashText } from '../../seal/masked.ts';
import { ADVISER_PATTERN } from '../organisation.ts';
import { COUNTERS, YEARS_KEPT, type Counter } from '../register/ledger.ts';

export const MEMBERS_MAX = 60;

const adviser = z.string().check(z.regex(ADVISER_PATTERN));
const member = z.strictObject({ adviser, card: z.string().check(z.maxLength(200)) });
const roundSchema = z.strictObject({
  v: z.literal(1),
  organisation: z.string().check(z.maxLength(64)),
  /** Which account it is for; the last of `years`. */
  year: z.int(),
  /** Of this account: each has another. */
  number: z.int().check(z.positive(), z.maximum(9999)),
  /** That are added up, each by itself, in ascending order. */
  years: z.array(z.int()).check(z.minLength(1), z.maxLength(YEARS_KEPT)),
  /** Which counters, in which order: a page of another version has others, and its masks would not cancel. */
  counters: z.string(),
  maker: adviser,
  /** By id, in alphabetical order; the maker too. `card`: the key card that the organisation's file had in force. */
  members: z.array(member).check(z.minLength(1), z.maxLength(MEMBERS_MAX)),
  /** Advisers with a key who are not in it: they could not, or did not, hand in. */
  without: z.array(adviser).check(z.maxLength(MEMBERS_MAX)),
});
export type Round = z.infer<typeof roundSchema>;
export type RoundMember = Round['members'][number];
const versioned = z.looseObject({ v: z.number(), counters: z.optional(z.string()) });

/** Names the list of counters of this page. */
export const countersId = (): string => toBase64url(hashText(COUNTERS.join(' '))).slice(0, 22);

/** `newer`: of another version of the page. `undefined`: none. */
export function parseRound(text: string): Round | 'newer' | undefined {
  const found = readJson(text);
  const seen = versioned.safeParse(found).data;
  if (seen !== undefined && seen.v > 1) return 'newer';
  const round = roundSchema.safeParse(found).data;
  if (round === undefined || !isWhole(round)) return undefined;
  return round.counters === countersId() ? round : 'newer';
}

const isAscending = (all: readonly (string | number)[]): boolean =>
  all.every((one, at) => {
    const before = all[at - 1];
    return before === undefined || before < one;
  });

function isWhole({ year, years, maker, members, without }: Round): boolean {
  const ids = members.map((one) => one.adviser);
  const others = without.every((id) => !ids.includes(id));
  return isAscending(years) && years.at(-1) === year && isAscending(ids) && ids.includes(maker) && others;
}

export const writeRound = (round: Omit<Round, 'v' | 'counters'>): string =>
  JSON.stringify({ v: 1, ...round, counters: countersId() } satisfies Round);

/** What somebody counted in one year. */
export interface YearCounts {
  readonly counts: Readonly<Partial<Record<Counter, number>>>;
  /** Something may be missing. */
  readonly incomplete?: true;
}

const PLACES = COUNTERS.length + 1;
/** One number for each counter of each year, and one for whether something may be missing. */
export const toNumbers = ({ years }: Pick<Round, 'years'>, of: (year: number) => YearCounts): readonly number[] =>
  years.flatMap((year) => {
    const { counts, incomplete } = of(year);
    return [...COUNTERS.map((counter) => counts[counter] ?? 0), incomplete === true ? 1 : 0];
  });

/** Of one counter of one adviser, as a ledger keeps it. */
const COUNT_MAX = 99_999;
/** @returns the sum of each year; `undefined`: no sum. A key or a page was not the one that the others took it for. */
export function fromSum(
  { years, members }: Pick<Round, 'years' | 'members'>,
  sum: Uint32Array,
): ReadonlyMap<number, YearCounts> | undefined {
  if (sum.length !== years.length * PLACES) return undefined;
  const found = new Map<number, YearCounts>();
  for (const [at, year] of years.entries()) {
    const numbers = [...sum.subarray(at * PLACES, (at + 1) * PLACES)];
    const missing = numbers.pop() ?? 0;
    if (missing > members.length || numbers.some((one) => one > members.length * COUNT_MAX)) return undefined;
    const counts = Object.fromEntries(COUNTERS.map((counter, place) => [counter, numbers[place] ?? 0]));
    found.set(year, { counts, ...(missing > 0 ? { incomplete: true as const } : {}) });
  }
  return found;
}
