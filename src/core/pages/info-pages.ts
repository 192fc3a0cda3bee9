/** Pages to read. They may lie over another page, so that what was typed below stays. */
import { checkedSince, REFERRALS } from '../referrals.ts';
import { LANGUAGES, type Adviser, type Language, type Referral } from '../organisation.ts';
import type { Press } from '../events.ts';
import { suppliersOf } from '../complaint-routes.ts';
import type { Action, Link, NotSavedScreen, InfoScreen, Section } from '../screens.ts';
import { ownWords, wordsIn } from '../words/index.ts';
import { accusedAction, bareFrame, frame, sectorLinks, toStart, type PageContext } from './context.ts';
import { firstName } from '../first-name.ts';
import { sameForm } from './labels.ts';
import { whoDoes } from './topics.ts';
import { contactLines } from './welcome.ts';

type Kind = InfoScreen['kind'];
const page = (
  here: PageContext,
  kind: Kind,
  heading: string,
  intro: readonly string[],
  sections: readonly Section[],
  links: readonly Link[] = [],
): InfoScreen => ({
  kind,
  ...frame(here, kind === 'elsewhere' ? kind : undefined),
  heading,
  intro,
  sections,
  links,
  back: toStart(here),
});

export function conduct(here: PageContext): InfoScreen {
  const words = here.words.conduct;
  const conduct = whoDoes(here, 'conduct', undefined);
  const integrity = whoDoes(here, 'integrity', undefined);
  const { heading, lines } = words.integrity;
  const [what = '', ...rest] = lines;
  return {
    ...page(here, 'conduct', words.heading, words.intro, [
      ...(conduct.section === undefined ? [] : [conduct.section]),
      ...words.forms,
      { heading, lines: [what, ...(integrity.section?.lines ?? []), ...rest] },
      ...here.words.options.kinds,
    ]),
    open: integrity.open,
  };
}

export function referrals(here: PageContext): InfoScreen {
  const words = here.words.referrals;
  const section = ({ name, what, phone }: Referral): Section => {
    const line = ownWords(what, here.language);
    return {
      heading: ownWords(name, here.language),
      lines: phone === undefined || line.includes(phone) ? [line] : [line, phone],
    };
  };
  const own = here.organisation.referrals;
  const sector = sectorLinks(here);
  const links = [...REFERRALS, ...own.map((place) => ({ ...place, at: undefined }))].flatMap(({ name, at, url }) =>
    url === undefined ? [] : [{ label: at ?? ownWords(name, here.language), url }],
  );

  return {
    ...page(
      here,
      'elsewhere',
      words.heading,
      [
        ...words.intro,
        words.crossing,
        ...(sector.length === 0 ? [] : [here.words.sectorLine]),
        words.checked(here.moments.date(checkedSince([...REFERRALS, ...own]))),
      ],
      [
        ...REFERRALS.filter(({ urgent }) => urgent === true),
        ...own,
        ...REFERRALS.filter(({ urgent }) => urgent !== true),
      ].map(section),
      [...sector, ...links],
    ),
    open: [accusedAction(here)],
  };
}

/** Routes from this adviser's own record; none of them passes the adviser (or us). */
export function complaint(here: PageContext, about: Adviser | undefined): InfoScreen {
  const words = here.words.complaint;
  const { links } = here.organisation;
  const sections: Section[] = [
    words.talk,
    {
      heading: words.employer.heading,
      lines: [
        ...words.employer.lines,
        ...(about === undefined ? [] : [words.employer.notThemselves(firstName(about.name))]),
        ...(about?.kind === 'external' ? [words.employer.external] : []),
        ...(about?.kind === 'internal' && !about.certified ? [words.employer.uncertified(firstName(about.name))] : []),
      ],
    },
    ...(about === undefined || about.certified
      ? [
          {
            heading: words.association.heading,
            lines: [
              about === undefined ? words.association.general : words.association.certified(firstName(about.name)),
            ],
          },
        ]
      : []),
    ...(about?.supplier === undefined
      ? about === undefined
        ? [{ heading: words.supplier.generalHeading, lines: words.supplier.general }]
        : []
      : [{ heading: words.supplier.heading(about.supplier), lines: words.supplier.lines(about.supplier) }]),
    words.other,
  ];
  return {
    ...page(
      here,
      'complaint',
      about === undefined ? words.heading : words.headingAbout(about.name),
      [words.intro, words.crossing],
      sections,
      [
        ...(links.complaintsProcedure === undefined
          ? []
          : [{ label: words.employer.linkLabel, url: links.complaintsProcedure }]),
        ...(links.association === undefined || about?.certified === false
          ? []
          : [{ label: words.association.linkLabel, url: links.association }]),
        ...(about === undefined
          ? suppliersOf(here.organisation)
          : suppliersOf({ advisers: [about], links: here.organisation.links })
        ).flatMap(({ supplier, url }) =>
          url === undefined ? [] : [{ label: words.supplier.linkLabel(supplier), url }],
        ),
      ],
    ),
    // Who may help with it, and never the one it is about.
    open: about === undefined ? [] : helpers(here, about),
  };
}

const HELPERS = 2;
const helpers = ({ organisation, words }: PageContext, about: Adviser): readonly Action[] =>
  organisation.advisers
    .filter(({ id }) => id !== about.id)
    .slice(0, HELPERS)
    .map(({ id, name }) => ({ label: words.welcome.open(firstName(name)), press: { do: 'adviser', adviser: id } }));

/**
 * The store is away: nothing personal can be shown, but nobody is left without a number to call.
 * @param again what was pressed, where it is not known whether it happened and pressing it once more does no harm
 */
export function fault(here: PageContext, again?: Press): InfoScreen {
  const words = here.words;
  const [first = '', ...rest] = words.fault.lines;
  return {
    ...page(
      here,
      'fault',
      words.fault.heading,
      [first],
      [{ heading: words.unavailable.contact, lines: [...rest, ...contactLines(here)] }],
    ),
    back: { label: words.fault.retry, press: again ?? { do: 'welcome' } },
  };
}

/** A form that came in meanwhile: its words stay in it, because they may be sent once the file is right again. */
export function notStored(language: Language, form: NotSavedScreen['form']): NotSavedScreen {
  const words = wordsIn(language);
  const { heading, closedForNow: reason } = words.notSaved;
  return {
    kind: 'not-saved',
    ...bareFrame(language),
    heading,
    field: 'text',
    reason,
    form,
    again: sameForm(form.form, words),
  };
}

/**
 * For people of an organisation whose file cannot be read: nothing is known of it, so in every language, and with
 * nothing to press.
 */
export function closedPage(): InfoScreen {
  const [first, ...others] = LANGUAGES;
  const { heading, lines } = wordsIn(first).closedForNow;
  return {
    ...publicPage(first, 'unknown-organisation'),
    heading,
    intro: lines,
    sections: others.map((language) => wordsIn(language).closedForNow),
  };
}

/** For people who are not (yet) ours: no organisation, no store, nothing to press. */
export function publicPage(language: Language, kind: 'stranger' | 'unknown-organisation'): InfoScreen {
  const words = wordsIn(language);
  const { heading, lines } = kind === 'stranger' ? words.stranger : words.unknownOrganisation;
  return {
    kind,
    ...bareFrame(language),
    heading,
    intro: lines,
    sections: [],
    links: [],
  };
}
