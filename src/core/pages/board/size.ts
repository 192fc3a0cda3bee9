import { utf8 } from '../../../seal/bytes.ts';
import type { BoardPart, CountingPart } from '../../screen-parts.ts';

/** What a button takes beside its label, with what a card carries along. */
const BUTTON_BYTES = 300;
/** At most what it takes of a page that has room for messages too. */
export const boardBytes = (board: readonly BoardPart[]): number =>
  utf8(JSON.stringify(board)).length + BUTTON_BYTES * board.reduce((sum, { actions }) => sum + actions.length, 0);

export const countingBytes = ({ lines, action }: CountingPart): number =>
  boardBytes([{ lines, actions: action === undefined ? [] : [action] }]);

/** Of all that is shown: a card in Teams holds little more, and cuts what is on it where it has to. */
const MOST_BYTES = 18_000;

/** The first of these that fit, `always` of them whatever they take. */
export function thatFit<T extends { readonly looks: BoardPart }>(parts: readonly T[], always: number): readonly T[] {
  let room = MOST_BYTES;
  const end = parts.findIndex(({ looks }, index) => {
    room -= boardBytes([looks]);
    return room < 0 && index >= always;
  });
  return end === -1 ? parts : parts.slice(0, end);
}
