/** Requirement 112: who coordinates a supplier is what its file in force says, and nothing that was true before. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createLog } from '../../../src/base/log.ts';
import { openOrganisations } from '../../../src/organisation/folder.ts';
import { newCard } from '../../support/inbox-fixtures.helper.ts';
import { clientFile, MONEY, office, openOffice } from '../../support/supplier-office.helper.ts';

let folder: string;
afterEach(() => rm(folder, { recursive: true, force: true }));

test('taken out of the file they are nobody; a faulty file goes on as it was, and after a start names nobody', async () => {
  folder = await mkdtemp(join(tmpdir(), 'coordinators-'));
  const { text } = await newCard();
  const { write } = await openOffice(folder, {
    'suppliers/wilgenlaan.yaml': office(text, ['bakery']),
    'bakery.yaml': clientFile('bakery', 14, 'form: package'),
    'other.yaml': clientFile('other', 14, 'form: package').replace(
      '{ id: samira, person: wilgenlaan/samira, topics: [conduct] }',
      '{ id: a, name: A, kind: internal, languages: [nl], contact: { phone: 030 000 00 01 }, hours: {} }',
    ),
  });
  const log = createLog(() => undefined);
  const open = await openOrganisations(folder, log);
  const who = (subject: string, issuer = 'https://id.example') => open.coordinated?.({ issuer, subject });
  expect(who('sub-office')).toEqual([{ id: 'wilgenlaan', name: 'Bureau Wilgenlaan' }]);
  for (const [subject, issuer] of [
    ['sub-samira'],
    ['sub-office', 'https://id.example/'],
    ['SUB-OFFICE'],
    [''],
  ] as const)
    expect(who(subject, issuer)).toEqual([]);

  await write('suppliers/wilgenlaan.yaml', `${office(text, ['bakery'])}nonsense: true\n`);
  expect(await open.reload()).not.toEqual([]);
  expect(who('sub-office')).toHaveLength(1);
  const fresh = await openOrganisations(folder, log);
  fresh.close();
  expect(fresh.coordinated?.({ issuer: 'https://id.example', subject: 'sub-office' })).toEqual([]);

  await write('suppliers/wilgenlaan.yaml', office(text, ['bakery'], MONEY.replace(/coordinators:.*\n/, '')));
  expect(await open.reload()).toEqual([]);
  expect(who('sub-office')).toEqual([]);
  open.close();
});
