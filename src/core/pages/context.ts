/** What every page needs: who is here, in which language, and what time it is. */
import type { Context, Surface, Visit } from '../events.ts';
import type { Language, Organisation } from '../organisation.ts';
import type { Action, Link } from '../screens.ts';
import { wordsIn, type Words } from '../words/index.ts';
import { OWN_NAMES } from '../words/languages.ts';
import { carriedLabels } from './labels.ts';
import { momentsIn, type Moments } from '../words/moments.ts';

export interface PageContext {
  readonly organisation: Organisation;
  readonly surface: Surface;
  readonly language: Language;
  readonly context: Context;
  readonly words: Words;
  readonly moments: Moments;
  readonly now: Date;
}

export function pageContextOf(visit: Visit, now: Date): PageContext {
  const { organisation, surface, context } = visit;
  const wanted = context.language ?? organisation.languages[0];
  const language = organisation.languages.includes(wanted) ? wanted : organisation.languages[0];
  return {
    organisation,
    surface,
    language,
    context,
    words: wordsIn(language),
    moments: momentsIn(language, organisation.timeZone, now),
    now,
  };
}

/** The frame around every screen. `without`: the footer link to the screen somebody is already on. */
export function frame(here: PageContext, without?: 'employer-view' | 'elsewhere') {
  const footer: Action[] = [
    { label: here.words.footer.employerView, press: { do: 'employer-view' } },
    { label: here.words.footer.referrals, press: { do: 'elsewhere' } },
  ];
  return {
    title: here.words.title,
    language: here.language,
    labels: carriedLabels(here.language),
    context: here.context,
    footer: footer.filter(({ press }) => press.do !== without),
  };
}

/** The organisation's other languages, each by its own name. */
export const languageSwitch = ({
  organisation,
  language: spoken,
}: Pick<PageContext, 'organisation' | 'language'>): readonly Action[] =>
  organisation.languages
    .filter((language) => language !== spoken)
    .map((language) => ({ label: OWN_NAMES[language], press: { do: 'language', language } }));

/** The frame where nobody's visit is known, so that nothing below leads anywhere. */
export const bareFrame = (language: Language) => ({
  title: wordsIn(language).title,
  language,
  labels: carriedLabels(language),
  context: {},
  footer: [],
});

/** Advisers of the industry, where its page is known. */
export const sectorLinks = ({
  organisation: { links },
  words,
}: Pick<PageContext, 'organisation' | 'words'>): readonly Link[] =>
  links.sector === undefined ? [] : [{ label: words.sectorLink, url: links.sector }];

/** The way of its own for who is accused: on the first page, and wherever other help is. */
export const accusedAction = ({ words }: Pick<PageContext, 'words'>): Action => ({
  label: words.accused.open,
  press: { do: 'accused' },
});

export const toStart = (here: PageContext): Action => ({ label: here.words.backToStart, press: { do: 'welcome' } });
