/**
 * `supplier bill`: all bills of a quarter or of a year, as pages and as a table for the accounts. What was billed once is
 * kept beside them and never computed anew: prices, contracts and numbers of people change, and a bill that was sent does not.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { hasCode } from '../../organisation/has-code.ts';
import type { Bill } from '../../core/billing/bill.ts';
import { clientOf, type Client } from '../../core/billing/client.ts';
import { STATEMENT_AT_LEAST, type Quarter } from '../../core/billing/contract.ts';
import { amountCell, csv } from '../../core/billing/csv.ts';
import { isPool, poolMembers, quarterBills } from '../../core/billing/quarter-bills.ts';
import { yearBills } from '../../core/billing/year-bills.ts';
import { dayIn } from '../../core/calendar.ts';
import { LANGUAGES } from '../../core/organisation.ts';
import { readJson } from '../../base/json.ts';
import { billPage, lineText, type BillPaper } from './bill-page.ts';
import { periodOf, type Billed } from './period.ts';
import { placesOf, Refusal, type Read, type SupplierCliDeps } from './read.ts';
import { settledConsults, statedConsults } from './statements.ts';

export interface BillOrder {
  readonly period: string;
  /** Statements of a quarter, or settlements of a year. */
  readonly files: readonly string[];
  /** Advisers whose statement did not come: their consults are charged now nor later. */
  readonly without: readonly string[];
  readonly first?: number;
}

const filesOf = ({ files }: BillOrder, { from }: SupplierCliDeps): readonly string[] =>
  files.map((path) => resolve(from, path));

const FAULTS = {
  'no-pool-price': 'tariffs: the pool has members, and no price (pool: { consult: … }) held when the year began',
  'no-tariff': 'tariffs: none held in that year',
  'no-price': 'tariffs: no price (perConsult: { consult: … }) held when the year began',
} as const;

async function billsOfQuarter(
  order: BillOrder,
  read: Read,
  { year, quarter }: { readonly year: number; readonly quarter: Quarter },
  clients: readonly Client[],
  deps: SupplierCliDeps,
): Promise<readonly Bill[]> {
  const members = poolMembers(clients, year, quarter);
  const stated = await statedConsults(filesOf(order, deps), read, { form: 'pool', year, quarter });
  const ids = new Set(members.map(({ client }) => client.id));
  const expected = read.supplier.advisers.filter(({ id }) => placesOf(read, id, ids) >= STATEMENT_AT_LEAST);
  const late = expected.filter(({ id }) => !stated.has(id) && !order.without.includes(id)).map(({ id }) => id);
  if (isPool(members) && late.length > 0)
    throw new Refusal(
      `of ${late.join(', ')} no statement was given. Wait for it, or go on with ${late.map((id) => `--without ${id}`).join(' ')}: what they counted is then not charged, this quarter or later`,
    );
  const consults = [...stated.values()].reduce((sum, one) => sum + one, 0);
  return orRefused(quarterBills({ year, quarter, clients, tariffs: read.supplier.tariffs ?? [], consults }));
}
type Fault = { readonly is: keyof typeof FAULTS; readonly organisation?: string };
function orRefused(made: readonly Bill[] | Fault): readonly Bill[] {
  if (!('is' in made)) return made;
  throw new Refusal(`${FAULTS[made.is]}${made.organisation === undefined ? '' : ` (${made.organisation})`}`);
}

const runSchema = z.object({ v: z.literal(1), made: z.iso.date(), bills: z.array(z.custom<BillPaper>()) });
type Run = z.infer<typeof runSchema>;

async function runBefore(path: string): Promise<Run | undefined> {
  try {
    const run = runSchema.safeParse(readJson(await readFile(path, 'utf8'))).data;
    if (run === undefined) throw new Refusal(`${path}: is not what this command wrote; put it back from a copy`);
    return run;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

async function newRun(order: BillOrder, read: Read, at: Billed, deps: SupplierCliDeps): Promise<Run> {
  const made = dayIn(deps.now(), read.supplier.timeZone);
  if (made <= at.period.until)
    throw new Refusal(`${at.label} is not over: whoever comes or leaves until ${at.period.until} still changes it`);
  const clients = read.organisations.flatMap((one) => clientOf(one, read.id) ?? []);
  if (read.faults.length > 0)
    throw new Refusal(
      ['a file is faulty, so somebody would be forgotten. Correct it first:', ...read.faults].join('\n'),
    );
  const bills =
    at.quarter === undefined
      ? orRefused(
          yearBills({
            year: at.year,
            clients,
            tariffs: read.supplier.tariffs ?? [],
            settled: await settledConsults(filesOf(order, deps), read, at.year),
          }),
        )
      : await billsOfQuarter(order, read, { year: at.year, quarter: at.quarter }, clients, deps);
  const { branding, name } = read.supplier;
  return {
    v: 1,
    made,
    bills: bills.map((bill, index) => ({
      supplier: name,
      ...(branding === undefined ? {} : { branding }),
      organisation: clients.find(({ id }) => id === bill.organisation)?.name ?? bill.organisation,
      year: at.year,
      ...(at.quarter === undefined ? {} : { quarter: at.quarter }),
      made,
      reference: `${read.id}-${at.label}-${bill.organisation}`,
      ...(order.first === undefined ? {} : { number: order.first + index }),
      bill,
    })),
  };
}

const HEAD = [
  'number',
  'reference',
  'date',
  'organisation',
  'name',
  'from',
  'until',
  'line',
  'net',
  'vat percent',
  'vat',
  'total',
];
function tableOf({ bills }: Run): string {
  const rows = bills.map(({ number, reference, made, organisation, bill }) => [
    number ?? '',
    reference,
    made,
    bill.organisation,
    organisation,
    bill.period.from,
    bill.period.until,
    bill.lines.map((line) => lineText(line, 'nl')).join(' + '),
    amountCell(bill.net),
    String(bill.vat.percent).replace('.', ','),
    amountCell(bill.vat.cents),
    amountCell(bill.total),
  ]);
  // With the mark by which a spreadsheet knows that this is UTF-8.
  return `\uFEFF${csv([HEAD, ...rows])}`;
}

export async function bill(order: BillOrder, read: Read, deps: SupplierCliDeps): Promise<void> {
  if (read.organisations.some(({ id }) => id === order.period || order.files.includes(id)))
    throw new Refusal(
      'bills are made of all organisations together: what one of them used is known to nobody. Leave its name out',
    );
  const at = periodOf(order.period);
  const kept = join(deps.target, `${read.id}-${at.label}.json`);
  await mkdir(deps.target, { recursive: true });
  const before = await runBefore(kept);
  if (before !== undefined)
    deps.out(`These bills were made on ${before.made}, and are printed as they were then (${kept}).`);
  const run = before ?? (await newRun(order, read, at, deps));
  if (run.bills.length === 0) {
    deps.out(
      `Nothing is billed of ${at.label}${at.quarter === undefined ? ': packages and pools go by the quarter' : ''}.`,
    );
    return;
  }
  if (before === undefined) await writeFile(kept, `${JSON.stringify(run, null, 2)}\n`, { flag: 'wx' });
  for (const one of run.bills)
    for (const language of LANGUAGES) {
      const path = join(deps.target, `${one.reference}-${language}.html`);
      await writeFile(path, billPage(one, language));
      deps.out(path);
    }
  const table = join(deps.target, `${read.id}-${at.label}.csv`);
  await writeFile(table, tableOf(run));
  deps.out(table);
}
