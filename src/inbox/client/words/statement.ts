/** The statement of a quarter, in the languages of the product. It comes with the screen of one's own counters. */
import type { Language } from '../../../core/organisation.ts';
import type { Wide } from './index.ts';
import { statement as en } from './en/statement.ts';
import { statement as nl } from './nl/statement.ts';

export const statementWords: Readonly<Record<Language, Wide<typeof nl>>> = { nl, en };
