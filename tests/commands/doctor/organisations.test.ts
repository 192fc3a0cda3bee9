/** Every fault of an organisation file is a line with file and line number, and the rest is still looked at. */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lookAtOrganisations } from '../../../src/commands/doctor/organisations.ts';
import { organisationFile } from '../../support/organisation-file.helper.ts';
import { withoutRemedy } from '../../support/doctor.helper.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doctor-organisations-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const failures = async (): Promise<string> => {
  const { findings, organisations } = await lookAtOrganisations(folder);
  expect(organisations).toBeUndefined();
  expect(findings.every(({ level }) => level === 'fail')).toBe(true);
  expect(withoutRemedy(findings)).toEqual([]);
  return findings.map(({ message }) => message).join('\n');
};

describe('organisation files', () => {
  test('that are wrong: every fault, of every file', async () => {
    await writeFile(
      join(folder, 'bank.yaml'),
      'id: bank\nname: Bank\nadvisers: []\nretention: { conversationDays: 0 }\n',
    );
    await writeFile(join(folder, 'zorg.yaml'), 'id: zorg\nname: [\n');
    const said = await failures();
    for (const fault of ['bank.yaml:3: advisers', 'bank.yaml:4: retention.conversationDays', 'zorg.yaml:'])
      expect(said).toContain(fault);
  });

  test('of which one is wrong: it is named, and the others are looked at', async () => {
    const own = organisationFile({ id: 'example', teamIds: ['T0REAL'] });
    await writeFile(join(folder, 'zorg.yaml'), own);
    await writeFile(join(folder, 'bank.yaml'), 'id: bank\nname: Bank\nadvisers: []\n');
    await writeFile(join(folder, 'tweede.YAML'), own);
    const { findings, organisations } = await lookAtOrganisations(folder);
    expect(organisations?.map(({ id }) => id)).toEqual(['example']);
    expect(findings.map(({ id, level }) => `${level} ${id}`)).toEqual([
      'ok organisations',
      'fail organisations',
      'fail organisations.refused',
      'warn organisations.ignored',
    ]);
    expect(findings.map(({ message }) => message).join('\n')).toMatch(/bank\.yaml:3: [\s\S]*tweede\.YAML/);
    expect(withoutRemedy(findings)).toEqual([]);
  });

  test('of a supplier that is wrong: its line, and that it closes who refers to it', async () => {
    await mkdir(join(folder, 'suppliers'));
    await writeFile(join(folder, 'zorg.yaml'), organisationFile({ id: 'zorg', teamIds: ['T0ZORG'] }));
    await writeFile(join(folder, 'suppliers', 'wilgenlaan.yaml'), 'name: Wilgenlaan\nadvisers: []\n');
    const { findings, organisations } = await lookAtOrganisations(folder);
    expect(organisations?.map(({ id }) => id)).toEqual(['zorg']);
    expect(findings.map(({ message }) => message).join('\n')).toMatch(
      /suppliers\/wilgenlaan\.yaml:2: advisers: name at least one[\s\S]*closed for every organisation that refers to it/,
    );
    expect(withoutRemedy(findings)).toEqual([]);
  });

  test('of which there are none', async () => {
    expect(await failures()).toContain('no .yaml file');
  });

  test('in a folder that is not there', async () => {
    await rm(folder, { recursive: true });
    expect(await failures()).toContain('ORGANISATIONS_DIR cannot be read');
  });

  test('that are still the example are no installation', async () => {
    await cp('organisations/example.yaml', join(folder, 'example.yaml'));
    const looked = await lookAtOrganisations(folder);
    expect(looked.findings.map(({ id, level }) => `${level} ${id}`)).toEqual([
      'ok organisations',
      'fail organisations.example',
    ]);
    await writeFile(join(folder, 'example.yaml'), organisationFile({ id: 'example', teamIds: ['T0REAL'] }));
    expect((await lookAtOrganisations(folder)).findings).toHaveLength(1);
  });
});
