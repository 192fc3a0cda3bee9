/** The rules of what is printed: each holds in `decide.ts`, and is looked for in every file by `attack/`, whoever made it. */
export const RULES = [
  /** Under fifty people, or where nobody said how many: no figure. */
  'people',
  /** Under 250 people the total is two words; from there it is in tens. */
  'total',
  /** Under 250 people two tables. */
  'two-tables',
  /** No table under twenty who came. */
  'twenty',
  /** A row is a class of five, never a number. */
  'classes',
  /** No row under five: it is folded. */
  'row-five',
  /** What is folded is at least five together, or takes the smallest row with it. */
  'other-five',
  /** Whom it came from only with ten managers or more. */
  'managers',
  /** The top is never apart from managers. */
  'top',
  /** A row whose people are a group of unknown size, or one too small for it, is folded. */
  'groups',
  /** Ten people at least are known by nothing to have come. */
  'everybody',
  /** Folded on while a figure has fewer than three possible values. */
  'possible',
  /** Two or three years in a row, none of which had a table or fewer than fifty people. */
  'pool',
  /** One report of each year. */
  'once',
  /** All hours only from twenty who came: under that they are the time of a few. */
  'hours',
] as const;
export type Rule = (typeof RULES)[number];
/** What only a file breaks that was made elsewhere. */
export type FileRule =
  /** Each value is in one row, and each field in one table or named as withheld. */
  | 'rows'
  /** A settlement only beside a report with tables from 250 people, and one for each year and supplier. */
  | 'settlement';
/** Which of them hold. Only a test ever has another than `ALL_RULES`. */
export type Rules = Readonly<Record<Rule, boolean>>;
export const ALL_RULES = Object.freeze(Object.fromEntries(RULES.map((rule) => [rule, true]))) as Rules;
