/** Where a consult is counted at all: never where the number would be one organisation's alone and small. */
import { describe, expect, test } from 'vitest';
import { consultCounters } from '../../../src/core/billing/consult.ts';
import { billingOf, quarterAt, type Contract } from '../../../src/core/billing/contract.ts';
import { readOrganisation } from '../../../src/organisation/read.ts';
import { readSupplier } from '../../../src/organisation/read-supplier.ts';
import { organisationFile } from '../../support/organisation-file.helper.ts';
import { supplierOf } from '../../support/supplier-file.helper.ts';
import { organisation } from '../../support/inbox-fixtures.helper.ts';

const SAMIRA = { person: 'wilgenlaan/samira' };
const ask = (contract: Partial<Contract>, people: number | undefined, day: string, who: { person?: string } = SAMIRA) =>
  billingOf(
    {
      ...organisation('bank', []),
      ...(people === undefined ? {} : { people }),
      contracts: [{ supplier: 'wilgenlaan', form: 'pool', from: '2026-01-01', ...contract }],
    },
    who,
    day,
  )?.form;

describe('requirement 112: a consult is counted', () => {
  test('of a large organisation, over a whole year', () => {
    expect(ask({ form: 'per-consult' }, 250, '2026-05-01')).toBe('per-consult');
    expect(ask({ form: 'per-consult' }, 249, '2026-05-01')).toBeUndefined();
    expect(ask({ form: 'per-consult' }, undefined, '2026-05-01')).toBeUndefined();
    expect(ask({ form: 'per-consult', from: '2026-01-02' }, 250, '2026-05-01')).toBeUndefined();
    expect(ask({ form: 'per-consult', from: '2026-01-02' }, 250, '2027-01-01')).toBe('per-consult');
    expect(ask({ form: 'per-consult', until: '2026-12-30' }, 250, '2026-05-01')).toBeUndefined();
    expect(ask({ form: 'per-consult', until: '2026-12-31' }, 250, '2026-05-01')).toBe('per-consult');
  });

  test('of a pool, over a whole quarter', () => {
    expect(ask({}, 14, '2026-05-01')).toBe('pool');
    expect(ask({ from: '2026-04-02' }, 14, '2026-05-01')).toBeUndefined();
    expect(ask({ from: '2026-04-02' }, 14, '2026-07-01')).toBe('pool');
    expect(ask({ until: '2026-06-29' }, 14, '2026-05-01')).toBeUndefined();
    // Shared by how many people there are: of whom nobody knows how many, nothing can be shared.
    expect(ask({}, undefined, '2026-05-01')).toBeUndefined();
  });

  test('never of a package, of another supplier’s adviser, or of an internal one', () => {
    expect(ask({ form: 'package' }, 3000, '2026-05-01')).toBeUndefined();
    expect(ask({}, 14, '2026-05-01', { person: 'wilgenlaan-zuid/samira' })).toBeUndefined();
    expect(ask({}, 14, '2026-05-01', {})).toBeUndefined();
    expect(ask({ until: '2026-04-30' }, 14, '2026-05-01')).toBeUndefined();
  });

  test('as one number of the pool, which is of no organisation', () => {
    expect(consultCounters('bank', { supplier: 'wilgenlaan', form: 'pool' }, '2026-05-01', 'no')).toEqual([
      { to: 'supplier:wilgenlaan:pool', counter: 'consult.q2', by: 1 },
    ]);
  });

  test('with the people apart from the consults, so that twenty of one person are not twenty people', () => {
    const of = (counted: 'no' | 'with-me' | 'unknown' | undefined) =>
      consultCounters('bank', { supplier: 'wilgenlaan', form: 'per-consult' }, '2026-12-31', counted, -1).map(
        ({ to, counter, by }) => `${to} ${counter} ${by}`,
      );
    const both = ['supplier:wilgenlaan:per-consult consult.q4 -1', 'bank consult.year -1'];
    expect(of('with-me')).toEqual(both);
    expect(of('no')).toEqual([...both, 'bank consult.people -1']);
    expect(of('unknown')).toEqual([...both, 'bank consult.people -1']);
  });

  test.each([
    ['2026-01-01', 1],
    ['2026-03-31', 1],
    ['2026-04-01', 2],
    ['2026-12-31', 4],
  ] as const)('%s lies in quarter %i', (day, quarter) => {
    expect(quarterAt(day)).toEqual({ year: 2026, quarter });
  });
});

describe('the files', () => {
  const bank = (...lines: readonly string[]) =>
    readOrganisation('bank.yaml', organisationFile({ id: 'bank', teamIds: ['T0BANK'] }) + lines.join('\n'));
  const contractsIn = (...lines: readonly string[]) => {
    const read = bank(...lines);
    return 'organisation' in read ? read.organisation.contracts : read.faults;
  };

  test('a contract, or several that follow each other; without a form it is the package', () => {
    expect(contractsIn()).toBeUndefined();
    expect(contractsIn('contract: { supplier: wilgenlaan, from: 2026-01-01 }')).toEqual([
      { supplier: 'wilgenlaan', form: 'package', from: '2026-01-01' },
    ]);
    expect(
      contractsIn(
        'contract:',
        '  - { supplier: linde, form: pool, from: 2026-07-01 }',
        '  - { supplier: wilgenlaan, from: 2026-01-01, until: 2026-06-30 }',
      ),
    ).toMatchObject([{ supplier: 'wilgenlaan' }, { supplier: 'linde' }]);
  });

  test('two at once, or one that ends before it begins, are told', () => {
    expect(
      contractsIn(
        'contract:',
        '  - { supplier: linde, from: 2026-07-01 }',
        '  - { supplier: wilgenlaan, from: 2026-01-01 }',
      ),
    ).toEqual([expect.stringContaining('two contracts hold on 2026-07-01: end the first with until: 2026-06-30')]);
    expect(contractsIn('contract: { supplier: linde, from: 2026-07-01, until: 2026-06-30 }')).toEqual([
      expect.stringContaining('"until" lies before "from"'),
    ]);
  });

  test('too small for a form is no fault of the file: its people must reach their adviser', () => {
    expect(
      contractsIn('people: 12', 'contract: { supplier: linde, form: per-consult, from: 2026-07-01 }'),
    ).toHaveLength(1);
  });

  const tariffsIn = (text: string) => {
    const read = readSupplier('suppliers/wilgenlaan.yaml', supplierOf() + text);
    return 'supplier' in read ? read.supplier : read.faults;
  };
  test('a supplier’s file of 0.2.0 has no prices, no coordinator and no house style', () => {
    for (const field of ['tariffs', 'coordinators', 'branding']) expect(tariffsIn('')).not.toHaveProperty(field);
  });
  test('prices are whole cents, by the day from which they hold', () => {
    expect(
      tariffsIn(
        'tariffs:\n  - { from: 2027-01-01, vat: 21, package: 99000 }\n  - { from: 2026-01-01, vat: 21, package: [{ people: 50, cents: 90000 }, { people: 1, cents: 52500 }], pool: { consult: 13000 } }\n',
      ),
    ).toMatchObject({
      tariffs: [
        { from: '2026-01-01', package: [{ people: 1 }, { people: 50 }], pool: { year: 0, consult: 13_000 } },
        { from: '2027-01-01', package: [{ people: 1, cents: 99_000 }] },
      ],
    });
    expect(tariffsIn('tariffs:\n  - { from: 2026-01-01, vat: 21, package: 525.5 }\n')).toEqual([
      expect.stringContaining('in cents'),
    ]);
    expect(tariffsIn('branding: { colour: "#ffcc00" }\n')).toEqual([expect.stringContaining('too light')]);
  });
});
