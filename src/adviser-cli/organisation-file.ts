/** Writes an adviser's identity and key card into an organisation file and leaves everything else as it was. */
import { randomBytes } from 'node:crypto';
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isMap, isScalar, isSeq, parseDocument, type Document, type YAMLMap } from 'yaml';
import { AppError } from '../core/errors.ts';
import type { Identity } from '../core/organisation.ts';
import { readOrganisation } from '../organisation/read.ts';

/**
 * The file of that organisation, found by the `id` in it: nothing says that a file is called after its id.
 * @throws AppError `ORGANISATION_INVALID` when there is none.
 */
export async function organisationFile(folder: string, organisation: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => /^[^.].*\.ya?ml$/.test(name)).toSorted();
  for (const name of names) {
    const path = join(folder, name);
    if (parseDocument(await readFile(path, 'utf8')).get('id') === organisation) return path;
  }
  throw new AppError('ORGANISATION_INVALID', `no file with id "${organisation}"`);
}

function adviserEntry(document: Document, adviser: string): YAMLMap | undefined {
  const advisers = document.get('advisers');
  if (!isSeq(advisers)) return undefined;
  return advisers.items.find((item): item is YAMLMap => isMap(item) && item.get('id') === adviser);
}

function addCard(document: Document, entry: YAMLMap, card: string): void {
  const cards = entry.get('keyCards');
  if (!isSeq(cards)) {
    entry.set('keyCards', document.createNode([card]));
    return;
  }
  const older = cards.items.filter((item) => (isScalar(item) ? item.value : item) !== card);
  cards.items = [document.createNode(card), ...older];
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
  addCard(document, entry, card);
  const changed = document.toString({ lineWidth: 0 });
  // The running server keeps the old file when the new one is faulty (one identity for two advisers, say), so
  // that would look approved and not be.
  const read = readOrganisation('with this adviser', changed);
  if ('faults' in read) throw new AppError('ORGANISATION_INVALID', read.faults.join('; '));
  return changed;
}

/**
 * Reads, changes, writes beside it and renames: a reader sees the old file or the new one, never half of
 * one, also when the power goes. The temporary name does not end in `.yaml`: nobody takes it for a file of ours.
 */
export async function rewrite(path: string, change: (text: string) => string): Promise<void> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new AppError('ORGANISATION_INVALID', 'the file cannot be read', error);
  });
  const changed = change(text);
  const { mode } = await stat(path);
  const beside = join(dirname(path), `.${randomBytes(8).toString('hex')}.tmp`);
  try {
    const file = await open(beside, 'wx', mode & 0o777);
    try {
      await file.writeFile(changed);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw new AppError('ORGANISATION_INVALID', 'the file cannot be written', error);
  }
}
