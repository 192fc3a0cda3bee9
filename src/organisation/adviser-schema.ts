/**
 * How an adviser is described: as a whole in an organisation's own file, or once in the file of a supplier
 * (`suppliers/<id>.yaml`), to which organisations refer with `person: <supplier>/<id>`.
 */
import { z } from 'zod';
import { distinct } from '../base/same-text.ts';
import type { Identity } from '../core/organisation.ts';
import {
  awayPeriod,
  contact,
  day,
  identity,
  keyCard,
  line,
  ownWords,
  slug,
  spoken,
  timeZone,
  upTo,
  url,
  weekly,
} from './fields.ts';
import { knownFields } from './known-fields.ts';
import { knowsWork } from './knows-work.ts';
import { shapeSentence, unknownFieldSentence } from './sentences.ts';

/** What belongs to a person wherever they are an adviser. */
const described = {
  name: upTo(60),
  languages: z.array(spoken).min(1).transform(distinct),
  gender: z.enum(['woman', 'man', 'other']).exactOptional(),
  knowsWork: knowsWork.exactOptional(),
  background: ownWords.exactOptional(),
  photo: url.exactOptional(),
  certified: z.boolean().default(false),
  rehabilitation: z.boolean().exactOptional(),
  contact: contact.refine((value) => value.phone !== undefined || value.email !== undefined, {
    message: 'give a telephone number or an e-mail address: nobody may be left without a way',
  }),
  timeZone: timeZone.exactOptional(),
  hours: weekly,
  holidays: z.enum(['nl', 'none']).default('nl'),
  away: z.array(awayPeriod).default([]),
  cover: z.literal('allowed', { error: 'write cover: allowed, or leave the line out' }).exactOptional(),
  answersWithinHours: z.number().positive().max(200).default(8),
  identity: identity.exactOptional(),
  keyCards: z.array(keyCard).default([]),
};
/** What is an organisation's own to say, of whoever it is. */
const placed = {
  id: slug,
  topics: z
    .array(z.enum(['conduct', 'integrity']))
    .min(1)
    .exactOptional(),
  locations: z.array(upTo(75)).max(20).transform(distinct).default([]),
  reportingPoint: z.boolean().exactOptional(),
  capacity: z.int().min(1).max(1_000_000).default(10),
  appointedUntil: day.exactOptional(),
};

const whole = z
  .strictObject({
    ...placed,
    kind: z.enum(['internal', 'external']),
    supplier: line.exactOptional(),
    supplierComplaints: url.exactOptional(),
    role: z.enum(['hr', 'management', 'works-council', 'complaints-committee', 'other']).exactOptional(),
    hoursPerWeek: z.number().positive().max(80).exactOptional(),
    ...described,
  })
  .refine((value) => value.kind === 'internal' || value.supplier !== undefined, {
    path: ['supplier'],
    message: 'name the supplier of an external adviser',
  });

/** The last five narrow what the supplier's file says, and can never widen it: `join.ts` sees to that. */
const reference = z.strictObject({
  ...placed,
  person: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9-]{0,39}\/[a-z0-9][a-z0-9-]{0,39}$/,
      'write it as supplier/person, such as wilgenlaan/samira',
    ),
  languages: described.languages.exactOptional(),
  hours: weekly.exactOptional(),
  holidays: z.enum(['nl', 'none']).exactOptional(),
  away: z.array(awayPeriod).default([]),
  answersWithinHours: z.number().positive().max(200).exactOptional(),
});

export const personSchema = z.strictObject({
  id: slug,
  /** Those that may refer to this person: one that is not named here cannot. */
  organisations: z.array(slug).max(200).transform(distinct),
  ...described,
});

export type WholeAdviser = z.infer<typeof whole>;
export type AdviserReference = z.infer<typeof reference>;
export type Person = z.infer<typeof personSchema>;

const isReference = (value: unknown): boolean => typeof value === 'object' && value !== null && 'person' in value;

/** Tried as what it means to be, so that each fault is said of that, and not of both. */
export const adviserEntry = z.unknown().transform((value, context): WholeAdviser | AdviserReference => {
  const refers = isReference(value);
  const schema = refers ? reference : whole;
  const parsed = schema.safeParse(value, { error: shapeSentence });
  if (parsed.success) return parsed.data;
  const say = (path: readonly PropertyKey[], message: string): void =>
    context.addIssue({ code: 'custom', path: [...path], message, input: value });
  for (const issue of parsed.error.issues) {
    if (issue.code !== 'unrecognized_keys') say(issue.path, issue.message);
    else
      for (const key of issue.keys)
        say(
          [...issue.path, key],
          refers && issue.path.length === 0 && Object.hasOwn(whole.shape, key)
            ? 'is said in the file of the supplier, for every organisation at once: change it there, or leave `person` out and describe them here'
            : unknownFieldSentence(key, knownFields(schema, issue.path)),
        );
  }
  return z.NEVER;
});

interface Named {
  readonly id: string;
  readonly identity?: Identity;
}
/** For a file with a list of `advisers`. */
export function distinctPeople(advisers: readonly Named[], context: z.RefinementCtx): void {
  const seen = new Set<string>();
  for (const [index, { id, identity }] of advisers.entries()) {
    const marks = identity === undefined ? [`id ${id}`] : [`id ${id}`, `${identity.issuer} ${identity.subject}`];
    for (const mark of marks) {
      if (seen.has(mark))
        context.addIssue({ code: 'custom', path: ['advisers', index], message: 'this id or identity is used twice' });
      seen.add(mark);
    }
  }
}
