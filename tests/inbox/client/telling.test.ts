/** What was told before somebody came to say so: the day is theirs to say, and it leaves its line, once. */
import { expect, it } from 'vitest';
import type { BookLine, BreachLine } from '../../../src/inbox/client/book/lines.ts';
import { isDayTold, isNoted } from '../../../src/inbox/client/telling.ts';

it.each([
  ['2026-11-27', true],
  ['2026-11-20', true],
  ['2025-11-27', true],
  ['2026-11-28', false],
  ['2025-11-26', false],
  ['2026-02-30', false],
  ['', false],
  ['gisteren', false],
])('72: "%s" as a day on which it was told: %s', (day, isOne) => {
  expect(isDayTold(day, '2026-11-27')).toBe(isOne);
});

const line: BreachLine = {
  kind: 'breach',
  id: 'a',
  day: '2026-11-20',
  way: 'danger',
  to: 'de politie',
  named: false,
  toldBefore: false,
};
const consent: BookLine = {
  kind: 'consent',
  id: 'b',
  day: '2026-11-20',
  to: 'de politie',
  named: false,
  withdrawn: false,
};

it('72: a line that was made when it was told is not made twice; without one it is made', () => {
  expect(isNoted([{ ...line, id: 'earlier' }], line)).toBe(true);
  const others: readonly BookLine[] = [
    consent,
    { ...line, day: '2026-11-19' },
    { ...line, to: 'het bestuur' },
    { ...line, way: 'law' },
    { ...line, named: true },
    { ...line, toldBefore: true },
  ];
  expect(isNoted(others, line)).toBe(false);
});
