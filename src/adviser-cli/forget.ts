import { findAdviser, type Organisation } from '../core/organisation.ts';
import { createSlotVault } from '../inbox/enrolment.ts';
import { identityOf } from '../inbox/sessions.ts';
import type { AdviserCliDeps, Command } from './types.ts';

/** The one entry meant, or `undefined` after saying why there is none. */
function findPlace(
  { adviser, organisation }: Command,
  { organisations, out }: AdviserCliDeps,
): Organisation | undefined {
  const places = organisations
    .all()
    .filter(({ id }) => organisation === undefined || id === organisation)
    .filter((each) => findAdviser(each, adviser) !== undefined);
  if (places.length === 0) out(`No adviser "${adviser}" is listed. Run this while the entry is still in the file.`);
  if (places.length > 1)
    out(`"${adviser}" is listed in ${places.map(({ id }) => id).join(', ')}. Say which with --organisation.`);
  return places.length === 1 ? places[0] : undefined;
}

/**
 * Removes the wrapped keys of an adviser who left. What is still sealed to them then opens for nobody, so it asks,
 * and not for somebody who is an adviser elsewhere with the same account.
 */
export async function forget(command: Command, deps: AdviserCliDeps): Promise<number> {
  const { organisations, keyring, out, ask } = deps;
  const place = findPlace(command, deps);
  const adviser = place && findAdviser(place, command.adviser);
  if (place === undefined || adviser === undefined) return 1;
  const { name, identity } = adviser;
  if (identity === undefined) {
    out(`${name} has no identity in the file: there is nothing to find their keys by.`);
    return 1;
  }
  const elsewhere = organisations
    .all()
    .flatMap(({ id, advisers }) => advisers.map((other) => ({ id, other })))
    .filter(({ other }) => other !== adviser)
    .filter(({ other }) => other.identity?.issuer === identity.issuer && other.identity.subject === identity.subject);
  if (elsewhere.length > 0) {
    out(`${name} is an adviser in ${elsewhere.map(({ id }) => id).join(', ')} as well, with these same keys.`);
    return 1;
  }
  out(`What is still sealed to ${name} will open for nobody, themselves included. Nothing brings it back.`);
  if ((await ask(`Type "${adviser.id}" to go on: `)).trim() !== adviser.id) {
    out('Nothing was changed.');
    return 1;
  }
  await createSlotVault(deps).delete(identityOf(keyring, identity));
  out(`The keys of ${name} are gone. Now take their identity out of the file of "${place.id}".`);
  return 0;
}
