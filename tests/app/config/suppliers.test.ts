/** An external adviser described once: who refers to them may narrow, never widen, and who left is gone everywhere. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { createLog } from '../../../src/base/log.ts';
import { hoursWithin } from '../../../src/organisation/hours.ts';
import { openOrganisations, type OrganisationFolder } from '../../../src/organisation/folder.ts';
import { readSupplier } from '../../../src/organisation/read-supplier.ts';
import { organisationFile } from '../../support/organisation-file.helper.ts';
import { referring, supplierOf } from '../../support/supplier-file.helper.ts';

const log = createLog(() => undefined);
let folder: string;
let open: OrganisationFolder | undefined;
const put = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
const start = async (): Promise<OrganisationFolder> => (open = await openOrganisations(folder, log));
const samiraIn = (id: string) => open?.byId(id)?.advisers.find((one) => one.id === 'samira');
const advisersIn = (id: string) => open?.byId(id)?.advisers.map((one) => one.id);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suppliers-'));
  await mkdir(join(folder, 'suppliers'));
});
afterEach(async () => {
  open?.close();
  open = undefined;
  await rm(folder, { recursive: true });
});

describe('a person of a supplier', () => {
  it('is the same in every organisation, but for what is an organisation’s own', async () => {
    await put('suppliers/wilgenlaan.yaml', supplierOf('identity: { issuer: "https://a.nl", subject: samira }'));
    await put('bank.yaml', referring('bank', 'topics: [integrity]', 'locations: [Den Haag]', 'capacity: 3'));
    await put('zorg.yaml', referring('zorg'));
    await start();
    const [bank, zorg] = [samiraIn('bank'), samiraIn('zorg')];
    for (const one of [bank, zorg])
      expect(one).toMatchObject({
        person: 'wilgenlaan/samira',
        name: 'Samira el Idrissi',
        kind: 'external',
        supplier: 'Bureau Wilgenlaan',
        identity: { subject: 'samira' },
        knowsWork: [{ nl: 'nachtdienst' }],
        schedule: { timeZone: 'Europe/Brussels', weekly: { mon: [{ from: '09:00', to: '17:00' }] } },
      });
    expect(bank).toMatchObject({ topics: ['integrity'], locations: ['Den Haag'], capacity: 3 });
    expect(bank).not.toHaveProperty('topicsAssumed');
    expect(zorg).toMatchObject({ topicsAssumed: true, locations: [], capacity: 10 });
    expect(zorg).not.toHaveProperty('organisations');
  });

  it('helps who was wrongly accused in every organisation, or in none', async () => {
    await put('suppliers/wilgenlaan.yaml', supplierOf('rehabilitation: true'));
    await put('bank.yaml', referring('bank'));
    await put('zorg.yaml', referring('zorg'));
    await start();
    expect([samiraIn('bank'), samiraIn('zorg')]).toMatchObject([{ rehabilitation: true }, { rehabilitation: true }]);
  });

  it('can be there less in an organisation', async () => {
    await put('suppliers/wilgenlaan.yaml', supplierOf());
    await put(
      'bank.yaml',
      referring('bank', 'languages: [en]', 'hours: { mon: ["10:00-12:00"] }', 'answersWithinHours: 16') +
        '    away: [{ from: 2026-12-01, until: 2026-12-02 }]\n    holidays: nl\n',
    );
    await start();
    expect(samiraIn('bank')).toMatchObject({
      languages: ['en'],
      answersWithinHours: 16,
      schedule: {
        weekly: { mon: [{ from: '10:00', to: '12:00' }] },
        holidays: 'nl',
        away: [{ from: '2026-11-30' }, { from: '2026-12-01' }],
      },
    });
  });

  test.each<[string, string, string, RegExp]>([
    [
      'more hours',
      'hours: { mon: ["08:00-12:00"] }',
      'hours.mon[0]',
      /outside the hours in suppliers\/wilgenlaan\.yaml/,
    ],
    ['another day', 'hours: { tue: ["10:00-12:00"] }', 'hours.tue[0]', /may narrow that, and never widen/],
    ['another language', 'languages: [nl, fr]', 'languages[1]', /not among the languages/],
    ['a faster answer', 'answersWithinHours: 2', 'answersWithinHours', /promises more than the 8 hours/],
    ['another telephone', 'contact: { phone: 030 000 00 09 }', 'contact', /said in the file of the supplier/],
    ['a key of its own', 'keyCards: []', 'keyCards', /said in the file of the supplier/],
    ['help of another kind', 'rehabilitation: true', 'rehabilitation', /said in the file of the supplier/],
    ['a misspelt field', 'capcity: 3', 'capcity', /is not a field we know; write capacity/],
  ])('cannot have %s there', async (_what, line, path, said) => {
    await put('suppliers/wilgenlaan.yaml', supplierOf());
    await put('zorg.yaml', organisationFile({ id: 'zorg', teamIds: ['T0ZORG'] }));
    const text = referring('bank', line);
    await put('bank.yaml', text);
    const [fault = '', ...more] = (await start()).refused().flatMap(({ faults }) => faults);
    const at = text.split('\n').findIndex((one) => one.includes(line)) + 1;
    expect(fault.startsWith(`bank.yaml:${at}: advisers[0].${path}: `)).toBe(true);
    expect(fault).toMatch(said);
    expect(more).toEqual([]);
  });

  test.each<[string, string, string, RegExp]>([
    ['that has no file', 'person: wilgenlaan/', 'person: anders/', /there is no file suppliers\/anders\.yaml/],
    ['who is not listed', '/samira', '/samria', /lists no "samria"/],
    ['written otherwise', 'wilgenlaan/samira', 'Samira', /write it as supplier\/person/],
  ])('%s is a fault with its line', async (_what, from, to, said) => {
    await put('suppliers/wilgenlaan.yaml', supplierOf());
    await put('zorg.yaml', organisationFile({ id: 'zorg', teamIds: ['T0ZORG'] }));
    await put('bank.yaml', referring('bank').replace(from, to));
    const { refused, isClosed } = await start();
    expect(refused().flatMap(({ faults }) => faults)).toEqual([
      expect.stringMatching(/^bank\.yaml:\d+: advisers\[0\]\.person: /),
    ]);
    expect(refused()[0]?.faults[0]).toMatch(said);
    expect(isClosed?.('slack-team', 'T0BANK')).toBe(true);
  });

  it('works only where the supplier says so', async () => {
    await put('suppliers/wilgenlaan.yaml', supplierOf().replace('[bank, zorg]', '[bank]'));
    await put('bank.yaml', referring('bank'));
    await put('zorg.yaml', referring('zorg'));
    const { refused } = await start();
    expect(advisersIn('bank')).toEqual(['samira']);
    expect(refused().map(({ name }) => name)).toEqual(['zorg.yaml']);
    expect(refused()[0]?.faults[0]).toMatch(/does not say that "samira" works for "zorg"/);
  });

  it.each([
    ['with an account', 'identity: { issuer: "https://a.nl", subject: samira }'],
    ['without one', 'gender: man'],
  ])('is one adviser of an organisation, not two: %s', async (_what, line) => {
    await put('suppliers/wilgenlaan.yaml', supplierOf(line).replace('    gender: woman\n', ''));
    await put('zorg.yaml', organisationFile({ id: 'zorg', teamIds: ['T0ZORG'] }));
    await put('bank.yaml', `${referring('bank')}  - { id: nog-eens, person: wilgenlaan/samira }\n`);
    expect((await start()).refused()[0]?.faults).toEqual([
      expect.stringMatching(/^bank\.yaml:\d+: advisers\[1\]: this is somebody who stands in the file already/),
    ]);
  });
});

describe('while running', () => {
  beforeEach(async () => {
    await put('suppliers/wilgenlaan.yaml', supplierOf());
    await put('bank.yaml', referring('bank'));
    await put('zorg.yaml', `${referring('zorg')}  - { id: tom, person: wilgenlaan/tom }\n`);
    await start();
  });

  it('a change of the supplier is in force in each organisation, and in no other one', async () => {
    await put('anders.yaml', organisationFile({ id: 'anders', teamIds: ['T0ANDERS'] }));
    await open?.reload();
    const before = open?.byId('anders');
    await put('suppliers/wilgenlaan.yaml', supplierOf().replace('Samira el Idrissi', 'Samira de Vries'));
    expect(await open?.reload()).toEqual([]);
    expect([samiraIn('bank')?.name, samiraIn('zorg')?.name]).toEqual(['Samira de Vries', 'Samira de Vries']);
    expect(open?.byId('anders')).toBe(before);
    const same = open?.byId('bank');
    await open?.reload();
    expect(open?.byId('bank')).toBe(same);
  });

  it('a faulty new file of a supplier replaces nothing, and says its line', async () => {
    await put('suppliers/wilgenlaan.yaml', supplierOf().replace('gender: woman', 'gender: vrouw'));
    const [fault, ...more] = (await open?.reload()) ?? [];
    expect(fault).toMatch(/^suppliers\/wilgenlaan\.yaml:\d+: advisers\[0\]\.gender: write one of/);
    expect(more).toEqual([]);
    expect([advisersIn('bank'), advisersIn('zorg')]).toEqual([['samira'], ['samira', 'tom']]);
    expect(open?.refused().map(({ name, served }) => [name, served])).toEqual([['suppliers/wilgenlaan.yaml', true]]);
    await put('bank.yaml', referring('bank', 'capacity: 2'));
    await open?.reload();
    expect(samiraIn('bank')?.capacity).toBe(2);
  });

  it('who left the supplier is gone, even where the organisation still names them or is faulty itself', async () => {
    await put('zorg.yaml', `${referring('zorg')}  - { id: tom, person: wilgenlaan/tom }\nfout: ja\n`);
    await put('suppliers/wilgenlaan.yaml', supplierOf().replace('id: tom', 'id: ben'));
    await open?.reload();
    expect(advisersIn('zorg')).toEqual(['samira']);
    await put('zorg.yaml', `${referring('zorg')}  - { id: tom, person: wilgenlaan/tom }\n`);
    expect((await open?.reload())?.join()).toMatch(/lists no "tom"/);
    expect(advisersIn('zorg')).toEqual(['samira']);
  });

  it('and so it is for an organisation that the supplier no longer names; with nobody left it is closed', async () => {
    await put('suppliers/wilgenlaan.yaml', supplierOf().replaceAll('[bank, zorg]', '[zorg]'));
    await open?.reload();
    expect(open?.byId('bank')).toBeUndefined();
    expect(open?.isClosed?.('slack-team', 'T0BANK')).toBe(true);
    expect(advisersIn('zorg')).toEqual(['samira', 'tom']);
  });

  it('hours that the supplier takes away are not kept by an organisation', async () => {
    await put('bank.yaml', referring('bank', 'hours: { mon: ["09:00-17:00"] }'));
    await open?.reload();
    await put('suppliers/wilgenlaan.yaml', supplierOf().replaceAll('09:00-17:00', '09:00-12:00'));
    expect((await open?.reload())?.join()).toMatch(/outside the hours/);
    expect(samiraIn('bank')?.schedule.weekly).toEqual({ mon: [{ from: '09:00', to: '12:00' }] });
  });

  it('a folder of suppliers that is empty is a volume that went away', async () => {
    await rm(join(folder, 'suppliers'), { recursive: true });
    expect((await open?.reload())?.join()).toMatch(/^suppliers:1: there is no \.yaml file/);
    expect(advisersIn('zorg')).toEqual(['samira', 'tom']);
  });
});

it('at the start a faulty supplier closes who refers to it, and nobody else; its people are told', async () => {
  const who = 'identity: { issuer: "https://a.nl", subject: samira }';
  await put('suppliers/wilgenlaan.yaml', supplierOf(who).replace('gender: woman', 'gender: vrouw'));
  await put('bank.yaml', referring('bank'));
  await put('zorg.yaml', organisationFile({ id: 'zorg', teamIds: ['T0ZORG'] }));
  const { isClosed, all } = await start();
  expect(all().map(({ id }) => id)).toEqual(['zorg']);
  expect(isClosed?.('adviser', 'https://a.nl samira')).toBe(true);
});

it('the file that ships as the example is right', async () => {
  const text = await readFile(new URL('../../../organisations/suppliers/example.yaml', import.meta.url), 'utf8');
  expect(readSupplier('suppliers/example.yaml', text)).toMatchObject({ supplier: { advisers: [{ id: 'nadia' }] } });
});

describe('hours within hours', () => {
  const night = { sun: [{ from: '22:00', to: '06:00' }] };
  test.each([
    [
      'a night over the end of the week',
      { mon: [{ from: '00:00', to: '05:00' }] },
      night,
      { mon: [{ from: '00:00', to: '05:00' }] },
      0,
    ],
    [
      'two that meet',
      { mon: [{ from: '09:00', to: '17:00' }] },
      {
        mon: [
          { from: '09:00', to: '12:00' },
          { from: '12:00', to: '17:00' },
        ],
      },
      { mon: [{ from: '09:00', to: '17:00' }] },
      0,
    ],
    [
      'a hole',
      { mon: [{ from: '09:00', to: '17:00' }] },
      {
        mon: [
          { from: '09:00', to: '12:00' },
          { from: '13:00', to: '18:00' },
        ],
      },
      {
        mon: [
          { from: '09:00', to: '12:00' },
          { from: '13:00', to: '17:00' },
        ],
      },
      1,
    ],
    [
      'the whole day',
      { mon: [{ from: '00:00', to: '00:00' }] },
      { mon: [{ from: '08:00', to: '10:00' }] },
      { mon: [{ from: '08:00', to: '10:00' }] },
      1,
    ],
    ['none', { fri: [{ from: '09:00', to: '10:00' }] }, {}, {}, 1],
  ])('%s', (_what, wanted, most, weekly, outside) => {
    const narrowed = hoursWithin(wanted, most);
    expect(narrowed.weekly).toEqual(weekly);
    expect(narrowed.outside).toHaveLength(outside);
  });
});
