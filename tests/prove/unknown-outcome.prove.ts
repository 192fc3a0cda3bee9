/** Every way in which an answer can get lost before the same mark is pressed again. */
import { expect, it } from 'vitest';
import { ALL, check } from '../support/unknown-outcome.helper.ts';

it.each(ALL.map((one) => [JSON.stringify(one), one] as const))('%s', async (_name, given) => {
  expect.hasAssertions();
  await check(given);
});
