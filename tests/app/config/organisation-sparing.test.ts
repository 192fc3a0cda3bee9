/** Of a folder with thousands of files not each is asked about at every look, and still no change is missed. */
import { link, mkdir, mkdtemp, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { namesIn } from '../../../src/organisation/files.ts';
import { look, type Kept, type Which } from '../../../src/organisation/look.ts';
import { createSparing, tellsWrites, type Sparing } from '../../../src/organisation/sparing.ts';
import { organisationFile } from '../../support/organisation-file.helper.ts';

let folder: string;
let sparing: Sparing;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'sparing-')), 'organisations');
  await mkdir(folder);
  // What was written this short ago is read again in any case.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
  sparing = createSparing(folder);
});
afterEach(async () => {
  sparing.close();
  vi.useRealTimers();
  await rm(join(folder, '..'), { recursive: true });
});

const put = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
const fileOf = (id: string): string => organisationFile({ id, teamIds: [`T0${id.toUpperCase()}`] });
const asKnown = (files: readonly Kept[]) => new Map(files.map((file) => [file.name, file]));
async function lookAgain(before: readonly Kept[], which?: Which): Promise<readonly Kept[]> {
  const found = await look(folder, await namesIn(folder), { before: asKnown(before), suppliers: new Map(), which });
  return found === 'same' ? before : found;
}

describe('a look', () => {
  it('of many files with one change reads and understands that file alone', async () => {
    for (const id of ['bank', 'hout', 'zorg']) await put(`${id}.yaml`, fileOf(id));
    const first = await lookAgain([]);
    expect(await lookAgain(first)).toEqual(first);
    await put('hout.yaml', fileOf('hout').replace('Samira', 'Nadia'));
    const second = await lookAgain(first);
    expect(second.map((file, index) => file === first[index])).toEqual([true, false, true]);
    expect(second.map(({ result }, index) => result === first[index]?.result)).toEqual([true, false, true]);
  });

  it('of some of them takes the others as they were', async () => {
    for (const id of ['bank', 'zorg']) await put(`${id}.yaml`, fileOf(id));
    const first = await lookAgain([]);
    for (const id of ['bank', 'zorg']) await put(`${id}.yaml`, fileOf(id).replace('Samira', 'Nadia'));
    const second = await lookAgain(first, (name) => name === 'zorg.yaml');
    expect(second.map((file, index) => file === first[index])).toEqual([true, false]);
  });

  it('always asks about what may be written elsewhere, and what was not right the last time', async () => {
    await writeFile(join(folder, '..', 'far'), fileOf('bank'));
    await symlink('../far', join(folder, 'bank.yaml'));
    await writeFile(join(folder, '..', 'near'), fileOf('zorg'));
    await link(join(folder, '..', 'near'), join(folder, 'zorg.yaml'));
    await mkdir(join(folder, 'hout.yaml'));
    const first = await lookAgain([]);
    await writeFile(join(folder, '..', 'far'), fileOf('bank').replace('Samira', 'Nadia'));
    await writeFile(join(folder, '..', 'near'), fileOf('zorg').replace('Samira', 'Nadia'));
    await rm(join(folder, 'hout.yaml'), { recursive: true });
    await put('hout.yaml', fileOf('hout'));
    const second = await lookAgain(first, () => false);
    expect(
      second.map(({ name, result }) => [name, 'organisation' in result, first.some((one) => one.result === result)]),
    ).toEqual([
      ['bank.yaml', true, false],
      ['hout.yaml', true, false],
      ['zorg.yaml', true, false],
    ]);
  });
});

const MANY = Array.from({ length: 2000 }, (_, index) => `one-${String(index).padStart(4, '0')}.yaml`);
const [FIRST = '', LAST = '', BESIDE = ''] = [MANY[0], MANY.at(-1), MANY.at(-2)];
const asks = (which: Which | undefined, name: string): boolean => which === undefined || which(name);
const next = (names: readonly string[] = MANY): Promise<Which | undefined> =>
  sparing.look(names, (which) => Promise.resolve(which));

describe('which files are asked about', () => {
  it('all of a folder of some hundreds, at every look', async () => {
    const some = MANY.slice(0, 200);
    expect([await next(some), await next(some)]).toEqual([undefined, undefined]);
  });

  it('all of them in turn, whatever nobody says', async () => {
    await put(LAST, 'id: one');
    await next();
    const asked = new Set<string>();
    for (let looks = 0; looks < 10; looks += 1) {
      const which = await next();
      for (const name of MANY) if (asks(which, name)) asked.add(name);
    }
    expect(asked.size).toBe(MANY.length);
  });

  it('one that was written where it lies, at once', async () => {
    await put(LAST, 'id: one');
    await next();
    await next();
    await put(LAST, 'id: two');
    await vi.waitFor(async () => expect(asks(await next(), LAST)).toBe(true));
  });

  it('all, when one came, went or was replaced, and when another folder stands in its place', async () => {
    await put(FIRST, 'id: one');
    const changes = [
      () => put('new', 'id: two'),
      () => rename(join(folder, 'new'), join(folder, FIRST)),
      () => rm(join(folder, FIRST)),
      () => rename(folder, `${folder}-before`).then(() => mkdir(folder)),
    ];
    for (const change of changes) {
      // Two changes within one tick of the clock of a disk are a matter of how young they are.
      await utimes(folder, 1_000_000_000, 1_000_000_000);
      await next();
      await change();
      expect(await next()).toBeUndefined();
    }
  });

  it('all, after a look that failed', async () => {
    await put(LAST, 'id: one');
    await next();
    await expect(sparing.look(MANY, () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await next()).toBeUndefined();
  });
});

describe.runIf(await tellsWrites(tmpdir()))('where the system tells what is written', () => {
  it('nothing but some hundreds in turn, and what was written', async () => {
    await put(LAST, 'id: one');
    await next();
    const which = await next();
    expect([asks(which, FIRST), asks(which, LAST)]).toEqual([true, false]);
    await put(LAST, 'id: two');
    await vi.waitFor(async () => {
      const which = await next();
      expect([asks(which, LAST), asks(which, BESIDE)]).toEqual([true, false]);
    });
  });
});
