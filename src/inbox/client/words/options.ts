/** What can be done after a talk, as the employee reads it. Apart from the other words, which come with the first load. */
import type { Language } from '../../../core/organisation.ts';
import type { Option } from '../../../core/options.ts';
import { options as en } from '../../../core/words/en/options.ts';
import { options as nl } from '../../../core/words/nl/options.ts';

const each: Readonly<Record<Language, Readonly<Record<Option, { readonly label: string }>>>> = {
  nl: nl.each,
  en: en.each,
};

export const optionLabel = (language: Language, option: Option): string => each[language][option].label;
