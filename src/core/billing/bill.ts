/** One bill, as it is printed and handed to the accounts: what is asked, and why where it is not what the contract says. */
import type { Period } from './contract.ts';
import { vatOn } from './cents.ts';

/** Why the package price holds where consults would have been counted. Of none of them can be told what was counted. */
export type Why =
  /** Fewer than 250 people: only package or pool. */
  | 'small'
  /** It does not say how many people there are. */
  | 'people-unknown'
  /** The contract did not hold for the whole year, or the whole quarter. */
  | 'part'
  /** No settlement was released: too few people came, or no yearly account was made, and it is not said which. */
  | 'no-settlement'
  /** The pool had fewer than ten organisations. */
  | 'small-pool';

export type Line = { readonly cents: number } & (
  | { readonly is: 'package'; readonly days: number; readonly daysOfYear: number; readonly why?: Why }
  | { readonly is: 'standing'; readonly of: 'year' | 'quarter' }
  | { readonly is: 'consults'; readonly consults: number; readonly price: number }
  | {
      readonly is: 'share';
      /** Of the pool as a whole. */
      readonly consults: number;
      readonly price: number;
      readonly members: number;
      readonly people: number;
      readonly poolPeople: number;
    }
);
export interface Bill {
  /** Of the organisation that pays. */
  readonly organisation: string;
  readonly period: Period;
  readonly lines: readonly Line[];
  readonly net: number;
  /** Per cent, and how much that is of `net`. */
  readonly vat: { readonly percent: number; readonly cents: number };
  readonly total: number;
}

export function billOf(organisation: string, period: Period, lines: readonly Line[], percent: number): Bill {
  const net = lines.reduce((sum, { cents }) => sum + cents, 0);
  const vat = vatOn(net, percent);
  return { organisation, period, lines, net, vat: { percent, cents: vat }, total: net + vat };
}
