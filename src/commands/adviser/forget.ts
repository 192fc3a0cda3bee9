import { isAppError } from '../../base/errors.ts';
import { createBookVault } from '../../core/adviser/book.ts';
import { createSlotVault } from '../../core/adviser/enrolment.ts';
import { identityOf } from '../../core/adviser/identity.ts';
import type { Seat } from '../../core/adviser/types.ts';
import { createLostKeys } from '../../core/adviser/lost-keys.ts';
import { removeKeys } from '../../core/adviser/leave.ts';
import { createNoticeVault } from '../../core/notices/settings.ts';
import { splitPerson, supplierFile } from '../../organisation/join.ts';
import { findEntry } from './entry.ts';
import type { AdviserCliDeps, Command } from './types.ts';

const EMPLOYEES_READ = {
  lost: 'Employees with an open conversation will read that the key is lost, and that they can start again or choose somebody else. Not for a key that may be in other hands: that is a data breach.',
  left: 'Employees with an open conversation will read that they can choose a new adviser. When the adviser stays and only the key is lost, run this with --lost.',
} as const;
/** In the language of whoever left. */
const FAREWELL = [
  (organisation: string) =>
    `Je geheimhouding blijft, ook na je laatste dag. Niemand binnen ${organisation} kan je verplichten iets te vertellen.`,
  (organisation: string) =>
    `You stay bound to secrecy, also after your last day. Nobody within ${organisation} can oblige you to tell anything.`,
];

const fileOf = (person: string | undefined, organisation: string): string =>
  person === undefined ? `the file of "${organisation}"` : supplierFile(splitPerson(person)[0]);

/**
 * Removes the wrapped keys of an adviser who left, or who lost every way to them, and ends their sessions; of who left also
 * where notices went. What is still sealed to them then opens for nobody, so it asks, and not for somebody who is an adviser
 * elsewhere with the same account.
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
  const why = command.lost === true ? 'lost' : 'left';
  out(`What is still sealed to ${name} will open for nobody, themselves included. Nothing brings it back.`);
  out(EMPLOYEES_READ[why]);
  if ((await ask(`Type "${adviser.id}" to go on: `))?.trim() !== adviser.id) {
    out('Nothing was changed.');
    return 1;
  }
  const parts = {
    ...deps,
    vault: createSlotVault(deps),
    lostKeys: createLostKeys(deps),
    books: createBookVault(deps),
    notices: createNoticeVault(deps),
    forgetPlanning: (seat: Seat) => deps.conversations.forgetPlanning(seat.organisation.id, seat.adviser.id),
  };
  try {
    await removeKeys(parts, identityOf(keyring, identity), [{ organisation, adviser }], why);
  } catch (error) {
    if (!isAppError(error, 'KEYRING_UNREADABLE')) throw error;
    out(`The keys of ${name} could not be erased, and are still there (${error.message}).`);
    out('See that the volume of KEYRING_DIR can be written to, and run this again.');
    return 1;
  }
  out(`The keys of ${name} are gone, and they are signed out everywhere.`);
  if (why === 'lost') {
    out(`Employees read that within a minute. Now invite ${name} again: npm run adviser -- invite ${adviser.id}`);
    return 0;
  }
  out('Employees with an open conversation read within a minute that they can choose somebody else.');
  const file = fileOf(adviser.person, organisation.id);
  out(`Now take their identity out of ${file}.`);
  const { conversationDays } = organisation.retention;
  out(`Keep their key cards there for ${conversationDays} days, or their last answers cannot be read.`);
  out('Give them this sentence:');
  for (const sentence of FAREWELL) out(`  ${sentence(organisation.name)}`);
  return 0;
}
