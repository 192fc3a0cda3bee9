/** What is billed of a quarter: packages by the day, and the consults of a pool, shared by how many people work where. */
import { shareByWeight, type Share } from './cents.ts';
import { billOf, type Bill, type Line } from './bill.ts';
import { overlap, packageLine, tariffOfYear, type Client } from './client.ts';
import { holdsAllOf, POOL_AT_LEAST, quarterOf, type Contract, type Quarter } from './contract.ts';
import type { Tariff } from './tariffs.ts';

export interface QuarterFacts {
  readonly year: number;
  readonly quarter: Quarter;
  readonly clients: readonly Client[];
  readonly tariffs: readonly Tariff[];
  /** Of the pool as a whole, by the advisers' statements. Not looked at where the pool is too small. */
  readonly consults: number;
}
export type QuarterFault =
  /** The pool has members, and there is no price for it. */
  { readonly is: 'no-pool-price' } | { readonly is: 'no-tariff'; readonly organisation: string };

interface Member {
  readonly client: Client;
  readonly contract: Contract;
  readonly people: number;
}
/** Who was in the pool from the first day of the quarter to its last. Who came or went in between is no member of it. */
export function poolMembers(clients: readonly Client[], year: number, quarter: Quarter): readonly Member[] {
  const period = quarterOf(year, quarter);
  return clients.flatMap((client): Member[] => {
    const contract = client.contracts.find((one) => one.form === 'pool' && holdsAllOf(one, period));
    return contract === undefined || client.people === undefined ? [] : [{ client, contract, people: client.people }];
  });
}
export const isPool = (members: readonly unknown[]): boolean => members.length >= POOL_AT_LEAST;

/** A quarter of a yearly price; the four add up to it. */
const quarterPart = (cents: number, quarter: Quarter): number =>
  Math.floor((cents * quarter) / 4) - Math.floor((cents * (quarter - 1)) / 4);

/** `per-consult` is billed of the year alone. In the order of the organisations' ids. */
export function quarterBills(facts: QuarterFacts): readonly Bill[] | QuarterFault {
  const { year, quarter, clients, tariffs, consults } = facts;
  const period = quarterOf(year, quarter);
  const members = poolMembers(clients, year, quarter);
  const poolPeople = members.reduce((sum, { people }) => sum + people, 0);
  const tariff = tariffOfYear(tariffs, year);
  const price = tariff?.pool;
  const isCounted = isPool(members);
  if (isCounted && price === undefined) return { is: 'no-pool-price' };
  const shares: readonly Share[] =
    isCounted && price !== undefined
      ? shareByWeight(
          consults * price.consult,
          members.map(({ client: { id }, people }) => ({ id, weight: people })),
        )
      : [];

  const bills: Bill[] = [];
  for (const client of clients.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const lines: Line[] = [];
    for (const contract of client.contracts) {
      const days = overlap(contract, period);
      if (days === undefined || contract.form === 'per-consult') continue;
      if (tariff === undefined) return { is: 'no-tariff', organisation: client.id };
      const member = members.find((one) => one.contract === contract);
      const share = shares.find(({ id }) => id === client.id);
      if (contract.form === 'package') lines.push(packageLine(tariff, client.people, days));
      else if (member === undefined || share === undefined || price === undefined) {
        const why = client.people === undefined ? 'people-unknown' : member === undefined ? 'part' : 'small-pool';
        lines.push(packageLine(tariff, client.people, days, why));
      } else {
        const { people } = member;
        if (price.year > 0) lines.push({ is: 'standing', of: 'quarter', cents: quarterPart(price.year, quarter) });
        const pool = { consults, price: price.consult, members: members.length, people, poolPeople };
        lines.push({ is: 'share', cents: share.cents, ...pool });
      }
    }
    if (lines.length > 0 && tariff !== undefined) bills.push(billOf(client.id, period, lines, tariff.vat));
  }
  return bills;
}
