import type { Adviser } from '../organisation.ts';
import { hoursInForce } from '../planning-hours.ts';
import { telephoneLink } from '../../base/phone.ts';
import type { ConversationSummary } from '../ports.ts';
import { isProven } from '../proof.ts';
import type { AdviserScreen, Link } from '../screens.ts';
import { ownWords } from '../words/index.ts';
import { languageName } from '../words/moments.ts';
import { answerMoment } from './answer-moment.ts';
import { availabilityLine, canReceive } from './availability-line.ts';
import { coverFor } from './cover.ts';
import { hoursLine } from './hours-line.ts';
import { frame, type PageContext } from './context.ts';
import { workKnown } from './knows-work.ts';
import { bothSides, namedOthers, reportingPointLine, toOthers } from './somebody-else.ts';
import { notTheirs } from './topics.ts';
import { firstName } from '../first-name.ts';
import type { Present } from './availability-line.ts';

function facts(here: PageContext, { adviser, load }: Present): AdviserScreen['facts'] {
  const words = here.words.adviser;
  const rows: [string, string | undefined][] = [
    [words.backgroundLabel, adviser.background === undefined ? undefined : ownWords(adviser.background, here.language)],
    [
      words.kindLabel,
      adviser.kind === 'internal' ? words.kinds.internal : words.kinds.external(adviser.supplier ?? ''),
    ],
    [words.topicsLabel, adviser.topics.map((topic) => words.topics[topic]).join(', ')],
    ...notTheirs(here, adviser).map(({ label, value }): [string, string] => [label, value]),
    [words.languagesLabel, adviser.languages.map((tag) => languageName(tag, here.language)).join(', ')],
    [words.genderLabel, adviser.gender === undefined ? undefined : words.genders[adviser.gender]],
    [words.locationsLabel, adviser.locations.join(', ')],
    [words.certifiedLabel, adviser.certified ? words.certified : undefined],
    [words.rehabilitationLabel, adviser.rehabilitation === true ? words.rehabilitation : undefined],
    [words.workLabel, workKnown(adviser, here.language)],
    [words.hoursLabel, hoursLine(here, hoursInForce(adviser.schedule, load.planning))],
  ];
  return rows.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [{ label, value }]));
}

function ways(here: PageContext, adviser: Adviser, writable: boolean): string[] {
  const words = here.words.adviser;
  const { phone, email, video, inPerson } = adviser.contact;
  return [
    ...(writable ? [words.ways.write] : []),
    ...(phone === undefined ? [] : [words.ways.phone(phone)]),
    ...(email === undefined ? [] : [words.ways.email(email)]),
    ...(video === true ? [words.ways.video] : []),
    ...(inPerson === undefined ? [] : [words.ways.inPerson(inPerson)]),
  ];
}

function contactLinks(here: PageContext, adviser: Adviser): Link[] {
  const first = firstName(adviser.name);
  const { phone, email } = adviser.contact;
  const telephone = phone === undefined ? undefined : telephoneLink(phone);
  return [
    ...(telephone === undefined ? [] : [{ label: here.words.adviser.call(first), url: telephone }]),
    ...(email === undefined ? [] : [{ label: here.words.adviser.mail(first), url: `mailto:${email}` }]),
  ];
}

/** Why somebody cannot be written to now, and what then; undefined when they can. */
function whyNot(words: PageContext['words']['adviser'], { adviser, availability }: Present): string | undefined {
  switch (availability.state) {
    case 'available':
    case 'unproven':
      return undefined;
    case 'away':
      return availability.next === undefined ? words.awayForWeeks(adviser.name) : undefined;
    case 'full':
      return words.full(adviser.name);
    case 'no-key':
      return words.noKey(adviser.name);
  }
}

export function adviserPage(
  here: PageContext,
  present: Present,
  running: ConversationSummary | undefined,
  team: readonly Present[],
): AdviserScreen {
  const words = here.words.adviser;
  const { adviser, availability } = present;
  const first = firstName(adviser.name);
  const writable = canReceive(availability);
  const moment = answerMoment(here, present);
  const cover = coverFor(here, present, team);
  const both = bothSides(here, adviser);
  const notNow = running === undefined ? whyNot(words, present) : words.talking(adviser.name);
  return {
    kind: 'adviser',
    ...frame(here),
    name: adviser.name,
    availability: availabilityLine(here, present),
    facts: facts(here, present),
    waysHeading: words.waysHeading,
    ways: ways(here, adviser, writable),
    ...(adviser.contact.email === undefined ? {} : { mailNote: words.mailNote }),
    // Said of an answer that can be expected here at all.
    ...(writable || (running !== undefined && availability.state !== 'no-key')
      ? { answerTime: moment === undefined ? words.answerUnknown : words.answer(moment) }
      : {}),
    ...(isProven(adviser, present.load, here.now) ? { proven: words.proven } : {}),
    ...(running === undefined
      ? writable
        ? { write: { label: words.write(first), press: { do: 'limits', adviser: adviser.id } } }
        : {}
      : { write: { label: words.toConversation, press: { do: 'conversation', conversation: running.id } } }),
    ...(notNow === undefined ? {} : { notNow }),
    ...(cover === undefined ? {} : { cover }),
    beforeWriting: [
      ...reportingPointLine(here, adviser),
      ...(adviser.reportingPoint === true && adviser.contact.phone !== undefined
        ? [here.words.parties.reportingPoint.calling]
        : []),
      [both.heading, ...both.lines].join(' '),
    ],
    contactLinks: contactLinks(here, adviser),
    other: toOthers(here, adviser),
    others: namedOthers(
      here,
      adviser,
      team,
      (cover?.open ?? []).flatMap(({ press }) =>
        'adviser' in press && press.adviser !== undefined ? [press.adviser] : [],
      ),
    ),
    options: { label: here.words.options.open, press: { do: 'options', adviser: adviser.id } },
    complaint: { label: words.complaint, press: { do: 'complaint', adviser: adviser.id } },
  };
}
