/** The one line about being reachable counts what employees of each organisation are told. */
import { expect, it } from 'vitest';
import type { ClientSeat } from '../../../src/inbox/contract.ts';
import { reachableAt } from '../../../src/inbox/client/reachable.ts';
import { words } from '../../../src/inbox/client/words/index.ts';

type State = ClientSeat['presence']['availability']['state'];
const lineOf = (...states: readonly State[]): string => {
  const seats = states.map((state) => ({ presence: { open: 0, availability: { state }, proof: { proven: false } } }));
  return words.nl.presenceOf(reachableAt(seats), seats.length);
};

it('says so of all, of some and of none', () => {
  expect(lineOf('available', 'available')).toBe('Nu bereikbaar bij 2 organisaties');
  expect(lineOf('available', 'unproven', 'away', 'full', 'no-key')).toBe('Nu bereikbaar bij 1 van je 5 organisaties');
  expect(lineOf('unproven', 'away', 'full')).toBe('Nu bij geen van je 3 organisaties bereikbaar');
});
