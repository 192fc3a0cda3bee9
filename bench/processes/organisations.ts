/** Reads a folder of organisation files as the product does, then writes one of them anew: what each takes, in milliseconds. */
import { readFile, writeFile } from 'node:fs/promises';
import { createLog } from '../../src/base/log.ts';
import { openOrganisations } from '../../src/organisation/folder.ts';

const [folder = '', file = ''] = [process.env['FOLDER'], process.env['FILE']];
const processor = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const [startedAt, usedBefore] = [performance.now(), processor()];
const organisations = await openOrganisations(
  folder,
  createLog(() => undefined),
);
const [readMs, readProcessorMs] = [performance.now() - startedAt, processor() - usedBefore];

const before = new Set(organisations.all());
await writeFile(file, (await readFile(file, 'utf8')).replace('Tom de Wit', 'Tom de Wad'));
const changedAt = processor();
await organisations.reload();
const changedProcessorMs = processor() - changedAt;
organisations.close();
const parsed = organisations.all().filter((one) => !before.has(one)).length;
process.send?.({ readMs, readProcessorMs, changedProcessorMs, parsed });
process.disconnect();
