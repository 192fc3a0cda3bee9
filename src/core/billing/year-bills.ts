/** What is billed of a year: the contracts that are settled once, after the yearly account. Everything else goes by the quarter. */
import { billOf, type Bill, type Line, type Why } from './bill.ts';
import { overlap, packageLine, tariffOfYear, type Client } from './client.ts';
import { holdsAllOf, PEOPLE_FOR_SETTLEMENT, yearOf, type Contract, type Period } from './contract.ts';
import type { Tariff } from './tariffs.ts';

export interface YearFacts {
  readonly year: number;
  readonly clients: readonly Client[];
  readonly tariffs: readonly Tariff[];
  /** By organisation: consults in tens, as its advisers released them. */
  readonly settled: ReadonlyMap<string, number>;
}
export type YearFault = { readonly is: 'no-tariff' | 'no-price'; readonly organisation: string };

/** Why this contract is not settled by its consults. What was released holds, also where the organisation shrank since. */
function whyNot(client: Client, contract: Contract, period: Period, isSettled: boolean): Why | undefined {
  if (!holdsAllOf(contract, period)) return 'part';
  if (isSettled) return undefined;
  if (client.people === undefined) return 'people-unknown';
  return client.people < PEOPLE_FOR_SETTLEMENT ? 'small' : 'no-settlement';
}

/** In the order of the organisations' ids. */
export function yearBills({ year, clients, tariffs, settled }: YearFacts): readonly Bill[] | YearFault {
  const period = yearOf(year);
  const tariff = tariffOfYear(tariffs, year);
  const bills: Bill[] = [];
  for (const client of clients.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const lines: Line[] = [];
    for (const contract of client.contracts) {
      const days = overlap(contract, period);
      if (days === undefined || contract.form !== 'per-consult') continue;
      if (tariff === undefined) return { is: 'no-tariff', organisation: client.id };
      const consults = settled.get(client.id);
      const why = whyNot(client, contract, period, consults !== undefined);
      if (why !== undefined || consults === undefined) {
        lines.push(packageLine(tariff, client.people, days, why));
        continue;
      }
      const price = tariff.perConsult;
      if (price === undefined) return { is: 'no-price', organisation: client.id };
      if (price.year > 0) lines.push({ is: 'standing', of: 'year', cents: price.year });
      lines.push({ is: 'consults', consults, price: price.consult, cents: consults * price.consult });
    }
    if (lines.length > 0 && tariff !== undefined) bills.push(billOf(client.id, period, lines, tariff.vat));
  }
  return bills;
}
