/** Moments as people say them, in the organisation's time zone. */
import { HOUR_MS, type Hour } from '../conversation.ts';
import type { Language } from '../organisation.ts';
import { wordsIn } from './index.ts';

const LOCALES: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-GB' };

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
  /** `vandaag, rond 14:00`: all that is known of a message. */
  hour(hour: Hour): string;
  /** `maandag 30 november` */
  day(at: Date): string;
}

export function momentsIn(language: Language, timeZone: string, now: Date): Moments {
  const words = wordsIn(language).time;
  const timeOf = (at: Date): string =>
    formatter(language, timeZone, 'time', { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' })
      .format(at)
      .replace(/^0(\d)/, '$1');
  const isoDay = (at: Date): string =>
    formatter('en', timeZone, 'iso', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
  const dayOf = (at: Date): string => {
    const day = isoDay(at);
    if (day === isoDay(now)) return words.today;
    if (day === isoDay(new Date(now.getTime() + 24 * HOUR_MS))) return words.tomorrow;
    const days = (at.getTime() - now.getTime()) / (24 * HOUR_MS);
    return days > 0 && days < 6
      ? formatter(language, timeZone, 'weekday', { weekday: 'long' }).format(at)
      : longDay(at);
  };
  const longDay = (at: Date): string =>
    formatter(language, timeZone, 'day', { weekday: 'long', day: 'numeric', month: 'long' })
      .format(at)
      .replace(',', '');
  return {
    time: timeOf,
    moment: (at) => words.at(dayOf(at), timeOf(at)),
    hour: (hour) => words.around(dayOf(new Date(hour * HOUR_MS)), timeOf(new Date(hour * HOUR_MS))),
    day: longDay,
  };
}

const languageNames = new Map<Language, Intl.DisplayNames>();
/** `pl` → `Pools`. Unknown tags are shown as they are. */
export function languageName(tag: string, language: Language): string {
  let names = languageNames.get(language);
  if (names === undefined) {
    names = new Intl.DisplayNames([LOCALES[language]], { type: 'language' });
    languageNames.set(language, names);
  }
  return names.of(tag) ?? tag;
}

/** `mon` → `maandag`. */
export function weekdayName(index: number, language: Language): string {
  // 2024-01-01 was a Monday.
  return formatter(language, 'UTC', 'weekday', { weekday: 'long' }).format(new Date(Date.UTC(2024, 0, 1 + index)));
}
