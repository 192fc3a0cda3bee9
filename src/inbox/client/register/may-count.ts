/**
 * Whether somebody may be counted, as far as this page can know. What they said last of it stands in their part of the board
 * and among the messages: who writes the store can name an older part, or none, and what was not read may hold "leave me out".
 */
import type { OpenConversation } from '../reading.ts';

type Known = Pick<OpenConversation, 'warning'> & {
  readonly thread: Pick<OpenConversation['thread'], 'from' | 'boards'>;
  readonly reading: Pick<OpenConversation['reading'], 'endFits' | 'board'>;
};

/** `left-out`: by their own press. `unknown`: not read as far back as that, or not whole; nothing is counted then. */
export function mayCount({ thread, reading, warning }: Known): 'yes' | 'left-out' | 'unknown' {
  const { own, unread } = reading.board;
  if (own.notCounted === true) return 'left-out';
  const isWhole = reading.endFits && warning === undefined && !unread.includes('employee');
  return isWhole && thread.from <= (thread.boards?.employee?.sequence ?? 0) ? 'yes' : 'unknown';
}
