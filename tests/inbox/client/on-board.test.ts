/** What an adviser takes off the board, where another device or the employee changed it meanwhile. */
import { expect, it } from 'vitest';
import { joined, markOf, type AdviserPart, type Answer, type Board } from '../../../src/core/board/parts.ts';
import { toHour } from '../../../src/core/conversation.ts';
import { canTakeAway, numberToCall, takingAway } from '../../../src/inbox/client/on-board.ts';

const NOW = new Date('2026-11-24T10:00:00Z');
const HOUR = toHour(NOW);
const slip = (key: string, change: object = {}) => ({
  is: 'slip',
  key,
  purpose: 'tell',
  to: 'teamleider',
  what: 'Dat ik hulp wil.',
  named: false,
  ends: HOUR + 100,
  ...change,
});
const options = { is: 'options', key: 'OPTIONS1', options: ['self'] };
const part = (...items: readonly object[]): AdviserPart => ({ v: 1, items: [...items] });
async function board(items: AdviserPart, ...says: readonly (string | undefined)[]): Promise<Board> {
  const answers = await Promise.all(
    items.items.map(async (item, at): Promise<readonly Answer[]> => {
      const said = says[at];
      return said === undefined ? [] : [{ to: await markOf(item), says: said, hour: HOUR }];
    }),
  );
  return joined({ adviser: items, employee: { v: 1, answers: answers.flat() } });
}

it('what is taken away is what stood there, wherever another device moved it', async () => {
  const before = await board(part(slip('AAAAAAAA'), options));
  const there = part(slip('BBBBBBBB'), slip('AAAAAAAA'), options);
  const done = takingAway(before.placed[0]!, NOW)(there, await board(there));
  expect(done).toEqual({ did: { is: 'slip', act: 'taken-away' }, part: part(slip('BBBBBBBB'), options) });
});

it('what is there no more, or was answered meanwhile, is not taken away unseen', async () => {
  const there = part(slip('AAAAAAAA'));
  const { placed } = await board(there);
  expect(takingAway(placed[0]!, NOW)(part(options), await board(part(options)))).toBeUndefined();
  expect(takingAway(placed[0]!, NOW)(there, await board(there, 'yes'))).toBeUndefined();
});

it.each([
  ['yes', {}, false],
  ['yes-fear', { purpose: 'report' }, false],
  ['yes', { ends: HOUR }, true],
  ['revoke', {}, true],
  ['no', {}, true],
  [undefined, {}, true],
])('a slip to which "%s" was said, %j: can be taken away %s', async (says, change, can) => {
  const { placed } = await board(part(slip('AAAAAAAA', change)), says);
  expect(canTakeAway(placed[0]!, NOW)).toBe(can);
});

it('what a later release put there is not for this page to take away', async () => {
  const { placed } = await board(part({ is: 'something-new', key: 'AAAAAAAA' }));
  expect(canTakeAway(placed[0]!, NOW)).toBe(false);
});

it.each([
  [false, false, 'number'],
  [false, true, 'number'],
  [true, true, 'number'],
  [true, false, undefined],
])(
  'a number, where the conversation is closed: %s, and something is agreed: %s, is %s',
  (isClosed, isAgreed, shown) => {
    expect(numberToCall('number', { isClosed, isAgreed })).toBe(shown);
  },
);
