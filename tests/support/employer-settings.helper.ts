/** Configurations to read "Wat ziet je werkgever?" in, and for every claim one that makes it true. */
import type { Organisation } from '../../src/core/organisation.ts';
import { CLAIMS, employerSections, type Claim, type Medium, type Setting } from '../../src/core/pages/employer-view.ts';
import type { Deployment } from '../../src/core/deployment.ts';
import { wordsIn } from '../../src/core/words/index.ts';
import type { MODES } from './manifest-values.helper.ts';
import { testOrganisation } from './organisation.helper.ts';

export const { organisation: zorg } = await testOrganisation({
  teams: { tenantIds: ['00000000-0000-4000-8000-000000000001'], publishers: [] },
});
export const running: Deployment = {
  slack: { scopes: ['commands'] },
  teams: { chatReply: 'notify' },
  hostedBy: { name: 'Bureau Wilgenlaan' },
  publicOrigin: 'https://vertrouwen.example.nl',
};
export type ClaimId = Claim['id'];
export const setting = (more: Partial<Setting> = {}): Setting => ({
  running,
  organisation: zorg,
  medium: 'slack',
  ...more,
});
export const runs = (more: Deployment, medium: Medium = 'slack'): Setting =>
  setting({ running: { ...running, ...more }, medium });
export const without = (part: keyof Deployment, medium: Medium = 'slack'): Setting => {
  const { [part]: _gone, ...rest } = running;
  return setting({ running: rest, medium });
};
export const chats = (chatReply: (typeof MODES)[number], medium: Medium = 'teams') =>
  runs({ teams: { chatReply } }, medium);
export const changed = (more: Partial<Organisation>, medium: Medium = 'slack'): Setting =>
  setting({ organisation: { ...zorg, ...more }, medium });
export const contacts = (contact: Organisation['advisers'][number]['contact']): Setting =>
  changed({ advisers: zorg.advisers.map((adviser) => ({ ...adviser, contact })) });

export const wide = runs({ slack: { scopes: ['commands', 'chat:write'] } });
export const nowhere = setting({ running: { publicOrigin: 'https://vertrouwen.example.nl' }, medium: 'public' });
export const hr = { slack: { teamIds: ['T0ZORG'], publishers: ['U0HR'] } };

export const everyForm: NonNullable<Organisation['contracts']> = [
  { supplier: 'wilgenlaan', form: 'package', from: '2024-01-01', until: '2024-12-31' },
  { supplier: 'wilgenlaan', form: 'per-consult', from: '2025-01-01', until: '2025-12-31' },
  { supplier: 'wilgenlaan', form: 'pool', from: '2026-01-01' },
];

/** For every claim a configuration that makes it true and one that does not, or why there is no such one. */
export const EXAMPLES: Readonly<Record<ClaimId, { shown: Setting; hidden: Setting | string }>> = {
  installed: { shown: setting(), hidden: nowhere },
  advisers: { shown: setting(), hidden: 'their names are in the app, which the employer has as well' },
  slackScopes: { shown: setting(), hidden: wide },
  slackMoreScopes: { shown: wide, hidden: setting() },
  teamsPermission: { shown: chats('notify'), hidden: chats('silent') },
  publicCard: { shown: changed(hr), hidden: setting() },
  publicPage: { shown: setting(), hidden: without('publicOrigin') },
  teamsChat: { shown: chats('notify'), hidden: chats('silent') },
  teamsChatShut: { shown: chats('silent'), hidden: chats('notify') },
  teamsCard: { shown: chats('signpost'), hidden: chats('notify') },
  slackNoPost: { shown: setting(), hidden: wide },
  slackNoPostByChoice: { shown: wide, hidden: setting() },
  slackHome: { shown: setting(), hidden: setting({ medium: 'teams' }) },
  teamsNoPost: { shown: chats('silent'), hidden: chats('signpost') },
  teamsOnlyCard: { shown: chats('signpost'), hidden: chats('silent') },
  whoTalks: { shown: setting(), hidden: runs({ hostedBy: 'employer' }) },
  yearly: { shown: changed({ people: 420 }), hidden: 'every team accounts for its year; by whose size is held below' },
  bills: { shown: changed({ contracts: everyForm }), hidden: setting() },
  noFigures: { shown: setting(), hidden: without('hostedBy') },
  retention: { shown: setting(), hidden: 'every organisation has a retention; its figures are held below' },
  carrier: { shown: setting(), hidden: nowhere },
  slackTyped: { shown: setting(), hidden: setting({ medium: 'teams' }) },
  slackSearch: { shown: setting(), hidden: setting({ medium: 'teams' }) },
  teamsBell: { shown: chats('notify'), hidden: chats('signpost') },
  impersonation: { shown: setting(), hidden: nowhere },
  device: { shown: setting(), hidden: 'no configuration of ours reaches the device' },
  hostEmployer: { shown: runs({ hostedBy: 'employer' }), hidden: setting() },
  hostOther: { shown: setting(), hidden: without('hostedBy') },
  hostUnknown: { shown: without('hostedBy'), hidden: setting() },
  operator: { shown: setting(), hidden: 'somebody always runs the server' },
  network: { shown: setting(), hidden: without('publicOrigin') },
  shoulder: { shown: setting(), hidden: 'no configuration of ours reaches the room' },
  call: { shown: contacts({ phone: '030 000 00 01' }), hidden: contacts({ email: 'a@example.nl' }) },
  mail: { shown: contacts({ email: 'a@example.nl' }), hidden: contacts({ phone: '030 000 00 01' }) },
  meet: { shown: contacts({ phone: '112', inPerson: 'Bibliotheek' }), hidden: contacts({ phone: '112' }) },
  page: { shown: setting(), hidden: without('publicOrigin') },
  pageHere: { shown: setting({ medium: 'public' }), hidden: setting() },
};

export const linesOf = (of: Setting, language: 'nl' | 'en' = 'nl'): readonly string[] =>
  employerSections(wordsIn(language).employerView, of).flatMap(({ lines }) => lines);
export const claimOf = (id: ClaimId): Claim => {
  const claim = CLAIMS.find((one) => one.id === id);
  if (claim === undefined) throw new Error(`no claim ${id}`);
  return claim;
};
export const saidBy = (id: ClaimId, of: Setting, language: 'nl' | 'en' = 'nl'): readonly string[] =>
  [claimOf(id).words(wordsIn(language).employerView, of)].flat();
