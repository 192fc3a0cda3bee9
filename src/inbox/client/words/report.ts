/** The account of a year in the languages of the product. Apart from the other words, which come with the first load. */
import type { Language } from '../../../core/organisation.ts';
import type { Wide } from './index.ts';
import { report as en } from './en/report.ts';
import { report as nl } from './nl/report.ts';

export type ReportWords = Wide<typeof nl>;

export const reportWords: Readonly<Record<Language, ReportWords>> = { nl, en };
