/**
 * For who works here through another company: the way here and the way at their own employer, side by side. Which one
 * somebody takes is pressed nowhere and kept nowhere.
 */
import { checkedSince } from '../referrals.ts';
import type { InfoScreen } from '../screens.ts';
import { frame, toStart, type PageContext } from './context.ts';
import { partnerLinks, partnerSection } from './partners.ts';
import { contactLines } from './welcome.ts';

export function hiredIn(here: PageContext): InfoScreen {
  const { organisation, words } = here;
  const partners = organisation.partners ?? [];
  return {
    kind: 'hired-in',
    ...frame(here),
    heading: words.hiredIn.heading,
    intro: [
      ...words.hiredIn.intro,
      ...(partners.length === 0 ? [] : [words.hiredIn.checked(here.moments.date(checkedSince(partners)))]),
    ],
    sections: [
      { heading: words.hiredIn.here(organisation.name), lines: [...words.hiredIn.hereLines, ...contactLines(here)] },
      ...partners.map((partner) => partnerSection(partner, here.language)),
    ],
    links: partners.flatMap((partner) => partnerLinks(partner, here.language)),
    back: toStart(here),
  };
}
