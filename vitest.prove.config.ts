import { defineConfig } from 'vitest/config';
import { globalSetup, shared } from './vitest.config.ts';

/** The long forms: many rounds of what the usual tests do once or a few times, and journeys in every window. */
export default defineConfig({
  test: {
    ...shared,
    globalSetup,
    include: [
      'tests/prove/**/*.prove.ts',
      'tests/journeys/{board-browser,english,teams-browser,teams-publishing}.test.ts',
    ],
    env: { EVERY_LOOK: 'yes' },
  },
});
