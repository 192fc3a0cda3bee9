/** The kinds of value that organisation and supplier files hold, each with a sentence for what it cannot be. */
import { z } from 'zod';
import { Temporal } from 'temporal-polyfill';
import { isAppError } from '../base/errors.ts';
import { canonicalTag } from '../base/language-tags.ts';
import { LANGUAGES, WEEKDAYS, type Hours, type Language } from '../core/organisation.ts';
import { telephoneLink } from '../base/phone.ts';
import { tidy } from '../base/same-text.ts';
import { parseKeyCard } from '../seal/key-card.ts';
import { shapeSentence } from './sentences.ts';

export const slug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'use lower-case letters, digits and dashes, at most 40');
/** Slack, JSON and a web address each refuse some of these; a page shows none of them. */
const UNSHOWABLE = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;
export const line = z
  .string()
  .transform(tidy)
  .refine((text) => text.isWellFormed() && !UNSHOWABLE.test(text), 'holds signs that cannot be shown: type it again')
  .pipe(z.string().min(1, 'may not be empty').max(200));
export const upTo = (max: number) =>
  line.refine((text) => text.length <= max, `is too long: at most ${max} characters`);
export const day = z.iso.date('write an existing day as 2026-12-31');
const HTTPS = 'write a full address that begins with https://';
/** As a browser will read it: what our pages and both platforms link to begins with exactly `https://`. */
export const url = z
  .url({ protocol: /^https$/, error: (issue) => (typeof issue.input === 'string' ? HTTPS : shapeSentence(issue)) })
  .transform((text) => (/^https:\/\/[\x21-\x7E]+$/.test(text) ? text : new URL(text).href))
  .pipe(z.string().max(2000));
const QUOTES = 'put the telephone number between double quotes, as in "030 123 45 67"';
/** Digits alone are a number to YAML: it drops the first 0, and nobody can say which number it was. */
export const phone = z
  .string({ error: ({ input }) => (typeof input === 'number' ? QUOTES : undefined) })
  .transform(tidy)
  .refine(
    (text) => /^[+0-9][0-9 ()-]{2,24}$/.test(text) || telephoneLink(text) !== undefined,
    'is no telephone number that can be dialled; write it as "030 123 45 67" or "+31 30 123 45 67"',
  )
  .pipe(z.string().max(40));
export const email = z.email({
  error: (issue) =>
    typeof issue.input === 'string' ? 'write an e-mail address as naam@example.nl' : shapeSentence(issue),
});
/** Found right before, as the list of zones spells them: so there are never more than zones. */
const rightZones = new Set<string>();
/**
 * Tried with both libraries that will use it: Intl writes moments, Temporal computes an adviser's hours. Stored as the list
 * of zones spells it, because people see its last part and may have typed `america/curacao`.
 */
export const timeZone = z.string().transform((name, context) => {
  if (rightZones.has(name)) return name;
  try {
    new Intl.DateTimeFormat('nl', { timeZone: name }).format(0);
    const listed = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
    if (listed === name) rightZones.add(listed);
    return listed;
  } catch {
    context.addIssue({ code: 'custom', message: 'is not an IANA time zone such as Europe/Amsterdam' });
    return z.NEVER;
  }
});
export const spoken = z.string().transform((tag, context) => {
  const canonical = canonicalTag(tag.trim());
  if (canonical !== undefined) return canonical;
  context.addIssue({ code: 'custom', message: 'is no language we can name; write nl, en, pl, ar … (ISO 639)' });
  return z.NEVER;
});

export const ownWords = z
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

export const awayPeriod = z
  .strictObject({ from: day, until: day })
  .refine((period) => period.from <= period.until, { path: ['until'], message: 'lies before "from"' });

export const weekly = z.strictObject(
  Object.fromEntries(WEEKDAYS.map((name) => [name, z.array(hours).exactOptional()])) as {
    [Day in (typeof WEEKDAYS)[number]]: z.ZodExactOptional<z.ZodArray<typeof hours>>;
  },
);

export const keyCard = z.string().transform((text, context) => {
  try {
    return parseKeyCard(text);
  } catch (error) {
    if (!isAppError(error)) throw error;
    context.addIssue({ code: 'custom', message: 'is not a key card; copy it again as a whole' });
    return z.NEVER;
  }
});

export const contact = z.strictObject({
  phone: phone.exactOptional(),
  email: email.exactOptional(),
  video: z.boolean().exactOptional(),
  inPerson: line.exactOptional(),
});

/** Who somebody is to an identity provider. */
export const identity = z.strictObject({
  issuer: z.url({
    error: (issue) => (typeof issue.input === 'string' ? 'write the address of the provider' : shapeSentence(issue)),
  }),
  subject: z.string().min(1).max(255),
});
