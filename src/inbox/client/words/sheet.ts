/** The sheet of the adviser in the languages of the product. Apart from the other words, which come with the first load. */
import type { Language } from '../../../core/organisation.ts';
import type { Wide } from './index.ts';
import { sheet as en } from './en/sheet.ts';
import { sheet as nl } from './nl/sheet.ts';

export type SheetWords = Wide<typeof nl>;

export const sheetWords: Readonly<Record<Language, SheetWords>> = { nl, en };
