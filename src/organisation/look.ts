/** One look at the organisation files of a folder: what is read of them, and what stays as it was read before. */
import { readOne, type FolderNames } from './files.ts';
import type { Suppliers } from './join.ts';
import { readOrganisation } from './read.ts';
import type { FileResult } from './reconcile.ts';

export interface Kept extends FileResult {
  readonly digest: string;
  /** `undefined`: read it again at the next look, whatever its times say. */
  readonly stamp: string | undefined;
  /** It lies, or may be written, in another folder as well: a link, or a volume of its own. */
  readonly isElsewhere: boolean;
  /** As they were when it was read. */
  readonly suppliers: Suppliers;
}
/** Whether to ask about a file that is settled and lies here. */
export type Which = (name: string) => boolean;
interface Before {
  readonly before: ReadonlyMap<string, Kept>;
  readonly suppliers: Suppliers;
  /** Absent: all are asked about. */
  readonly which?: Which | undefined;
}

/** So many questions to the disk at a time: one by one each costs eight times as much. */
const AT_ONCE = 16;

/** What its suppliers say belongs to a file. */
const isStale = (known: Kept | undefined, suppliers: Suppliers): boolean =>
  known?.result.uses.some((id) => known.suppliers.get(id) !== suppliers.get(id)) === true;

interface Restless {
  readonly suppliers: Suppliers;
  readonly names: ReadonlySet<string>;
}
/** By what was read before: while nothing changes, no look goes through thousands of readings for them. */
const restlessNames = new WeakMap<Before['before'], Restless>();

/** Whom each look asks about, whatever was said or not. */
function restlessOf({ before, suppliers }: Before): ReadonlySet<string> {
  const last = restlessNames.get(before);
  if (last?.suppliers === suppliers) return last.names;
  const found = [...before.values()].filter(
    (known) => known.stamp === undefined || known.isElsewhere || isStale(known, suppliers),
  );
  const names = new Set(found.map(({ name }) => name));
  restlessNames.set(before, { suppliers, names });
  return names;
}

/**
 * Reads the files that may have changed. A file counts as seen only after it was read: one that cannot be read, or is
 * being written, is tried again at every look. `same`: of some that were asked about, nothing is other than before.
 */
export async function look(folder: string, names: FolderNames, how: Before): Promise<readonly Kept[] | 'same'> {
  const { before, which } = how;
  const restless = restlessOf(how);
  const asked = names.files.filter(
    (name) => which === undefined || which(name) || restless.has(name) || !before.has(name),
  );
  const found = new Map<string, Kept | undefined>();
  for (let from = 0; from < asked.length; from += AT_ONCE)
    await Promise.all(
      asked.slice(from, from + AT_ONCE).map(async (name) => found.set(name, await lookAtOne(folder, name, names, how))),
    );
  if (which !== undefined && asked.every((name) => found.get(name) === before.get(name))) return 'same';
  return names.files.flatMap((name) => (found.has(name) ? found.get(name) : before.get(name)) ?? []);
}

/** `undefined`: it is gone. The same object as before when it is unchanged. */
async function lookAtOne(
  folder: string,
  name: string,
  { links, device }: FolderNames,
  { before, suppliers }: Before,
): Promise<Kept | undefined> {
  const known = before.get(name);
  const stale = isStale(known, suppliers);
  const found = await readOne(folder, name, stale ? undefined : known?.stamp);
  if (found === 'gone') return undefined;
  if (found === 'unchanged') return known;
  if ('unreadable' in found) {
    const { marks, signIns, uses } = known?.result ?? { marks: [], signIns: [], uses: [] };
    const result = { faults: [`${name}:1: ${found.unreadable}`], marks, signIns, uses };
    return { name, digest: '', stamp: undefined, isElsewhere: false, result, suppliers };
  }
  const { digest, settled, bytes, stamp } = found;
  // The same object for the same bytes: pages and hours that were made of it stay.
  const result = known?.digest === digest && !stale ? known.result : readOrganisation(name, bytes, suppliers);
  const isElsewhere = links.has(name) || found.names > 1 || found.device !== device;
  return { name, digest, stamp: settled ? stamp : undefined, isElsewhere, result, suppliers };
}

/** Of each file the very result that was there before. */
export const isSameFiles = (files: readonly Kept[], before: ReadonlyMap<string, Kept>): boolean =>
  files.length === before.size && files.every(({ name, result }) => before.get(name)?.result === result);
