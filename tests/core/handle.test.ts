/** The name an adviser says aloud: nothing in it may hurt somebody who was groped, or who writes about who they are. */
import { expect, it } from 'vitest';
import { BIRDS, COLOURS, newHandle, NUMBERS } from '../../src/core/handle.ts';

const HURTS: readonly string[] = [
  'kleine',
  'grote',
  'dikke',
  'lichte',
  'zware',
  'late',
  'vroege',
  'snelle',
  'stille',
  'oude',
  'jonge',
  'witte',
  'bruine',
  'zwarte',
  'gouden',
  'grijze',
  'gele',
  'rode',
  'roze',
  'gans',
  'uil',
  'mus',
  'meeuw',
  'ooievaar',
  'merel',
  'kip',
  'haan',
  'specht',
  'duif',
  'gier',
  'kraai',
  'mees',
  'roodborst',
  'tureluur',
  'zwaan',
  'vink',
  'koekoek',
  'fuut',
  'raaf',
];

it('leaves out what says something of a body, a skin, an age, a pregnancy or a mind', () => {
  const words: readonly string[] = [...COLOURS, ...BIRDS];
  expect(words.filter((word) => HURTS.includes(word))).toEqual([]);
  expect(NUMBERS.filter((number) => [14, 18, 28, 69, 74, 88].includes(number))).toEqual([]);
});

it('is made of these words only, always in the same shape, and of enough of them', () => {
  const shape = new RegExp(`^(${COLOURS.join('|')}) (${BIRDS.join('|')}) (${NUMBERS.join('|')})$`);
  for (let count = 0; count < 500; count += 1) expect(newHandle()).toMatch(shape);
  expect(COLOURS.length * BIRDS.length * NUMBERS.length).toBeGreaterThan(10_000);
});
