/**
 * The shape of an organisation file. Strict: a key that is not known is a fault, because a misspelt
 * `awya:` would otherwise leave somebody waiting for an adviser who is on holiday.
 */
import { z } from 'zod';
import { Temporal } from 'temporal-polyfill';
import { isAppError } from '../base/errors.ts';
import { canonicalTag } from '../base/language-tags.ts';
import {
  LANGUAGES,
  SECTORS,
  WEEKDAYS,
  type Adviser,
  type Hours,
  type Language,
  type Organisation,
} from '../core/organisation.ts';
import { languageSchema } from '../core/events.ts';
import { telephoneLink } from '../base/phone.ts';
import { distinct, tidy } from '../base/same-text.ts';
import { parseKeyCard } from '../seal/key-card.ts';
import { shapeSentence } from './sentences.ts';

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'use lower-case letters, digits and dashes, at most 40');
/** Slack, JSON and a web address each refuse some of these; a page shows none of them. */
const UNSHOWABLE = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;
const line = z
  .string()
  .transform(tidy)
  .refine((text) => text.isWellFormed() && !UNSHOWABLE.test(text), 'holds signs that cannot be shown: type it again')
  .pipe(z.string().min(1, 'may not be empty').max(200));
const upTo = (max: number) => line.refine((text) => text.length <= max, `is too long: at most ${max} characters`);
const day = z.iso.date('write an existing day as 2026-12-31');
const HTTPS = 'write a full address that begins with https://';
/** As a browser will read it: what our pages and both platforms link to begins with exactly `https://`. */
const url = z
  .url({ protocol: /^https$/, error: (issue) => (typeof issue.input === 'string' ? HTTPS : shapeSentence(issue)) })
  .transform((text) => (/^https:\/\/[\x21-\x7E]+$/.test(text) ? text : new URL(text).href))
  .pipe(z.string().max(2000));
const QUOTES = 'put the telephone number between double quotes, as in "030 123 45 67"';
/** Digits alone are a number to YAML: it drops the first 0, and nobody can say which number it was. */
const phone = z
  .string({ error: ({ input }) => (typeof input === 'number' ? QUOTES : undefined) })
  .transform(tidy)
  .refine(
    (text) => telephoneLink(text) !== undefined || /^[+0-9][0-9 ()-]{2,24}$/.test(text),
    'is no telephone number that can be dialled; write it as "030 123 45 67" or "+31 30 123 45 67"',
  )
  .pipe(z.string().max(40));
const email = z.email({
  error: (issue) =>
    typeof issue.input === 'string' ? 'write an e-mail address as naam@example.nl' : shapeSentence(issue),
});
/**
 * Tried with both libraries that will use it: Intl writes moments, Temporal computes an adviser's hours. Stored as the list
 * of zones spells it, because people see its last part and may have typed `america/curacao`.
 */
const timeZone = z.string().transform((name, context) => {
  try {
    new Intl.DateTimeFormat('nl', { timeZone: name }).format(0);
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch {
    context.addIssue({ code: 'custom', message: 'is not an IANA time zone such as Europe/Amsterdam' });
    return z.NEVER;
  }
});
const spoken = z.string().transform((tag, context) => {
  const canonical = canonicalTag(tag.trim());
  if (canonical !== undefined) return canonical;
  context.addIssue({ code: 'custom', message: 'is no language we can name; write nl, en, pl, ar … (ISO 639)' });
  return z.NEVER;
});

const ownWords = z
  .strictObject(
    Object.fromEntries(LANGUAGES.map((name) => [name, line.exactOptional()])) as {
      [L in Language]: z.ZodExactOptional<typeof line>;
    },
  )
  .refine(
    (words) => LANGUAGES.some((name) => words[name] !== undefined),
    `write it in ${LANGUAGES.join(' or ')}, or in more than one`,
  );

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
  email: email.exactOptional(),
  video: z.boolean().exactOptional(),
  inPerson: line.exactOptional(),
});

const adviser = z
  .strictObject({
    id: slug,
    name: upTo(60),
    kind: z.enum(['internal', 'external']),
    supplier: line.exactOptional(),
    topics: z
      .array(z.enum(['conduct', 'integrity']))
      .min(1)
      .exactOptional(),
    languages: z.array(spoken).min(1).transform(distinct),
    gender: z.enum(['woman', 'man', 'other']).exactOptional(),
    locations: z.array(upTo(75)).max(20).transform(distinct).default([]),
    background: ownWords.exactOptional(),
    photo: url.exactOptional(),
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
    identity: z
      .strictObject({
        issuer: z.url({
          error: (issue) =>
            typeof issue.input === 'string' ? 'write the address of the provider' : shapeSentence(issue),
        }),
        subject: z.string().min(1).max(255),
      })
      .exactOptional(),
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

const slackId = (prefix: string, sentence: string) =>
  z.string().regex(new RegExp(`^${prefix}[A-Z0-9]{2,20}$`), sentence);
const teamId = slackId('T', 'write the id of the workspace (T…), as in the address app.slack.com/client/T…');
const enterpriseId = slackId('E', 'write the id of the Enterprise organisation (E…)');
const memberId = slackId(
  '[UW]',
  'write the member id (U…), no name or e-mail address: in Slack, the profile of that person → ⋮ → Copy member ID',
);
const guid = (sentence: string) =>
  z.guid({ error: (issue) => (typeof issue.input === 'string' ? sentence : shapeSentence(issue)) }).toLowerCase();
const tenantId = guid(
  'write the directory (tenant) id, as 00000000-0000-0000-0000-000000000000: Entra admin centre → Overview',
);
const objectId = guid(
  'write the object id of that person, no name or e-mail address: Entra admin centre → Users → that person → Object ID',
);

/** First words of addresses that are something else than an organisation's public page. */
const RESERVED = new Set(['slack', 'teams', 'tab', 'public', 'healthz', 'readyz', 'metrics']);

export const organisationSchema = z
  .strictObject({
    id: slug.refine((id) => !RESERVED.has(id), 'is an address of the server itself: choose another'),
    name: upTo(60),
    sector: z.enum(SECTORS).exactOptional(),
    languages: z
      .tuple([languageSchema], languageSchema)
      .transform((all): [Language, ...Language[]] => [
        all[0],
        ...all.slice(1).filter((one, at, rest) => one !== all[0] && rest.indexOf(one) === at),
      ])
      .default([...LANGUAGES]),
    timeZone: timeZone.default('Europe/Amsterdam'),
    slack: z
      .strictObject({
        teamIds: z.array(teamId).default([]),
        enterpriseIds: z.array(enterpriseId).exactOptional(),
        publishers: z.array(memberId).default([]),
      })
      .refine(({ teamIds, enterpriseIds = [] }) => teamIds.length + enterpriseIds.length > 0, {
        path: ['teamIds'],
        message: 'name at least one workspace (T…), or in enterpriseIds an Enterprise organisation (E…)',
      })
      .exactOptional(),
    teams: z
      .strictObject({
        tenantIds: z.array(tenantId).min(1),
        publishers: z.array(objectId).default([]),
      })
      .exactOptional(),
    advisers: z.array(adviser).min(1).max(40),
    links: z
      .strictObject({
        complaintsProcedure: url.exactOptional(),
        association: url.exactOptional(),
        supplierComplaints: url.exactOptional(),
        intranet: url.exactOptional(),
        sector: url.exactOptional(),
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
      const { timeZone: own, hours: week, holidays, away, topics, ...rest } = entry;
      return {
        ...rest,
        // Files from before it was asked go on as they were.
        ...(topics === undefined ? { topics: ['conduct'], topicsAssumed: true } : { topics }),
        schedule: { timeZone: own ?? file.timeZone, weekly: week, holidays, away },
      };
    }),
  };
}

/** Names of the fields that may stand at this place; empty where there are none. */
export function knownFields(path: readonly PropertyKey[]): readonly string[] {
  let at: unknown = organisationSchema;
  for (const part of [...path, undefined]) {
    // `default`, `exactOptional` and `transform` lie around the shape itself.
    for (;;) {
      if (at instanceof z.ZodPipe) at = at.in;
      else if (at instanceof z.ZodDefault || at instanceof z.ZodExactOptional) at = at.unwrap();
      else break;
    }
    if (part === undefined) break;
    if (at instanceof z.ZodArray) at = at.element;
    else if (at instanceof z.ZodObject) at = (at.shape as Readonly<Record<PropertyKey, unknown>>)[part];
  }
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}
