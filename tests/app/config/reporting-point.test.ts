/** An adviser who is the reporting point as well stands in a file only beside somebody who is not: talk must be able to be talk. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it, test } from 'vitest';
import { readOrganisation } from '../../../src/organisation/read.ts';
import { readSupplier } from '../../../src/organisation/read-supplier.ts';

const example = await readFile(new URL('../../../organisations/example.yaml', import.meta.url), 'utf8');
const [head = '', samira = '', tom = '', halina = ''] = example.split(/^(?= {2}- id: (?:samira|tom|halina)$)/m);
const FLAG = '    reportingPoint: true\n';
const flagged = (adviser: string): string => adviser.replace(/\n/, `\n${FLAG}`);
const faultsOf = (...parts: readonly string[]): readonly string[] => {
  const result = readOrganisation('x.yaml', parts.join(''));
  return 'faults' in result ? result.faults : [];
};

describe('the file', () => {
  it('is right where for each of their topics there is somebody else who is not', () => {
    expect(faultsOf(head, samira, flagged(tom), halina)).toEqual([]);
    const two = samira.replace('[conduct, integrity]', '[conduct]');
    expect(faultsOf(head, flagged(two), tom, halina)).toEqual([]);
    const result = readOrganisation('x.yaml', [head, samira, flagged(tom), halina].join(''));
    expect('organisation' in result && result.organisation.advisers.map((one) => one.reportingPoint)).toEqual([
      undefined,
      true,
      undefined,
    ]);
  });

  test.each<[string, readonly string[], RegExp]>([
    ['alone', [head, flagged(tom)], /nobody else here talks about conduct: list somebody/],
    ['alone on one of two topics', [head, flagged(samira), tom, halina], /nobody else here talks about integrity:/],
    ['alone on both', [head, flagged(samira)], /about conduct or integrity: .*`topics` of \[conduct, integrity\]/],
  ])('is refused where they are %s, at that very line', (_what, parts, said) => {
    const [fault = '', ...more] = faultsOf(...parts);
    expect(more).toEqual([]);
    const line = parts.join('').split('\n').indexOf(FLAG.trimEnd()) + 1;
    expect(fault).toMatch(new RegExp(`^x\\.yaml:${line}: advisers\\[\\d\\]\\.reportingPoint: is allowed only beside`));
    expect(fault).toMatch(said);
  });

  it('is refused where two are the reporting point and nobody is not', () => {
    const faults = faultsOf(head, flagged(tom), flagged(halina));
    expect(faults.map((one) => one.replace(/^x\.yaml:\d+: (\S+): .*/, '$1'))).toEqual([
      'advisers[0].reportingPoint',
      'advisers[1].reportingPoint',
    ]);
    // Somebody who is not takes the fault of both away.
    expect(faultsOf(head, flagged(tom), flagged(halina), samira)).toEqual([]);
  });

  it('takes false for what it says, and nothing else than true or false', () => {
    expect(faultsOf(head, tom.replace(/\n/, '\n    reportingPoint: false\n'))).toEqual([]);
    expect(faultsOf(head, samira, tom.replace(/\n/, '\n    reportingPoint: yes\n'))[0]).toMatch(
      /advisers\[1\]\.reportingPoint: write true or false/,
    );
  });

  it('says of a supplier’s person too that they are one, in the organisation where they are', () => {
    const wilgenlaan = readSupplier(
      'suppliers/wilgenlaan.yaml',
      'name: Bureau Wilgenlaan\nadvisers:\n  - id: nadia\n    organisations: [example]\n    name: Nadia Bennis\n    languages: [nl]\n    contact: { phone: 030 000 00 04 }\n    hours: {}\n',
    );
    if (!('supplier' in wilgenlaan)) throw new Error(wilgenlaan.faults.join('\n'));
    const suppliers = new Map([['wilgenlaan', wilgenlaan]]);
    const nadia = '  - id: nadia\n    person: wilgenlaan/nadia\n    topics: [conduct]\n    reportingPoint: true\n';
    const beside = readOrganisation('x.yaml', [head, tom, nadia].join(''), suppliers);
    expect('organisation' in beside && beside.organisation.advisers[1]).toMatchObject({
      id: 'nadia',
      reportingPoint: true,
    });
    const alone = readOrganisation('x.yaml', [head, nadia].join(''), suppliers);
    expect('faults' in alone && alone.faults).toEqual([expect.stringContaining('advisers[0].reportingPoint: ')]);
  });
});
