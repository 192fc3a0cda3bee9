/** What stands on the poster: the most important sentences of the card and the public page, in larger letters. */
import { REFERRALS } from '../../core/referrals.ts';
import type { Language, Organisation } from '../../core/organisation.ts';
import { publicCard, publicPageOf, type CardAdviser } from '../../core/publishing/card.ts';
import { hasPartners } from '../../core/pages/partners.ts';
import { wordsIn, type Words } from '../../core/words/index.ts';

export interface PosterContent {
  readonly language: Language;
  readonly title: string;
  readonly brand: string;
  readonly organisation: string;
  readonly heading: string;
  readonly lead: string;
  readonly points: readonly string[];
  readonly advisers: readonly CardAdviser[];
  readonly words: Words['poster'];
  /** The address to which the QR code leads, and the same address as people type it. */
  readonly url: string;
  readonly address: string;
  /** The day to which the content is true: the poster is the same bytes whenever it is made. */
  readonly day: Date;
}

export function posterContent(organisation: Organisation, language: Language, publicOrigin: string): PosterContent {
  const card = publicCard(organisation, language, { publicOrigin });
  const { poster, title } = wordsIn(language);
  const page = publicPageOf(organisation, { publicOrigin }) ?? publicOrigin;
  const url = language === organisation.languages[0] ? page : `${page}/${language}`;
  const checked = [...REFERRALS, ...organisation.referrals].map((place) => place.checked);
  return {
    language,
    title: poster.title(organisation.name),
    brand: title,
    organisation: organisation.name,
    heading: card.heading,
    lead: card.intro.join(' '),
    points: [
      ...poster.points,
      `${card.freedom.heading}. ${card.freedom.lines.join(' ')}`,
      ...(hasPartners(organisation) ? [poster.hiredIn] : []),
    ],
    advisers: card.advisers,
    words: poster,
    url,
    address: url.replace(/^https:\/\//, ''),
    day: new Date(`${checked.reduce((last, day) => (day > last ? day : last))}T12:00:00Z`),
  };
}
