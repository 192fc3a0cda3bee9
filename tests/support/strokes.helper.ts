/** Presses of an adviser, for tests of what becomes of them. */
import { REQUIRED, type RequiredField } from '../../src/core/register/fields.ts';
import { contactCounters, type Answers, type Stroke } from '../../src/core/register/ledger.ts';

/** The first answer of every required field, unless said otherwise. */
export const answersOf = (change: Answers = {}): Answers => ({
  ...Object.fromEntries((Object.keys(REQUIRED) as RequiredField[]).map((field) => [field, REQUIRED[field][0]])),
  ...change,
});

let made = 0;
/** One contact, with an id that no other one has. */
export function contactStroke(
  change: Answers = {},
  { to = 'bakkerij', year = 2026, by = 1, id }: { to?: string; year?: number; by?: 1 | -1; id?: string } = {},
): Stroke {
  made += 1;
  const add = contactCounters(answersOf(change), by).map((one) => ({ to, ...one }));
  return { kind: 'stroke', id: id ?? `stroke-${String(made).padStart(9, '0')}`, year, add };
}
