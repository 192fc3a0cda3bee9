/**
 * The files of suppliers, in `suppliers/` beside the organisation files. Each is judged by itself: of a faulty one the
 * last good version stays in force, for every organisation that refers to it.
 */
import { join as joinPath } from 'node:path';
import { hasCode } from './has-code.ts';
import { namesIn, NO_NAMES, readOne } from './files.ts';
import type { SupplierState, Suppliers } from './join.ts';
import { readSupplier, type ReadSupplier } from './read-supplier.ts';
import type { Refused } from './reconcile.ts';

export const SUPPLIERS_FOLDER = 'suppliers';
const ID = /^([a-z0-9][a-z0-9-]{0,39})\.ya?ml$/;

interface Kept {
  readonly digest: string;
  /** `undefined`: read it again at the next look. */
  readonly stamp: string | undefined;
  readonly read: ReadSupplier;
}
export interface SupplierLook {
  readonly files: ReadonlyMap<string, Kept>;
  readonly states: Suppliers;
  readonly refused: readonly Refused[];
  readonly ignored: readonly string[];
}
export const NO_SUPPLIERS: SupplierLook = { files: new Map(), states: new Map(), refused: [], ignored: [] };

/** Nothing is wrong in either, and of each supplier the very same is in force. */
export const isSameLook = (a: SupplierLook, b: SupplierLook): boolean =>
  a.refused.length + b.refused.length === 0 && isSameStates(a.states, b.states);
const isSameStates = (a: Suppliers, b: Suppliers): boolean =>
  a.size === b.size && [...a].every(([id, state]) => b.get(id) === state);

const called = (name: string): string => `${SUPPLIERS_FOLDER}/${name}`;
const refusal = (name: string, faults: readonly string[], served: boolean): Refused => ({
  name: called(name),
  faults,
  served,
  marks: [],
  signIns: [],
});

/** The state of before, where it is still what holds: what was made of it stays. */
function stateOf(read: ReadSupplier, isSame: boolean, before: SupplierState | undefined): SupplierState {
  if (before !== undefined && isSame) return before;
  if ('supplier' in read) return { supplier: read.supplier, signIns: read.signIns };
  return before?.supplier === undefined ? { signIns: read.signIns } : before;
}

async function filesIn(folder: string): Promise<Awaited<ReturnType<typeof namesIn>> | 'unreadable'> {
  try {
    return await namesIn(folder);
  } catch (error) {
    return hasCode(error, 'ENOENT') ? NO_NAMES : 'unreadable';
  }
}

/** @param organisations the folder of the organisation files. */
export async function lookAtSuppliers(organisations: string, before: SupplierLook): Promise<SupplierLook> {
  const folder = joinPath(organisations, SUPPLIERS_FOLDER);
  const names = await filesIn(folder);
  const hold = (sentence: string): SupplierLook => {
    const fault = {
      ...refusal('', [`${SUPPLIERS_FOLDER}:1: ${sentence}`], before.states.size > 0),
      name: SUPPLIERS_FOLDER,
    };
    return { ...before, refused: [fault] };
  };
  if (names === 'unreadable')
    return hold('the folder cannot be read: give the user that runs the server the right to read it');
  // An emptied folder is a volume that went away, not every supplier leaving at once.
  if (names.files.length === 0 && before.files.size > 0)
    return hold('there is no .yaml file in the folder any more; what was read before goes on until the next start');

  const files = new Map<string, Kept>();
  const states = new Map<string, SupplierState>();
  const refused: Refused[] = [];
  for (const name of names.files) {
    const id = ID.exec(name)?.[1];
    if (id === undefined || states.has(id)) {
      const sentence =
        id === undefined
          ? 'is called after its supplier: at most 40 lower-case letters, digits and dashes, then .yaml'
          : `there is another file for "${id}"; keep one of the two`;
      refused.push(refusal(name, [`${called(name)}:1: ${sentence}`], false));
      continue;
    }
    const known = before.files.get(name);
    const kept = await readKept(folder, name, known);
    if (kept === 'gone') continue;
    const state = stateOf(kept.read, kept.read === known?.read, before.states.get(id));
    files.set(name, kept);
    states.set(id, state);
    if ('faults' in kept.read) refused.push(refusal(name, kept.read.faults, state.supplier !== undefined));
  }
  const same = isSameStates(states, before.states) ? before.states : states;
  return { files, states: same, refused, ignored: names.ignored.map(called) };
}

async function readKept(folder: string, name: string, known: Kept | undefined): Promise<Kept | 'gone'> {
  const found = await readOne(folder, name, known?.stamp);
  if (found === 'gone') return found;
  if (found === 'unchanged' && known !== undefined) return known;
  if (found === 'unchanged' || 'unreadable' in found) {
    const sentence = found === 'unchanged' ? 'cannot be read now' : found.unreadable;
    const read = {
      faults: [`${called(name)}:1: ${sentence}`],
      signIns: known?.read.signIns ?? new Map<string, string>(),
    };
    return { digest: '', stamp: undefined, read };
  }
  const read = known?.digest === found.digest ? known.read : readSupplier(called(name), found.bytes);
  return { digest: found.digest, stamp: found.settled ? found.stamp : undefined, read };
}
