/** What each language is called, and how the clock and the calendar are written in it. */
import type { Language } from '../organisation.ts';

/** In the language itself: whoever looks for theirs reads that name. */
export const OWN_NAMES: Readonly<Record<Language, string>> = { nl: 'Nederlands', en: 'English' };
/** For `Intl`, and as Teams and PDF name a language. */
export const LOCALES: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-GB' };
