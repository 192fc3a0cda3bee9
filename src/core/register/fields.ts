/**
 * What an adviser presses about a contact, and what they count of their own work: fixed lists, so that nothing can be told
 * that points at somebody. Keys are stored and published; the words are in `words/`.
 */

/** Seven presses, asked of every contact; one answer each. */
export const REQUIRED = {
  who: ['self', 'witness', 'manager', 'accused', 'other', 'unknown'],
  about: [
    'bullying',
    'sexual',
    'discrimination',
    'aggression',
    'improper',
    'integrity-organisation',
    'integrity-society',
    'work',
    'private',
    'elsewhere',
    'unknown',
  ],
  by: ['colleague', 'manager', 'top', 'led', 'outside', 'organisation', 'none', 'unknown'],
  often: ['once', 'repeated', 'pattern', 'none', 'unknown'],
  did: ['listen', 'prepare', 'along', 'formal', 'raise', 'instead', 'refer', 'manager', 'unknown'],
  outcome: [
    'enough',
    'own',
    'via-manager',
    'mediator',
    'complaint',
    'police',
    'raised',
    'helped-elsewhere',
    'no-step',
    'left',
    'running',
    'unknown',
  ],
  counted: ['no', 'with-me', 'with-colleague', 'unknown'],
} as const;

/** Asked only where the adviser switched a field on, for a whole year. */
export const OPTIONAL = {
  referred: [
    'adviser',
    'doctor',
    'social-work',
    'mediator',
    'legal',
    'police',
    'committee',
    'integrity',
    'manager-hr',
    'municipality',
    'other',
    'none',
  ],
  online: ['yes', 'no', 'unknown'],
  contract: ['permanent', 'temporary', 'hired', 'freelance', 'trainee', 'volunteer', 'unknown'],
  way: ['here', 'phone', 'video', 'meet', 'mail'],
  talks: ['one', 'few', 'more'],
  sex: ['woman', 'man', 'other', 'unknown'],
  age: ['under-30', 'middle', 'older', 'unknown'],
} as const;

export const FIELDS = { ...REQUIRED, ...OPTIONAL } as const;
export type RequiredField = keyof typeof REQUIRED;
export type OptionalField = keyof typeof OPTIONAL;
export type Field = keyof typeof FIELDS;
export type ValueOf<F extends Field> = (typeof FIELDS)[F][number];
export const REQUIRED_FIELDS = Object.keys(REQUIRED) as readonly RequiredField[];
export const OPTIONAL_FIELDS = Object.keys(OPTIONAL) as readonly OptionalField[];

/** The adviser's own work of a year, in times. */
export const ACTIVITIES = [
  'outreach',
  'new-staff',
  'managers',
  'board',
  'council',
  'partners',
  'asked',
  'unasked',
  'policy',
  'team',
  'peer',
  'training',
  'account',
] as const;
export type Activity = (typeof ACTIVITIES)[number];

/** Tables that a yearly account may have at all. */
export const PRINTABLE = [
  'about',
  'by',
  'often',
  'did',
  'outcome',
  'referred',
  'contract',
  'way',
] as const satisfies readonly Field[];
export type PrintableField = (typeof PRINTABLE)[number];

/** Of whom the person was counted already this year only this is kept, so that each table counts people and all add up alike. */
const COUNTED_BEFORE: readonly ValueOf<'counted'>[] = ['with-me', 'with-colleague'];
export const isCountedBefore = (counted: string | undefined): boolean => COUNTED_BEFORE.some((one) => one === counted);
