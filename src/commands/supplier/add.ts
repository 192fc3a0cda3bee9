/** `supplier add`: a new client's file, in ten lines, and what is to be done next. */
import { access, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Form } from '../../core/billing/contract.ts';
import type { CalendarDay } from '../../core/calendar.ts';
import { isAppError } from '../../base/errors.ts';
import { supplierFile } from '../../organisation/join.ts';
import { withOrganisation } from '../../organisation/place-person.ts';
import { readOrganisation } from '../../organisation/read.ts';
import { readSupplier } from '../../organisation/read-supplier.ts';
import { fileOfSupplier } from '../adviser/organisation-file.ts';
import { rewrite } from '../adviser/rewrite.ts';
import { missingIn } from './missing.ts';
import { Refusal, type Read } from './read.ts';

export interface NewClient {
  readonly id: string;
  readonly name: string;
  readonly people: number;
  readonly form: Form;
  readonly from: CalendarDay;
  /** Ids in the supplier's file; empty: everybody in it. */
  readonly advisers: readonly string[];
}

/** As YAML reads it back, whatever signs are in it. */
const quoted = (text: string): string => JSON.stringify(text);

function textOf({ id, name, people, form, from }: NewClient, supplier: string, advisers: readonly string[]): string {
  return `# ${supplierFile(supplier)} says who they are; this file says where. See organisations/example.yaml for all that can stand here.
id: ${id}
name: ${quoted(name)}
people: ${people}
contract: { supplier: ${supplier}, form: ${form}, from: ${from} }
# slack: { teamIds: [T…], publishers: [U…] }
# teams: { tenantIds: [00000000-0000-0000-0000-000000000000], publishers: [] }
advisers:
${advisers.map((one) => `  - { id: ${one}, person: ${supplier}/${one}, topics: [conduct] }\n`).join('')}`;
}

/** Nothing is written unless both files are right as they will be. */
export async function add(
  client: NewClient,
  read: Read,
  today: CalendarDay,
  out: (line: string) => void,
): Promise<void> {
  const name = `${client.id}.yaml`;
  const path = join(read.folder, name);
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (isThere || read.organisations.some(({ id }) => id === client.id))
    throw new Refusal(`there is an organisation "${client.id}" already: choose another id, or change its file`);
  const known = read.supplier.advisers.map(({ id }) => id);
  const unknown = client.advisers.filter((one) => !known.includes(one));
  if (unknown.length > 0)
    throw new Refusal(`${supplierFile(read.id)} lists no ${unknown.join(', ')}; it lists: ${known.join(', ')}`);
  const people = client.advisers.length === 0 ? known : client.advisers;

  const text = textOf(client, read.id, people);
  let missing: readonly string[] = [];
  // The supplier's file first: until it names the organisation, nobody in it may be referred to.
  await rewrite(await fileOfSupplier(read.folder, read.id), (before) => {
    const after = withOrganisation(before, client.id, people);
    const supplier = readSupplier(supplierFile(read.id), after);
    if ('faults' in supplier) throw new Refusal(supplier.faults.join('\n'));
    const result = readOrganisation(name, text, new Map([...read.suppliers, [read.id, supplier]]));
    if ('faults' in result) throw new Refusal(result.faults.join('\n'));
    missing = missingIn(result.organisation, read.id, today);
    return after;
  }).catch((error: unknown): never => {
    throw isAppError(error) ? new Refusal(error.message) : error;
  });
  await writeFile(path, text, { flag: 'wx' });

  out(`${path}   ${people.length} of ${known.length} advisers, ${client.form} from ${client.from}`);
  out('Next:');
  for (const line of missing) out(`  - ${line}`);
  out('  - sector: education, childcare, care, government or other; the page before the first word names duties by it');
  out(`  - the poster, when its address is known: npm run poster -- ${client.id}`);
  out('  - the card: whoever is named as publisher sends it from the app, after the advisers’ keys are approved');
  out(`  - look again: npm run supplier -- check ${read.id}`);
}
