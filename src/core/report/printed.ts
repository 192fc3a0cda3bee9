/**
 * What stands in a yearly account: classes, never a number of people. Made by `decide.ts`, read by the page, the file, the
 * attack and every later year. Nothing else of what was counted leaves the adviser's browser.
 */
import * as z from 'zod/mini';
import { PRINTABLE } from '../register/fields.ts';

/** From `least` to `most`, both inclusive: what the reader may believe. */
export const rangeSchema = z.strictObject({
  least: z.int().check(z.nonnegative()),
  /** Absent: or more. */
  most: z.optional(z.int().check(z.nonnegative())),
});
export type Range = z.infer<typeof rangeSchema>;

const rowSchema = z.strictObject({
  /** A value of the field, or one of ours for several together: `other`, `integrity`, `not-here`, `inside`, `outside`. */
  name: z.string().check(z.maxLength(40)),
  range: rangeSchema,
});
export type Row = z.infer<typeof rowSchema>;

const tableSchema = z.strictObject({
  field: z.enum(PRINTABLE),
  rows: z.array(rowSchema).check(z.minLength(2), z.maxLength(16)),
});
export type Table = z.infer<typeof tableSchema>;

export const printedSchema = z.strictObject({
  /** Of one year, or of two or three that were added together. */
  years: z.array(z.int()).check(z.minLength(1), z.maxLength(3)),
  /** How many people there are in the organisation, and how many of them lead: by these it was decided. Absent: nobody said. */
  people: z.optional(z.int().check(z.positive())),
  managers: z.optional(z.int().check(z.nonnegative())),
  /** How many came. Absent: no figure at all. */
  total: z.optional(rangeSchema),
  tables: z.array(tableSchema).check(z.maxLength(PRINTABLE.length)),
  /** Counted, and with too little difference to be printed. */
  withheld: z.array(z.enum(PRINTABLE)).check(z.maxLength(PRINTABLE.length)),
});
export type Printed = z.infer<typeof printedSchema>;
