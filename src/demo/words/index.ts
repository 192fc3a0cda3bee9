/** The demo's own words: each language has every sentence, or it does not compile. */
import type { Language } from '../../core/organisation.ts';
import { en } from './en.ts';
import { nl } from './nl.ts';

export type DemoWords = typeof nl;
export const demoWords: Readonly<Record<Language, DemoWords>> = { nl, en };
