/**
 * The shape of an organisation file. Strict: a key that is not known is a fault, because a misspelt
 * `awya:` would otherwise leave somebody waiting for an adviser who is on holiday.
 */
import { z } from 'zod';
import {
  CONTACT_FUNCTIONS,
  LANGUAGES,
  PARTNER_KINDS,
  SECTORS,
  type Adviser,
  type Language,
  type Organisation,
  type OwnWords,
} from '../core/organisation.ts';
import { languageSchema } from '../core/events.ts';
import { distinct } from '../base/same-text.ts';
import {
  awayPeriod,
  contact,
  day,
  email,
  identity,
  keyCard,
  line,
  ownWords,
  phone,
  slug,
  spoken,
  timeZone,
  upTo,
  url,
  weekly,
} from './fields.ts';
import { knowsWork } from './knows-work.ts';
import { shapeSentence } from './sentences.ts';

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
    knowsWork: knowsWork.exactOptional(),
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
    role: z.enum(['hr', 'management', 'works-council', 'complaints-committee', 'other']).exactOptional(),
    hoursPerWeek: z.number().positive().max(80).exactOptional(),
    appointedUntil: day.exactOptional(),
    identity: identity.exactOptional(),
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

const distinctIds = (entries: readonly { readonly id: string }[], context: z.RefinementCtx): void => {
  entries.forEach(({ id }, index) => {
    if (entries.findIndex((one) => one.id === id) !== index)
      context.addIssue({ code: 'custom', path: [index, 'id'], message: 'this id is used twice' });
  });
};

/** The other employer of people who work here, and how its own adviser is reached. */
const partner = z
  .strictObject({
    id: slug,
    name: upTo(60),
    kind: z.enum(PARTNER_KINDS),
    adviser: upTo(60).exactOptional(),
    phones: z.array(phone).max(3).transform(distinct).default([]),
    email: email.exactOptional(),
    url: url.exactOptional(),
    languages: z.array(spoken).min(1).transform(distinct),
    checked: day,
  })
  .refine((value) => value.phones.length > 0 || value.email !== undefined || value.url !== undefined, {
    path: ['phones'],
    message: 'give a telephone number, an e-mail address or a page: a name alone leads nowhere',
  });

/** Whom an adviser may call within the organisation; no employee sees it. */
const insider = z
  .strictObject({
    function: z.enum(CONTACT_FUNCTIONS),
    name: upTo(60),
    phone: phone.exactOptional(),
    email: email.exactOptional(),
  })
  .refine((value) => value.phone !== undefined || value.email !== undefined, {
    path: ['phone'],
    message: 'give a telephone number or an e-mail address',
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
    volunteers: z
      .enum(['yes', 'no'], 'write yes or no')
      .transform((said) => said === 'yes')
      .exactOptional(),
    partners: z.array(partner).max(20).superRefine(distinctIds).exactOptional(),
    contacts: z.array(insider).max(30).exactOptional(),
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

/** A word alone is in the language that people read first. */
const wordsOf = (word: string | OwnWords, first: Language): OwnWords =>
  typeof word === 'string' ? { [first]: word } : word;

/** Parsed file → what the core works with. */
export function toOrganisation(file: z.infer<typeof organisationSchema>): Organisation {
  return {
    ...file,
    advisers: file.advisers.map((entry): Adviser => {
      const { timeZone: own, hours: week, holidays, away, topics, knowsWork: words, ...rest } = entry;
      return {
        ...rest,
        ...(words === undefined ? {} : { knowsWork: words.map((word) => wordsOf(word, file.languages[0])) }),
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
