/** The organisation files of a folder and their suppliers', each as it lies there, for a command that looks once. */
import type { Organisation } from '../core/organisation.ts';
import { ignoredSentence, namesIn, readOne } from '../organisation/files.ts';
import { readOrganisation } from '../organisation/read.ts';
import { lookAtSuppliers, NO_SUPPLIERS, type SupplierLook } from '../organisation/suppliers.ts';

export interface ReadFolder {
  readonly suppliers: SupplierLook;
  readonly organisations: readonly Organisation[];
  /** Files that are not in `organisations`, each with its faults. */
  readonly faulty: readonly { readonly name: string; readonly faults: readonly string[] }[];
  /** Sentences about names that look like organisation files and are not read. */
  readonly ignored: readonly string[];
}
export const FOLDER_UNREADABLE = 'ORGANISATIONS_DIR cannot be read: name the folder with the organisation files';

/** `unreadable`: the folder itself. A fault in one file costs the others nothing. */
export async function readFolder(folder: string): Promise<ReadFolder | 'unreadable'> {
  const names = await namesIn(folder).catch(() => undefined);
  if (names === undefined) return 'unreadable';
  const suppliers = await lookAtSuppliers(folder, NO_SUPPLIERS);
  const organisations: Organisation[] = [];
  const faulty: { name: string; faults: readonly string[] }[] = [];
  for (const name of names.files) {
    const read = await readOne(folder, name);
    if (typeof read === 'string') continue;
    const result =
      'unreadable' in read
        ? { faults: [`${name}:1: ${read.unreadable}`] }
        : readOrganisation(name, read.bytes, suppliers.states);
    if ('organisation' in result) organisations.push(result.organisation);
    else faulty.push({ name, faults: result.faults });
  }
  return { suppliers, organisations, faulty, ignored: names.ignored.map(ignoredSentence) };
}
