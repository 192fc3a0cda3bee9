/** Requirement 87: who may have said "leave me out" where this page did not read is not counted, whatever the store names. */
import { describe, expect, test } from 'vitest';
import { mayCount } from '../../../src/inbox/client/register/may-count.ts';

type Known = Parameters<typeof mayCount>[0];
const NOTHING = { sequence: 0, envelope: new Uint8Array() };
const whole: Known = {
  thread: { from: 0 },
  reading: { endFits: true, board: { placed: [], own: { v: 1, answers: [] }, unread: [] } },
  warning: undefined,
};
const withPart = (from: number, sequence: number): Known => ({
  ...whole,
  thread: { from, boards: { employee: { ...NOTHING, sequence } } },
});

describe('somebody may be counted', () => {
  test('once all of it was read, or all since their own part of the board', () => {
    expect(mayCount(whole)).toBe('yes');
    expect(mayCount(withPart(30, 30))).toBe('yes');
    expect(mayCount(withPart(30, 31))).toBe('yes');
  });
  test.each<[string, Known]>([
    ['their part was withheld, and earlier messages were not read', { ...whole, thread: { from: 1 } }],
    ['an older part was named, and not all after it was read', withPart(30, 12)],
    ['the end is missing', { ...whole, reading: { ...whole.reading, endFits: false } }],
    ['this device saw more of it', { ...whole, warning: 'shorter' }],
    [
      'their part does not open',
      { ...whole, reading: { ...whole.reading, board: { ...whole.reading.board, unread: ['employee'] } } },
    ],
  ])('not where %s', (_, known) => {
    expect(mayCount(known)).toBe('unknown');
  });
  test('never by their own press', () => {
    const own: Known['reading']['board']['own'] = { v: 1, answers: [], notCounted: true };
    const known: Known = {
      ...whole,
      warning: 'shorter',
      reading: { endFits: false, board: { placed: [], own, unread: [] } },
    };
    expect(mayCount(known)).toBe('left-out');
  });
});
