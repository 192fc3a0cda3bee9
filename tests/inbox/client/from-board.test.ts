/** What slips leave behind in the adviser's book: one line of each yes, by itself, with nothing of whom it was. */
import { describe, expect, it } from 'vitest';
import { markOf, type Placed } from '../../../src/core/board/parts.ts';
import type { Item } from '../../../src/core/board/items.ts';
import { toHour } from '../../../src/core/conversation.ts';
import { consentsIn } from '../../../src/inbox/client/book/from-board.ts';

const HOUR = toHour(new Date('2026-12-31T23:30:00Z'));
const slip = (change: object = {}): Item => ({
  is: 'slip',
  key: 'AAAAAAAA',
  purpose: 'tell',
  person: 'Ruth de Wit',
  to: 'teamleider',
  what: 'Dat ik niet meer alleen met Karel wil werken.',
  named: true,
  ends: HOUR + 200,
  ...change,
});
const placed = async (item: Item, says?: string): Promise<Placed> => {
  const mark = await markOf(item);
  return { mark, item, ...(says === undefined ? {} : { answer: { to: mark, says, hour: HOUR } }) };
};

describe('70: a line', () => {
  it('is made of a yes: the day, the function, with or without the name, and nothing else', async () => {
    const [line] = await consentsIn([await placed(slip(), 'yes')], 'UTC');
    expect(line).toEqual({
      kind: 'consent',
      id: expect.stringMatching(/^[\w-]{22}$/) as string,
      day: '2026-12-31',
      to: 'teamleider',
      named: true,
      withdrawn: false,
    });
    expect(JSON.stringify(line)).not.toMatch(/Ruth|Karel/);
  });

  it('has the day that it is where the adviser is', async () => {
    expect((await consentsIn([await placed(slip(), 'yes')], 'Europe/Amsterdam'))[0]?.day).toBe('2027-01-01');
  });

  it('is the same line when the yes is taken back, and another one for another slip', async () => {
    const one = slip();
    const [yes] = await consentsIn([await placed(one, 'yes')], 'UTC');
    const [back] = await consentsIn([await placed(one, 'revoke')], 'UTC');
    expect(back).toEqual({ ...yes, withdrawn: true });
    const [other] = await consentsIn([await placed(slip({ key: 'BBBBBBBB' }), 'yes')], 'UTC');
    expect(other?.id).not.toBe(yes?.id);
    // Nobody finds the slip by its line.
    expect(yes?.id).not.toBe(await markOf(one));
  });

  it.each([undefined, 'no', 'not-yet', 'change'])('is not made of %s', async (says) => {
    expect(await consentsIn([await placed(slip(), says)], 'UTC')).toEqual([]);
  });

  it('is made of every reason for a report, and of nothing else on the board', async () => {
    const report = slip({ purpose: 'report' });
    for (const says of ['yes-fear', 'yes-alone', 'yes-own'])
      expect(await consentsIn([await placed(report, says)], 'UTC')).toHaveLength(1);
    const options = { is: 'options', key: 'AAAAAAAA', options: ['self'] } as Item;
    const newer = { mark: await markOf('x'), item: 'newer' } as const;
    expect(await consentsIn([await placed(options, 'yes'), newer], 'UTC')).toEqual([]);
  });
});
