/** `npm run supplier -- …`: from an offer to a bill, for the office of an external supplier. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { FORMS } from '../../core/billing/contract.ts';
import { tariffOn } from '../../core/billing/tariffs.ts';
import { dayIn } from '../../core/calendar.ts';
import { isDay } from '../../core/days.ts';
import { LANGUAGES } from '../../core/organisation.ts';
import { add } from './add.ts';
import { bill } from './bill.ts';
import { missingIn, missingOf } from './missing.ts';
import { offerPage } from './offer-page.ts';
import { readFiles, Refusal, served, type Read, type SupplierCliDeps } from './read.ts';
import { readStatement } from './statements.ts';

export type { SupplierCliDeps } from './read.ts';

const USAGE = `npm run supplier -- <command> <supplier> … [--env <file>]
  offer <supplier> <name> --people <n>       an offer that prints, in each language
  add <supplier> <id> <name> --people <n>    a new organisation: its file, and what is to be done next
      [--form package|pool|per-consult] [--from <day>] [--adviser <id>]…
  check <supplier>                           what is missing, per organisation
  statement <supplier> <file>…               reads what advisers handed in after a quarter
  bill <supplier> <2026-q2> [<statement>…]   packages and the pool of a quarter
  bill <supplier> <2026> [<settlement>…]     contracts per consult, once a year, after the yearly account
      [--without <adviser>]… [--first <invoice number>]
  <supplier>    the name of its file in ORGANISATIONS_DIR/suppliers, without .yaml
  --env <file>  variables from a file such as .env; those already set win`;

const OPTIONS = {
  people: { type: 'string' },
  form: { type: 'string' },
  from: { type: 'string' },
  first: { type: 'string' },
  adviser: { type: 'string', multiple: true },
  without: { type: 'string', multiple: true },
} as const;
type Values = ReturnType<typeof parse>['values'];
const parse = (args: readonly string[]) =>
  parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });

const SLUG = /^[a-z0-9][a-z0-9-]{0,39}$/;
const wholeFrom = (text: string | undefined, what: string): number => {
  if (text === undefined || !/^[1-9]\d{0,8}$/.test(text)) throw new Refusal(`${what}: write a whole number from 1 up`);
  return Number(text);
};
const fileName = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/[^\w]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 40) || 'offer';

async function offer(read: Read, name: string, values: Values, deps: SupplierCliDeps): Promise<void> {
  const made = dayIn(deps.now(), read.supplier.timeZone);
  const tariff = tariffOn(read.supplier.tariffs ?? [], made);
  if (tariff === undefined)
    throw new Refusal('tariffs: no price holds today; see organisations/suppliers/example.yaml');
  const people = wholeFrom(values.people, '--people');
  await mkdir(deps.target, { recursive: true });
  for (const language of LANGUAGES) {
    const path = join(deps.target, `offer-${read.id}-${fileName(name)}-${language}.html`);
    await writeFile(path, offerPage({ supplier: read.supplier, tariff, organisation: name, people, made }, language));
    deps.out(path);
  }
  deps.out(`When they say yes: npm run supplier -- add ${read.id} <id> ${JSON.stringify(name)} --people ${people}`);
}

async function addOne(read: Read, id: string, name: string, values: Values, deps: SupplierCliDeps): Promise<void> {
  const today = dayIn(deps.now(), read.supplier.timeZone);
  const form = FORMS.find((one) => one === (values.form ?? 'package'));
  if (form === undefined) throw new Refusal(`--form: write ${FORMS.join(', ')}`);
  const from = values.from ?? today;
  if (!isDay(from)) throw new Refusal('--from: write an existing day as 2026-12-31');
  const people = wholeFrom(values.people, '--people');
  await add({ id, name, people, form, from, advisers: values.adviser ?? [] }, read, today, deps.out);
}

function check(read: Read, deps: SupplierCliDeps): number {
  const today = dayIn(deps.now(), read.supplier.timeZone);
  const of = (name: string, lines: readonly string[]): void => {
    deps.out(`${name}${lines.length === 0 ? ': everything is there' : ''}`);
    for (const line of lines) deps.out(`  - ${line}`);
  };
  of(read.supplier.name, missingOf(read, today));
  for (const one of served(read)) of(`${one.id} (${one.name})`, missingIn(one, read.id, today));
  for (const fault of read.faults) deps.out(fault);
  return read.faults.length === 0 ? 0 : 1;
}

async function statements(read: Read, paths: readonly string[], deps: SupplierCliDeps): Promise<void> {
  for (const path of paths) {
    const { person, statement } = await readStatement(resolve(deps.from, path), read);
    const { form, year, quarter, consults, organisations, day } = statement;
    deps.out(
      `${path}: ${consults} consults in quarter ${quarter} of ${year}, ${form}, over ${organisations} organisations together; signed by ${person} on ${day}`,
    );
  }
}

/** @returns `undefined` when these words are no command. */
async function run(args: readonly string[], deps: SupplierCliDeps): Promise<number | undefined> {
  const { positionals, values } = parse(args);
  const [command, supplier, first, second, ...more] = positionals;
  if (command === undefined || supplier === undefined || !SLUG.test(supplier)) return undefined;
  const files = (): Promise<Read> => readFiles(supplier, deps.env);
  if (command === 'offer' && first !== undefined && second === undefined)
    await offer(await files(), first, values, deps);
  else if (command === 'add' && first !== undefined && SLUG.test(first) && second !== undefined && more.length === 0)
    await addOne(await files(), first, second, values, deps);
  else if (command === 'check' && first === undefined) return check(await files(), deps);
  else if (command === 'statement' && first !== undefined) await statements(await files(), positionals.slice(2), deps);
  else if (command === 'bill' && first !== undefined) {
    const given = positionals.slice(3);
    const read = await files();
    await bill(
      {
        period: first,
        files: given,
        without: values.without ?? [],
        ...(values.first === undefined ? {} : { first: wholeFrom(values.first, '--first') }),
      },
      read,
      deps,
    );
  } else return undefined;
  return 0;
}

/** @returns the exit code: 0 done, 1 not done and the reason was printed, 2 wrong arguments. Faults of the disk are thrown. */
export async function runSupplierCommand(argv: readonly string[], deps: SupplierCliDeps): Promise<number> {
  try {
    const code = await run(argv, deps);
    if (code !== undefined) return code;
    deps.out(USAGE);
    return 2;
  } catch (error) {
    if (error instanceof Refusal) {
      deps.out(error.message);
      return 1;
    }
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
      deps.out(USAGE);
      return 2;
    }
    throw error;
  }
}
