/**
 * The shape of an organisation file. Strict: a key that is not known is a fault, because a misspelt
 * `awya:` would otherwise leave somebody waiting for an adviser who is on holiday.
 */
import { z } from 'zod';
import { LANGUAGES, WEEKDAYS, type Adviser, type Hours, type Organisation } from '../core/organisation.ts';
import { isAppError } from '../core/errors.ts';
import { parseKeyCard } from '../seal/key-card.ts';

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'use lower-case letters, digits and dashes, at most 40');
const language = z.enum(LANGUAGES as readonly ['nl', 'en']);
const line = z.string().trim().min(1, 'may not be empty').max(200);
const day = z.iso.date('write an existing day as 2026-12-31');
const url = z.url({ protocol: /^https$/, error: 'write a full https:// address' });
const phone = z.string().regex(/^[+0-9][0-9 ()-]{2,24}$/, 'write a telephone number with digits, spaces and dashes');
const timeZone = z.string().refine((name) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}, 'is not an IANA time zone such as Europe/Amsterdam');

const ownWords = z
  .strictObject({ nl: line.exactOptional(), en: line.exactOptional() })
  .refine((words) => words.nl !== undefined || words.en !== undefined, 'write it in nl, en or both');

const TIME = String.raw`([01]\d|2[0-3]):[0-5]\d`;
const hours = z
  .string()
  .regex(new RegExp(`^${TIME}-${TIME}$`), 'write hours as "09:00-17:00"')
  .transform((text): Hours => ({ from: text.slice(0, 5), to: text.slice(6) }));

const awayPeriod = z
  .strictObject({ from: day, until: day })
  .refine((period) => period.from <= period.until, { path: ['until'], message: 'lies before "from"' });

const weekly = z.strictObject(
  Object.fromEntries(WEEKDAYS.map((name) => [name, z.array(hours).exactOptional()])) as {
    [Day in (typeof WEEKDAYS)[number]]: z.ZodExactOptional<z.ZodArray<typeof hours>>;
  },
);

const keyCard = z.string().transform((text, context) => {
  try {
    return parseKeyCard(text);
  } catch (error) {
    if (!isAppError(error)) throw error;
    context.addIssue({ code: 'custom', message: 'is not a key card; copy it again as a whole' });
    return z.NEVER;
  }
});

const contact = z.strictObject({
  phone: phone.exactOptional(),
  email: z.email().exactOptional(),
  video: z.boolean().exactOptional(),
  inPerson: line.exactOptional(),
});

const adviser = z
  .strictObject({
    id: slug,
    name: line.max(60),
    kind: z.enum(['internal', 'external']),
    supplier: line.exactOptional(),
    topics: z
      .array(z.enum(['conduct', 'integrity']))
      .min(1)
      .default(['conduct']),
    languages: z.array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'write a language as nl, en, pl …')).min(1),
    gender: z.enum(['woman', 'man', 'other']).exactOptional(),
    locations: z.array(line.max(75)).max(20).default([]),
    background: ownWords.exactOptional(),
    photo: url.max(2000).exactOptional(),
    certified: z.boolean().default(false),
    contact,
    timeZone: timeZone.exactOptional(),
    hours: weekly,
    holidays: z.enum(['nl', 'none']).default('nl'),
    away: z.array(awayPeriod).default([]),
    capacity: z.int().min(1).max(1_000_000).default(10),
    answersWithinHours: z.number().positive().max(200).default(8),
    role: z.enum(['hr', 'management', 'works-council', 'other']).exactOptional(),
    hoursPerWeek: z.number().positive().max(80).exactOptional(),
    appointedUntil: day.exactOptional(),
    identity: z.strictObject({ issuer: z.url(), subject: z.string().min(1).max(255) }).exactOptional(),
    keyCards: z.array(keyCard).default([]),
  })
  .refine((value) => value.kind === 'internal' || value.supplier !== undefined, {
    path: ['supplier'],
    message: 'name the supplier of an external adviser',
  })
  .refine((value) => value.contact.phone !== undefined || value.contact.email !== undefined, {
    path: ['contact'],
    message: 'give a telephone number or an e-mail address: nobody may be left without a way',
  });

const referral = z.strictObject({
  id: slug,
  name: ownWords,
  what: ownWords,
  phone: phone.exactOptional(),
  url: url.exactOptional(),
  checked: day,
});

const slackId = (prefix: string) => z.string().regex(new RegExp(`^${prefix}[A-Z0-9]{2,20}$`));

/** First words of addresses that are something else than an organisation's public page. */
const RESERVED = new Set(['slack', 'teams', 'tab', 'public', 'healthz', 'readyz', 'metrics']);

export const organisationSchema = z
  .strictObject({
    id: slug.refine((id) => !RESERVED.has(id), 'is an address of the server itself: choose another'),
    name: line.max(60),
    languages: z.tuple([language], language).default(['nl', 'en']),
    timeZone: timeZone.default('Europe/Amsterdam'),
    slack: z
      .strictObject({
        teamIds: z.array(slackId('T')).default([]),
        enterpriseIds: z.array(slackId('E')).exactOptional(),
        publishers: z.array(slackId('[UW]')).default([]),
      })
      .refine(({ teamIds, enterpriseIds = [] }) => teamIds.length + enterpriseIds.length > 0, {
        path: ['teamIds'],
        message: 'name at least one workspace (T…), or in enterpriseIds an Enterprise organisation (E…)',
      })
      .exactOptional(),
    teams: z
      .strictObject({
        tenantIds: z.array(z.guid().toLowerCase()).min(1),
        publishers: z.array(z.guid().toLowerCase()).default([]),
      })
      .exactOptional(),
    advisers: z.array(adviser).min(1).max(40),
    links: z
      .strictObject({
        complaintsProcedure: url.exactOptional(),
        association: url.exactOptional(),
        supplierComplaints: url.exactOptional(),
        intranet: url.exactOptional(),
      })
      .default({}),
    retention: z
      .strictObject({
        conversationDays: z.int().min(1).max(365).default(30),
        closedDays: z.int().min(1).max(90).default(7),
        readReplyHours: z.int().min(1).max(720).default(24),
      })
      .default({ conversationDays: 30, closedDays: 7, readReplyHours: 24 }),
    referrals: z.array(referral).max(20).default([]),
  })
  .superRefine((organisation, context) => {
    const seen = new Set<string>();
    organisation.advisers.forEach(({ id, identity }, index) => {
      const marks = identity === undefined ? [`id ${id}`] : [`id ${id}`, `${identity.issuer} ${identity.subject}`];
      for (const mark of marks) {
        if (seen.has(mark))
          context.addIssue({ code: 'custom', path: ['advisers', index], message: 'this id or identity is used twice' });
        seen.add(mark);
      }
    });
    if (organisation.retention.closedDays > organisation.retention.conversationDays)
      context.addIssue({
        code: 'custom',
        path: ['retention', 'closedDays'],
        message: 'may not be longer than conversationDays',
      });
  });

/** Parsed file → what the core works with. */
export function toOrganisation(file: z.infer<typeof organisationSchema>): Organisation {
  return {
    ...file,
    advisers: file.advisers.map((entry): Adviser => {
      const { timeZone: own, hours: week, holidays, away, ...rest } = entry;
      return { ...rest, schedule: { timeZone: own ?? file.timeZone, weekly: week, holidays, away } };
    }),
  };
}
