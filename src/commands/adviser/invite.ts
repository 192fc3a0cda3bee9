import { createInvitations, INVITATION_HOURS } from '../../core/adviser/invitations.ts';
import { findEntry } from './entry.ts';
import type { AdviserCliDeps, Command } from './types.ts';

/** The token comes after `#`: a fragment is sent to no server and stands in no access log. */
export function invite(command: Command, deps: AdviserCliDeps): Promise<number> {
  const entry = findEntry(command, deps, 'Add them to the organisation file first.');
  if (entry === undefined) return Promise.resolve(1);
  const { organisation, adviser } = entry;
  if (adviser.topicsAssumed === true && adviser.keyCards.length === 0) {
    deps.out(
      `Ask ${adviser.name}: do you talk about how people treat each other, about integrity (fraud, wrongdoing), or both?`,
    );
    deps.out(
      `Then add it to "${adviser.id}" in the organisation file: topics: [conduct], topics: [integrity] or topics: [conduct, integrity]. No invitation was made.`,
    );
    return Promise.resolve(1);
  }
  deps.out(`${deps.origin}/enrol#${createInvitations(deps).create(organisation.id, adviser.id)}`);
  deps.out(`For ${adviser.name} only. Works once, for ${INVITATION_HOURS} hours.`);
  return Promise.resolve(0);
}
