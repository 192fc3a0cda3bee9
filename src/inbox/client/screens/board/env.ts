/** What the screens of the board need besides what every screen does: their own words, which come with them. */
import { useEnv, type Env } from '../../env.ts';
import { boardWords, type BoardWords } from '../../words/board.ts';
import type { Words } from '../../words/index.ts';

export type WordsWithBoard = Words & { readonly board: BoardWords };

export function useBoardEnv(): Omit<Env, 'w'> & { readonly w: WordsWithBoard } {
  const env = useEnv();
  return { ...env, w: { ...env.w, board: boardWords[env.language] } };
}
