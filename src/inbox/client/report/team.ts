/** A team's year in the browser: a round is begun, what was counted is handed in masked, and the sum is made of all of it. */
import { YEARS_KEPT } from '../../../core/register/ledger.ts';
import { FIGURES_FROM } from '../../../core/report/classes.ts';
import { isPool } from '../../../core/report/pool.ts';
import type { Release } from '../../../core/report/release.ts';
import { fromSum, parseRound, toNumbers, writeRound, type Round, type YearCounts } from '../../../core/report/round.ts';
import { isAppError } from '../../../base/errors.ts';
import { fromBase64url, toBase64url } from '../../../seal/bytes.ts';
import { parseKeyCard, type KeyCard } from '../../../seal/key-card.ts';
import { addUp, maskedNumbers, openContribution, sealContribution } from '../../../seal/masked.ts';
import type { AdviserKeys } from '../../../seal/slots.ts';
import { isSigned, signStatement } from '../../../seal/statement.ts';
import type { ReportsResponse, RoundResponse } from '../../contract-reports.ts';
import type { Books } from '../book/books.ts';
import { isHandedIn } from '../book/counting.ts';

/** One adviser at one organisation. `keys`: with the one in front that is pinned there. */
export interface Here {
  readonly organisation: string;
  readonly adviser: string;
  readonly keys: AdviserKeys;
}

/**
 * Which years are added up: with the years before where those may be printed together, because nobody knows before the sum
 * whether there are enough. Of an organisation too small for any figure, that year alone.
 */
export function yearsFor(
  year: number,
  { today, facts, apart = [] }: Pick<ReportsResponse, 'today' | 'facts' | 'apart'>,
  published: readonly Release[],
): readonly number[] {
  if ((facts.people ?? 0) < FIGURES_FROM) return [year];
  const first = Number(today.slice(0, 4)) - YEARS_KEPT;
  for (let many = YEARS_KEPT; many > 1; many -= 1) {
    const years = Array.from({ length: many }, (_, at) => year - many + 1 + at);
    // A year that this adviser once added up with other people is not added up again: the difference would be one of them.
    const isApart = years.some((one) => one !== year && apart.includes(one));
    if (!isApart && (years[0] ?? 0) >= first && isPool(years, published)) return years;
  }
  return [year];
}

/** @param without ids of those who are left out */
export async function newRound(
  { organisation, adviser, keys }: Here,
  {
    year,
    number,
    years,
    team,
    without,
  }: {
    readonly year: number;
    readonly number: number;
    readonly years: readonly number[];
    readonly team: ReportsResponse['team'];
    readonly without: readonly string[];
  },
): Promise<{ readonly text: string; readonly signature: string }> {
  const members = team
    .flatMap((one) =>
      one.card === undefined || without.includes(one.adviser) ? [] : [{ adviser: one.adviser, card: one.card }],
    )
    .toSorted((a, b) => (a.adviser < b.adviser ? -1 : 1));
  const out = without.filter((id) => team.some((one) => one.adviser === id && one.card !== undefined));
  const text = writeRound({ organisation, year, number, years: [...years], maker: adviser, members, without: out });
  const statement = { says: 'report round', organisation, adviser, text } as const;
  return { text, signature: await signStatement(keys.signing.privateKey, statement) };
}

export const endOf = ({ organisation, adviser, keys }: Here, text: string): Promise<string> =>
  signStatement(keys.signing.privateKey, { says: 'end report round', organisation, adviser, text });

/** `newer`: of another version of this page. `forged`: not signed by who is said to have begun it, or not of this place. */
export type ReadRound =
  | { readonly is: 'round'; readonly round: Round; readonly own: AdviserKeys; readonly maker: KeyCard }
  | { readonly is: 'newer' | 'forged' | 'other-key' };

/** A round as it may be handed in to: by whom it says, of this team, and with a key of this adviser's in it. */
export async function readRound(
  { organisation, adviser, keys }: Here,
  { text, signature }: Pick<RoundResponse, 'text' | 'signature'>,
  { team }: Pick<ReportsResponse, 'team'>,
): Promise<ReadRound> {
  const round = parseRound(text);
  if (round === 'newer') return { is: 'newer' };
  if (round?.organisation !== organisation) return { is: 'forged' };
  const cardOf = (id: string): string | undefined => round.members.find((one) => one.adviser === id)?.card;
  const makers = cardOf(round.maker) ?? '';
  // As the server gives the organisation's file now: a round by a key that is pinned no more is nobody's.
  if (team.find((one) => one.adviser === round.maker)?.card !== makers) return { is: 'forged' };
  const maker = parseKeyCard(makers);
  const statement = { says: 'report round', organisation, adviser: round.maker, text } as const;
  if (!(await isSigned(maker.signing, statement, signature))) return { is: 'forged' };
  const mine = cardOf(adviser);
  const own = [keys, ...(keys.older ?? [])].find(({ keyCard }) => keyCard.text === mine);
  return own === undefined ? { is: 'other-key' } : { is: 'round', round, own, maker };
}

export type OwnCounts = ReadonlyMap<number, YearCounts>;

/**
 * What this adviser counted, once other devices' presses are in it too. `newer`: a newer page wrote the counters.
 * `not-kept`: they could not be handed in, so that it is not known whether another device has more.
 */
export async function ownCounts(
  books: Pick<Books, 'rewrite' | 'kept' | 'countsFor'>,
  { keys, organisation }: Pick<Here, 'keys' | 'organisation'>,
  years: readonly number[],
): Promise<OwnCounts | 'newer' | 'not-kept'> {
  await books.rewrite(keys);
  const { trouble } = await books.kept(keys);
  if (trouble.includes('newer')) return 'newer';
  if (!isHandedIn(trouble)) return 'not-kept';
  const found = new Map<number, YearCounts>();
  for (const year of years) {
    const counted = await books.countsFor(keys, organisation, year);
    if (counted === 'newer') return 'newer';
    found.set(year, { counts: counted.counts, ...(counted.incomplete ? { incomplete: true as const } : {}) });
  }
  return found;
}

const countsIn =
  (own: OwnCounts) =>
  (year: number): YearCounts =>
    own.get(year) ?? { counts: {} };
const cardsOf = ({ members }: Round): readonly KeyCard[] => members.map(({ card }) => parseKeyCard(card));

/** @returns base64url of `seal/masked.ts` */
export async function contributionTo(
  { round, own, maker }: Extract<ReadRound, { is: 'round' }>,
  text: string,
  counted: OwnCounts,
): Promise<string> {
  const numbers = toNumbers(round, countsIn(counted));
  return toBase64url(await sealContribution(own, { members: cardsOf(round), maker, round: text }, numbers));
}

/**
 * The sum of each year. `no-sum`: the keys or pages of the members do not belong together, so that a new round is needed.
 * `missing`: somebody did not hand in.
 */
export async function addedUp(
  { round, own }: Extract<ReadRound, { is: 'round' }>,
  { text, handed = {} }: Pick<RoundResponse, 'text' | 'handed'>,
  counted: OwnCounts,
): Promise<ReadonlyMap<number, YearCounts> | 'no-sum' | 'missing'> {
  const all = [await maskedNumbers(own, cardsOf(round), text, toNumbers(round, countsIn(counted)))];
  for (const { adviser, card } of round.members) {
    if (adviser === round.maker) continue;
    const sent = fromBase64url(Object.hasOwn(handed, adviser) ? (handed[adviser] ?? '') : '');
    if (sent === undefined || sent.length === 0) return 'missing';
    try {
      all.push(await openContribution(own, { card: parseKeyCard(card), round: text }, sent));
    } catch (error) {
      if (isAppError(error, 'ENVELOPE_REFUSED')) return 'no-sum';
      throw error;
    }
  }
  if (all.some((one) => one.length !== all[0]?.length)) return 'no-sum';
  return fromSum(round, addUp(all)) ?? 'no-sum';
}
