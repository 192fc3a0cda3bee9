/**
 * What stands on the page that anybody may read without signing in. It is the same for everybody: nothing in it knows
 * who reads. It is the same for as long as the organisation's file is, and changes with the day only where an
 * adviser's hours are kept by another clock than the organisation's.
 */
import { REFERRALS } from '../referrals.ts';
import type { Adviser, Language, Organisation } from '../organisation.ts';
import { telephoneLink } from '../../base/phone.ts';
import type { Deployment } from '../deployment.ts';
import type { Link, Section } from '../screens.ts';
import { ownLanguage, ownWords, wordsIn } from '../words/index.ts';
import { languageName, momentsIn } from '../words/moments.ts';
import { hoursLine } from '../pages/hours-line.ts';
import type { Planned } from '../planned.ts';
import { hoursInForce } from '../planning-hours.ts';
import { employerIntro, employerSections, surfacesOf, type Setting } from '../pages/employer-view.ts';
import { spokenIn, type SpokenLanguage } from '../pages/spoken.ts';
import { publicCard, publicPageOf, type PublicCard } from './card.ts';
import { workKnown } from '../pages/knows-work.ts';
import { hiredIn } from '../pages/hired-in.ts';
import { hasPartners } from '../pages/partners.ts';
import { accused } from '../pages/accused.ts';
import { complaint, referrals } from '../pages/info-pages.ts';
import type { PageContext } from '../pages/context.ts';
import { lawLines } from '../pages/write.ts';
import { notTheirs } from '../pages/topics.ts';
import { distinct } from '../../base/same-text.ts';

export interface Fact {
  readonly label: string;
  readonly value: string;
  /** `tel:` or `mailto:`. */
  readonly url?: string;
  /** When the organisation wrote it in another language than the page's. */
  readonly language?: Language;
}
export interface PublicAdviser {
  /** Of its place on the page. */
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly facts: readonly Fact[];
}
export interface Part {
  readonly heading: string;
  readonly intro: readonly string[];
  readonly sections: readonly Section[];
  readonly links: readonly Link[];
}
/** The way here and the ways at other employers, side by side. */
export interface HiredInPart {
  readonly heading: string;
  readonly intro: readonly string[];
  readonly ways: readonly Section[];
  readonly links: readonly Link[];
}
export interface PublicPage {
  readonly language: Language;
  readonly title: string;
  readonly organisation: string;
  readonly card: PublicCard;
  /** Every language that somebody speaks and the screens do not, in itself; who that is, and their number. */
  readonly spoken: readonly SpokenLanguage[];
  readonly advisers: readonly PublicAdviser[];
  readonly hoursNote: string;
  readonly mailNote: string;
  /** The ways in at work; absent when this organisation has none. */
  readonly writing?: Section;
  readonly urgent: Section;
  /** For who works here through another company; absent where none is known. */
  readonly hiredIn?: HiredInPart;
  /** What stays between the two, and every exception: who phones never sees the page before the first word. */
  readonly limits: Part;
  readonly employerView: Part;
  readonly elsewhere: Part;
  readonly complaint: Part;
  readonly accused: Part;
  readonly notes: readonly string[];
  readonly onThisPage: string;
  readonly languages: { readonly label: string; readonly others: readonly Language[] };
  /** Of this very page, with the words beside its code. */
  readonly address?: { readonly label: string; readonly url: string };
}

export function publicPageContent(
  organisation: Organisation,
  language: Language,
  running: Deployment,
  now: Date,
  planned: Planned = new Map(),
): PublicPage {
  const words = wordsIn(language);
  const here = sceneWithout(organisation, language, now);
  const setting: Setting = { running, organisation, medium: 'public' };
  const surfaces = surfacesOf(setting);
  const { writing } = words.publicPage;
  const help = referrals(here);
  const card = publicCard(organisation, language, running);
  const url = publicPageOf(organisation, running);
  const urgent = REFERRALS.filter((referral) => referral.urgent === true).map(({ what }) => ownWords(what, language));
  return {
    language,
    title: words.title,
    organisation: organisation.name,
    card,
    spoken: spokenIn(organisation, organisation.advisers),
    advisers: organisation.advisers.map((adviser, index) => ({
      id: adviser.id,
      name: adviser.name,
      kind: card.advisers[index]?.kind ?? '',
      facts: facts(here, adviser, planned),
    })),
    hoursNote: words.publicPage.hoursNote,
    mailNote: words.adviser.mailNote,
    ...(surfaces.length === 0
      ? {}
      : { writing: { heading: writing.heading, lines: [...surfaces.map((one) => writing[one]), writing.after] } }),
    urgent: { heading: words.publicPage.urgent, lines: urgent },
    ...(hasPartners(organisation) ? { hiredIn: hiredInPart(here) } : {}),
    limits: limits(here),
    employerView: {
      heading: words.employerView.heading,
      intro: employerIntro(words.employerView, setting),
      sections: employerSections(words.employerView, setting),
      links: [],
    },
    // What cannot wait stands at the top of the page already.
    elsewhere: { ...help, sections: help.sections.filter(({ lines }) => !urgent.some((line) => lines.includes(line))) },
    complaint: complaint(here, undefined),
    accused: accused(here),
    notes: [words.publicPage.shared, words.publicPage.leavesNothing],
    onThisPage: words.publicPage.onThisPage,
    languages: { label: words.publicPage.languages, others: organisation.languages.filter((one) => one !== language) },
    ...(url === undefined ? {} : { address: { label: words.publicPage.onPhone, url } }),
  };
}

/** Of whichever adviser it will be, so of an internal and an external one where there are both. */
function limits({ words: { limits: words, options }, organisation }: PageContext): Part {
  const { confidentialityRules: rules } = organisation.links;
  const { who, Who, heading, stays, internal, external } = words.public;
  const kinds = (['internal', 'external'] as const).filter((kind) =>
    organisation.advisers.some((adviser) => adviser.kind === kind),
  );
  const [crime = '', ...own] = distinct([
    words.crime(who),
    ...kinds.flatMap((kind) => lawLines(words, organisation.sector, kind, internal, external).slice(1)),
  ]);
  return {
    heading,
    intro: [stays, words.exceptions(Who), crime, ...own],
    sections: [{ heading: words.breaks.heading(who), lines: words.breaks.lines(Who) }, words.others],
    links: rules === undefined ? [] : [{ label: options.confidentialityRules, url: rules }],
  };
}

function hiredInPart(here: PageContext): HiredInPart {
  const { heading, intro, sections, links } = hiredIn(here);
  // A telephone number in a line is a link already.
  return { heading, intro, ways: sections, links: links.filter(({ url }) => !url.startsWith('tel:')) };
}

/** The pages to read are made for somebody who is here; nothing of that somebody reaches their words. */
function sceneWithout(organisation: Organisation, language: Language, now: Date): PageContext {
  const moments = momentsIn(language, organisation.timeZone, now);
  return { organisation, surface: 'slack', language, context: {}, words: wordsIn(language), moments, now };
}

function facts(here: PageContext, adviser: Adviser, planned: Planned): readonly Fact[] {
  const { contact: labels, byAppointment } = here.words.publicPage;
  const { phone, email, video, inPerson } = adviser.contact;
  const { background } = adviser;
  const rows: (Fact | undefined)[] = [
    phone === undefined ? undefined : { label: labels.phone, value: phone, ...linkOf(telephoneLink(phone)) },
    email === undefined ? undefined : { label: labels.email, value: email, url: `mailto:${email}` },
    video === true ? { label: labels.video, value: byAppointment } : undefined,
    inPerson === undefined ? undefined : { label: labels.inPerson, value: inPerson },
    { label: labels.hours, value: hoursLine(here, hoursInForce(adviser.schedule, planned.get(adviser.id))) },
    {
      label: labels.speaks,
      value: adviser.languages.map((tag) => languageName(tag, here.language)).join(', '),
    },
    { label: here.words.adviser.certifiedLabel, value: adviser.certified ? here.words.adviser.certified : '' },
    adviser.reportingPoint === true
      ? { label: here.words.parties.reportingPoint.label, value: here.words.parties.reportingPoint.value }
      : undefined,
    { label: labels.topics, value: adviser.topics.map((topic) => here.words.adviser.topics[topic]).join(', ') },
    ...notTheirs(here, adviser),
    {
      label: here.words.adviser.rehabilitationLabel,
      value: adviser.rehabilitation === true ? here.words.adviser.rehabilitation : '',
    },
    { label: labels.work, value: workKnown(adviser, here.language) ?? '' },
    { label: labels.where, value: adviser.locations.join(', ') },
    background === undefined
      ? undefined
      : {
          label: labels.about,
          value: ownWords(background, here.language),
          ...(background[here.language] === undefined ? { language: ownLanguage(background, here.language) } : {}),
        },
  ];
  return rows.filter((row) => row !== undefined).filter(({ value }) => value !== '');
}

const linkOf = (url: string | undefined): { readonly url?: string } => (url === undefined ? {} : { url });
