/** Whether a year of one organisation may be settled by its consults, and by how many: decided in the browser of who made the account. */
import type { Counter } from '../register/ledger.ts';
import { settledConsults } from '../report/classes.ts';
import { CONTACTS_FOR_SETTLEMENT, PEOPLE_FOR_SETTLEMENT } from './contract.ts';

export type Settled =
  /** Down to whole tens, as the classes of the account are: what the supplier is told. */
  | { readonly is: 'settled'; readonly consults: number }
  /** The package price, then. Only `few` depends on what was counted, so nobody but the adviser reads which it was. */
  | { readonly is: 'package'; readonly why: 'small' | 'few' | 'incomplete' };

export function settle(
  counts: Readonly<Record<Counter, number>>,
  { people = 0, incomplete = false }: { readonly people?: number; readonly incomplete?: boolean },
): Settled {
  const of = (name: string): number => (counts as Readonly<Record<string, number | undefined>>)[name] ?? 0;
  if (people < PEOPLE_FOR_SETTLEMENT) return { is: 'package', why: 'small' };
  if (incomplete) return { is: 'package', why: 'incomplete' };
  const spoken = of('counted.no') + of('counted.unknown');
  // Counted apart from the team's: colleagues of the organisation itself are not the supplier's.
  if (Math.min(of('consult.people'), spoken) < CONTACTS_FOR_SETTLEMENT) return { is: 'package', why: 'few' };
  return { is: 'settled', consults: settledConsults(of('consult.year')) };
}
