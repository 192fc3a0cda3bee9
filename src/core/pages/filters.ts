import { baseLanguage } from '../../base/language-tags.ts';
import type { Adviser } from '../organisation.ts';
import { distinct } from '../../base/same-text.ts';
import type { Choice, FiltersScreen, Option } from '../screens.ts';
import { languageName } from '../words/moments.ts';
import { workOptions } from './knows-work.ts';
import { frame, type PageContext } from './context.ts';

/** Only what can make a difference here: a question with one answer is not asked. */
export function filters(here: PageContext): FiltersScreen {
  const words = here.words.filters;
  const wanted = here.context.preferences ?? {};
  const { advisers } = here.organisation;
  const values = (of: (adviser: Adviser) => readonly string[]): string[] =>
    distinct(advisers.flatMap((adviser) => of(adviser))).sort((a, b) => a.localeCompare(b));
  const choice = (name: keyof typeof wanted, label: string, options: readonly Option[]): Choice => {
    const chosen = wanted[name];
    return { name, label, placeholder: words.any, options, ...(chosen === undefined ? {} : { chosen }) };
  };
  const choices = [
    choice(
      'language',
      words.language,
      values((a) => a.languages.map(baseLanguage)).map((value) => ({
        value,
        label: languageName(value, here.language),
      })),
    ),
    choice(
      'gender',
      words.gender,
      (['woman', 'man', 'other'] as const)
        .filter((g) => advisers.some((a) => a.gender === g))
        .map((value) => ({ value, label: words.genders[value] })),
    ),
    choice(
      'location',
      words.location,
      values((a) => a.locations).map((value) => ({ value, label: value })),
    ),
    choice(
      'kind',
      words.kind,
      (['internal', 'external'] as const)
        .filter((k) => advisers.some((a) => a.kind === k))
        .map((value) => ({ value, label: words.kinds[value] })),
    ),
    choice(
      'topic',
      words.topic,
      (['conduct', 'integrity'] as const)
        .filter((t) => advisers.some((a) => a.topics.includes(t)))
        .map((value) => ({ value, label: words.topics[value] })),
    ),
    choice('work', words.work, workOptions(here.organisation, here.language)),
  ].filter(({ options }) => options.length > 1);
  return {
    kind: 'filters',
    ...frame(here),
    intro: words.intro,
    choices,
    notKept: words.notKept,
    form: { form: 'filters' },
    submit: words.submit,
    back: { label: words.back, press: { do: 'welcome' } },
  };
}
