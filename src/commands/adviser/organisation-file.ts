/** Writes an adviser's identity and key card into an organisation file and changes no word of the rest; lists in brackets get spaces. */
import { join } from 'node:path';
import { isMap, isScalar, isSeq, parseDocument, type Document, type YAMLMap } from 'yaml';
import { AppError } from '../../base/errors.ts';
import type { Identity } from '../../core/organisation.ts';
import { namesIn, readOne } from '../../organisation/files.ts';
import { readOrganisation } from '../../organisation/read.ts';

/**
 * The file of that organisation, found by the `id` in it: nothing says that a file is called after its id.
 * @throws AppError `ORGANISATION_INVALID` when there is none, or more than one.
 */
export async function organisationFile(folder: string, organisation: string): Promise<string> {
  const found: string[] = [];
  for (const name of (await namesIn(folder)).files) {
    const read = await readOne(folder, name);
    if (typeof read === 'string' || 'unreadable' in read) continue;
    const { marks } = readOrganisation(name, read.bytes);
    if (marks.some(({ kind, id }) => kind === 'id' && id === organisation)) found.push(name);
  }
  const [name, ...others] = found;
  if (name === undefined) throw new AppError('ORGANISATION_INVALID', `no file with id "${organisation}"`);
  if (others.length > 0)
    throw new AppError('ORGANISATION_INVALID', `${found.join(' and ')} both say that they are "${organisation}"`);
  return join(folder, name);
}

function adviserEntry(document: Document, adviser: string): YAMLMap | undefined {
  const advisers = document.get('advisers');
  if (!isSeq(advisers)) return undefined;
  return advisers.items.find((item): item is YAMLMap => isMap(item) && item.get('id') === adviser);
}

function addKeyCard(document: Document, entry: YAMLMap, keyCard: string): void {
  const cards = entry.get('keyCards');
  if (!isSeq(cards)) {
    entry.set('keyCards', document.createNode([keyCard]));
    return;
  }
  const older = cards.items.filter((item) => (isScalar(item) ? item.value : item) !== keyCard);
  cards.items = [document.createNode(keyCard), ...older];
  // `keyCards: []` would otherwise keep its one-line form and run past any editor's edge.
  cards.flow = false;
}

/**
 * The text of the file with the adviser let in: this identity, this card first, older cards after it.
 * @throws AppError `ORGANISATION_INVALID` when the text is no such file, or would be a faulty one.
 */
export function withAdviser(
  text: string,
  adviser: string,
  { issuer, subject, card }: Identity & { card: string },
): string {
  const document = parseDocument(text);
  if (document.errors.length > 0) throw new AppError('ORGANISATION_INVALID', 'the file is not YAML');
  const entry = adviserEntry(document, adviser);
  if (entry === undefined) throw new AppError('ORGANISATION_INVALID', 'the file does not list this adviser');
  const identity = entry.get('identity');
  if (isMap(identity)) {
    // Value by value, so that a comment beside one stays.
    identity.set('issuer', issuer);
    identity.set('subject', subject);
  } else {
    entry.set('identity', document.createNode({ issuer, subject }));
  }
  addKeyCard(document, entry, card);
  const changed = document.toString({ lineWidth: 0 });
  // The running server keeps the old file when the new one is faulty (one identity for two advisers, say), so
  // that would look approved and not be.
  const read = readOrganisation('with this adviser', changed);
  if ('faults' in read) throw new AppError('ORGANISATION_INVALID', read.faults.join('; '));
  return changed;
}
