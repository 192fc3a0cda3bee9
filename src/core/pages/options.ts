/**
 * "Wat kun je doen?": what comes after a talk, one page for each thing that can be done. Text and links only: nothing on
 * them starts anything, and whoever opens them is not looked up.
 */
import type { Press } from '../events.ts';
import { OPTIONS, type Option } from '../options.ts';
import { firstName } from '../first-name.ts';
import type { Adviser, Topic } from '../organisation.ts';
import { REFERRALS } from '../referrals.ts';
import type { Action, InfoScreen, Link } from '../screens.ts';
import { ownWords } from '../words/index.ts';
import { frame, toStart, type PageContext } from './context.ts';
import { whoDoes, type WhoDoes } from './topics.ts';

/** Ways in which somebody reports or complains: a page about one of these begins with the sign that says so. */
const CROSSES: ReadonlySet<Option> = new Set(['committee', 'integrity', 'inspectorate', 'police']);

/** What each is about, where that is one thing only: who does not talk about that is not offered for it. */
const ABOUT: Partial<Record<Option, Topic>> = {
  self: 'conduct',
  together: 'conduct',
  manager: 'conduct',
  mediator: 'conduct',
  committee: 'conduct',
  integrity: 'integrity',
  inspectorate: 'conduct',
};
const ANYBODY = (adviser: Adviser | undefined): WhoDoes => ({
  section: undefined,
  open: [],
  speaksOf: adviser,
  nobody: false,
});

/** From where it was opened. */
type From = Pick<Extract<Press, { do: 'options' }>, 'conversation'>;
const of = (adviser: Adviser | undefined, { conversation }: From) => ({
  ...(adviser === undefined ? {} : { adviser: adviser.id }),
  ...(conversation === undefined ? {} : { conversation }),
});
const whoOf = (here: PageContext, adviser: Adviser | undefined): string =>
  adviser === undefined ? here.words.options.anybody : firstName(adviser.name);
function backOf(here: PageContext, adviser: Adviser | undefined, { conversation }: From): Action {
  if (conversation !== undefined) return { label: here.words.board.back, press: { do: 'conversation', conversation } };
  if (adviser === undefined) return toStart(here);
  return { label: here.words.back, press: { do: 'adviser', adviser: adviser.id } };
}

/** A page of the organisation's own, where its file names one. */
const own = (label: string, url: string | undefined): readonly Link[] => (url === undefined ? [] : [{ label, url }]);

export function options(here: PageContext, adviser: Adviser | undefined, from: From = {}): InfoScreen {
  const words = here.words.options;
  const { links } = here.organisation;
  return {
    kind: 'options',
    ...frame(here),
    heading: words.heading,
    intro: [],
    sections: [
      { heading: words.next.heading, lines: words.next.lines(whoOf(here, adviser)) },
      { heading: words.headings.more, lines: [words.reading] },
    ],
    open: OPTIONS.map((one) => ({
      label: words.each[one].label,
      press: { do: 'options', option: one, ...of(adviser, from) },
    })),
    links: [
      ...own(words.codeOfConduct, links.codeOfConduct),
      ...own(words.confidentialityRules, links.confidentialityRules),
    ],
    back: backOf(here, adviser, from),
  };
}

export function option(here: PageContext, which: Option, adviser: Adviser | undefined, from: From = {}): InfoScreen {
  const words = here.words.options;
  const { label, what, favour, against, name, help } = words.each[which];
  const topic = ABOUT[which];
  const does = topic === undefined ? ANYBODY(adviser) : whoDoes(here, topic, adviser);
  const who = whoOf(here, does.speaksOf);
  const { headings } = words;
  return {
    kind: 'options',
    ...frame(here),
    heading: label,
    intro: [...(CROSSES.has(which) ? words.crossing : []), ...(which === 'integrity' ? words.terms : [])],
    sections: [
      ...(does.section === undefined ? [] : [does.section]),
      { heading: headings.what, lines: what(who) },
      ...(which === 'integrity' ? words.kinds : []),
      { heading: headings.favour, lines: favour },
      { heading: headings.against, lines: against },
      { heading: headings.name, lines: name },
      ...(does.nobody ? [] : [{ heading: headings.help(who), lines: help(who) }]),
    ],
    links: linksOf(here, which),
    open: [...does.open, { label: words.all, press: { do: 'options', ...of(adviser, from) } }],
    back: backOf(here, adviser, from),
  };
}

const PLACES: Partial<Record<Option, string>> = {
  integrity: 'wrongdoing',
  inspectorate: 'labour-inspectorate',
  police: 'crime',
};

function linksOf(here: PageContext, which: Option): readonly Link[] {
  const { mediator, committee, integrity } = here.words.options.each;
  const { links } = here.organisation;
  const pages: Partial<Record<Option, readonly Link[]>> = {
    mediator: own(mediator.link, links.mediator),
    committee: own(committee.link, links.conductComplaint),
    integrity: own(integrity.link, links.integrityReport),
  };
  const place = REFERRALS.find(({ id }) => id === PLACES[which]);
  return [
    ...(pages[which] ?? []),
    ...(place === undefined ? [] : own(place.at ?? ownWords(place.name, here.language), place.url)),
  ];
}
