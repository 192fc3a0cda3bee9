/** Requirement 85 and the reporting point, as the operator hears of them: each is a warning with what to do, never a stop. */
import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { checkParties } from '../../../src/commands/doctor/parties.ts';
import type { Adviser, Organisation } from '../../../src/core/organisation.ts';
import { readOrganisation } from '../../../src/organisation/read.ts';
import { readSupplier } from '../../../src/organisation/read-supplier.ts';
import { generateAdviserKeys } from '../../../src/seal/slots.ts';
import { withoutRemedy } from '../../support/doctor.helper.ts';

const at = (path: string) => new URL(`../../../${path}`, import.meta.url);
async function organisationOf(path: string): Promise<Organisation> {
  const result = readOrganisation('x.yaml', await readFile(at(path)));
  if ('faults' in result) throw new Error(result.faults.join('\n'));
  return result.organisation;
}
const example = await organisationOf('organisations/example.yaml');
const with_ = (more: Readonly<Record<string, Partial<Adviser>>>, of: Organisation = example): Organisation => ({
  ...of,
  advisers: of.advisers.map((one) => ({ ...one, ...more[one.id] })),
});
const found = (organisation: Organisation) => {
  const findings = checkParties([organisation]);
  expect(withoutRemedy(findings)).toEqual([]);
  return findings.map(({ id, level, message }) => [`${level} ${id}`, message] as const);
};

test('a file in which everything is arranged is passed over', () => {
  expect(checkParties([example])).toEqual([]);
});

test('the reporting point is named, and that nobody else can be written to about the same yet', async () => {
  const [first, alone, ...more] = found(with_({ tom: { reportingPoint: true } }));
  expect(first).toEqual([
    'warn people.reporting-point',
    expect.stringContaining('Tom de Wit is the reporting point too'),
  ]);
  expect(alone).toEqual(['warn people.reporting-point-alone', expect.stringContaining('about conduct nobody but Tom')]);
  expect(more).toEqual([]);
  const { keyCard } = await generateAdviserKeys();
  const reachable = with_({ tom: { reportingPoint: true }, halina: { keyCards: [keyCard] } });
  expect(found(reachable).map(([id]) => id)).toEqual(['warn people.reporting-point']);
});

test('85: no procedure is missed for an internal adviser who is not certified, and for nobody else', () => {
  const { complaintsProcedure: _none, ...links } = example.links;
  const without = { ...example, links };
  expect(found(without)).toEqual([
    ['warn people.complaints-procedure', expect.stringMatching(/complaint about Tom de Wit: /)],
  ]);
  expect(checkParties([with_({ tom: { certified: true } }, without)])).toEqual([]);
});

test('85: no rules of a supplier are missed for an external adviser, wherever they may stand', () => {
  const { supplierComplaints: _none, ...links } = example.links;
  const without = { ...example, links };
  expect(found(without)).toEqual([
    ['warn people.supplier-complaints', expect.stringContaining('of Samira el Idrissi, Halina Kowalska.')],
  ]);
  const own = { supplierComplaints: 'https://wilgenlaan.example/klachten' };
  expect(checkParties([with_({ samira: own, halina: own }, without)])).toEqual([]);
});

test('a supplier says it once, for every organisation of its people', () => {
  const bureau =
    'name: Bureau Linde\ncomplaints: https://linde.example/klachten\nadvisers:\n  - id: nadia\n    organisations: [bank]\n';
  const supplier = readSupplier(
    'suppliers/linde.yaml',
    `${bureau}    name: Nadia Bennis\n    languages: [nl]\n    contact: { phone: 030 000 00 04 }\n    hours: {}\n`,
  );
  if (!('supplier' in supplier)) throw new Error(supplier.faults.join('\n'));
  const file = 'id: bank\nname: Bank\nadvisers:\n  - { id: nadia, person: linde/nadia, topics: [conduct] }\n';
  const bank = readOrganisation('bank.yaml', file, new Map([['linde', supplier]]));
  if ('faults' in bank) throw new Error(bank.faults.join('\n'));
  expect(bank.organisation.advisers[0]?.supplierComplaints).toBe('https://linde.example/klachten');
  expect(checkParties([bank.organisation])).toEqual([]);
});

test('one page for two suppliers is the rules of one of them at most', () => {
  const two = with_({ halina: { supplier: 'Bureau Linde' } });
  expect(found(two)).toEqual([
    ['warn people.supplier-complaints', expect.stringContaining('the rules of Bureau Wilgenlaan and of Bureau Linde')],
  ]);
  const own = { supplier: 'Bureau Linde', supplierComplaints: 'https://linde.example/klachten' };
  expect(checkParties([with_({ halina: own })])).toEqual([]);
});

test('the file of release 0.2.0 is read as it is', async () => {
  const [name = ''] = (await readdir(at('tests/fixtures/0.2.0/organisations'))).filter((one) => one.endsWith('.yaml'));
  const old = await organisationOf(`tests/fixtures/0.2.0/organisations/${name}`);
  expect(found(old).every(([id]) => id.startsWith('warn '))).toBe(true);
  expect(old.advisers.some((one) => 'reportingPoint' in one || 'supplierComplaints' in one)).toBe(false);
});
