/**
 * "Wat ziet je werkgever?", made from what is in force. Each claim says when it may be made and from where that
 * is known; tests/core/pages/employer-view.test.ts holds every one of them against the thing it speaks of.
 */
import { FORMS, type Form } from '../billing/contract.ts';
import type { Surface } from '../events.ts';
import { ALL_TABLES_FROM, FIGURES_FROM } from '../report/classes.ts';
import type { Organisation } from '../organisation.ts';
import type { Deployment } from '../deployment.ts';
import type { InfoScreen, Section } from '../screens.ts';
import type { Words } from '../words/index.ts';
import { frame, toStart, type PageContext } from './context.ts';

type EmployerWords = Words['employerView'];
type ClaimId = keyof EmployerWords['claims'];
type SectionId = keyof EmployerWords['sections'];
/** `public`: read without signing in, so it speaks of every front door that this organisation has. */
export type Medium = Surface | 'public';

const NAMES: Readonly<Record<Surface, string>> = { slack: 'Slack', teams: 'Teams' };

/** All that a claim may depend on: nothing in it is about a person. */
export interface Setting {
  readonly running: Deployment;
  readonly organisation: Organisation;
  readonly medium: Medium;
}

/** Where the app is for whoever reads this. */
export function surfacesOf({ running, organisation, medium }: Setting): readonly Surface[] {
  if (medium !== 'public') return [medium];
  return (['slack', 'teams'] as const).filter((one) => running[one] !== undefined && organisation[one] !== undefined);
}
const on = (setting: Setting, surface: Surface): boolean => surfacesOf(setting).includes(surface);
const isLeast = ({ slack }: Deployment): boolean => slack?.scopes.length === 1 && slack.scopes[0] === 'commands';
const hasMore = ({ slack }: Deployment): boolean => slack !== undefined && !isLeast({ slack });
const publishing = ({ organisation, ...setting }: Setting): readonly Surface[] =>
  surfacesOf({ organisation, ...setting }).filter((one) => (organisation[one]?.publishers ?? []).length > 0);
const list = (surfaces: readonly Surface[], between: string): string => surfaces.map((one) => NAMES[one]).join(between);

export interface Claim {
  readonly id: ClaimId;
  readonly section: SectionId;
  readonly holds: (setting: Setting) => boolean;
  /** One line, or one for each front door. */
  readonly words: (words: EmployerWords, setting: Setting) => string | readonly string[];
}

const always = (): boolean => true;
const anybody = (setting: Setting): boolean => surfacesOf(setting).length > 0;
type Fixed = { [Id in ClaimId]: EmployerWords['claims'][Id] extends string ? Id : never }[ClaimId];
const fixed = (id: Fixed, section: SectionId, holds: Claim['holds']): Claim => ({
  id,
  section,
  holds,
  words: ({ claims }) => claims[id],
});

/** Which figures the yearly account may have, as `core/report/decide.ts` decides it. */
const figuresOf = (people = 0): 'none' | 'some' | 'more' =>
  people < FIGURES_FROM ? 'none' : people < ALL_TABLES_FROM ? 'some' : 'more';
const formsOf = ({ contracts = [] }: Organisation): readonly Form[] =>
  FORMS.filter((form) => contracts.some((contract) => contract.form === form));

export const CLAIMS: readonly Claim[] = [
  // Slack's audit log has app_installed, Microsoft's the installation of an app (docs.slack.dev/admins/audit-logs-api).
  {
    id: 'installed',
    section: 'sees',
    holds: anybody,
    words: ({ claims, and }, setting) => claims.installed(list(surfacesOf(setting), and)),
  },
  fixed('advisers', 'sees', always),
  // The scopes are shown to whoever installs or approves an app; `commands` reads and writes no message.
  {
    id: 'slackScopes',
    section: 'sees',
    holds: (setting) => on(setting, 'slack') && isLeast(setting.running),
    words: ({ claims }, { running }) => claims.slackScopes((running.slack?.scopes ?? []).join(', ')),
  },
  {
    id: 'slackMoreScopes',
    section: 'sees',
    holds: (setting) => on(setting, 'slack') && hasMore(setting.running),
    words: ({ claims }, { running }) => claims.slackMoreScopes((running.slack?.scopes ?? []).join(', ')),
  },
  // The one resource-specific permission of the package; an administrator reads it when installing.
  fixed('teamsPermission', 'sees', (setting) => on(setting, 'teams') && setting.running.teams?.chatReply === 'notify'),
  // Posted by HR's own press, so it is a message like any other of theirs.
  {
    id: 'publicCard',
    section: 'sees',
    holds: (setting) => publishing(setting).length > 0,
    words: ({ claims, or }, setting) => claims.publicCard(list(publishing(setting), or)),
  },
  fixed('publicPage', 'sees', ({ running }) => running.publicOrigin !== undefined),
  // A person's message to a bot is a stored chat message, an edited or deleted one too (learn.microsoft.com/purview/edisc-search-teams).
  fixed(
    'teamsChat',
    'sees',
    (setting) =>
      on(setting, 'teams') && setting.running.teams !== undefined && setting.running.teams.chatReply !== 'silent',
  ),
  // `isNotificationOnly` shuts the compose box, with known leaks (github.com/MicrosoftDocs/msteams-docs/issues/14090).
  fixed('teamsChatShut', 'sees', (setting) => on(setting, 'teams') && setting.running.teams?.chatReply === 'silent'),
  fixed('teamsCard', 'sees', (setting) => on(setting, 'teams') && setting.running.teams?.chatReply === 'signpost'),
  // What `decide` may print for an organisation of this size, and no more: tests/core/pages/employer-figures.test.ts.
  {
    id: 'yearly',
    section: 'sees',
    holds: always,
    words: ({ claims: { yearly } }, { organisation: { people } }) =>
      [
        yearly.once,
        yearly[figuresOf(people)],
        ...(figuresOf(people) === 'none' ? [] : [yearly.never]),
        yearly.advice,
      ].join(' '),
  },
  // A bill is a publication like any other: core/billing/, one line for each form that a contract has.
  {
    id: 'bills',
    section: 'sees',
    holds: ({ organisation }) => formsOf(organisation).length > 0,
    words: ({ claims: { bills } }, { organisation }) => formsOf(organisation).map((form) => bills[form]),
  },

  // Modals are no messages (docs.slack.dev/surfaces/modals); posting needs chat:write (docs.slack.dev/reference/methods/chat.postMessage).
  fixed('slackNoPost', 'doesNotSee', (setting) => on(setting, 'slack') && isLeast(setting.running)),
  fixed('slackNoPostByChoice', 'doesNotSee', (setting) => on(setting, 'slack') && hasMore(setting.running)),
  // Slack keeps a Home view until the next one (docs.slack.dev/surfaces/app-home): the desk's `home` takes no person.
  fixed('slackHome', 'doesNotSee', (setting) => on(setting, 'slack')),
  // Dialogs travel in an invoke and its answer; a message needs the bot's own credential, which two modes do not have.
  fixed(
    'teamsNoPost',
    'doesNotSee',
    (setting) =>
      on(setting, 'teams') && setting.running.teams !== undefined && setting.running.teams.chatReply !== 'signpost',
  ),
  fixed(
    'teamsOnlyCard',
    'doesNotSee',
    (setting) => on(setting, 'teams') && setting.running.teams?.chatReply === 'signpost',
  ),
  // The store knows `HMAC(pepper, user id)` and no name (tests/store/redis-traces.test.ts), but whoever has the pepper can
  // compute it for every colleague: so this is said only when somebody else than the employer runs the server.
  {
    id: 'whoTalks',
    section: 'doesNotSee',
    holds: ({ running }) => typeof running.hostedBy === 'object',
    words: ({ claims }, { running }) =>
      typeof running.hostedBy === 'object' ? claims.whoTalks(running.hostedBy.name) : [],
  },
  // Whoever runs the server sees its totals, so this is said only when that is known to be somebody else.
  fixed('noFigures', 'doesNotSee', ({ running }) => typeof running.hostedBy === 'object'),
  {
    id: 'retention',
    section: 'doesNotSee',
    holds: always,
    words: ({ claims, days, hours }, { organisation: { retention } }) =>
      claims.retention(days(retention.conversationDays), days(retention.closedDays), hours(retention.readReplyHours)),
  },

  {
    id: 'carrier',
    section: 'cannotRuleOut',
    holds: anybody,
    words: ({ claims }, setting) => surfacesOf(setting).map((one) => claims.carrier(NAMES[one])),
  },
  // Unsent text may be a draft, and drafts can be discovered (discovery.drafts.list in Slack's discovery SDK).
  fixed('slackTyped', 'cannotRuleOut', (setting) => on(setting, 'slack')),
  // Search query logs on Enterprise plans: slack.com/help/articles/360000394286.
  fixed('slackSearch', 'cannotRuleOut', (setting) => on(setting, 'slack')),
  // Kept about four weeks and pushed to devices (msteams-docs, concepts/design/activity-feed-notifications).
  fixed(
    'teamsBell',
    'cannotRuleOut',
    (setting) => on(setting, 'teams') && setting.running.teams?.chatReply === 'notify',
  ),
  // Whoever resets a sign-in can use it; no app in a tenant can tell the difference.
  {
    id: 'impersonation',
    section: 'cannotRuleOut',
    holds: anybody,
    words: ({ claims, or }, setting) =>
      claims.impersonation(list(surfacesOf(setting), setting.medium === 'public' ? ', ' : or)),
  },
  // Device management, screenshots and TLS-inspecting proxies are out of any app's reach.
  fixed('device', 'cannotRuleOut', always),
  fixed('hostEmployer', 'cannotRuleOut', ({ running }) => running.hostedBy === 'employer'),
  {
    id: 'hostOther',
    section: 'cannotRuleOut',
    holds: ({ running }) => typeof running.hostedBy === 'object',
    words: ({ claims }, { running }) =>
      typeof running.hostedBy === 'object' ? claims.hostOther(running.hostedBy.name) : [],
  },
  fixed('hostUnknown', 'cannotRuleOut', ({ running }) => running.hostedBy === undefined),
  // docs/threat-model.md, "who runs the server".
  fixed('operator', 'cannotRuleOut', always),
  // The name of a host is visible to a network even under TLS (RFC 8446, appendix E.3; RFC 6066, server_name).
  fixed('network', 'cannotRuleOut', ({ running }) => running.publicOrigin !== undefined),
  fixed('shoulder', 'cannotRuleOut', always),

  fixed('call', 'wayAround', ({ organisation }) =>
    organisation.advisers.some(({ contact }) => contact.phone !== undefined),
  ),
  fixed('mail', 'wayAround', ({ organisation }) =>
    organisation.advisers.some(({ contact }) => contact.email !== undefined),
  ),
  fixed('meet', 'wayAround', ({ organisation }) =>
    organisation.advisers.some(({ contact }) => contact.inPerson !== undefined),
  ),
  {
    id: 'page',
    section: 'wayAround',
    holds: ({ running, medium }) => running.publicOrigin !== undefined && medium !== 'public',
    words: ({ claims }, { running, organisation }) => claims.page(addressOf(running, organisation)),
  },
  fixed('pageHere', 'wayAround', ({ medium }) => medium === 'public'),
];

/** As people type it: a browser adds `https://` by itself. */
const addressOf = ({ publicOrigin = '' }: Deployment, { id }: Organisation): string =>
  `${publicOrigin.replace(/^https:\/\//, '')}/${id}`;

/** The four sections, each with the claims that hold here and now. */
export function employerSections(words: EmployerWords, setting: Setting): readonly Section[] {
  return (Object.keys(words.sections) as SectionId[]).map((section) => ({
    heading: words.sections[section],
    lines: CLAIMS.filter((claim) => claim.section === section && claim.holds(setting)).flatMap((claim) =>
      claim.words(words, setting),
    ),
  }));
}

export function employerIntro(words: EmployerWords, setting: Setting): readonly string[] {
  const surfaces = surfacesOf(setting);
  if (setting.medium !== 'public') return words.intro(list(surfaces, words.or));
  return surfaces.length === 0 ? [] : words.introPublic(list(surfaces, words.or));
}

export function employerView(here: PageContext, running: Deployment): InfoScreen {
  const words = here.words.employerView;
  const setting: Setting = { running, organisation: here.organisation, medium: here.surface };
  return {
    kind: 'employer-view',
    ...frame(here, 'employer-view'),
    heading: words.heading,
    intro: employerIntro(words, setting),
    sections: employerSections(words, setting),
    links: [],
    back: toStart(here),
  };
}
