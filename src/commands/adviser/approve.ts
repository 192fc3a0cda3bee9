import { findAdviser, type Adviser, type Organisations } from '../../core/organisation.ts';
import { createSlotVault, hasBothWays, isProven, isSuccessor, type Enrolment } from '../../core/adviser/enrolment.ts';
import { identityOf } from '../../core/adviser/identity.ts';
import { createLostKeys } from '../../core/adviser/lost-keys.ts';
import { asWays, type StoredSlots } from '../../seal/ways.ts';
import type { AdviserCliDeps, Command } from './types.ts';
import { splitPerson } from '../../organisation/join.ts';
import { lookAtSuppliers, NO_SUPPLIERS } from '../../organisation/suppliers.ts';
import { fileOfSupplier, organisationFile, organisationFiles, withAdviser, withPerson } from './organisation-file.ts';
import { readerOf, rewrite } from './rewrite.ts';
import { findPending, oneWayOnly, unproven, wordsOf } from './pending.ts';

const normalise = (words: string): string =>
  words
    .trim()
    .toLowerCase()
    .split(/[\s,-]+/)
    .join(' ');

/** Cards that employees' messages are sealed to now, for this same person in other organisations. */
function pinnedElsewhere(
  organisations: Organisations,
  { organisation, issuer, subject, card: keyCard }: Enrolment,
  person: string | undefined,
): readonly string[] {
  return organisations
    .all()
    .filter(({ id }) => id !== organisation)
    .filter(({ advisers }) =>
      advisers.some(
        ({ identity, keyCards, person: described }) =>
          (described === undefined || described !== person) &&
          identity?.issuer === issuer &&
          identity.subject === subject &&
          keyCards.length > 0 &&
          keyCards[0]?.text !== keyCard,
      ),
    )
    .map(({ id }) => id);
}

/** Nobody can say whose card stands in a file that cannot be read: it counts as pinned, and nothing is thrown away. */
const isPinned = (organisations: Organisations, keyCard: string): boolean =>
  organisations.anyClosed?.() === true ||
  organisations
    .all()
    .some(({ advisers }) => advisers.some(({ keyCards }) => keyCards.some(({ text }) => text === keyCard)));

/**
 * Asked apart, also when the words came with the command: six words say whose card it is, and not that this person wants
 * to be somebody else at the identity provider from now on.
 */
async function mayChangeAccount(
  { id, name, identity }: Adviser,
  { issuer, subject }: Enrolment,
  { out, ask }: Pick<AdviserCliDeps, 'out' | 'ask'>,
): Promise<boolean> {
  if (identity === undefined || (identity.issuer === issuer && identity.subject === subject)) return true;
  out(`${name} signed in with another account than the file has: at ${issuer}, and in the file ${identity.issuer}.`);
  out(
    'From now on only the new account reads what is written to them. Ask them on the telephone whether it is theirs.',
  );
  if ((await ask(`Type "${id}" to let the new account in: `))?.trim() === id) return true;
  out('Nothing was changed.');
  return false;
}

/** Other organisations that refer to the same person of a supplier: what is written of them counts there at once. */
const refersTo = (organisations: Organisations, person: string, but: string): readonly string[] =>
  organisations
    .all()
    .filter(({ id, advisers }) => id !== but && advisers.some((one) => one.person === person))
    .map(({ id }) => id);

/** Into the file that describes them: the organisation's own, or that of their supplier. */
async function write(
  { person }: Adviser,
  enrolment: Enrolment,
  { organisationsDir, keyringDir }: AdviserCliDeps,
): Promise<void> {
  const reader = await readerOf(keyringDir);
  const { states } = await lookAtSuppliers(organisationsDir, NO_SUPPLIERS);
  if (person === undefined) {
    const path = await organisationFile(organisationsDir, enrolment.organisation);
    return rewrite(path, (text) => withAdviser(text, enrolment.adviser, enrolment, states), reader);
  }
  const who = splitPerson(person);
  const files = await organisationFiles(organisationsDir);
  const path = await fileOfSupplier(organisationsDir, who[0]);
  return rewrite(path, (text) => withPerson(text, who, enrolment, files, states), reader);
}

/**
 * Cards of this adviser whose keys went with the old slots: what was sealed to them opens for nobody now, and its writers
 * read that. Those that the new slots hold too stay as they are.
 */
async function markReplaced(
  { name, keyCards }: Adviser,
  { card }: Enrolment,
  slots: StoredSlots | undefined,
  deps: AdviserCliDeps,
): Promise<void> {
  if (slots?.card !== card) return;
  const held = [card, ...asWays(slots).older.map((older) => older.card)];
  const gone = keyCards.filter(({ text }) => !held.includes(text));
  if (gone.length === 0) return;
  await createLostKeys(deps).mark(
    gone.map(({ kid }) => kid),
    'lost',
  );
  deps.out(
    `${name} has no way to the older key any more: whoever wrote to it reads that, and can start again or choose somebody else.`,
  );
}

/**
 * The comparison is the only thing that stops a server, or whoever stole the link, from putting a card of
 * its own in the adviser's place. So the words must be typed as they were heard, never just confirmed.
 */
export async function approve(command: Command, deps: AdviserCliDeps): Promise<number> {
  const { organisations, out, ask } = deps;
  const enrolment = await findPending(command, out);
  if (enrolment === undefined) return 1;
  const organisation = organisations.byId(enrolment.organisation);
  const adviser = organisation && findAdviser(organisation, enrolment.adviser);
  if (adviser === undefined) {
    out(
      organisations.isClosed?.('organisation', enrolment.organisation) === true
        ? `The file of "${enrolment.organisation}" is faulty: correct it first (see above).`
        : `"${enrolment.adviser}" is no longer listed in "${enrolment.organisation}".`,
    );
    return 1;
  }
  if (!(await isProven(enrolment))) {
    out(unproven(adviser.name));
    return 1;
  }
  if (!hasBothWays(enrolment)) {
    out(oneWayOnly(adviser.name));
    return 1;
  }
  if (enrolment.replaces !== undefined) {
    const cards = adviser.keyCards.map(({ text }) => text);
    if (!(await isSuccessor(enrolment, cards))) {
      out(
        `This request is signed by a key that the file does not pin for ${adviser.name} any more: reject it, and let them ask again.`,
      );
      return 1;
    }
    out(
      `${adviser.name} asks for a new key, and the key in the file says so. It may be in other hands, so call them all the same.`,
    );
  }
  if (command.fingerprint === undefined) {
    out(`Call ${adviser.name} on a number you already know, and let them read out the six words on their screen.`);
  }
  const heard = command.fingerprint ?? (await ask('The six words you heard: '));
  if (heard === undefined) {
    out('Nothing was typed, so nothing was changed. Run this in a terminal, or give the words: --fingerprint "…".');
    return 1;
  }
  if (normalise(heard) !== (await wordsOf(enrolment))) {
    out('These are not the words of the card and the account that wait. Nothing was changed.');
    out(`If you heard them right, somebody else's request waits here: reject it, and invite ${adviser.name} again.`);
    return 1;
  }
  if (!(await mayChangeAccount(adviser, enrolment, deps))) return 1;
  await write(adviser, enrolment, deps);
  // After the file: stopping in between leaves a request that can simply be approved again.
  const after = enrolment.slots ?? (await createSlotVault(deps).get(identityOf(deps.keyring, enrolment)));
  await command.enrolments.accept(enrolment);
  await markReplaced(adviser, enrolment, after, deps);
  out(`${adviser.name} can receive messages as soon as the server has read the file: a few seconds when it runs here.`);
  if (enrolment.replaces !== undefined)
    out(
      `Keep the older card below it for ${organisation?.retention.conversationDays ?? 30} days: answers signed with it are read until then.`,
    );
  const also = adviser.person === undefined ? [] : refersTo(organisations, adviser.person, enrolment.organisation);
  if (also.length > 0) out(`With the same key in: ${also.join(', ')}, because those refer to "${adviser.person}" too.`);
  for (const id of pinnedElsewhere(organisations, enrolment, adviser.person)) {
    out(`Mind: "${id}" still pins an older card of theirs. Put the new one on top there as well.`);
  }
  return 0;
}

export async function reject(command: Command, { organisations, out }: AdviserCliDeps): Promise<number> {
  const enrolment = await findPending(command, out);
  if (enrolment === undefined) return 1;
  await command.enrolments.reject(enrolment, isPinned(organisations, enrolment.card));
  out(`The request of "${enrolment.adviser}" is gone.`);
  return 0;
}
