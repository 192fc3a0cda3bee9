import { findAdviser } from '../core/organisation.ts';
import { createInvitations, INVITATION_HOURS } from '../inbox/invitations.ts';
import type { AdviserCliDeps, Command } from './types.ts';

/** The token comes after `#`: a fragment is sent to no server and stands in no access log. */
export function invite({ adviser, organisation }: Command, deps: AdviserCliDeps): Promise<number> {
  const places = deps.organisations
    .all()
    .filter(({ id }) => organisation === undefined || id === organisation)
    .filter((each) => findAdviser(each, adviser) !== undefined);
  const [place] = places;
  if (place === undefined) {
    deps.out(
      `No adviser "${adviser}" is listed${organisation === undefined ? '' : ` in "${organisation}"`}. Add them to the organisation file first.`,
    );
    return Promise.resolve(1);
  }
  if (places.length > 1) {
    deps.out(`"${adviser}" is listed in ${places.map(({ id }) => id).join(', ')}. Say which with --organisation.`);
    return Promise.resolve(1);
  }
  deps.out(`${deps.origin}/enrol#${createInvitations(deps).create(place.id, adviser)}`);
  deps.out(`For ${findAdviser(place, adviser)?.name ?? adviser} only. Works once, for ${INVITATION_HOURS} hours.`);
  return Promise.resolve(0);
}
