/** The people: can somebody be reached, in every language, and what stands in the way of trusting them. */
import { addDays, dayIn, yearBefore, type CalendarDay } from '../../core/calendar.ts';
import { baseLanguage } from '../../base/language-tags.ts';
import { SECTORS, type Adviser, type Organisation } from '../../core/organisation.ts';
import { telephoneLink } from '../../base/phone.ts';
import { fail, ok, warn, type Finding } from './types.ts';

/** Employed in the organisation for fewer, an internal adviser knows too little of it (Dutch professional standard). */
const FEW_HOURS = 20;
const SOON_DAYS = 60;

const hasHours = ({ schedule }: Adviser): boolean => Object.values(schedule.weekly).some((hours) => hours.length > 0);
const canBeWrittenTo = (adviser: Adviser): boolean => adviser.keyCards.length > 0 && hasHours(adviser);
const namesOf = (advisers: readonly Adviser[]): string => advisers.map(({ name }) => name).join(', ');

export function checkAdvisers(organisations: readonly Organisation[], now: Date): readonly Finding[] {
  return organisations.flatMap((organisation) => {
    const today = dayIn(now, organisation.timeZone);
    const found = [
      ...sector(organisation),
      ...keys(organisation),
      ...keyIds(organisation),
      ...both(organisation),
      ...languages(organisation),
      ...phones(organisation),
      ...organisation.advisers.flatMap((adviser) => one(organisation.id, adviser, today)),
      ...everybodyAway(organisation, today),
      ...lookedAtLongAgo(organisation, today),
      ...unsaid(organisation),
    ];
    return found.length > 0 ? found : [ok('people', `${organisation.id}: everybody can be reached.`)];
  });
}

function sector({ id, sector: said }: Organisation): Finding[] {
  return said === undefined
    ? [
        warn(
          'people.sector',
          `${id}: it does not say where its people work, so the page before the first word says nothing of duties by law of a school, childcare or government.`,
          `Add a line \`sector:\` with one of: ${SECTORS.join(', ')}.`,
        ),
      ]
    : [];
}

/** What the advisers' yearly account and the card lack without it. Nothing else waits for it. */
function unsaid({ id, people, managers, introduction }: Organisation): Finding[] {
  return [
    ...(people === undefined
      ? [
          warn(
            'people.people',
            `${id}: it does not say how many people work there, so the advisers' yearly account can have no figure of who came.`,
            'Add a line `people:` with that number, hired-in people and volunteers who may come among them.',
          ),
        ]
      : []),
    ...(managers === undefined
      ? [
          warn(
            'people.managers',
            `${id}: it does not say how many people lead others, so the yearly account never says whether it came from one of them.`,
            'Add a line `managers:` with that number.',
          ),
        ]
      : []),
    ...(introduction === undefined
      ? [
          warn(
            'people.introduction',
            `${id}: nobody from the top introduces the advisers on the card and the public page.`,
            'Ask them for two lines, and add `introduction:` with name, function and text (organisations/example.yaml).',
          ),
        ]
      : []),
  ];
}

function keys({ id, advisers }: Organisation): Finding[] {
  const without = advisers.filter(({ keyCards }) => keyCards.length === 0);
  if (without.length === 0) return [ok('people.key', `${id}: every adviser has a pinned key.`)];
  const all = without.length === advisers.length;
  return [
    warn(
      'people.key',
      all
        ? `${id}: no adviser has a pinned key yet, so nobody can be written to (${namesOf(without)}).`
        : `${id}: these advisers have no pinned key, so they can only be phoned or mailed: ${namesOf(without)}.`,
      'npm run adviser -- --env .env invite <id>; after they signed in: npm run adviser -- --env .env approve <id>.',
    ),
  ];
}

/** By which a works council learns whose key signed a yearly account: the checking page shows the same sixteen characters. */
function keyIds({ id, advisers }: Organisation): Finding[] {
  const known = advisers.flatMap(({ name, keyCards }) =>
    keyCards.length === 0 ? [] : [`${name} ${keyCards.map(({ kid }) => kid).join(' or ')}`],
  );
  return known.length === 0
    ? []
    : [ok('people.key-id', `${id}: the ids of keys, for who checks a yearly account: ${known.join(', ')}.`)];
}

function both({ id, advisers }: Organisation): Finding[] {
  const kinds = [
    ['internal', 'Some only trust somebody who knows the place: appoint and list an internal adviser.'],
    ['external', 'Some only trust somebody from outside: list an external adviser.'],
  ] as const;
  return kinds.flatMap(([kind, remedy]) =>
    advisers.some((adviser) => adviser.kind === kind)
      ? []
      : [warn(`people.${kind}`, `${id}: there is no ${kind} adviser.`, remedy)],
  );
}

function languages({ id, advisers, languages: own }: Organisation): Finding[] {
  return own.flatMap((language): Finding[] => {
    const speakers = advisers.filter((adviser) => adviser.languages.some((tag) => baseLanguage(tag) === language));
    if (speakers.length === 0)
      return [
        fail(
          'people.language',
          `${id}: nobody speaks "${language}", although the screens offer it.`,
          'Add an adviser who does, or take the language out of `languages`.',
        ),
      ];
    if (speakers.some(canBeWrittenTo)) return [];
    return [
      warn(
        'people.language',
        `${id}: nobody who speaks "${language}" can be written to yet: it takes a pinned key and hours.`,
        'Approve one of them (npm run adviser -- --env .env approve <id>) and fill in their hours.',
      ),
    ];
  });
}

function phones({ id, advisers }: Organisation): Finding[] {
  const remedy = 'Add contact.phone: it is the way around the employer’s tools, and for who cannot write.';
  const undialled = advisers.filter(({ contact: { phone } }) => phone !== undefined && !telephoneLink(phone));
  const odd = undialled.map(({ name }) =>
    warn(
      'people.phone-number',
      `${id}: the telephone number of ${name} is none that can be dialled: it is shown, and cannot be pressed.`,
      'Look for a digit too many or too few; write it as "030 123 45 67" or "+31 30 123 45 67".',
    ),
  );
  const without = advisers.filter(({ contact }) => contact.phone === undefined);
  if (without.length === advisers.length)
    return [warn('people.phone', `${id}: nobody has a telephone number at all.`, remedy)];
  return without.length === 0
    ? odd
    : [...odd, warn('people.phone', `${id}: no telephone number for ${namesOf(without)}.`, remedy)];
}

const ROLES: Partial<Record<NonNullable<Adviser['role']>, string>> = {
  hr: 'works in HR',
  management: 'belongs to or is close to the management',
  'works-council': 'is a member of the works council',
  'complaints-committee': 'sits on the complaints committee, which judges what was told in confidence',
};

function one(organisation: string, adviser: Adviser, today: CalendarDay): Finding[] {
  const name = `${organisation}: ${adviser.name}`;
  const { role, hoursPerWeek, appointedUntil } = adviser;
  const findings: Finding[] = [];
  const say = (part: string, message: string, remedy: string): void =>
    void findings.push(warn(`people.${part}`, `${name} ${message}.`, remedy));
  const risk = role === undefined ? undefined : ROLES[role];
  if (risk !== undefined)
    say(
      'role',
      `${risk}, which stands in the way of being independent`,
      'Appoint somebody else, or see to it that others are listed as well.',
    );
  if (adviser.kind === 'internal' && hoursPerWeek !== undefined && hoursPerWeek < FEW_HOURS)
    say(
      'working-hours',
      `works fewer than ${FEW_HOURS} hours a week in the organisation`,
      'Appoint an adviser who is there more, beside or instead.',
    );
  if (appointedUntil !== undefined && appointedUntil < today)
    say(
      'appointment',
      `was appointed until ${appointedUntil}`,
      'Renew the appointment and the date, or remove the adviser from the file.',
    );
  else if (appointedUntil !== undefined && appointedUntil < addDays(today, SOON_DAYS))
    say(
      'appointment',
      `is appointed until ${appointedUntil}, which is soon`,
      'Renew the appointment, or look for a successor.',
    );
  if (adviser.topicsAssumed === true)
    say(
      'topics',
      'has no `topics`, so people read that they talk about conduct only',
      'Ask them: how people treat each other, integrity, or both? Then write topics: [conduct], [integrity] or [conduct, integrity].',
    );
  if (!hasHours(adviser)) say('hours', 'has no hours, so is never shown as there', 'Fill in `hours`.');
  if (adviser.schedule.holidays === 'none')
    say('holidays', 'counts as there on public holidays', 'Set holidays: nl, unless that is really so.');
  return findings;
}

/** Days on which the whole organisation has nobody: those are planned far ahead and forgotten nearby. */
function everybodyAway({ id, advisers }: Organisation, today: CalendarDay): Finding[] {
  if (advisers.some(({ schedule }) => schedule.away.length === 0)) return [];
  const isAway = (day: string): boolean =>
    advisers.every(({ schedule }) => schedule.away.some(({ from, until }) => from <= day && day <= until));
  for (let ahead = 0; ahead <= SOON_DAYS; ahead += 1) {
    const day = addDays(today, ahead);
    if (isAway(day))
      return [
        warn(
          'people.away',
          `${id}: on ${day} every adviser is away.`,
          'Agree on somebody who replaces them, and list that person.',
        ),
      ];
  }
  return [];
}

function lookedAtLongAgo({ id, referrals, partners = [] }: Organisation, today: CalendarDay): Finding[] {
  const kinds = [
    ['people.referral', referrals],
    ['people.partner', partners],
  ] as const;
  return kinds.flatMap(([finding, places]) =>
    places
      .filter(({ checked }) => checked < yearBefore(today))
      .map((place) =>
        warn(
          finding,
          `${id}: "${place.id}" was last checked on ${place.checked}, more than a year ago.`,
          'Call the number, open the link, and set `checked` to today.',
        ),
      ),
  );
}
