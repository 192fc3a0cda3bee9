/** The words of a release as a page. Loaded by the page that makes one and by the page that checks it, and by no other. */
import type { Language } from '../../../organisation.ts';
import { en } from './en.ts';
import { nl, type DocumentWords } from './nl.ts';

export const DOCUMENT_WORDS: Readonly<Record<Language, DocumentWords>> = { nl, en };
export type { DocumentWords };
