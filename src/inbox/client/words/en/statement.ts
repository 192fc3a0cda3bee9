/** The statement of a quarter, in English. */
import type { Wide } from '../index.ts';
import type { statement as nl } from '../nl/statement.ts';

export const statement: Wide<typeof nl> = {
  heading: (supplier) => `Statement for ${supplier}`,
  lead: 'After each quarter your supplier hears one number: your consults in all organisations with such a contract together. How it is divided over the organisations is not in it.',
  form: { pool: 'Pool', 'per-consult': 'Per consult' },
  quarter: (quarter, year) => `Quarter ${quarter} of ${year}`,
  number: (consults, organisations) =>
    `${consults === 1 ? '1 consult' : `${consults} consults`} in ${organisations} organisations together`,
  save: 'Sign and save as a file',
  saved: 'Saved. Send the file to your supplier. State a quarter once: another number is refused.',
  refused: {
    'not-over': 'This quarter is not over yet.',
    'few-organisations':
      'You work for fewer than five organisations with such a contract. The number would point at one of them, so you can state nothing. Your supplier does not charge these consults.',
    incomplete:
      'Something may be missing in what you counted, because of a lost key or an old book. So you can state nothing.',
  },
};
