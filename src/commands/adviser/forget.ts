import { isAppError } from '../../base/errors.ts';
import { createSlotVault } from '../../core/adviser/enrolment.ts';
import { identityOf } from '../../core/adviser/identity.ts';
import { splitPerson, supplierFile } from '../../organisation/join.ts';
import { findEntry } from './entry.ts';
import type { AdviserCliDeps, Command } from './types.ts';

const fileOf = (person: string | undefined, organisation: string): string =>
  person === undefined ? `the file of "${organisation}"` : supplierFile(splitPerson(person)[0]);

/**
 * Removes the wrapped keys of an adviser who left. What is still sealed to them then opens for nobody, so it asks,
 * and not for somebody who is an adviser elsewhere with the same account.
 */
export async function forget(command: Command, deps: AdviserCliDeps): Promise<number> {
  const { organisations, keyring, out, ask } = deps;
  const entry = findEntry(command, deps, 'Run this while the entry is still in the file.');
  if (entry === undefined) return 1;
  const { organisation, adviser } = entry;
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
  if (organisations.anyClosed?.() === true) {
    out('A file is faulty (see above), so nobody can say whether it has this same person: correct it first.');
    return 1;
  }
  out(`What is still sealed to ${name} will open for nobody, themselves included. Nothing brings it back.`);
  if ((await ask(`Type "${adviser.id}" to go on: `))?.trim() !== adviser.id) {
    out('Nothing was changed.');
    return 1;
  }
  try {
    await createSlotVault(deps).delete(identityOf(keyring, identity));
  } catch (error) {
    if (!isAppError(error, 'KEYRING_UNREADABLE')) throw error;
    out(`The keys of ${name} could not be erased, so nothing was removed (${error.message}).`);
    out('See that the volume of KEYRING_DIR can be written to, and run this again.');
    return 1;
  }
  out(`The keys of ${name} are gone. Now take their identity out of ${fileOf(adviser.person, organisation.id)}.`);
  return 0;
}
