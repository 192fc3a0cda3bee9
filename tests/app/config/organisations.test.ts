import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../src/base/errors.ts';
import { createLog } from '../../../src/base/log.ts';
import { openOrganisations, type OrganisationFolder } from '../../../src/organisation/folder.ts';
import { readOrganisation } from '../../../src/organisation/read.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';

const example = await readFile(new URL('../../../organisations/example.yaml', import.meta.url), 'utf8');
const faultsOf = (text: string): readonly string[] => {
  const result = readOrganisation('x.yaml', text);
  return 'faults' in result ? result.faults : [];
};

describe('an organisation file', () => {
  it('that ships as the example is right', () => {
    const result = readOrganisation('example.yaml', example);
    if ('faults' in result) throw new Error(result.faults.join('\n'));
    expect(result.organisation.advisers.map(({ id, kind }) => [id, kind])).toEqual([
      ['samira', 'external'],
      ['tom', 'internal'],
      ['halina', 'external'],
    ]);
    expect(result.organisation.advisers[0]?.schedule.weekly.thu).toEqual([
      { from: '09:00', to: '17:00' },
      { from: '19:00', to: '21:00' },
    ]);
    expect(Object.isFrozen(result.organisation.advisers[0]?.contact)).toBe(true);
  });

  it('of before `topics` was asked goes on as conduct, and knows that nobody said so', () => {
    const result = readOrganisation('x.yaml', example.replace('    topics: [conduct, integrity]\n', ''));
    if ('faults' in result) throw new Error(result.faults.join('\n'));
    const [samira, tom] = result.organisation.advisers;
    expect([samira?.topics, samira?.topicsAssumed]).toEqual([['conduct'], true]);
    expect(tom).not.toHaveProperty('topicsAssumed');
  });

  it('may say where its people work, in one of five words', () => {
    for (const sector of ['education', 'childcare', 'care', 'government', 'other']) {
      const result = readOrganisation('x.yaml', example.replace('sector: care', `sector: ${sector}`));
      expect('organisation' in result && result.organisation.sector).toBe(sector);
    }
    expect(faultsOf(example.replace('sector: care', 'sector: zorg'))[0]).toMatch(
      /write one of: education, childcare, care, government, other/,
    );
    expect(faultsOf(example.replace('sector: care\n', ''))).toEqual([]);
  });

  it('may name a portrait of an adviser, for the public card', () => {
    const result = readOrganisation('x.yaml', example.replace('# photo: ', 'photo: '));
    if ('faults' in result) throw new Error(result.faults.join('\n'));
    expect(result.organisation.advisers[0]?.photo).toBe('https://intranet.example.nl/fotos/samira.jpg');
  });

  it.each(['slack', 'teams', 'tab', 'public', 'healthz', 'readyz', 'metrics'])(
    'cannot take the address "%s", which is the server’s own',
    (id) => {
      expect(faultsOf(example.replace(/^id: .*$/m, `id: ${id}`))[0]).toContain('an address of the server itself');
    },
  );

  it('may write a time zone in any case: people see the name of the place as it is', () => {
    const result = readOrganisation('x.yaml', example.replace(/^timeZone: .*$/m, 'timeZone: america/curacao'));
    if ('faults' in result) throw new Error(result.faults.join('\n'));
    expect(result.organisation.timeZone).toBe('America/Curacao');
  });

  it('names every fault at once, with its line and path', () => {
    const wrong = example
      .replace('mon: ["09:00-17:00"]', 'mon: ["9-17"]')
      .replace('kind: internal', 'kind: interal')
      .replace('conversationDays: 30', 'conversationDays: -1')
      .replace('answersWithinHours: 12', 'anwsersWithinHours: 12');
    const line = (needle: string): number => wrong.split('\n').findIndex((text) => text.includes(needle)) + 1;
    const faults = faultsOf(wrong);
    expect(faults).toHaveLength(4);
    expect(faults).toContainEqual(`x.yaml:${line('"9-17"')}: advisers[0].hours.mon[0]: write hours as "09:00-17:00"`);
    expect(faults.find((fault) => fault.includes('advisers[1].kind'))).toContain(`x.yaml:${line('interal')}: `);
    expect(faults.find((fault) => fault.includes('retention.conversationDays'))).toContain(
      `x.yaml:${line('conversationDays: -1')}: `,
    );
    expect(faults.find((fault) => fault.includes('anwsersWithinHours'))).toContain(`x.yaml:${line('anwsers')}: `);
  });

  it.each([
    [
      'a key card with one wrong character',
      (keyCard: string) =>
        `keyCards: ["${keyCard.slice(0, 20)}${keyCard[20] === 'A' ? 'B' : 'A'}${keyCard.slice(21)}"]`,
      'keyCards[0]',
    ],
    ['half a key card', (keyCard: string) => `keyCards: ["${keyCard.slice(0, 40)}"]`, 'keyCards[0]'],
    ['a day that does not exist', () => 'away: [{ from: 2026-02-30, until: 2026-03-01 }]', 'away[0].from'],
    [
      'an away period that ends before it begins',
      () => 'away: [{ from: 2026-03-02, until: 2026-03-01 }]',
      'away[0].until',
    ],
    ['a photo that is not on an https address', () => 'photo: http://example.nl/halina.jpg', 'photo'],
    ['a photo written into the file', () => 'photo: "data:image/png;base64,AA=="', 'photo'],
    ['an unknown time zone', () => 'timeZone: Europe/Amsterdm', 'timeZone'],
  ])('refuses %s', async (_name, line, path) => {
    const { keys } = await testOrganisation();
    const faults = faultsOf(
      example.replace('    capacity: 6', `    capacity: 6\n    ${line(keys.samira.keyCard.text)}`),
    );
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(`advisers[2].${path}`);
  });

  it('refuses two advisers with one id, nobody to reach, broken YAML, aliases and an empty file', () => {
    expect(faultsOf(example.replace('id: tom', 'id: samira'))[0]).toContain('used twice');
    expect(faultsOf(example.replace(/contact:\n {6}phone: 030 000 00 02\n.*\n/, 'contact: {}\n'))[0]).toContain(
      'advisers[1].contact',
    );
    expect(faultsOf('id: [')[0]).toMatch(/^x\.yaml:1: /);
    expect(faultsOf('id: &a x\nname: *a')[0]).toContain('aliases');
    expect(faultsOf('').length).toBeGreaterThan(0);
    expect(faultsOf('- __proto__: {}').length).toBeGreaterThan(0);
  });
});

describe('a folder of organisations', () => {
  let folder: string;
  let open: OrganisationFolder | undefined;
  const lines: string[] = [];
  const log = createLog((line) => void lines.push(line));
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'organisations-'));
    lines.length = 0;
  });
  afterEach(async () => {
    open?.close();
    open = undefined;
    await rm(folder, { recursive: true });
  });
  const other = example
    .replace('id: example', 'id: bank')
    .replace('T0EXAMPLE01', 'T0BANK')
    .replace('Voorbeeld Zorg', 'Bank');

  it('is served side by side, each by its own workspace', async () => {
    await writeFile(join(folder, 'example.yaml'), example);
    await writeFile(join(folder, 'bank.yaml'), other);
    open = await openOrganisations(folder, log);
    expect(open.bySlackTeam('T0BANK')?.name).toBe('Bank');
    expect(open.bySlackTeam('T0EXAMPLE01')?.name).toBe('Voorbeeld Zorg');
    expect(open.bySlackTeam('T0UNKNOWN')).toBeUndefined();
  });

  it('does not start with a fault, nor with one workspace in two organisations, nor empty', async () => {
    await expect(openOrganisations(folder, log)).rejects.toThrow(AppError);
    await writeFile(join(folder, 'example.yaml'), example);
    await writeFile(join(folder, 'bank.yaml'), other.replace('T0BANK', 'T0EXAMPLE01'));
    await expect(openOrganisations(folder, log)).rejects.toThrow(/T0EXAMPLE01 is used in bank.yaml as well/);
  });

  it('does not start with one Enterprise organisation in two files: nobody could say whose people they are', async () => {
    const whole = (text: string): string => text.replace('  publishers:', '  enterpriseIds: [E0GRID]\n  publishers:');
    await writeFile(join(folder, 'example.yaml'), whole(example));
    await writeFile(join(folder, 'bank.yaml'), whole(other));
    await expect(openOrganisations(folder, log)).rejects.toThrow(/enterprise E0GRID is used in bank.yaml as well/);
  });

  it('takes a good change, and keeps the old one in force when the new one is faulty', async () => {
    const file = join(folder, 'example.yaml');
    await writeFile(file, example);
    const reported: string[] = [];
    open = await openOrganisations(folder, log, (faults) => void reported.push(...faults));
    await writeFile(file, example.replace('Tom de Wit', 'Tom Zwart'));
    expect(await open.reload()).toEqual([]);
    expect(open.byId('example')?.advisers[1]?.name).toBe('Tom Zwart');
    await writeFile(file, example.replace('Tom de Wit', ''));
    expect(await open.reload()).toHaveLength(1);
    expect(reported[0]).toContain('advisers[1].name');
    expect(open.byId('example')?.advisers[1]?.name).toBe('Tom Zwart');
    expect(lines.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual([
      'organisation-reloaded',
      'organisation-refused',
    ]);
  });
});
