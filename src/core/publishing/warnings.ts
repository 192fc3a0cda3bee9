/** What HR is told beside the card, because whoever reads it would miss it: it can be mended by whoever keeps the file. */
import { complaintGaps } from '../complaint-routes.ts';
import { distinct } from '../../base/same-text.ts';
import type { Language, Organisation } from '../organisation.ts';
import { wordsIn } from '../words/index.ts';

export function warningsFor(organisation: Organisation, language: Language): readonly string[] {
  const words = wordsIn(language).publishing.warnings;
  const listed = (names: readonly string[]): string =>
    new Intl.ListFormat(language, { type: 'conjunction' }).format(distinct(names));
  return [
    ...complaintGaps(organisation).map(({ missing, advisers }) =>
      missing === 'procedure'
        ? words.procedure(listed(advisers.map(({ name }) => name)))
        : words.supplier(listed(advisers.map(({ supplier, name }) => supplier ?? name))),
    ),
    ...organisation.advisers
      .filter(({ reportingPoint }) => reportingPoint === true)
      .map(({ name }) => words.reportingPoint(name)),
  ];
}
