import { expectedAnswer } from '../availability.ts';
import { WEEKDAYS, type Adviser } from '../organisation.ts';
import type { ConversationSummary } from '../ports.ts';
import type { AdviserScreen, Link } from '../screens.ts';
import { ownWords } from '../words/index.ts';
import { languageName, weekdayName } from '../words/moments.ts';
import { availabilityLine, canReceive } from './availability-line.ts';
import { firstName, frame, type Scene } from './scene.ts';
import type { Present } from './welcome.ts';

/** "maandag t/m vrijdag 9:00–17:00; woensdag 9:00–12:30": days in a row with the same hours are said once. */
export function hoursLine(scene: Pick<Scene, 'words' | 'language'>, adviser: Adviser): string {
  const runs: { first: number; last: number; hours: string }[] = [];
  WEEKDAYS.forEach((day, index) => {
    const hours = (adviser.schedule.weekly[day] ?? []).map(({ from, to }) => `${plain(from)}–${plain(to)}`).join(', ');
    const run = runs.at(-1);
    if (run?.hours === hours && run.last === index - 1) run.last = index;
    else runs.push({ first: index, last: index, hours });
  });
  const name = (index: number): string => weekdayName(index, scene.language);
  return runs
    .filter(({ hours }) => hours !== '')
    .map(
      ({ first, last, hours }) =>
        `${first === last ? name(first) : scene.words.time.days(name(first), name(last))} ${hours}`,
    )
    .join('; ');
}
const plain = (time: string): string => time.replace(/^0/, '');

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
  return [
    ...(phone === undefined
      ? []
      : [{ label: scene.words.adviser.call(first), url: `tel:${phone.replace(/[^+0-9]/g, '')}` }]),
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
