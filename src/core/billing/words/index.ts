/** The words of offer and bill, and how an amount and a day are written in them. */
import type { Language } from '../../organisation.ts';
import type { Line, Why } from '../bill.ts';
import type { Form, Quarter } from '../contract.ts';
import { en } from './en.ts';
import { nl } from './nl.ts';

type Shared = Omit<Extract<Line, { is: 'share' }>, 'is' | 'cents' | 'price'> & { readonly price: string };
export interface BillingWords {
  readonly form: Readonly<Record<Form, string>>;
  readonly quarter: (quarter: Quarter, year: number) => string;
  readonly year: (year: number) => string;
  readonly bill: Readonly<
    Record<
      | 'title'
      | 'forWhom'
      | 'from'
      | 'about'
      | 'number'
      | 'reference'
      | 'day'
      | 'payBefore'
      | 'to'
      | 'kvk'
      | 'vatId'
      | 'what'
      | 'amount'
      | 'net'
      | 'total'
      | 'how'
      | 'hides',
      string
    >
  > & { readonly vat: (percent: string) => string };
  readonly line: {
    readonly package: (days: number, of: number) => string;
    readonly standing: { readonly year: string; readonly quarter: string };
    readonly consults: (consults: number, price: string) => string;
    readonly share: (share: Shared) => string;
  };
  readonly why: Readonly<Record<Why, string>>;
  readonly how: { readonly package: string; readonly pool: string; readonly settlement: string };
  readonly hides: readonly string[];
  readonly offer: Readonly<
    Record<
      'title' | 'who' | 'certified' | 'included' | 'prices' | 'steps' | 'never' | 'agree' | 'notForYou' | 'pending',
      string
    >
  > & {
    readonly lead: (people: number) => string;
    readonly includes: readonly string[];
    readonly priceHead: Readonly<Record<'form' | 'year' | 'consult' | 'how', string>>;
    readonly explain: Readonly<Record<Form, string>>;
    readonly without: (percent: string) => string;
    readonly step: readonly string[];
    readonly nevers: readonly string[];
    readonly sign: readonly string[];
    readonly until: (day: string) => string;
  };
}
const ALL: Readonly<Record<Language, BillingWords>> = { nl, en };
export const billingWords = (language: Language): BillingWords => ALL[language];

const LOCALES: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-IE' };
export const euros = (cents: number, language: Language): string =>
  new Intl.NumberFormat(LOCALES[language], { style: 'currency', currency: 'EUR' }).format(cents / 100);
export const percentText = (percent: number, language: Language): string =>
  new Intl.NumberFormat(LOCALES[language]).format(percent);
