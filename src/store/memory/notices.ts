/** `NoticeStore` in one process: the decisions of the scripts on Redis, in the same order. */
import { toHour, type Hour } from '../../core/conversation.ts';
import type { Clock, News, NoticeRhythm, NoticeStore, Person } from '../../core/ports.ts';
import { dayNumber, weekNumber } from '../hours.ts';

interface Wanted {
  readonly rhythm: NoticeRhythm;
  readonly works: boolean;
  readonly lastDay?: number;
  /** What others see until that week is over. */
  readonly shown?: { readonly works: boolean; readonly week: number };
}
interface Told {
  readonly times: number;
  readonly hour: Hour;
  readonly claim: Hour;
}
const NEVER: Told = { times: 0, hour: 0, claim: 0 };

export function memoryNotices(
  clock: Clock,
  newsOf: (organisation: string, adviser: string, now: Date) => News,
  forgetNews: (organisation: string, adviser: string) => void,
): NoticeStore {
  const wanted = new Map<Person, Wanted>();
  const told = new Map<Person, Told>();
  const thisWeek = (): number => weekNumber(dayNumber(clock.now()));
  return {
    news: async (organisation, advisers, now) => advisers.map((adviser) => newsOf(organisation, adviser, now)),

    async visited(person, seats) {
      const before = told.get(person);
      if (before !== undefined) told.set(person, { ...before, times: 0, claim: 0 });
      for (const { organisation, adviser } of seats) forgetNews(organisation, adviser);
    },

    everybody: async () =>
      new Map(
        [...wanted].map(([person, wants]) => {
          const { times, hour } = told.get(person) ?? NEVER;
          const { shown, ...rest } = wants;
          const shownWorks = shown?.week === thisWeek() ? { shownWorks: shown.works } : {};
          return [person, { ...rest, ...shownWorks, told: times, ...(hour > 0 ? { toldHour: hour } : {}) }];
        }),
      ),

    async want(person, rhythm) {
      if (rhythm !== undefined) wanted.set(person, { works: false, ...wanted.get(person), rhythm });
      else for (const all of [wanted, told]) all.delete(person);
    },

    async claim(people, now) {
      const hour = toHour(now);
      return people.flatMap(({ person, told: times }) => {
        const before = told.get(person) ?? NEVER;
        const isFree = before.times === times && before.hour !== hour && before.claim !== hour;
        if (!isFree || !wanted.has(person)) return [];
        told.set(person, { ...before, claim: hour });
        return [person];
      });
    },

    async settle(person, now, settled) {
      const at = toHour(now);
      const before = told.get(person);
      const isTaken = settled.outcome === 'taken';
      const isTest = settled.outcome === 'proved' || settled.outcome === 'disproved';
      if (before !== undefined && !isTest) {
        const own = before.claim === at;
        told.set(person, {
          times: own && isTaken ? settled.told : before.times,
          hour: isTaken ? at : before.hour,
          claim: own ? 0 : before.claim,
        });
      }
      const wants = wanted.get(person);
      if (wants === undefined || settled.outcome === 'left') return;
      const works = isTaken || settled.outcome === 'proved';
      const { shown, ...rest } = wants;
      const week = thisWeek();
      const seen = shown?.week === week ? shown.works : wants.works;
      wanted.set(person, {
        ...rest,
        works,
        ...(works ? { lastDay: dayNumber(clock.now()) } : {}),
        ...(isTest || seen === works ? {} : { shown: { works: seen, week } }),
      });
    },
  };
}
