import type { Release } from '../release.ts';
import { figuresIn } from './figures.ts';
import type { Finding } from './findings.ts';
import { brokenRules } from './kept.ts';

export type { Finding } from './findings.ts';

/** Releases with figures about one organisation: two a year, for some sixty years. */
const FIGURES_MOST = 120;

/**
 * Everything that was published about one organisation, laid beside each other by somebody who wants to know more, and who
 * knows how this program decides. Nothing found: behind each figure three numbers at least are possible, and of nobody can
 * be decided whether they came. In the order of years. An advice has no figure; its text is read by people.
 */
export function attack(given: readonly Release[]): readonly Finding[] {
  // The same file twice is one release.
  const releases = given.length < 2 ? given : [...new Map(given.map((one) => [JSON.stringify(one), one])).values()];
  const [first] = releases;
  const strange = releases.filter(({ organisation }) => organisation.id !== first?.organisation.id);
  if (strange.length > 0) return strange.map(({ year }) => ({ code: 'organisations', year }));
  const reports = releases.filter((one) => one.kind === 'report');
  const settled = releases.filter((one) => one.kind === 'settlement');
  // Solving takes the third power of it, so that a file with some thousand would hold a page up for ever.
  const beyond = [...reports, ...settled].slice(FIGURES_MOST);
  if (beyond.length > 0)
    return [...new Set(beyond.map(({ year }) => year))].map((year) => ({ code: 'impossible', year }));
  const found = [...brokenRules(releases), ...figuresIn(reports, settled).found];
  const each = new Map(found.map((one) => [JSON.stringify(one), one]));
  return [...each.values()].toSorted((a, b) => a.year - b.year);
}
