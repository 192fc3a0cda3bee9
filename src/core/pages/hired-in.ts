/**
 * For who works here through another company: the way here and the way at their own employer, side by side. Which one
 * somebody takes is pressed nowhere and kept nowhere.
 */
import { checkedSince } from '../referrals.ts';
import type { InfoScreen, Section } from '../screens.ts';
import { frame, toStart, type PageContext } from './context.ts';
import { partnerLinks, partnerSection } from './partners.ts';
import { contactLines } from './welcome.ts';

/** What stands before the ways, and the way here. */
export function hiredInWays(here: PageContext): { readonly intro: readonly string[]; readonly inside: Section } {
  const { organisation, words } = here;
  const partners = organisation.partners ?? [];
  return {
    intro: [
      ...words.hiredIn.intro,
      ...(partners.length === 0 ? [] : [words.hiredIn.checked(here.moments.date(checkedSince(partners)))]),
    ],
    inside: {
      heading: words.hiredIn.here(organisation.name),
      lines: [...words.hiredIn.hereLines, ...contactLines(here)],
    },
  };
}

export function hiredIn(here: PageContext): InfoScreen {
  const partners = here.organisation.partners ?? [];
  const { intro, inside } = hiredInWays(here);
  return {
    kind: 'hired-in',
    ...frame(here),
    heading: here.words.hiredIn.heading,
    intro,
    sections: [inside, ...partners.map((partner) => partnerSection(partner, here.language))],
    links: partners.flatMap((partner) => partnerLinks(partner, here.language)),
    back: toStart(here),
  };
}
