/**
 * What an organisation says about itself and its advisers. Pure data: read from `organisation.yaml`
 * (see `src/organisation/read.ts`), frozen, and replaced as a whole when the file changes.
 */
import type { KeyCard } from '../seal/key-card.ts';
import type { Contract } from './billing/contract.ts';

/**
 * Languages the product itself speaks; advisers may speak any other as well. Whoever adds one is told by the compiler
 * where words are missing. Who says nothing about their language reads the first.
 */
export const LANGUAGES = ['nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export type OrganisationId = string;
/** Unique within its organisation; a lower-case slug such as `samira`. */
export type AdviserId = string;
export const ADVISER_PATTERN = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** A sentence the organisation wrote itself, in one or more of the product's languages. */
export type OwnWords = Readonly<Partial<Record<Language, string>>>;

/** Where people work decides what the law may ask of an adviser (docs/facts.md). */
export const SECTORS = ['education', 'childcare', 'care', 'government', 'other'] as const;
export type Sector = (typeof SECTORS)[number];
export const TOPICS = ['conduct', 'integrity'] as const;
export type Topic = (typeof TOPICS)[number];
export type Gender = 'woman' | 'man' | 'other';
/** What an internal adviser's own job is, as far as it can stand in the way of being independent. */
export type AdviserRole = 'hr' | 'management' | 'works-council' | 'complaints-committee' | 'other';
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Local times `HH:MM`. `to` at or before `from` means: until that time on the next day. */
export interface Hours {
  readonly from: string;
  readonly to: string;
}

/** Local dates `YYYY-MM-DD`, both inclusive. */
export interface AwayPeriod {
  readonly from: string;
  readonly until: string;
}

export interface Schedule {
  /** IANA name, such as `Europe/Amsterdam`. Validated when the file is read. */
  readonly timeZone: string;
  readonly weekly: Readonly<Partial<Record<Weekday, readonly Hours[]>>>;
  /** `nl`: Dutch public holidays count as away. */
  readonly holidays: 'nl' | 'none';
  readonly away: readonly AwayPeriod[];
}

export interface Contact {
  readonly phone?: string;
  readonly email?: string;
  /** A video talk is possible, by appointment. */
  readonly video?: boolean;
  /** A neutral place to meet, in words ("Bibliotheek Neude, Utrecht"). */
  readonly inPerson?: string;
}

/** Who the adviser is to an identity provider. Never an e-mail address: those get reassigned. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

export interface Adviser {
  readonly id: AdviserId;
  /** `supplier/person`: described in that supplier's file. Absent: in the organisation's own. */
  readonly person?: string;
  readonly name: string;
  readonly kind: 'internal' | 'external';
  /** Name of the external adviser's own employer. */
  readonly supplier?: string;
  /** That employer's own rules for complaints; absent: `links.supplierComplaints`. */
  readonly supplierComplaints?: string;
  readonly topics: readonly Topic[];
  /** Nobody said what this adviser talks about, so that people read "conduct": asked for by the doctor and the inbox. */
  readonly topicsAssumed?: true;
  /** BCP 47 tags: `nl`, `en`, `pl`, `uk`, … */
  readonly languages: readonly string[];
  readonly gender?: Gender;
  readonly locations: readonly string[];
  /** Up to five words the adviser chose for work they know from the inside ("nachtdienst"); never who somebody is. */
  readonly knowsWork?: readonly OwnWords[];
  /** One line on who this is ("Werkt in de zorg, twaalf jaar vertrouwenspersoon"). */
  readonly background?: OwnWords;
  /** `https://…` of a portrait, for the public card only. Whoever opens the card asks it from that address. */
  readonly photo?: string;
  /** Certified by and registered with the LVV. */
  readonly certified: boolean;
  /** Helps people who were wrongly accused to go on at work. Absent: nobody said so. */
  readonly rehabilitation?: boolean;
  readonly contact: Contact;
  readonly schedule: Schedule;
  /** Their employer, or supplier, agrees that colleagues who are away name them to employees. Absent: nobody said so. */
  readonly cover?: 'allowed';
  /** At so many open conversations the inbox asks whether to take no new ones for a while. It closes no door by itself. */
  readonly capacity: number;
  /** An honest expectation, in working hours of this adviser (8 = about one working day). */
  readonly answersWithinHours: number;
  /**
   * Is where things are reported in this organisation too. The file is refused where nobody else, who is not, talks about
   * the same, so that talk can always be talk and nothing more.
   */
  readonly reportingPoint?: boolean;
  /** The next three are for the operator's check of the installation (`doctor`); no screen shows them. */
  readonly role?: AdviserRole;
  /** Working hours in the organisation, not hours as an adviser. */
  readonly hoursPerWeek?: number;
  /** Last day of the appointment, `YYYY-MM-DD`. */
  readonly appointedUntil?: string;
  /** May sign in to the inbox. Absent until approved. */
  readonly identity?: Identity;
  /** Pinned public keys, the one in force first. Empty: phone and e-mail only. Never taken from Redis. */
  readonly keyCards: readonly KeyCard[];
  /**
   * Pinned, and nobody can open what was sealed to them (see adviser/lost-keys.ts). What they signed is still theirs, so
   * that answers can be read; they sign nothing any more. Not in `keyCards`.
   */
  readonly lostKeyCards?: readonly { readonly card: KeyCard; readonly why: 'lost' | 'left' }[];
}

export interface Retention {
  /** Whole conversation, after the last message. */
  readonly conversationDays: number;
  /** After closing. */
  readonly closedDays: number;
  /** The employee's copy of a reply, after it was read. */
  readonly readReplyHours: number;
}

/** A place to go that is not an adviser. The product's own list is in `core/referrals.ts`. */
export interface Referral {
  readonly id: string;
  readonly name: OwnWords;
  readonly what: OwnWords;
  readonly phone?: string;
  readonly url?: string;
  /** Day on which name, number and link were last checked, `YYYY-MM-DD`. */
  readonly checked: string;
}

/** What the other employer of hired-in people is to this organisation. */
export const PARTNER_KINDS = ['agency', 'contractor', 'school', 'other'] as const;
export type PartnerKind = (typeof PARTNER_KINDS)[number];
/** Another employer (or school) of people who work here, with the way to its own adviser. At least one way is there. */
export interface Partner {
  readonly id: string;
  readonly name: string;
  readonly kind: PartnerKind;
  /** Its own adviser. */
  readonly adviser?: string;
  readonly phones: readonly string[];
  readonly email?: string;
  readonly url?: string;
  /** Spoken there, BCP 47. */
  readonly languages: readonly string[];
  /** Day on which all of this was last checked, `YYYY-MM-DD`. */
  readonly checked: string;
}

/** What somebody is in the organisation whom an adviser may want to call. */
export const CONTACT_FUNCTIONS = [
  'company-doctor',
  'social-work',
  'ombuds',
  'complaints-committee',
  'integrity',
  'hr',
  'works-council',
] as const;
export type ContactFunction = (typeof CONTACT_FUNCTIONS)[number];
/** For advisers alone: shown in the inbox and on no screen, page or poster of an employee. */
export interface InsideContact {
  readonly function: ContactFunction;
  readonly name: string;
  readonly phone?: string;
  readonly email?: string;
}

export interface Links {
  /** For a complaint about an adviser. */
  readonly complaintsProcedure?: string;
  /** For a complaint about how people treat each other: its committee, and the terms. */
  readonly conductComplaint?: string;
  /** Where integrity is reported within the organisation. */
  readonly integrityReport?: string;
  readonly codeOfConduct?: string;
  /** What was agreed with the advisers about confidentiality. */
  readonly confidentialityRules?: string;
  /** How a mediator is asked for. */
  readonly mediator?: string;
  /** National association of advisers (LVV): where a complaint about a certified adviser goes. */
  readonly association?: string;
  /** The supplier's own complaints rules, of those whose adviser has none of their own here. */
  readonly supplierComplaints?: string;
  readonly intranet?: string;
  /** Page of the industry association about its advisers: for people of a small firm that has none of its own. */
  readonly sector?: string;
}

/** Why there are advisers here, by somebody from the top, in their own words. */
export interface Introduction {
  readonly name: string;
  /** "directeur" */
  readonly function: OwnWords;
  readonly text: OwnWords;
}

export interface SlackWorkspace {
  /** Slack team ids (`T…`) of this organisation's workspaces. */
  readonly teamIds: readonly string[];
  /**
   * Enterprise ids (`E…`): the app is installed once for a whole Slack Enterprise organisation. For its workspaces
   * that are not in `teamIds`; moving a workspace from one list to the other makes its people strangers to what they wrote.
   */
  readonly enterpriseIds?: readonly string[];
  /** Slack user ids who may publish the public card. */
  readonly publishers: readonly string[];
}

export interface TeamsTenant {
  /** Microsoft Entra tenant ids (GUIDs, lower case) of this organisation. */
  readonly tenantIds: readonly string[];
  /** Entra object ids (lower case) of those who may publish the public card. */
  readonly publishers: readonly string[];
}

export interface Organisation {
  readonly id: OrganisationId;
  readonly name: string;
  /** Absent: nobody has said yet, and the doctor asks. */
  readonly sector?: Sector;
  /** The first is what somebody sees who chose nothing. */
  readonly languages: readonly [Language, ...Language[]];
  readonly timeZone: string;
  readonly slack?: SlackWorkspace;
  readonly teams?: TeamsTenant;
  readonly advisers: readonly Adviser[];
  readonly links: Links;
  readonly retention: Retention;
  readonly referrals: readonly Referral[];
  /** Whether volunteers may come too. Absent: nobody has said, and the screens name them as they always did. */
  readonly volunteers?: boolean;
  readonly partners?: readonly Partner[];
  readonly contacts?: readonly InsideContact[];
  /** How many people work there, and how many of them lead others: what a yearly account may say depends on it. Absent: it has no figure of who came. */
  readonly people?: number;
  readonly managers?: number;
  /** By what it pays the supplier of its external advisers; in the order of their days, of which none has two. */
  readonly contracts?: readonly Contract[];
  /** On the card and the public page. Absent: nobody from the top stands there. */
  readonly introduction?: Introduction;
  /** Day on which every page in `links` was last opened, `YYYY-MM-DD`. Absent: nobody said when. */
  readonly linksChecked?: string;
  /** Domains of mail that the employer can read. Absent: those of its internal advisers' addresses. */
  readonly mailDomains?: readonly string[];
}

/** What a closed organisation is asked for by; of an adviser `issuer subject`. */
export type LookupKind = 'organisation' | 'slack-team' | 'slack-enterprise' | 'teams-tenant' | 'adviser';

/** The organisations in force right now. A faulty new file never replaces a good one. */
export interface Organisations {
  readonly all: () => readonly Organisation[];
  readonly byId: (id: OrganisationId) => Organisation | undefined;
  readonly bySlackTeam: (teamId: string) => Organisation | undefined;
  readonly bySlackEnterprise: (enterpriseId: string) => Organisation | undefined;
  readonly byTeamsTenant: (tenantId: string) => Organisation | undefined;
  /**
   * There is a file for this place, and it is faulty, and no good version of it is known: its people are told that,
   * instead of that nobody knows them. Absent where there are no files.
   */
  readonly isClosed?: (kind: LookupKind, id: string) => boolean;
  readonly anyClosed?: () => boolean;
  /** Of which suppliers somebody is the coordinator, by their files in force. Absent where there are no files. */
  readonly coordinated?: (who: Identity) => readonly { readonly id: string; readonly name: string }[];
}

/** Ids of its Slack workspaces, and of the Enterprise organisations around them. */
export const slackPlacesOf = ({ slack }: Organisation): readonly string[] =>
  slack === undefined ? [] : [...slack.teamIds, ...(slack.enterpriseIds ?? [])];

/** Whether a supplier's file describes this adviser. */
export const isPersonOf = ({ person }: Pick<Adviser, 'person'>, supplier: string): boolean =>
  person?.startsWith(`${supplier}/`) === true;

/** Whether a supplier is, was or will be paid here, or its people are advisers here. */
export const isServedBy = ({ contracts = [], advisers }: Organisation, supplier: string): boolean =>
  contracts.some((one) => one.supplier === supplier) || advisers.some((adviser) => isPersonOf(adviser, supplier));

export function findAdviser(organisation: Organisation, id: AdviserId): Adviser | undefined {
  return organisation.advisers.find((adviser) => adviser.id === id);
}
