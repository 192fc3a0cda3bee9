/** A passphrase that nobody thought of: what people think of is what is tried first. */
import type { Language } from '../../../core/organisation.ts';

const WORDS = 6;
const nounsIn: Readonly<Record<Language, () => Promise<{ readonly nouns: string }>>> = {
  nl: () => import('./nl.ts'),
  en: () => import('./en.ts'),
};

/**
 * Six nouns of 512, drawn by the browser's random source: 54 bits, each guess of which costs what Argon2id asks. Not of
 * the list of the key's six words, which are read aloud: nobody should take one for the other.
 */
export async function suggestPassphrase(language: Language): Promise<string> {
  const nouns = (await nounsIn[language]()).nouns.trim().split(/\s+/);
  const draws = crypto.getRandomValues(new Uint16Array(WORDS));
  // 512 divides 65,536: every noun is as likely.
  return Array.from(draws, (draw) => nouns[draw % nouns.length] ?? '').join(' ');
}
