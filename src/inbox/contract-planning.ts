/** What the server says of an adviser's own time; part of contract.ts. */
import * as z from 'zod/mini';
import { WEEKDAYS } from '../core/organisation.ts';

const hour = z.int().check(z.nonnegative());
/** Read only, since the page changes a copy. */
const listOf = <T extends z.ZodMiniType>(one: T) => z.readonly(z.array(one));
const strings = listOf(z.string());
const noneOrOne = z.object({ none: strings, one: strings });
const days = listOf(z.object({ from: z.string(), until: z.string() }));
/** What holds, as core/planning.ts has it: what is signed is a copy of this with the changes made. */
const planning = z.object({
  version: z.literal(1),
  number: hour,
  timeZone: z.string(),
  weekly: z.exactOptional(
    z.readonly(z.partialRecord(z.enum(WEEKDAYS), listOf(z.object({ from: z.string(), to: z.string() })))),
  ),
  absences: listOf(z.object({ id: z.string(), from: z.string(), until: z.string() })),
  awayUntil: z.exactOptional(hour),
  fullUntil: z.exactOptional(hour),
  cover: strings,
});
const seatPlanning = z.object({
  organisation: z.string(),
  planning,
  /** The number of the next one, at least. */
  next: hour,
  /** What lies there does not hold: it is to be looked at and saved again. */
  refused: z.boolean(),
  /** Days away by the organisation file, which no planning takes back. */
  fileAway: days,
  /** Whose public holidays are days away by that file; absent: none, or an older server. */
  holidays: z.optional(z.literal('nl')),
  colleagues: listOf(
    z.object({
      id: z.string(),
      name: z.string(),
      mayCover: z.enum(['yes', 'no-key', 'no-consent', 'circle']),
      away: days,
    }),
  ),
  gaps: z.object({
    languages: noneOrOne,
    genders: listOf(z.enum(['woman', 'man'])),
    locations: noneOrOne,
    kinds: listOf(z.enum(['internal', 'external'])),
    weeks: strings,
  }),
});
export const plannings = z.object({ seats: z.array(seatPlanning) });

export type SeatPlanning = z.infer<typeof seatPlanning>;
