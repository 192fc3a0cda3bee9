/** What employees cannot be shown because the organisation's file does not have it: said to the operator, and never a stop. */
import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { checkWaysOn } from '../../../src/commands/doctor/ways-on.ts';
import type { Organisation } from '../../../src/core/organisation.ts';
import { readOrganisation } from '../../../src/organisation/read.ts';
import { withoutRemedy } from '../../support/doctor.helper.ts';

const at = (path: string) => new URL(`../../../${path}`, import.meta.url);
async function organisationOf(path: string): Promise<Organisation> {
  const result = readOrganisation('x.yaml', await readFile(at(path)));
  if ('faults' in result) throw new Error(result.faults.join('\n'));
  return result.organisation;
}
const example = await organisationOf('organisations/example.yaml');

test('a file that has everything is passed over', () => {
  expect(checkWaysOn([example])).toEqual([]);
});

test('each page that is absent is named, and only those', () => {
  const { mediator: _mediator, codeOfConduct: _code, ...links } = example.links;
  const found = checkWaysOn([{ ...example, links }]);
  expect(withoutRemedy(found)).toEqual([]);
  expect(found).toMatchObject([
    {
      id: 'ways-on.links',
      level: 'warn',
      message: expect.stringMatching(/no link to codeOfConduct, mediator\.$/) as string,
    },
  ]);
});

test('that nobody helps who was wrongly accused is said, also where one of them says no', () => {
  const advisers = example.advisers.map((one) => ({ ...one, rehabilitation: false }));
  expect(checkWaysOn([{ ...example, advisers }])).toMatchObject([{ id: 'ways-on.rehabilitation', level: 'warn' }]);
});

test('the file of release 0.2.0 is read as it is, and missed with a sentence', async () => {
  const [name = ''] = (await readdir(at('tests/fixtures/0.2.0/organisations'))).filter((one) => one.endsWith('.yaml'));
  const found = checkWaysOn([await organisationOf(`tests/fixtures/0.2.0/organisations/${name}`)]);
  expect(found.map(({ id, level }) => `${level} ${id}`)).toEqual(['warn ways-on.links', 'warn ways-on.rehabilitation']);
  expect(found[0]?.message).toMatch(
    /conductComplaint, integrityReport, codeOfConduct, confidentialityRules, mediator\.$/,
  );
});
