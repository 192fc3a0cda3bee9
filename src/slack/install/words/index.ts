/** What whoever installs the app reads: an administrator, before anybody has chosen a language. So every language. */
import type { Language } from '../../../core/organisation.ts';
import { en } from './en.ts';
import { nl } from './nl.ts';

export interface PageWords {
  readonly heading: string;
  /** What happened; then what to do. */
  readonly lines: readonly [string, string];
}
export type Outcome =
  | 'installed'
  | 'refused'
  | 'expired'
  | 'unknown-workspace'
  | 'unwanted'
  | 'unanswered'
  | 'busy'
  | 'not-stored';
export interface InstallWords {
  readonly again: string;
  readonly outcomes: Readonly<Record<Outcome, PageWords>>;
}

export const installWords: Readonly<Record<Language, InstallWords>> = { nl, en };
