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
      'You work for fewer than five organisations with such a contract. The number would point at one of them, so you can state nothing.',
    'not-handed-in':
      'What you counted on other devices may not be here yet. Lock your inbox and open it again. Then you can state it.',
    incomplete:
      'Something may be missing in what you counted, because of a lost key or an old book. So you can state nothing.',
  },
  bill: {
    pool: 'Your supplier does not charge these consults.',
    'per-consult': 'The bill does not need it: that goes by the year, after the yearly account.',
  },
  settlement: {
    heading: (year) => `Settlement of ${year}`,
    lead: (supplier) =>
      `The yearly account is out. ${supplier} may hear one number of this year: the consults of the whole team, rounded down to ten. It counts as something that appeared, and never changes again.`,
    number: (consults) => `${consults} consults`,
    tick: 'I release this number. After that it does not change any more.',
    release: 'Release',
    missing: 'Tick the box first.',
    done: 'Released. Send the file to your supplier.',
    file: 'Save the file',
    package: {
      small: 'Fewer than 250 people work there. So there is no number, and the price of the package holds.',
      few: 'Fewer than twenty people came. So there is no number, and the price of the package holds. Why is for you alone to read.',
      points:
        'Beside what appeared already this number would say too much. So it does not come, and the price of the package holds.',
    },
  },
};
