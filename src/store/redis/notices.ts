/**
 * `NoticeStore` on Redis. `everybody` is a hash, person → `rhythm:works:day`: the rhythm's first letter, 1 or 0, and the day
 * of the last notice that was taken (0 = never); `:shown:week` behind it where others see the other until that week is over. `told` is a hash with an end, person → `times:hour:claim`: how often since
 * they came, hour of the last notice, hour of a claim that is not settled (0 = none).
 */
import { fromHour, toHour } from '../../core/conversation.ts';
import { RHYTHMS, type Clock, type NoticeStore, type Notified } from '../../core/ports.ts';
import { claimsEnd, dayNumber, weekNumber } from '../hours.ts';
import { attempt, type Commands } from './client.ts';
import * as reply from './head.ts';
import { noticeKeys, organisationKeys } from './keys.ts';

/** Advisers, or people, in one call: some milliseconds of Redis' time. */
const STEP = 500;
const steps = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / STEP) }, (_, at) => all.slice(at * STEP, (at + 1) * STEP));

const whole = (value: unknown): number => {
  const text = Buffer.isBuffer(value) ? value.toString('latin1') : '';
  return /^\d{1,8}$/.test(text) ? Number(text) : 0;
};

/** `undefined` for what somebody else wrote there. */
function notified(wants: string, told: string, week: number): Notified | undefined {
  const [, letter, works, day, shown, since] = /^([a-z]):([01]):(\d{1,8})(?::([01]):(\d{1,8}))?$/.exec(wants) ?? [];
  const rhythm = RHYTHMS.find((one) => one.startsWith(letter ?? ' '));
  const [, times, hour] = /^(\d{1,4}):(\d{1,8}):\d{1,8}$/.exec(told) ?? [];
  if (rhythm === undefined) return undefined;
  return {
    rhythm,
    works: works === '1',
    ...(shown !== undefined && Number(since) === week ? { shownWorks: shown === '1' } : {}),
    ...(Number(day) > 0 ? { lastDay: Number(day) } : {}),
    told: Number(times ?? 0),
    ...(Number(hour ?? 0) > 0 ? { toldHour: Number(hour) } : {}),
  };
}

export function redisNotices(client: Commands, clock: Clock): NoticeStore {
  const { everybody, told } = noticeKeys;
  return {
    async news(organisation, advisers, now) {
      const keys = organisationKeys(organisation);
      const found = await Promise.all(
        steps(advisers).map((some) => {
          const names = some.flatMap((adviser) => [keys.news(adviser), keys.away(adviser), keys.planning(adviser)]);
          return attempt(client.readNewsBuffer(names.length, ...names, keys.headPrefix, toHour(now)));
        }),
      );
      return found.flatMap(reply.list).map((each) => {
        const [first, by, until, planning] = reply.list(each);
        const [since, promised, away] = [first, by, until].map(whole);
        const signed = reply.signedPlanning(reply.list(planning));
        return {
          ...(since ? { since } : {}),
          ...(promised ? { promised } : {}),
          ...(away && away > toHour(now) ? { awayUntil: fromHour(away) } : {}),
          ...(signed && { signed }),
        };
      });
    },

    async visited(person, seats) {
      await attempt(
        Promise.all([
          client.visitBuffer(told, person),
          ...seats.map(({ organisation, adviser }) => client.del(organisationKeys(organisation).news(adviser))),
        ]),
      );
    },

    async everybody() {
      const [wants, last] = await attempt(Promise.all([client.hgetall(everybody), client.hgetall(told)]));
      const week = weekNumber(dayNumber(clock.now()));
      return new Map(
        Object.entries(wants).flatMap(([person, value]) => {
          const one = notified(value, last[person] ?? '', week);
          return one === undefined ? [] : [[person, one] as const];
        }),
      );
    },

    async want(person, rhythm) {
      if (rhythm === undefined) {
        await attempt(Promise.all([client.hdel(everybody, person), client.hdel(told, person)]));
        return;
      }
      await attempt(client.wantNoticesBuffer(everybody, person, rhythm.charAt(0)));
    },

    async claim(people, now) {
      const end = claimsEnd(now);
      const found = await Promise.all(
        steps(people).map((some) => {
          const pairs = some.flatMap((one) => [one.person, one.told]);
          return attempt(client.claimNoticesBuffer(everybody, told, toHour(now), end, ...pairs));
        }),
      );
      return found.flatMap(reply.list).map(reply.text);
    },

    async settle(person, now, settled) {
      const times = settled.outcome === 'taken' ? settled.told : 0;
      await attempt(
        client.settleNoticeBuffer(everybody, told, person, toHour(now), settled.outcome, times, dayNumber(clock.now())),
      );
    },
  };
}
