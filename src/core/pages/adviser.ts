import { expectedAnswer } from '../availability.ts';
import type { Adviser } from '../organisation.ts';
import { telephoneLink } from '../../base/phone.ts';
import type { ConversationSummary } from '../ports.ts';
import type { AdviserScreen, Link } from '../screens.ts';
import { ownWords } from '../words/index.ts';
import { languageName } from '../words/moments.ts';
import { availabilityLine, canReceive } from './availability-line.ts';
import { hoursLine } from './hours-line.ts';
import { firstName, frame, type Scene } from './context.ts';
import type { Present } from './welcome.ts';

function facts(scene: Scene, adviser: Adviser): AdviserScreen['facts'] {
  const words = scene.words.adviser;
  const rows: [string, string | undefined][] = [
    [
      words.backgroundLabel,
      adviser.background === undefined ? undefined : ownWords(adviser.background, scene.language),
    ],
    [
      words.kindLabel,
      adviser.kind === 'internal' ? words.kinds.internal : words.kinds.external(adviser.supplier ?? ''),
    ],
    [words.topicsLabel, adviser.topics.map((topic) => words.topics[topic]).join(', ')],
    [words.languagesLabel, adviser.languages.map((tag) => languageName(tag, scene.language)).join(', ')],
    [words.genderLabel, adviser.gender === undefined ? undefined : words.genders[adviser.gender]],
    [words.locationsLabel, adviser.locations.join(', ')],
    [words.certifiedLabel, adviser.certified ? words.certified.yes : words.certified.no],
    [words.hoursLabel, hoursLine(scene, adviser)],
  ];
  return rows.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [{ label, value }]));
}

function ways(scene: Scene, adviser: Adviser, writable: boolean): string[] {
  const words = scene.words.adviser;
  const { phone, email, video, inPerson } = adviser.contact;
  return [
    ...(writable ? [words.ways.write] : []),
    ...(phone === undefined ? [] : [words.ways.phone(phone)]),
    ...(email === undefined ? [] : [words.ways.email(email)]),
    ...(video === true ? [words.ways.video] : []),
    ...(inPerson === undefined ? [] : [words.ways.inPerson(inPerson)]),
    ...(email === undefined ? [] : [words.mailNote]),
  ];
}

function contactLinks(scene: Scene, adviser: Adviser): Link[] {
  const first = firstName(adviser.name);
  const { phone, email } = adviser.contact;
  const telephone = phone === undefined ? undefined : telephoneLink(phone);
  return [
    ...(telephone === undefined ? [] : [{ label: scene.words.adviser.call(first), url: telephone }]),
    ...(email === undefined ? [] : [{ label: scene.words.adviser.mail(first), url: `mailto:${email}` }]),
  ];
}

/** `before vrijdag 12:00`: when an answer may honestly be expected; undefined when nobody can say. */
export function answerMoment(scene: Scene, { adviser, load }: Pick<Present, 'adviser' | 'load'>): string | undefined {
  const at = expectedAnswer(adviser, load, scene.now);
  return at === undefined ? undefined : scene.words.adviser.before(scene.moments.moment(at));
}

export function adviserPage(scene: Scene, present: Present, running: ConversationSummary | undefined): AdviserScreen {
  const words = scene.words.adviser;
  const { adviser, availability } = present;
  const first = firstName(adviser.name);
  const writable = canReceive(availability);
  const moment = answerMoment(scene, present);
  const notNow =
    running === undefined
      ? availability.state === 'no-key'
        ? words.noKey(adviser.name)
        : availability.state === 'full'
          ? words.full(adviser.name)
          : undefined
      : words.talking(adviser.name);
  return {
    kind: 'adviser',
    ...frame(scene),
    name: adviser.name,
    availability: availabilityLine(scene, availability),
    facts: facts(scene, adviser),
    waysHeading: words.waysHeading,
    ways: ways(scene, adviser, writable),
    answerTime: writable && moment !== undefined ? words.answer(moment) : words.answerUnknown,
    ...(running === undefined
      ? writable
        ? { write: { label: words.write(first), press: { do: 'limits', adviser: adviser.id } } }
        : {}
      : { write: { label: words.toConversation, press: { do: 'conversation', conversation: running.id } } }),
    ...(notNow === undefined ? {} : { notNow }),
    contactLinks: contactLinks(scene, adviser),
    other: { label: words.other, press: { do: 'welcome' } },
    complaint: { label: words.complaint, press: { do: 'complaint', adviser: adviser.id } },
  };
}
