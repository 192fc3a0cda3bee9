/** One organisation file: bytes → Organisation, or every fault with its line and path. */
import type { Organisation } from '../core/organisation.ts';
import { marksOf, personsOf, signInsOf, type Mark } from './identifiers.ts';
import { join, splitPerson, type Suppliers } from './join.ts';
import { deepFreeze, readYaml, unique } from './read-yaml.ts';
import { organisationSchema, type OrganisationFile } from './schema.ts';

const EMPTY = 'copy organisations/example.yaml and fill it in';

/** `marks`: whose file it is, as far as it can be told. */
export type ReadResult = {
  readonly marks: readonly Mark[];
  /** As `isClosed('adviser', …)` asks. */
  readonly signIns: readonly string[];
  /** Ids of the suppliers whose files it refers to: it is to be read again when one of those changes. */
  readonly uses: readonly string[];
} & (
  | {
      readonly organisation: Organisation;
      /**
       * The same text with what suppliers say now, however wrong the two are together: who left a supplier is gone, and
       * nobody is more than before. The same object while nothing changed; `undefined` when nobody is left.
       */
      readonly again: (suppliers: Suppliers) => Organisation | undefined;
    }
  | { readonly faults: readonly string[] }
);

const NONE: Suppliers = new Map();

/** `name` is how the file is called in messages. `suppliers`: what their files say now. */
export function readOrganisation(name: string, content: string | Uint8Array, suppliers: Suppliers = NONE): ReadResult {
  const { places, result, fault } = readYaml(name, content, organisationSchema, EMPTY);
  const persons = personsOf(places).map(splitPerson);
  const uses = unique(persons.map(([supplier]) => supplier));
  const referred = persons.flatMap(([of, who]) => suppliers.get(of)?.signIns.get(who) ?? []);
  const whose = { marks: marksOf(places), signIns: [...signInsOf(places), ...referred], uses };
  if ('faults' in result) return { ...whose, faults: result.faults };
  const { organisation, faults } = join(result.data, suppliers);
  if (organisation === undefined || faults.length > 0)
    return { ...whose, faults: unique(faults.map(({ path, sentence }) => fault(path, sentence))) };
  deepFreeze(organisation);
  const again = uses.length === 0 ? always(organisation) : againOf(result.data, organisation, uses, suppliers);
  return { ...whose, organisation, again };
}

/** Apart from the reading, as is the next: a closure made within it would keep all that was made on the way. */
const always = (organisation: Organisation) => () => organisation;
function againOf(file: OrganisationFile, organisation: Organisation, uses: readonly string[], suppliers: Suppliers) {
  let seen: { readonly suppliers: Suppliers; readonly organisation: Organisation | undefined } = {
    suppliers,
    organisation,
  };
  return (now: Suppliers): Organisation | undefined => {
    if (!uses.every((id) => now.get(id) === seen.suppliers.get(id)))
      seen = { suppliers: now, organisation: deepFreeze(join(file, now).organisation) };
    return seen.organisation;
  };
}
