/**
 * Who could make which sum. Two sums of one year, of which one has a colleague more, differ by exactly that colleague: masks
 * hide one contribution, and not what is left when one sum is taken from another. So whoever could make one is given no other
 * of that year than of the same people.
 */
import type { Round } from '../../report/round.ts';
import type { ReportState, Sum } from './state.ts';

export const sumOf = ({ years, maker, members }: Pick<Round, 'years' | 'maker' | 'members'>): Sum => ({
  years: [...years],
  maker,
  members: members.map(({ adviser }) => adviser),
});

const isOfSame = ({ members }: Sum, other: Sum): boolean =>
  members.length === other.members.length && members.every((id) => other.members.includes(id));

/**
 * Whether another sum was possible of one of its years. A colleague who made none may go on without those who have no key any
 * more, and with those who came: otherwise a year could be lost with whoever began it.
 * @param team ids of everybody with a key
 */
export function isApart({ sums = [] }: Pick<ReportState, 'sums'>, next: Sum, team: readonly string[]): boolean {
  return sums.some((one) => {
    if (isOfSame(one, next) || !one.years.some((year) => next.years.includes(year))) return false;
    const isStillHere = one.members.some((id) => !next.members.includes(id) && team.includes(id));
    return one.maker === next.maker || isStillHere;
  });
}

/** Of which years this adviser can be given no sum with today's team. */
export const yearsApart = (state: ReportState, years: readonly number[], maker: string, team: readonly string[]) =>
  years.filter((year) => team.includes(maker) && isApart(state, { years: [year], maker, members: [...team] }, team));

/** @param past the last year of which no counter is kept any more. `undefined`: it is known already, or is of one alone */
export function withSum(state: ReportState, next: Sum, past: number): ReportState | undefined {
  const { sums = [] } = state;
  const isKnown = sums.some(
    (one) => one.maker === next.maker && isOfSame(one, next) && next.years.every((year) => one.years.includes(year)),
  );
  if (isKnown || next.members.length < 2) return undefined;
  return { ...state, sums: [...sums.filter(({ years }) => years.some((year) => year > past)), next] };
}
