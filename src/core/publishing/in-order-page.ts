/** HR's page of what is missing around the advisers, all words chosen, with the questions for a survey of their own. */
import { distinct } from '../../base/same-text.ts';
import type { Language, Organisation } from '../organisation.ts';
import type { Section } from '../screens.ts';
import { WEEKS_AHEAD } from '../team-gaps.ts';
import { languageName, momentsIn } from '../words/moments.ts';
import { wordsIn } from '../words/index.ts';
import { inOrder, SUBJECTS, type Missing } from './in-order.ts';
import type { OwnTimes } from './own-time.ts';
import { warningsFor } from './warnings.ts';

export interface InOrderScreen {
  readonly kind: 'in-order';
  readonly title: string;
  readonly language: Language;
  readonly heading: string;
  /** What is looked at, and what this page cannot know. */
  readonly intro: readonly string[];
  /** Absent where nothing asks for anything. */
  readonly todo?: Section;
  /** Absent where nothing is in order yet. */
  readonly fine?: Section;
  /** To be copied: `questions` are each a text of their own. */
  readonly survey: Section & { readonly questions: readonly string[]; readonly rule: string };
  readonly back: string;
}

export function inOrderPage(organisation: Organisation, times: OwnTimes, now: Date): InOrderScreen {
  const [language] = organisation.languages;
  const words = wordsIn(language).inOrder;
  const { missing, unknown } = inOrder({ organisation, times, now });
  const sentence = sentences(organisation, language, now);
  const todo = [...missing.map(sentence), ...warningsFor(organisation, language)];
  const said = new Set([...missing.map((one) => one.of), ...unknown]);
  const fine = SUBJECTS.filter((subject) => !said.has(subject)).map((subject) => {
    const line = words.inOrder[subject];
    return typeof line === 'string' ? line : line(WEEKS_AHEAD);
  });
  return {
    kind: 'in-order',
    title: words.title,
    language,
    heading: words.heading,
    intro: words.intro,
    ...(todo.length === 0 ? {} : { todo: { heading: words.todo, lines: todo } }),
    ...(fine.length === 0 ? {} : { fine: { heading: words.fine, lines: fine } }),
    survey: words.survey,
    back: words.back,
  };
}

function sentences({ timeZone }: Organisation, language: Language, now: Date): (missing: Missing) => string {
  const { missing: words } = wordsIn(language).inOrder;
  const moments = momentsIn(language, timeZone, now);
  const date = (day: string): string => moments.date(day);
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const listed = (names: readonly string[]): string => list.format(distinct(names));
  return (missing) => {
    switch (missing.of) {
      case 'keys':
      case 'hours':
      case 'places':
        return words[missing.of](listed(missing.names));
      case 'languages':
        return words.languages(listed(missing.languages.map((tag) => languageName(tag, language))));
      case 'gender':
        return words.gender[missing.gender];
      case 'sites':
        return words.sites(listed(missing.sites));
      case 'weeks':
        return words.weeks(listed(missing.weeks.map(date)));
      case 'appointments':
        return words[missing.isOver ? 'ended' : 'ends'](missing.name, date(missing.until));
      case 'links':
        return missing.checked === undefined ? words.linksNever : words.links(date(missing.checked));
      case 'introduction':
        return words.introduction;
      case 'people':
        return words[missing.what];
    }
  };
}
