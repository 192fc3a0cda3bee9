/** The inbox in English. */
import { account } from './en/account.ts';
import { book } from './en/book.ts';
import { conversations } from './en/conversations.ts';
import { pause, refer, textBlocks } from './en/elsewhere.ts';
import { counting } from './en/counting.ts';
import { keys } from './en/keys.ts';
import { notices } from './en/notices.ts';
import { planning } from './en/planning.ts';

export const en = {
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
