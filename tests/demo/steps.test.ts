/** What the demo's page tells its reader to press is there, under that name, in each language. */
import { expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../src/core/organisation.ts';
import { wordsIn } from '../../src/core/words/index.ts';
import { demoWords } from '../../src/demo/words/index.ts';
import { boardWords } from '../../src/inbox/client/words/board.ts';
import { words as inboxWords } from '../../src/inbox/client/words/index.ts';
import { reportWords } from '../../src/inbox/client/words/report.ts';

/** Every text; what names somebody names Samira, as the demo does. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return textsOf((value as (name: string) => unknown)('Samira'));
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
const named = (text: string): string[] => [...text.matchAll(/“([^”]+)”/g)].map(([, label = '']) => label);

const labelsOf = (language: Language, part: 'further' | 'year' = 'further'): string[][] =>
  Object.entries(demoWords[language][part])
    .filter(([name]) => name !== 'title')
    .map(([, step]) => named(step));

it.each(LANGUAGES)('in %s: every button that the steps name, and as many as in the other language', (language) => {
  const { board, sent, withdraw, accused, options } = wordsIn(language);
  const shown = new Set(
    textsOf([board, sent, withdraw, accused, options.each, inboxWords[language], boardWords[language]]),
  );
  const labels = labelsOf(language);
  expect(labels.flat()).not.toEqual([]);
  expect(labels.flat().filter((label) => !shown.has(label))).toEqual([]);
  expect(labels.map(({ length }) => length)).toEqual(labelsOf('nl').map(({ length }) => length));
});

it.each(LANGUAGES)(
  'in %s: what the steps of the yearly account name, by how it begins where a year follows',
  (language) => {
    const { out } = reportWords[language];
    const shown = textsOf([reportWords[language], inboxWords[language], out.open(out.report(2025))]);
    const labels = labelsOf(language, 'year');
    expect(labels.flat()).not.toEqual([]);
    expect(labels.flat().filter((label) => !shown.some((text) => text.startsWith(label)))).toEqual([]);
    expect(labels.map(({ length }) => length)).toEqual(labelsOf('nl', 'year').map(({ length }) => length));
  },
);
