/** A class in words. */
import type { Language } from '../../organisation.ts';
import { REGISTER_WORDS } from '../../register/words/index.ts';
import type { PrintableField } from '../../register/fields.ts';
import type { Range } from '../printed.ts';
import { DOCUMENT_WORDS } from './words/index.ts';

/** `5 tot en met 9`, `minder dan 10`, `10 of meer` */
export function classIn(language: Language, { least, most }: Range): string {
  const { classes } = DOCUMENT_WORDS[language].figures;
  if (most === undefined) return classes.more(String(least));
  if (least === 0) return classes.fewer(String(most + 1));
  return least === most ? String(least) : classes.between(String(least), String(most));
}

/** The same behind a band, where there is little room: `5–9`. */
export const shortClassIn = (language: Language, range: Range): string =>
  range.most === undefined || range.least === 0 || range.least === range.most
    ? classIn(language, range)
    : `${range.least}–${range.most}`;

/** What a row of a table is called in a page that people read who never saw the list it came from. */
export function rowNameIn(language: Language, field: PrintableField, name: string): string {
  const { rows } = DOCUMENT_WORDS[language];
  const values: Readonly<Record<string, string>> = REGISTER_WORDS[language].fields[field].values;
  const own = Object.hasOwn(rows, `${field}.${name}`) ? rows[`${field}.${name}`] : undefined;
  const ours = Object.hasOwn(rows, name) && !Object.hasOwn(values, name) ? rows[name] : undefined;
  const known = Object.hasOwn(values, name) ? values[name] : undefined;
  if (own !== undefined) return own;
  if (name === 'unknown') return rows['unknown'] ?? name;
  return ours ?? known ?? name;
}
