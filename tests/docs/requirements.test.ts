/** The numbered requirements of an adviser's work that these screens are made for: each is held by a test that names it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const from = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, at) => first + at);
/** From a talk to a consent, and what comes after it. */
const TALK = [
  ...from(22, 24),
  30,
  31,
  ...from(42, 44),
  49,
  ...from(51, 58),
  60,
  61,
  ...from(63, 65),
  ...from(69, 73),
  80,
  85,
];

/** Counting, the yearly account, what an employer arranges, and the supplier's package. */
const ACCOUNT = [...from(76, 78), ...from(87, 99), ...from(103, 106), 109, 112];

const LIST = String.raw`\d{2,3}(?:(?:\s*[-–]\s*|,\s*|\s+and\s+)\d{2,3})*`;
/** In the title of a test, or of a row of one: `64, 65: …` at its beginning, `… (53-57, 63)` at its end, or "requirements 42 and 51" anywhere, also in a file's first line. */
const NAMED = new RegExp(
  [String.raw`(?:\(|\[\s*)'(${LIST}):`, String.raw`\((${LIST})\)'`, String.raw`[Rr]equirements?\s+(${LIST})`].join('|'),
  'g',
);

function namedIn(text: string): number[] {
  return [...text.matchAll(NAMED)].flatMap(([, begins, ends, said]) =>
    [...(begins ?? ends ?? said ?? '').matchAll(/(\d+)(?:\s*[-–]\s*(\d+))?/g)].flatMap(([, first, last]) =>
      from(Number(first), Number(last ?? first)),
    ),
  );
}

test('a list of numbers is read as people write it, and no other number', () => {
  expect(
    namedIn(
      "/** Requirements 42, 45 and 51. */ it('64, 65: a slip', it('has a sheet (53–55, 63)', it('at 12:00 (of 10)'); it('97-99, 103: x",
    ),
  ).toEqual([42, 45, 51, 64, 65, 53, 54, 55, 63, 97, 98, 99, 103]);
});

test.each([
  ['a talk', TALK],
  ['the yearly account', ACCOUNT],
])('each requirement of %s names its test', (_what, numbers) => {
  const named = new Set(
    readdirSync('tests', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts') && !name.endsWith('requirements.test.ts'))
      .flatMap((name) => namedIn(readFileSync(join('tests', name), 'utf8'))),
  );
  expect(numbers.filter((number) => !named.has(number))).toEqual([]);
});
