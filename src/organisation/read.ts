/** One organisation file: bytes → Organisation, or every fault with its line and path. */
import type { Organisation } from '../core/organisation.ts';
import { marksOf, personsOf, signInsOf, type Mark } from './identifiers.ts';
import { join, splitPerson, type Suppliers } from './join.ts';
import { deepFreeze, readYaml, unique } from './read-yaml.ts';
import { organisationSchema } from './schema.ts';

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
  const file = readYaml(name, content, organisationSchema, 'copy organisations/example.yaml and fill it in');
  const { document, lines, result } = file;
  const persons = personsOf(document).map(splitPerson);
  const uses = unique(persons.map(([supplier]) => supplier));
  const referred = persons.flatMap(([of, who]) => suppliers.get(of)?.signIns.get(who) ?? []);
  const whose = { marks: marksOf(document, lines), signIns: [...signInsOf(document), ...referred], uses };
  if ('faults' in result) return { ...whose, faults: result.faults };
  const { data } = result;
  const joined = join(data, suppliers);
  const { faults } = joined;
  if (joined.organisation === undefined || faults.length > 0)
    return { ...whose, faults: unique(faults.map(({ path, sentence }) => file.fault(path, sentence))) };
  let seen = { suppliers, organisation: deepFreeze(joined.organisation) as Organisation | undefined };
  const again = (now: Suppliers): Organisation | undefined => {
    if (!uses.every((id) => now.get(id) === seen.suppliers.get(id)))
      seen = { suppliers: now, organisation: deepFreeze(join(data, now).organisation) };
    return seen.organisation;
  };
  return { ...whose, organisation: joined.organisation, again };
}
