/**
 * The shape of an organisation file. Strict: a key that is not known is a fault, because a misspelt
 * `awya:` would otherwise leave somebody waiting for an adviser who is on holiday.
 */
import { z } from 'zod';
import { CONTACT_FUNCTIONS, LANGUAGES, PARTNER_KINDS, SECTORS, type Language } from '../core/organisation.ts';
import { languageSchema } from '../core/events.ts';
import { distinct } from '../base/same-text.ts';
import { isDomainName } from '../base/url.ts';
import { day, email, ownWords, phone, slug, spoken, timeZone, upTo, url } from './fields.ts';
import { adviserEntry, distinctPeople } from './adviser-schema.ts';
import { contractsSchema } from './contract-schema.ts';
import { shapeSentence } from './sentences.ts';

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
    advisers: z.array(adviserEntry).min(1).max(40),
    links: z
      .strictObject({
        complaintsProcedure: url.exactOptional(),
        conductComplaint: url.exactOptional(),
        integrityReport: url.exactOptional(),
        codeOfConduct: url.exactOptional(),
        confidentialityRules: url.exactOptional(),
        mediator: url.exactOptional(),
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
    people: z.int().min(1).max(1_000_000).exactOptional(),
    managers: z.int().min(0).max(100_000).exactOptional(),
    contract: contractsSchema.exactOptional(),
    introduction: z.strictObject({ name: upTo(60), function: ownWords, text: ownWords }).exactOptional(),
    linksChecked: day.exactOptional(),
    mailDomains: z
      .array(z.string().refine(isDomainName, 'must be a domain such as voorbeeld.nl'))
      .max(50)
      .exactOptional(),
  })
  .superRefine((organisation, context) => {
    distinctPeople(organisation.advisers, context);
    if ((organisation.managers ?? 0) > (organisation.people ?? Infinity))
      context.addIssue({ code: 'custom', path: ['managers'], message: 'cannot be more than people' });
    if (organisation.retention.closedDays > organisation.retention.conversationDays)
      context.addIssue({
        code: 'custom',
        path: ['retention', 'closedDays'],
        message: 'may not be longer than conversationDays',
      });
  });

export type OrganisationFile = z.infer<typeof organisationSchema>;
