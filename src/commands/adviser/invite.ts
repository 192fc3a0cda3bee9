import { createInvitations, INVITATION_HOURS } from '../../core/adviser/invitations.ts';
import { findEntry } from './entry.ts';
import type { AdviserCliDeps, Command } from './types.ts';

/** The token comes after `#`: a fragment is sent to no server and stands in no access log. */
export function invite(command: Command, deps: AdviserCliDeps): Promise<number> {
  const entry = findEntry(command, deps, 'Add them to the organisation file first.');
  if (entry === undefined) return Promise.resolve(1);
  const { organisation, adviser } = entry;
  deps.out(`${deps.origin}/enrol#${createInvitations(deps).create(organisation.id, adviser.id)}`);
  deps.out(`For ${adviser.name} only. Works once, for ${INVITATION_HOURS} hours.`);
  return Promise.resolve(0);
}
