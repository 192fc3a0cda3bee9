/** Of a folder with thousands of files not each is asked about at every look, and still a supplier's change is in force at the next. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { namesIn } from '../../../src/organisation/files.ts';
import { look, type Kept } from '../../../src/organisation/look.ts';
import { lookAtSuppliers, NO_SUPPLIERS } from '../../../src/organisation/suppliers.ts';
import { organisationFile } from '../../support/organisation-file.helper.ts';
import { referring, supplierOf } from '../../support/supplier-file.helper.ts';

let folder: string;
const put = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'supplier-look-'));
  await mkdir(join(folder, 'suppliers'));
  // What was written this short ago is read again in any case.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(folder, { recursive: true });
});

it('whoever refers to a supplier that changed is read again, though nobody asked about their file', async () => {
  await put('suppliers/wilgenlaan.yaml', supplierOf());
  await put('bank.yaml', referring('bank'));
  await put('zorg.yaml', organisationFile({ id: 'zorg', teamIds: ['T0ZORG'] }));
  let suppliers = NO_SUPPLIERS;
  let before: ReadonlyMap<string, Kept> = new Map();
  const names = await namesIn(folder);
  const lookAround = async (asked: boolean): Promise<readonly string[]> => {
    suppliers = await lookAtSuppliers(folder, suppliers);
    const found = await look(folder, names, { before, suppliers: suppliers.states, which: () => asked });
    if (found === 'same') return [];
    const last = before;
    before = new Map(found.map((file) => [file.name, file]));
    return found.filter((file) => last.get(file.name)?.result !== file.result).map(({ name }) => name);
  };
  expect(await lookAround(true)).toEqual(['bank.yaml', 'zorg.yaml']);
  expect(await lookAround(false)).toEqual([]);
  await put('suppliers/wilgenlaan.yaml', supplierOf().replace('Samira', 'Nadia'));
  expect(await lookAround(false)).toEqual(['bank.yaml']);
  expect(await lookAround(false)).toEqual([]);
});
