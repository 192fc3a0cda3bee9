/** Writes an adviser's identity and key card into the file that describes them and changes no word of the rest; lists in brackets get spaces. */
import { join } from 'node:path';
import { isMap, isScalar, isSeq, parseDocument, type Document, type YAMLMap } from 'yaml';
import { AppError } from '../../base/errors.ts';
import type { Identity } from '../../core/organisation.ts';
import { namesIn, readOne } from '../../organisation/files.ts';
import { supplierFile, type Suppliers } from '../../organisation/join.ts';
import { readOrganisation } from '../../organisation/read.ts';
import { readSupplier } from '../../organisation/read-supplier.ts';
import { SUPPLIERS_FOLDER } from '../../organisation/suppliers.ts';

/**
 * The file of that organisation, found by the `id` in it: nothing says that a file is called after its id.
 * @throws AppError `ORGANISATION_INVALID` when there is none, or more than one.
 */
export async function organisationFile(folder: string, organisation: string): Promise<string> {
  const found: string[] = [];
  for (const [name, bytes] of await organisationFiles(folder)) {
    const { marks } = readOrganisation(name, bytes);
    if (marks.some(({ kind, id }) => kind === 'id' && id === organisation)) found.push(name);
  }
  const [name, ...others] = found;
  if (name === undefined) throw new AppError('ORGANISATION_INVALID', `no file with id "${organisation}"`);
  if (others.length > 0)
    throw new AppError('ORGANISATION_INVALID', `${found.join(' and ')} both say that they are "${organisation}"`);
  return join(folder, name);
}

/** The file of that supplier, which is called after it. @throws AppError `ORGANISATION_INVALID` when there is none. */
export async function fileOfSupplier(folder: string, supplier: string): Promise<string> {
  const beside = join(folder, SUPPLIERS_FOLDER);
  const { files } = await namesIn(beside);
  const name = files.find((one) => one.replace(/\.ya?ml$/, '') === supplier);
  if (name === undefined) throw new AppError('ORGANISATION_INVALID', `there is no ${supplierFile(supplier)}`);
  return join(beside, name);
}

/** Every organisation file that can be read, by name. */
export async function organisationFiles(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  for (const name of (await namesIn(folder)).files) {
    const read = await readOne(folder, name);
    if (typeof read !== 'string' && 'bytes' in read) found.set(name, read.bytes);
  }
  return found;
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
export function withAdviser(text: string, adviser: string, approved: Approved, suppliers?: Suppliers): string {
  const changed = letIn(text, adviser, approved);
  // The running server keeps the old file when the new one is faulty (one identity for two advisers, say), so
  // that would look approved and not be.
  const read = readOrganisation('with this adviser', changed, suppliers);
  if ('faults' in read) throw new AppError('ORGANISATION_INVALID', read.faults.join('; '));
  return changed;
}

/**
 * The same in the file of a supplier: it counts in every organisation that refers to this person, so each of them is
 * read with it.
 * @param organisations the files beside it, by name.
 * @throws AppError as `withAdviser`, also when another organisation would be refused because of it.
 */
export function withPerson(
  text: string,
  [supplier, person]: readonly [string, string],
  approved: Approved,
  organisations: ReadonlyMap<string, Uint8Array>,
  suppliers: Suppliers,
): string {
  const changed = letIn(text, person, approved);
  const read = readSupplier(supplierFile(supplier), changed);
  if ('faults' in read) throw new AppError('ORGANISATION_INVALID', read.faults.join('; '));
  const after = new Map([...suppliers, [supplier, read]]);
  for (const [name, bytes] of organisations) {
    const [before, now] = [suppliers, after].map((all) => readOrganisation(name, bytes, all));
    if (before !== undefined && 'organisation' in before && now !== undefined && 'faults' in now)
      throw new AppError('ORGANISATION_INVALID', now.faults.join('; '));
  }
  return changed;
}

type Approved = Identity & { readonly card: string };

function letIn(text: string, adviser: string, { issuer, subject, card }: Approved): string {
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
  return document.toString({ lineWidth: 0 });
}
