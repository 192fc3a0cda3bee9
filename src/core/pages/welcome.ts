import { availabilityOf } from '../availability.ts';
import type { Preferences } from '../events.ts';
import type { Adviser } from '../organisation.ts';
import { baseLanguage } from '../../base/language-tags.ts';
import type { Overview } from '../ports.ts';
import { isSame } from '../../base/same-text.ts';
import type { AdviserCard, InfoScreen, WelcomeScreen } from '../screens.ts';
import { isEndingUnanswered, standingOf } from '../promised-hour.ts';
import { isFor } from '../parties.ts';
import { ownWords } from '../words/index.ts';
import { languagesAndTopics } from '../publishing/card.ts';
import { hiredInAction, partnerLinks, partnerSection } from './partners.ts';
import { knowsWork, workKnown } from './knows-work.ts';
import { firstName } from '../first-name.ts';
import { spokenIn, spokenLabel } from './spoken.ts';
import { availabilityLine, canReceive, type Present } from './availability-line.ts';
import { withBody } from '../screen-marks.ts';
import { accusedAction, frame, languageSwitch, sectorLinks, type PageContext } from './context.ts';

export function presentAdvisers(here: PageContext, look: Pick<Overview, 'advisers'>): readonly Present[] {
  return here.organisation.advisers.map((adviser, index) => {
    const load = look.advisers[index] ?? { open: 0 };
    return { adviser, load, availability: availabilityOf(adviser, load, here.now) };
  });
}

export function matches(adviser: Adviser, wanted: Preferences): boolean {
  return (
    (wanted.language === undefined ||
      adviser.languages.some((tag) => baseLanguage(tag) === baseLanguage(wanted.language ?? ''))) &&
    (wanted.gender === undefined || adviser.gender === wanted.gender) &&
    (wanted.location === undefined || adviser.locations.some((location) => isSame(location, wanted.location ?? ''))) &&
    (wanted.kind === undefined || adviser.kind === wanted.kind) &&
    isFor(adviser, wanted.topic) &&
    (wanted.work === undefined || knowsWork(adviser, wanted.work))
  );
}

/** Who is there now first, then who answers in their hours, which it is, then who is back soonest, then the others; the file's order among equals. */
const rank = ({ availability }: Present): number => {
  if (availability.state === 'available') return 0;
  if (availability.state === 'unproven') return 1;
  if (availability.state === 'away' && availability.next !== undefined) return availability.next.getTime();
  return availability.state === 'no-key' ? Number.MAX_VALUE : Number.MAX_SAFE_INTEGER;
};

function adviserCard(here: PageContext, present: Present): AdviserCard {
  const { adviser, availability } = present;
  const kind = here.words.adviserKind[adviser.kind];
  const { speaks, topics } = languagesAndTopics(adviser, here.language);
  const work = workKnown(adviser, here.language);
  return {
    name: adviser.name,
    kind: [
      kind,
      ...(adviser.supplier === undefined ? [] : [adviser.supplier]),
      ...(adviser.reportingPoint === true ? [here.words.parties.reportingPoint.brief] : []),
    ].join(' · '),
    about: `${speaks} · ${topics}`,
    ...(work === undefined ? {} : { knows: here.words.welcome.knows(work) }),
    ...(adviser.background === undefined ? {} : { line: ownWords(adviser.background, here.language) }),
    availability: availabilityLine(here, present),
    available: availability.state === 'available',
    open: {
      label: here.words.welcome.open(firstName(adviser.name)),
      press: { do: 'adviser', adviser: adviser.id },
    },
  };
}

function nobody(here: PageContext, shown: readonly Present[]): string | undefined {
  if (shown.length === 0) return here.words.welcome.noMatch;
  const first = shown.find(({ availability }) => canReceive(availability));
  if (first === undefined)
    return [
      here.words.welcome.nobodyWritable(here.context.preferences !== undefined),
      ...contactLines(
        here,
        shown.map(({ adviser }) => adviser),
      ),
    ].join(' ');
  const { availability } = first;
  if (availability.state !== 'away' || availability.next === undefined) return undefined;
  return here.words.welcome.nobodyNowNext(first.adviser.name, here.moments.moment(availability.next));
}

export function welcome(here: PageContext, look: Overview): WelcomeScreen | InfoScreen {
  const words = here.words.welcome;
  const wanted = here.context.preferences ?? {};
  const filtered = Object.keys(wanted).length > 0;
  const everybody = presentAdvisers(here, look);
  const shown = everybody.filter(({ adviser }) => matches(adviser, wanted)).toSorted((a, b) => rank(a) - rank(b));
  if (!everybody.some(({ availability }) => canReceive(availability)) && look.conversations.length === 0)
    return unavailable(here, everybody);
  const none = nobody(here, shown);
  const hiredIn = hiredInAction(here);
  return {
    kind: 'welcome',
    ...frame(here),
    ...(look.conversations.length === 0
      ? {}
      : { mine: { label: mineLabel(here, look.conversations), press: { do: 'conversations' } } }),
    heading: words.heading,
    role: words.role,
    freedom: words.freedom(here.organisation.volunteers),
    urgent: here.words.urgent,
    advisersHeading: words.advisers,
    ...(filtered
      ? { filterNote: words.filterNote, clearFilter: { label: words.clearFilter, press: { do: 'clear-filters' } } }
      : {}),
    advisers: shown.map((present) => adviserCard(here, present)),
    ...(none === undefined ? {} : { nobody: none }),
    filter: { label: words.filter, press: { do: 'filters' } },
    conduct: { label: words.conduct, press: { do: 'conduct' } },
    options: { label: here.words.options.open, press: { do: 'options' } },
    complaint: { label: words.complaint, press: { do: 'complaint' } },
    accused: accusedAction(here),
    ...(hiredIn === undefined ? {} : { hiredIn }),
    languageSwitch: languageSwitch(here),
    spoken: spokenIn(
      here.organisation,
      shown.map(({ adviser }) => adviser),
    ).map((spoken) => ({
      label: spokenLabel(spoken, firstName(spoken.adviser.name)),
      press: { do: 'adviser', adviser: spoken.adviser.id },
    })),
  };
}

/** Whether an answer is late, or a conversation is about to end without one: said on the page behind the label only. */
export const hasSomethingToSay = (
  { now }: Pick<PageContext, 'now'>,
  conversations: Overview['conversations'],
): boolean =>
  conversations.some(
    (one) => isEndingUnanswered(one, now) || (one.awaited !== undefined && standingOf(one.awaited, now) === 'overdue'),
  );

/** To be read over a shoulder: it never says that somebody's answer is late. */
function mineLabel(here: PageContext, conversations: Overview['conversations']): string {
  const { mine, mineToRead } = here.words.welcome;
  const unread = conversations.reduce((sum, { unread: count }) => sum + count, 0);
  return unread === 0 && hasSomethingToSay(here, conversations) ? mineToRead : mine(unread);
}

/** As the answer to a form: who has conversations and who has none are answered with the same body. */
export const filteredWelcome = (here: PageContext, look: Overview): ReturnType<typeof welcome> =>
  look.conversations.length === 0
    ? welcome(here, look)
    : withBody(welcome(here, look), welcome(here, { ...look, conversations: [] }));

/** Nobody here can take a message: never show a door that does not open; show the telephone. */
function unavailable(here: PageContext, everybody: readonly Present[]): InfoScreen {
  const words = here.words;
  const sector = sectorLinks(here);
  const { partners = [] } = here.organisation;
  return {
    kind: 'unavailable',
    ...frame(here),
    languageSwitch: languageSwitch(here),
    heading: words.unavailable.heading,
    intro: [...words.welcome.role, words.welcome.freedom(here.organisation.volunteers)],
    sections: [
      {
        heading: words.unavailable.contact,
        lines: [
          ...words.unavailable.lines,
          ...contactLines(
            here,
            everybody.map(({ adviser }) => adviser),
          ),
          ...(sector.length === 0 ? [] : [words.sectorLine]),
        ],
      },
      ...partners.map((partner) => partnerSection(partner, here.language)),
    ],
    links: [...sector, ...partners.flatMap((partner) => partnerLinks(partner, here.language))],
    open: [{ label: words.options.open, press: { do: 'options' } }, accusedAction(here)],
    next: { label: words.welcome.conduct, press: { do: 'conduct' } },
  };
}

/** "Samira el Idrissi: 030 123 45 67, samira@…" for everyone. */
export function contactLines(here: PageContext, advisers: readonly Adviser[] = here.organisation.advisers): string[] {
  return advisers.map(({ name, contact }) => `${name}: ${[contact.phone, contact.email].filter(Boolean).join(', ')}`);
}

/** The numbers alone, in one line; addresses where nobody has a number. */
export function contactNumbers({ organisation: { advisers } }: PageContext): string {
  const ways = (way: 'phone' | 'email'): string[] =>
    advisers.flatMap(({ name, contact }) => (contact[way] === undefined ? [] : [`${name}: ${contact[way]}`]));
  const numbers = ways('phone');
  return (numbers.length === 0 ? ways('email') : numbers).join(', ');
}
