/** What the check says, in English. */
import type { CheckWords } from './nl.ts';

export const en: CheckWords = {
  rules: {
    people: 'It has figures, while fewer than 50 people work there or nobody said how many.',
    total: 'The total is no class that is allowed: "fewer than 10", "10 or more", or from 250 people a class of ten.',
    'two-tables': 'It has too many tables for an organisation of fewer than 250 people.',
    twenty: 'It has a table, while fewer than twenty people came.',
    classes: 'It has a row that is no class of five.',
    'row-five': 'It has a row of fewer than five people.',
    'other-five': 'The row "everything else" is about fewer than five people.',
    managers: 'It says whom it came from, while there are too few managers.',
    top: 'The top stands apart from the other managers.',
    groups: 'It has a row about a group that is too small, or of which nobody knows how large it is.',
    everybody: 'So large a share of the people came that of somebody it is known that they came.',
    rows: 'A row or a table is there twice, or counts what does not belong in it.',
    possible: 'Another row should have gone into a larger one.',
    pool: 'The years that were taken together must not be.',
    once: 'There are two accounts of one year.',
    hours: 'All hours are in it, while fewer than twenty people came.',
    settlement: 'The settlement of this year is not allowed, or there are two of one supplier.',
  },
  kinds: {
    report: (organisation, years) => `Yearly account ${years} of ${organisation}`,
    advice: (organisation, year) => `Advice ${year} of ${organisation}`,
    settlement: (organisation, year) => `Settlement ${year} of ${organisation}`,
  },
  along: (name) => `came along in ${name}`,
  signed: 'The signature is right.',
  forged:
    'The signature is wrong. This file was changed, or somebody else made it. Ask the organisation for the real file.',
  newer: 'This file was made by a newer version than this check knows. Ask for the newest checking page.',
  unknown: 'This is no account, advice or settlement of In vertrouwen, or it is damaged.',
  key: (kid, maker) =>
    `Id of the key: ${kid}. Ask the organisation whether this is the key of ${maker}. Without that question you only know that nothing was changed, not who made it.`,
  page: {
    same: 'The page says exactly what was signed, letter for letter.',
    other:
      'The page says something else than what was signed. The file may have been saved anew, or somebody may have changed it. Go by what was signed.',
    edition:
      'The page was made by another version of In vertrouwen. It cannot be compared letter for letter. Go by what was signed.',
  },
  file: 'This file is the signed text alone, without a page.',
  attack: {
    heading: 'Can anybody be found in it?',
    none: 'There is nothing to check: no file has a right signature.',
    good: 'Nobody can be found in it. Each figure keeps three possibilities or more, and of nobody can be said whether they came. The rules were kept.',
    bad: 'Too much can be found in it:',
    onlyHere: 'This holds for the files with a right signature that are here, together.',
    texts: 'The words that advisers wrote themselves cannot be judged by a program. Read them yourself.',
  },
  missing: (count) =>
    `${count === 1 ? 'Something else' : `${count} others`} appeared before about this organisation and ${count === 1 ? 'is' : 'are'} not here. Ask for it and put all of it here at once: only then is the check complete.`,
  another: 'The account says that another account appears, outside of this app. That one cannot be checked along.',
  findings: {
    at: (year, table, row) =>
      `${year}${table === undefined ? '' : `, table "${table}"`}${row === undefined ? '' : `, row "${row}"`}`,
    few: {
      total: 'How many people came can be worked out nearly exactly',
      year: 'How many people came in that one year can be worked out nearly exactly',
      row: 'How many people belong in this row can be worked out nearly exactly',
      unnamed: 'How many people answered something else can be worked out nearly exactly',
    },
    possible: (count) => (count === 1 ? 'one number is possible' : `${count} numbers are possible`),
    presence: {
      people: 'So many people came that of somebody it is known that they came.',
      managers: 'There are so few managers that of somebody it is known that it was about them.',
    },
    rule: 'A rule was not kept.',
    impossible: 'The figures cannot all be true. Something was changed or left out.',
    organisations: 'This is about another organisation. Check the files of one organisation at a time.',
  },
};
