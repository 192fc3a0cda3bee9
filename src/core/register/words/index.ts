/** What the fixed lists are called. Loaded by the page that asks, by the yearly account and by the page that checks it. */
import type { Language } from '../../organisation.ts';
import type { Activity, Field, ValueOf } from '../fields.ts';
import { en } from './en.ts';
import { nl } from './nl.ts';

export interface RegisterWords {
  readonly fields: {
    readonly [F in Field]: { readonly label: string; readonly values: Readonly<Record<ValueOf<F>, string>> };
  };
  readonly activities: Readonly<Record<Activity, string>>;
}
export const REGISTER_WORDS: Readonly<Record<Language, RegisterWords>> = { nl, en };
