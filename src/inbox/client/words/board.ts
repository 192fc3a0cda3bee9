/** What stands above the messages, in the languages of the product. Apart from the other words, which come with the first load. */
import type { Language } from '../../../core/organisation.ts';
import type { Wide } from './index.ts';
import { board as en } from './en/board/index.ts';
import { board as nl } from './nl/board/index.ts';

export type BoardWords = Wide<typeof nl>;

export const boardWords: Readonly<Record<Language, BoardWords>> = { nl, en };
