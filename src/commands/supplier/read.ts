/** The supplier's file and those of all organisations, for one command. */
import { variables } from '../../app/config/index.ts';
import { readVariables, type Environment } from '../../app/config/fields.ts';
import { isServedBy, type Organisation } from '../../core/organisation.ts';
import { z } from 'zod';
import { supplierFile, type Supplier, type Suppliers } from '../../organisation/join.ts';
import { FOLDER_UNREADABLE, readFolder } from '../read-folder.ts';

export interface SupplierCliDeps {
  readonly env: Environment;
  /** The folder in which offers and bills are written; it is made when absent. */
  readonly target: string;
  /** Files are named from here. */
  readonly from: string;
  /** Writes one line for the operator. */
  readonly out: (line: string) => void;
  readonly now: () => Date;
}

/** Why something was not done, as lines for the operator. */
export class Refusal extends Error {}

export interface Read {
  readonly folder: string;
  readonly id: string;
  readonly supplier: Supplier;
  readonly suppliers: Suppliers;
  readonly organisations: readonly Organisation[];
  /** Of files that are not in `organisations`. */
  readonly faults: readonly string[];
}

const folderVariables = z.object({ ORGANISATIONS_DIR: variables.shape.ORGANISATIONS_DIR });

/** @throws Refusal when there is no such supplier, or its file is faulty. */
export async function readFiles(id: string, env: Environment): Promise<Read> {
  const faults: string[] = [];
  const folder = readVariables(folderVariables, env, faults)?.ORGANISATIONS_DIR;
  if (folder === undefined) throw new Refusal(faults.join('\n'));
  const files = await readFolder(folder);
  if (files === 'unreadable') throw new Refusal(FOLDER_UNREADABLE);
  const { suppliers: looked, organisations, faulty, ignored } = files;
  const supplier = looked.states.get(id)?.supplier;
  if (supplier === undefined) {
    const own = looked.refused.filter(({ name }) => name.startsWith(`suppliers/${id}.`)).flatMap((one) => one.faults);
    const others = [...looked.states.keys()].join(', ');
    throw new Refusal(
      own.length > 0
        ? own.join('\n')
        : `there is no ${supplierFile(id)} in ORGANISATIONS_DIR${others === '' ? '; copy organisations/suppliers/example.yaml' : `; there is: ${others}`}`,
    );
  }
  faults.push(...ignored, ...[...looked.refused, ...faulty].flatMap((one) => one.faults));
  return { folder, id, supplier, suppliers: looked.states, organisations, faults };
}

/** Those that the supplier is paid by, or whose advisers are its people. */
export const served = ({ id, organisations }: Read): readonly Organisation[] =>
  organisations.filter((one) => isServedBy(one, id));

/** For how many of these organisations somebody in its file is an adviser. */
export const placesOf = ({ id, organisations }: Read, person: string, among: ReadonlySet<string>): number =>
  organisations.filter(
    (one) => among.has(one.id) && one.advisers.some((adviser) => adviser.person === `${id}/${person}`),
  ).length;
