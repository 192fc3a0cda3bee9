/** The inbox in Dutch, its first language. English has the same keys; the compiler checks it. */
import { account } from './nl/account.ts';
import { book } from './nl/book.ts';
import { conversations } from './nl/conversations.ts';
import { pause, refer, textBlocks } from './nl/elsewhere.ts';
import { counting } from './nl/counting.ts';
import { keys } from './nl/keys.ts';
import { notices } from './nl/notices.ts';
import { planning } from './nl/planning.ts';

export const nl = {
  ...account,
  ...conversations,
  ...keys,
  ...notices,
  planning,
  counting,
  pause,
  refer,
  textBlocks,
  book,
};
