/**
 * What HR publishes: the card that stays pinned and the short messages around it. The same for everybody and true
 * for years, so nothing here knows the time, who is reachable, or who reads it.
 */
import type { Adviser, Language, Organisation } from '../organisation.ts';
import type { Deployment } from '../deployment.ts';
import type { Section } from '../screens.ts';
import { ownLanguage, ownWords, wordsIn } from '../words/index.ts';
import { languageName } from '../words/moments.ts';
import { workKnown } from '../pages/knows-work.ts';

export interface CardAdviser {
  readonly name: string;
  /** "intern, een collega" / "extern, van Bureau Wilgenlaan" */
  readonly kind: string;
  /** "intern" / "extern", where there is room for a word. */
  readonly brief: string;
  /** "Nederlands, Pools" */
  readonly speaks: string;
  /** "omgangsvormen, integriteit" */
  readonly topics: string;
  /** "Kent het werk: nachtdienst, werkplaats" */
  readonly knows?: string;
  readonly phone?: string;
  readonly email?: string;
  /** `https://…` */
  readonly photo?: string;
}
export interface CardIntroduction {
  readonly text: string;
  /** "Marit Bos, directeur" */
  readonly by: string;
  /** When the organisation wrote it in another language than the card's. */
  readonly language?: Language;
}
export interface PublicCard {
  readonly kind: 'card';
  readonly language: Language;
  readonly title: string;
  /** One line, where no more is shown. */
  readonly short: string;
  readonly heading: string;
  readonly intro: readonly string[];
  /** Why there are advisers, by somebody from the top; absent where nobody wrote it. */
  readonly introduction?: CardIntroduction;
  readonly expect: Section;
  readonly notExpect: Section;
  readonly freedom: Section;
  readonly advisersHeading: string;
  readonly advisers: readonly CardAdviser[];
  /** A way that does not pass the tools of the employer. */
  readonly outside: Section & { readonly page?: OutsidePage };
  readonly button: string;
}
export interface OutsidePage {
  readonly label: string;
  readonly url: string;
  /** What somebody hears who cannot see the code that leads there; absent where none is shown. */
  readonly code?: string;
}
/** Where the public pages have their own address as a code to scan. */
export const CODE_FILE = 'qr.png';
/** One of the short texts that keep the card known. Same button as the card. */
export interface PublicMessage {
  readonly kind: 'message';
  readonly language: Language;
  readonly title: string;
  readonly short: string;
  readonly heading: string;
  readonly lines: readonly string[];
  /** Phone and e-mail of somebody, or the line before `page`. */
  readonly outside?: string;
  readonly page?: OutsidePage;
  readonly button: string;
}
export type PublicPost = PublicCard | PublicMessage;

/** In the order in which they are offered. */
export const MESSAGES = [
  'doubt',
  'permission',
  'witness',
  'people',
  'online',
  'everyone',
  'control',
  'outsiders',
] as const;
export type MessageId = (typeof MESSAGES)[number];
export type PostId = 'card' | MessageId;
export const POSTS: readonly PostId[] = ['card', ...MESSAGES];

/** The address of the organisation's public page, when there are public pages. */
export const publicPageOf = ({ id }: Organisation, { publicOrigin }: Deployment): string | undefined =>
  publicOrigin === undefined ? undefined : `${publicOrigin}/${id}`;

export function publicCard(organisation: Organisation, language: Language, running: Deployment): PublicCard {
  const words = wordsIn(language);
  const { card } = words;
  const page = publicPageOf(organisation, running);
  return {
    kind: 'card',
    language,
    title: words.title,
    short: card.short(card.heading),
    heading: card.heading,
    intro: card.intro,
    ...introductionOf(organisation, language),
    expect: card.expect,
    notExpect: card.notExpect,
    freedom: { heading: card.freedom.heading, lines: card.freedom.lines(organisation.volunteers) },
    advisersHeading: card.advisers,
    advisers: organisation.advisers.map((adviser) => cardAdviser(adviser, language)),
    outside: {
      heading: card.outside.heading,
      lines: [card.outside.call],
      ...(page === undefined ? {} : { page: { label: card.outside.page, url: page, code: card.outside.code } }),
    },
    button: card.button,
  };
}

function introductionOf({ introduction }: Organisation, language: Language): Pick<PublicCard, 'introduction'> {
  if (introduction === undefined) return {};
  const { name, function: inFunction, text } = introduction;
  return {
    introduction: {
      text: ownWords(text, language),
      by: `${name}, ${ownWords(inFunction, language)}`,
      ...(text[language] === undefined ? { language: ownLanguage(text, language) } : {}),
    },
  };
}

const kindOf = (adviser: Adviser, language: Language): string => {
  const { card } = wordsIn(language);
  return withReportingPoint(
    adviser,
    adviser.kind === 'internal' ? card.internal : card.external(adviser.supplier ?? ''),
    language,
  );
};
const withReportingPoint = ({ reportingPoint }: Adviser, kind: string, language: Language): string =>
  reportingPoint === true ? `${kind}, ${wordsIn(language).parties.reportingPoint.brief}` : kind;

/** Of one adviser, on a list: which languages, and what about. */
export const languagesAndTopics = ({ languages, topics }: Adviser, language: Language) => ({
  speaks: languages.map((tag) => languageName(tag, language)).join(', '),
  topics: topics.map((topic) => wordsIn(language).card.topics[topic]).join(', '),
});

function cardAdviser(adviser: Adviser, language: Language): CardAdviser {
  const { name, contact, photo } = adviser;
  const work = workKnown(adviser, language);
  return {
    name,
    kind: kindOf(adviser, language),
    brief: withReportingPoint(adviser, wordsIn(language).adviserKind[adviser.kind], language),
    ...languagesAndTopics(adviser, language),
    ...(work === undefined ? {} : { knows: wordsIn(language).welcome.knows(work) }),
    ...(contact.phone === undefined ? {} : { phone: contact.phone }),
    ...(contact.email === undefined ? {} : { email: contact.email }),
    ...(photo === undefined ? {} : { photo }),
  };
}

export function publicPost(
  organisation: Organisation,
  language: Language,
  running: Deployment,
  post: PostId,
): PublicPost {
  return post === 'card' ? publicCard(organisation, language, running) : message(organisation, language, running, post);
}

function message(organisation: Organisation, language: Language, running: Deployment, id: MessageId): PublicMessage {
  const words = wordsIn(language);
  const { texts, outsidePage, outsideCall } = words.messages;
  const page = publicPageOf(organisation, running);
  const people = organisation.advisers.map((adviser) => `${adviser.name} (${kindOf(adviser, language)})`);
  const [first] = organisation.advisers;
  const contact = first?.contact.phone ?? first?.contact.email;
  return {
    kind: 'message',
    language,
    title: words.title,
    short: words.card.short(texts[id].heading),
    heading: texts[id].heading,
    lines:
      id === 'people'
        ? [...people, ...texts[id].lines]
        : id === 'everyone' && organisation.volunteers === false
          ? texts[id].withoutVolunteers
          : texts[id].lines,
    ...(page === undefined
      ? first === undefined || contact === undefined
        ? {}
        : { outside: outsideCall(first.name, contact) }
      : { outside: outsidePage, page: { label: outsidePage, url: page } }),
    button: words.card.button,
  };
}

/** The same post where pictures cannot be loaded. */
export function withoutPictures(post: PublicPost): PublicPost {
  if (post.kind === 'message') return post;
  const { page, ...outside } = post.outside;
  return {
    ...post,
    advisers: post.advisers.map(({ photo: _left, ...adviser }) => adviser),
    outside: page === undefined ? outside : { ...outside, page: { label: page.label, url: page.url } },
  };
}

/** Everything that may ever be published for this organisation as it is now. */
export const everyPost = (organisation: Organisation, running: Deployment): readonly PublicPost[] =>
  organisation.languages.flatMap((language) => POSTS.map((post) => publicPost(organisation, language, running, post)));
