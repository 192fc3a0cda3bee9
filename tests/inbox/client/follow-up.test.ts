/** What an adviser's page offers of a follow-up: one day at a time, while the conversation is there, and never against a no (57). */
import { describe, expect, it } from 'vitest';
import { NO_ITEMS, joined, markOf, type AdviserPart, type Board } from '../../../src/core/board/parts.ts';
import { toHour } from '../../../src/core/conversation.ts';
import { dayFault, offeredDays, putFollowUp } from '../../../src/inbox/client/follow-up.ts';

const seat = { timeZone: 'America/Curacao', organisationTimeZone: 'Europe/Amsterdam' };
const now = new Date('2027-03-01T10:00:00Z');
const expires = toHour(new Date('2027-03-31T09:00:00Z'));
const ITEM = { is: 'follow-up', key: 'AAAAAAAA', day: '2027-03-10' };
const OPTIONS = { is: 'options', key: 'BBBBBBBB', options: ['self'] };

async function board(items: readonly unknown[], says?: string): Promise<{ part: AdviserPart; board: Board }> {
  const part: AdviserPart = { v: 1, items: [...items] };
  const answers = says === undefined ? [] : [{ to: await markOf(items[0]), says, hour: 1 }];
  return { part, board: await joined({ adviser: part, employee: { v: 1, answers } }) };
}
const empty = () => joined({ adviser: NO_ITEMS });

describe('the days that are offered (57)', () => {
  it('are of the organisation’s calendar, from tomorrow to the conversation’s last day', async () => {
    expect(offeredDays(await empty(), seat, expires, now)).toEqual({ first: '2027-03-02', last: '2027-03-31' });
    // In Curaçao it is still the day before.
    const night = new Date('2027-03-01T23:30:00Z');
    expect(offeredDays(await empty(), seat, expires, night)?.first).toBe('2027-03-03');
  });

  it('are none when the conversation goes today, or of an organisation that keeps so little', async () => {
    expect(offeredDays(await empty(), seat, toHour(now) + 3, now)).toBeUndefined();
  });

  it('are none while a no stands; when its day is over another one may be proposed', async () => {
    const { board: refused } = await board([ITEM], 'no');
    expect(offeredDays(refused, seat, expires, now)).toBeUndefined();
    const later = new Date('2027-03-11T10:00:00Z');
    expect(offeredDays(refused, seat, expires, later)).toEqual({ first: '2027-03-12', last: '2027-03-31' });
  });

  it.each<[string, string | undefined]>([
    ['2027-03-02', undefined],
    ['2027-03-31', undefined],
    ['2027-04-01', 'late'],
    ['2027-03-01', 'past'],
    ['2020-01-01', 'past'],
    ['', 'past'],
    ['morgen', 'past'],
    ['12027-03-02', 'past'],
  ])('%j: %s', (day, fault) => {
    expect(dayFault(day, { first: '2027-03-02', last: '2027-03-31' })).toBe(fault);
  });
});

describe('a day that is proposed (57)', () => {
  it('takes the place of the one before, and of nothing else', async () => {
    const given = await board([ITEM, OPTIONS, { is: 'of-a-later-release' }], 'fine');
    const step = putFollowUp('2027-03-20', seat, now)(given.part, given.board);
    expect(step?.did).toEqual({ is: 'follow-up', act: 'put' });
    expect(step?.part.items).toEqual([
      OPTIONS,
      { is: 'of-a-later-release' },
      { is: 'follow-up', key: expect.stringMatching(/^[A-Za-z0-9_-]{8}$/) as string, day: '2027-03-20' },
    ]);
  });

  it('is not put there when a no came while the page was open', async () => {
    const given = await board([ITEM], 'no');
    expect(putFollowUp('2027-03-20', seat, now)(given.part, given.board)).toBeUndefined();
  });
});
