/** Who is this: one of ours, somebody from another company, or a workspace we do not know. */
import type { Pseudonyms } from '../../core/conversation.ts';
import type { Organisation, Organisations } from '../../core/organisation.ts';
import type { Keyring } from '../../core/ports.ts';
import type { Log } from '../../base/log.ts';

export interface Claim {
  /** Workspace the app is used in. */
  readonly team: string | undefined;
  /** Workspace the user belongs to, where the payload says so. */
  readonly userTeam: string | undefined;
  readonly enterprise: string | undefined;
  readonly user: string;
}
export interface Ours extends Pseudonyms {
  readonly kind: 'ours';
  readonly organisation: Organisation;
  readonly team: string;
}
export type Person =
  | Ours
  | { readonly kind: 'stranger'; readonly organisation: Organisation; readonly team: string }
  /** Of an organisation whose file cannot be read: told so, and known by nothing else. */
  | { readonly kind: 'closed'; readonly team: string }
  | { readonly kind: 'unknown' };

interface Sender {
  readonly team?: { readonly id: string; readonly enterprise_id?: string | null | undefined } | null | undefined;
  readonly enterprise?: { readonly id: string } | null | undefined;
  readonly user: { readonly id: string; readonly team_id?: string | null | undefined };
}
/** Of an Enterprise organisation, where a workspace could be meant. */
const isEnterprise = (place: string): boolean => place.startsWith('E');

/**
 * `installedIn`: in a Slack Connect channel a view belongs to the workspace of the app, not of the user. Where the app is
 * there for a whole Enterprise organisation it names that (slackapi/bolt-js#1720), and says nothing of the workspace.
 */
export function claimOf(payload: Sender, installedIn?: string | null): Claim {
  const whole = typeof installedIn === 'string' && isEnterprise(installedIn) ? installedIn : undefined;
  // Somebody from outside comes with their own workspace and organisation (slackapi/bolt-js#1614).
  const enterprise = payload.enterprise?.id ?? payload.team?.enterprise_id ?? undefined;
  const isWithin = whole !== undefined && enterprise === whole;
  const workspace = payload.team?.id === enterprise ? undefined : payload.team?.id;
  return {
    // With an organisation-wide installation `team` is null, or the organisation; the user's own workspace then decides.
    team: (isWithin ? undefined : installedIn) ?? workspace ?? payload.user.team_id ?? undefined,
    userTeam: payload.user.team_id ?? undefined,
    enterprise: whole ?? enterprise,
    user: payload.user.id,
  };
}

type WorkspaceMatch =
  | { readonly organisation: Organisation; readonly team: string }
  | { readonly organisation: undefined; readonly team: ''; readonly closed?: string };

/**
 * Whose workspace this is, and under what name the app is installed there: its own, or that of the Enterprise
 * organisation, in which a person has one id in all workspaces.
 */
export function workspaceOf(
  organisations: Organisations,
  team: string | undefined,
  enterprise: string | undefined,
): WorkspaceMatch {
  const own = team === undefined ? undefined : organisations.bySlackTeam(team);
  if (team !== undefined && own !== undefined) return { organisation: own, team };
  // Its people are not those of the Enterprise organisation around it, which may be in another file.
  if (team !== undefined && organisations.isClosed?.('slack-team', team) === true)
    return { organisation: undefined, team: '', closed: team };
  const whole = enterprise === undefined ? undefined : organisations.bySlackEnterprise(enterprise);
  if (enterprise !== undefined && whole !== undefined) return { organisation: whole, team: enterprise };
  const isClosed = enterprise !== undefined && organisations.isClosed?.('slack-enterprise', enterprise) === true;
  return { organisation: undefined, team: '', ...(isClosed ? { closed: enterprise } : {}) };
}

export function createIdentify(organisations: Organisations, keyring: Keyring, log: Log): (claim: Claim) => Person {
  return ({ team: workspace, userTeam, enterprise, user }) => {
    const match = workspaceOf(organisations, workspace, enterprise);
    const { organisation, team } = match;
    if (organisation === undefined) {
      if (match.closed !== undefined) return { kind: 'closed', team: match.closed };
      log.info('unknown-workspace', { part: 'slack' });
      return { kind: 'unknown' };
    }
    // On an Enterprise grid a colleague's home may be another workspace of the same organisation, or the grid itself.
    const home =
      userTeam === undefined ||
      (userTeam === workspace && !isEnterprise(userTeam)) ||
      userTeam === enterprise ||
      organisations.bySlackTeam(userTeam)?.id === organisation.id;
    if (!home) return { kind: 'stranger', organisation, team };
    const named = (place: string): Pseudonyms => keyring.pseudonyms(organisation.id, 'slack', place, user);
    // One person has one id in all workspaces of an Enterprise organisation. Named after each workspace, as until 0.2.0, they
    // would be as many people: none finds the conversations of the others, and together they fill an adviser's room.
    const present = named(enterprise ?? team);
    if (enterprise === undefined || workspace === undefined) return { kind: 'ours', organisation, team, ...present };
    const before = named(workspace);
    const formerly = [...(present.formerly ?? []), before.employee, ...(before.formerly ?? [])];
    return { kind: 'ours', organisation, team, ...present, formerly };
  };
}
