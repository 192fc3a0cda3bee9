/** Prices, in cents and without VAT. What is billed of a year is billed by the prices that held when it began. */
import type { CalendarDay } from '../calendar.ts';

/** `year`: for being there, whatever happens. `consult`: for each. */
export interface CountedPrice {
  readonly year: number;
  readonly consult: number;
}
export interface Tariff {
  /** They hold from this day on. */
  readonly from: CalendarDay;
  /** Per cent. */
  readonly vat: number;
  /** A year of the package, for organisations from so many people up; in ascending order, the first from 1. */
  readonly package: readonly { readonly people: number; readonly cents: number }[];
  readonly perConsult?: CountedPrice;
  readonly pool?: CountedPrice;
}

/** The one in force on that day. @param tariffs in ascending order */
export const tariffOn = (tariffs: readonly Tariff[], day: CalendarDay): Tariff | undefined =>
  tariffs.findLast(({ from }) => from <= day);

export const packagePrice = (tariff: Tariff, people: number): number =>
  tariff.package.findLast((step) => step.people <= people)?.cents ?? tariff.package[0]?.cents ?? 0;
