/** On which day a follow-up is asked, by whose calendar, and what can be said to it when (57). */
import { describe, expect, it } from 'vitest';
import { followUpDays, followUpItem, replyIn, saysOfFollowUp, stageOf } from '../../../src/core/board/follow-up.ts';
import { toHour } from '../../../src/core/conversation.ts';

const AMSTERDAM = 'Europe/Amsterdam';
const item = { is: 'follow-up', key: 'AAAAAAAA', day: '2027-03-28' } as const;
const at = (now: string, says?: string, timeZone = AMSTERDAM) => ({
  now: new Date(now),
  timeZone,
  ...(says === undefined ? {} : { answer: { to: 'm' as never, says, hour: 1 } }),
});
const stage = (now: string, says?: string, timeZone = AMSTERDAM) => stageOf(item, says, at(now, says, timeZone));

describe('the day of a follow-up (57)', () => {
  // The night in which the clock goes forward in Amsterdam: the day has 23 hours.
  it.each([
    ['2027-03-27T22:59:59Z', 'ahead'],
    ['2027-03-27T23:00:00Z', 'asked'],
    ['2027-03-28T21:59:59Z', 'asked'],
    ['2027-03-28T22:00:00Z', 'over'],
  ])('at %s it is %s, by the calendar on the wall', (now, expected) => {
    expect(stage(now)).toBe(expected);
  });

  it('is that of the organisation, wherever somebody is', () => {
    expect(stage('2027-03-28T01:00:00Z', undefined, 'America/Curacao')).toBe('ahead');
    expect(stage('2027-03-28T23:00:00Z', undefined, 'America/Curacao')).toBe('asked');
    expect(stage('2027-03-27T12:00:00Z', undefined, 'Pacific/Auckland')).toBe('asked');
  });

  it('is a whole day and nothing finer', () => {
    expect(followUpItem.safeParse(item).success).toBe(true);
    for (const day of ['2027-03-28T10:00', '2027-02-30', '28-03-2027', '', 20270328, undefined])
      expect(followUpItem.safeParse({ ...item, day }).success).toBe(false);
    expect(followUpItem.safeParse({ ...item, hour: 10 }).success).toBe(false);
  });
});

describe('what can be said to it (57)', () => {
  it.each<[string, string | undefined, readonly string[]]>([
    ['2027-03-01T10:00:00Z', undefined, ['fine', 'no']],
    ['2027-03-01T10:00:00Z', 'fine', ['no']],
    ['2027-03-01T10:00:00Z', 'no', ['fine']],
    ['2027-03-28T10:00:00Z', undefined, ['well', 'not-well', 'talk', 'no']],
    ['2027-03-28T10:00:00Z', 'fine', ['well', 'not-well', 'talk', 'no']],
    ['2027-03-28T10:00:00Z', 'no', ['fine']],
    // Asked once.
    ['2027-03-28T10:00:00Z', 'well', []],
    ['2027-03-28T10:00:00Z', 'talk', []],
    ['2027-03-29T10:00:00Z', undefined, []],
    ['2027-03-29T10:00:00Z', 'fine', []],
    ['2027-03-29T10:00:00Z', 'no', []],
  ])('at %s, after %s: %j', (now, says, expected) => {
    expect(saysOfFollowUp(item, at(now, says))).toEqual(expected);
  });

  it('is nothing that only a later release knows', () => {
    expect(replyIn('something-new')).toBeUndefined();
    expect(stage('2027-03-28T10:00:00Z', 'something-new')).toBe('asked');
  });
});

describe('the days that can be chosen (57)', () => {
  const days = (now: string, expires: string, timeZone = AMSTERDAM) =>
    followUpDays(toHour(new Date(expires)), { now: new Date(now), timeZone });

  it('begin tomorrow and end with the conversation', () => {
    expect(days('2027-03-01T10:00:00Z', '2027-03-31T09:00:00Z')).toEqual({ first: '2027-03-02', last: '2027-03-31' });
  });

  it('do not have a day that begins with the end', () => {
    // Midnight in Amsterdam: the day before is the last one.
    expect(days('2027-03-01T10:00:00Z', '2027-03-30T22:00:00Z')?.last).toBe('2027-03-30');
  });

  it('are none when the conversation goes today', () => {
    expect(days('2027-03-01T10:00:00Z', '2027-03-01T20:00:00Z')).toBeUndefined();
    expect(days('2027-03-01T10:00:00Z', '2027-02-01T20:00:00Z')).toBeUndefined();
  });

  it('are those of the organisation’s calendar', () => {
    expect(days('2027-03-01T02:00:00Z', '2027-03-31T02:00:00Z', 'America/Curacao')).toEqual({
      first: '2027-03-01',
      last: '2027-03-30',
    });
  });
});
