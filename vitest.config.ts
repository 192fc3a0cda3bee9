import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/support/setup.helper.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // On two cores Vitest would take one: most of the tests wait for a process, a browser or a Redis.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
