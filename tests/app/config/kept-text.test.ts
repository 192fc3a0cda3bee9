/** What an organisation file says is kept as long as it is in force, and not the file around it: there may be thousands. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { readOrganisation } from '../../../src/organisation/read.ts';
import { organisationFile } from '../../support/organisation-file.helper.ts';

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');
function heapUsed(): number {
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed;
}

const COMMENT = 16 * 1024 * 1024;
const read = () =>
  readOrganisation(
    'zorg.yaml',
    `${organisationFile({ id: 'zorg', teamIds: ['T0ZORG'] })}links: { intranet: https://intranet.voorbeeld.example }
# ${'-'.repeat(COMMENT)}
`,
  );

it('the text of a file is let go when it was read', () => {
  const before = heapUsed();
  const kept = read();
  expect(heapUsed() - before).toBeLessThan(COMMENT / 2);
  expect(kept).toHaveProperty('organisation.links.intranet', 'https://intranet.voorbeeld.example');
});
