/** What can be done after a talk, in the order in which it is always shown. */
export const OPTIONS = [
  'self',
  'together',
  'manager',
  'mediator',
  'committee',
  'integrity',
  'inspectorate',
  'police',
  'nothing',
] as const;
export type Option = (typeof OPTIONS)[number];
