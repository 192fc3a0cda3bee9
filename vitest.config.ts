import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** A module that is replaced must not have been loaded by the file before, and who a process is holds for the next one too. */
const changesItsProcess = readdirSync('tests', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => join('tests', name))
  .filter((path) => /\bvi\.(mock|doMock)\(|\bsete[ug]id\(/.test(readFileSync(path, 'utf8')));

/** These start Redis servers and whole installations, or change what a whole process has: a process of their own for each file. */
const APART = [
  ...changesItsProcess,
  'tests/{infra,process,store}/**/*.test.ts',
  'tests/commands/{adviser,keyring,poster}/**/*.test.ts',
  'tests/journeys/{promise,publishing,slack}.test.ts',
  'tests/base/{ignore-output-errors,listener}.test.ts',
  'tests/base/outgoing/**/*.test.ts',
  'tests/app/config/organisation-folder.test.ts',
  'tests/guarantees/{2-*,third-language}.test.ts',
  'tests/operations/process.test.ts',
  'tests/{slack,teams}/loading.test.ts',
];

/** What takes longest, in that order, as far as it is known: folders and files by how their path begins. */
const LONGEST = [
  'tests/journeys/english',
  'tests/infra/survives',
  'tests/process/keys-and-redis',
  'tests/store/redis-cluster',
  'tests/journeys/',
  'tests/process/',
  'tests/upgrade/',
  'tests/store/',
  'tests/infra/',
  'tests/commands/',
  'tests/public/',
  'tests/seal/',
  'tests/stand-ins/teams/',
  'tests/guarantees/',
  'tests/core/erasure/',
  'tests/core/pages/welcome-cache',
  'tests/slack/payload',
  'tests/inbox/client/unlock-keys',
  'tests/inbox/',
];
const rankOf = ({ moduleId }: TestSpecification): number => {
  const path = relative('.', moduleId);
  const rank = LONGEST.findIndex((begin) => path.startsWith(begin));
  return rank === -1 ? LONGEST.length : rank;
};

/** The long ones first: nobody waits at the end for one that began last. Files of one project stay together, and with them their process. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = (await super.sort(files)).toSorted((a, b) => rankOf(a) - rankOf(b));
    const of = (name: string): TestSpecification[] => sorted.filter(({ project }) => project.name === name);
    const known = ['apart', 'together'];
    return [...known.flatMap(of), ...sorted.filter(({ project }) => !known.includes(project.name))];
  }
}

/** For the whole run, and so not one for each of the projects. */
export const globalSetup = ['tests/support/temporary-folders.helper.ts'];

export const shared = {
  setupFiles: ['tests/support/setup.helper.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
  pool: 'forks' as const,
  // On two cores Vitest would take one: most of the tests wait for a process, a browser or a Redis.
  maxWorkers: Math.max(3, availableParallelism() - 1),
};

export default defineConfig({
  test: {
    globalSetup,
    maxWorkers: shared.maxWorkers,
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { ...shared, name: 'apart', include: APART } },
      // One process loads the product once, for many files: that is most of what these cost.
      { test: { ...shared, name: 'together', include: ['tests/**/*.test.ts'], exclude: APART, isolate: false } },
    ],
  },
});
