import { defineConfig, mergeConfig } from 'vitest/config';
import usual from './vitest.config.ts';

/** The long forms: many rounds of what the usual tests do once or a few times. */
const { test, ...rest } = usual;
export default mergeConfig(rest, defineConfig({ test: { ...test, include: ['tests/prove/**/*.prove.ts'] } }));
