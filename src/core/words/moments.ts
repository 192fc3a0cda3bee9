/**
 * Moments as people say them, in one zone and one language. The only place that writes a time or a day for a person:
 * the pages here use it, and so does the inbox in the advisers' browser.
 */
import { addDays, dayIn, daysBetween, middayOf, turnOf, type CalendarDay } from '../calendar.ts';
import { HOUR_MS, type Hour } from '../conversation.ts';
import type { Language } from '../organisation.ts';
import { cities as inEnglish, time as english } from './en/time.ts';
import { LOCALES } from './languages.ts';
import { cities as inDutch, time as dutch } from './nl/time.ts';

const WORDS: Readonly<Record<Language, { readonly time: typeof dutch; readonly cities: typeof inDutch }>> = {
  nl: { time: dutch, cities: inDutch },
  en: { time: english, cities: inEnglish },
};
/** A day so far away is said with its year. */
const NEAR_DAYS = 180;

/** Making a formatter costs a hundred times using one. */
const formatters = new Map<string, Intl.DateTimeFormat>();
function formatter(
  language: Language,
  timeZone: string,
  name: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${name}`;
  let found = formatters.get(key);
  if (found === undefined) {
    found = new Intl.DateTimeFormat(LOCALES[language], { timeZone, ...options });
    formatters.set(key, found);
  }
  return found;
}

export interface Moments {
  /** `17:00` */
  time(at: Date): string;
  /** `vandaag 17:00`, `morgen 9:00`, `maandag 9:00`, `maandag 30 november 9:00` */
  moment(at: Date): string;
  /** `vóór vrijdag 12:00`, `vandaag vóór 17:00` */
  before(at: Date): string;
  /** `maandag 30 november 10:00`, of an appointment: the same words tomorrow, and no doubt in the hour that comes twice. */
  exact(at: Date): string;
  /** `ma 30 nov 10:00`: the same on a button, of which Teams cuts off what does not fit on a telephone. Its zone is beside it. */
  brief(at: Date): string;
  /** When something that goes on now ends: `17:00` today, `morgen 2:00` later. */
  until(at: Date): string;
  /** `vandaag, rond 14:00`: all that is known of a message. */
  hour(hour: Hour): string;
  /** `maandag 30 november`: the last day on which something is there that goes at this hour. */
  lastDay(expires: Hour): string;
  /** `30 november`: the same, for a button, of which Teams cuts off what does not fit on a telephone. */
  lastDate(expires: Hour): string;
  /** `maandag 30 november 2026`, of a day that is the same on every calendar. */
  date(day: CalendarDay): string;
}

/** `named`: whose clock it is stands behind each moment, for a reader who cannot know. */
export function momentsIn(language: Language, timeZone: string, now: Date, named = false): Moments {
  const words = WORDS[language].time;
  const said = (text: string): string => (named ? inZone(text, timeZone, language) : text);
  const time = (at: Date): string =>
    formatter(language, timeZone, 'time', { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' })
      .format(at)
      .replace(/^0(\d)/, '$1');
  const longDay = (day: CalendarDay): string =>
    (Math.abs(daysBetween(dayIn(now, timeZone), day)) <= NEAR_DAYS ? dayWords : dateWords)(day, language);
  const dayOf = (at: Date): string => {
    const day = dayIn(at, timeZone);
    const ahead = daysBetween(dayIn(now, timeZone), day);
    if (ahead === -1) return words.yesterday;
    if (ahead === 0) return words.today;
    if (ahead === 1) return words.tomorrow;
    // A week ahead has the name of today.
    return ahead > 1 && ahead < 7 ? weekdayWords(day, language) : longDay(day);
  };
  const lastDayOf = (expires: Hour): CalendarDay => dayIn(new Date(expires * HOUR_MS - 1), timeZone);
  const moment = (at: Date): string => words.at(dayOf(at), time(at));
  const withTurn = (at: Date, text: string): string => {
    const turn = turnOf(at, timeZone);
    return turn === undefined ? text : `${text} (${words.turns[turn]})`;
  };
  return {
    time,
    moment: (at) => said(moment(at)),
    before: (at) =>
      said(dayIn(at, timeZone) === dayIn(now, timeZone) ? words.beforeToday(time(at)) : words.before(moment(at))),
    exact: (at) => said(withTurn(at, words.at(longDay(dayIn(at, timeZone)), time(at)))),
    brief: (at) => withTurn(at, words.at(shortDayWords(dayIn(at, timeZone), language), time(at))),
    // Midnight ends today.
    until: (at) => said(dayIn(new Date(at.getTime() - 1), timeZone) === dayIn(now, timeZone) ? time(at) : moment(at)),
    hour: (hour) => said(words.around(dayOf(new Date(hour * HOUR_MS)), time(new Date(hour * HOUR_MS)))),
    lastDay: (expires) => said(longDay(lastDayOf(expires))),
    lastDate: (expires) =>
      said(formatter(language, 'UTC', 'day of month', DAY_OF_MONTH).format(middayOf(lastDayOf(expires)))),
    date: (day) => dateWords(day, language),
  };
}

/** `30 november 2026`, `30 nov 2026`: on papers of business, where no weekday helps. */
export const dateOnPaper = (day: CalendarDay, language: Language, month: 'long' | 'short' = 'long'): string =>
  formatter(language, 'UTC', `paper ${month}`, { day: 'numeric', month, year: 'numeric' }).format(middayOf(day));

const DAY_OF_MONTH = { day: 'numeric', month: 'long' } as const;
const weekdayWords = (day: CalendarDay, language: Language): string =>
  formatter(language, 'UTC', 'weekday', { weekday: 'long' }).format(middayOf(day));
const dayWords = (day: CalendarDay, language: Language): string =>
  formatter(language, 'UTC', 'day', { weekday: 'long', day: 'numeric', month: 'long' })
    .format(middayOf(day))
    .replace(',', '');
const shortDayWords = (day: CalendarDay, language: Language): string =>
  formatter(language, 'UTC', 'short day', { weekday: 'short', day: 'numeric', month: 'short' })
    .format(middayOf(day))
    .replace(',', '');
const dateWords = (day: CalendarDay, language: Language): string => `${dayWords(day, language)} ${day.slice(0, 4)}`;

/** `9:00 (tijd in Curaçao)`, `9:00 (CET)`, `9:00 (UTC-3)`. */
export function inZone(text: string, timeZone: string, language: Language): string {
  const { time, cities } = WORDS[language];
  const name = timeZone.split('/').at(-1) ?? timeZone;
  if (name === timeZone) return `${text} (${timeZone})`;
  if (!timeZone.startsWith('Etc/')) return `${text} (${time.timeIn(cities[name] ?? name.replaceAll('_', ' '))})`;
  // In `Etc/GMT+3` the sign is the wrong way round.
  const parts = formatter(language, timeZone, 'offset', { timeZoneName: 'shortOffset' }).formatToParts(0);
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value ?? name;
  return `${text} (${offset.replace('GMT', 'UTC').replace(/[+-]0$/, '')})`;
}

const languageNames = new Map<Language, Intl.DisplayNames>();
/** `pl` → `Pools`. Unknown tags are shown as they are. */
export function languageName(tag: string, language: Language): string {
  try {
    let names = languageNames.get(language);
    if (names === undefined) {
      names = new Intl.DisplayNames([LOCALES[language]], { type: 'language' });
      languageNames.set(language, names);
    }
    return names.of(tag) ?? tag;
  } catch {
    // A name that cannot be made takes no page away: the tag says something too.
    return tag;
  }
}

const ownNames = new Map<string, string>();
/** `pl` → `Polski`: whoever looks for their language reads it in that language. Unknown tags are shown as they are. */
export function ownLanguageName(tag: string): string {
  const known = ownNames.get(tag);
  if (known !== undefined) return known;
  let name = tag;
  try {
    name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
    name = name.slice(0, 1).toLocaleUpperCase(tag) + name.slice(1);
  } catch {
    // As in `languageName`.
  }
  ownNames.set(tag, name);
  return name;
}

/** `0` → `maandag`. */
export const weekdayName = (index: number, language: Language): string =>
  // 1 January 2024 was a Monday.
  weekdayWords(addDays('2024-01-01', index), language);
