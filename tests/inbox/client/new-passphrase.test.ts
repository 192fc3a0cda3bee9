/** A new passphrase: the one that is offered is strong, and one that others would try first is not taken. */
import { describe, expect, it } from 'vitest';
import { isGuessable } from '../../../src/inbox/client/passphrase/guessable.ts';
import { suggestPassphrase } from '../../../src/inbox/client/passphrase/suggest.ts';
import { DEMO_PASSPHRASE } from '../../../src/demo/demo.ts';
import { isPassphraseLongEnough } from '../../../src/seal/slots.ts';

const NAMES = ['Samira el Idrissi', 'Werkplek bv'];

describe('the passphrase that is offered', () => {
  it.each(['nl', 'en'] as const)('is six nouns of 512 different ones, anew each time (%s)', async (language) => {
    const { nouns } = await import(`../../../src/inbox/client/passphrase/${language}.ts`);
    const list = (nouns as string).trim().split(/\s+/);
    expect(new Set(list).size).toBe(512);
    expect(list).toHaveLength(512);
    for (const noun of list) expect(noun).toMatch(/^[a-z]{3,11}$/);
    const made = await Promise.all(Array.from({ length: 40 }, () => suggestPassphrase(language)));
    expect(new Set(made).size).toBe(40);
    for (const phrase of made) {
      expect(phrase.split(' ')).toHaveLength(6);
      expect(phrase.split(' ').every((noun) => list.includes(noun))).toBe(true);
      expect(isPassphraseLongEnough(phrase)).toBe(true);
    }
    expect(await Promise.all(made.slice(0, 5).map((phrase) => isGuessable(phrase, NAMES)))).not.toContain(true);
  });
});

describe('a passphrase of one’s own', () => {
  it.each([
    'aaaaaaaaaaaa',
    'wachtwoord12',
    'Welkom2026!!',
    'Welkom01Welkom01',
    'abcabcabcabc',
    'abababababababababab',
    'qwertyuiop12',
    '123456789012',
    'Vertrouwen2026!',
    'vertrouwenspersoon',
    'Samira2026!!',
    'Samira el Idrissi',
    'Werkplek bv 2026',
    'welkom welkom welkom',
    'wachtwoord wachtwoord',
    'P@ssw0rd1234',
  ])('%s is soon guessed', async (passphrase) => {
    expect(isPassphraseLongEnough(passphrase)).toBe(true);
    expect(await isGuessable(passphrase, NAMES)).toBe(true);
  });

  it.each([
    'een zin die nergens anders staat',
    'zes eenden in de regen',
    'correct horse battery staple',
    'kUv7-Qp2z-9aRt',
    DEMO_PASSPHRASE,
  ])('%s is not', async (passphrase) => {
    expect(await isGuessable(passphrase, NAMES)).toBe(false);
  });
});
