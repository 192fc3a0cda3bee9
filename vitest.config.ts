import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** A module that is replaced must not have been loaded by the file before, and who a process is holds for the next one too. */
const changesItsProcess = readdirSync('tests', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => join('tests', name))
  .filter((path) => /\bvi\.(mock|doMock)\(|\bsete[ug]id\(/.test(readFileSync(path, 'utf8')));

/** These start processes, browsers and Redis servers, or change what a whole process has: a process of their own for each file. */
const APART = [
  ...changesItsProcess,
  'tests/{infra,journeys,process,store,upgrade}/**/*.test.ts',
  'tests/{commands,demo,operations,public}/**/*.test.ts',
  'tests/base/{ignore-output-errors,listener}.test.ts',
  'tests/base/outgoing/**/*.test.ts',
  'tests/app/config/organisation-folder.test.ts',
  'tests/guarantees/{2-*,3-*,5-*,gone-*,no-moment-*,third-language,two-organisations}.test.ts',
  'tests/slack/install/**/*.test.ts',
  'tests/teams/{cards-browser,loading}.test.ts',
];

/** The long ones first: nobody waits at the end for one that began last. Files of one process stay together. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
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
  maxWorkers: Math.max(2, availableParallelism() - 1),
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
