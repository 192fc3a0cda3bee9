/** What the attack found: codes with a place. Whoever shows them makes the words. */
import type { PrintableField } from '../../register/fields.ts';
import type { FileRule, Rule } from '../rules.ts';

export type Finding =
  /** Only so many numbers are possible behind a figure that is printed, or follows: fewer than three. */
  | {
      readonly code: 'few';
      /** Of the release in which it stands; of a figure that follows from several, the year it is about. */
      readonly year: number;
      /** How many came in the period of the release; in one year by itself; in one row; in all that no row names. */
      readonly figure: 'total' | 'year' | 'row' | 'unnamed';
      readonly field?: PrintableField;
      readonly row?: string;
      readonly possible: number;
    }
  /** That somebody came can be decided: a group is as good as reached. */
  | {
      readonly code: 'presence';
      readonly year: number;
      readonly group: 'people' | 'managers';
      readonly field?: PrintableField;
      readonly row?: string;
    }
  /** A rule of what is printed is broken. */
  | {
      readonly code: 'rule';
      readonly rule: Rule | FileRule;
      readonly year: number;
      readonly field?: PrintableField;
      readonly row?: string;
    }
  /** No numbers fit all of it: something was changed, or left out. */
  | { readonly code: 'impossible'; readonly year: number; readonly field?: PrintableField }
  /** Of more than one organisation: they cannot be laid beside each other. */
  | { readonly code: 'organisations'; readonly year: number };
