/** What is done each time that the inbox is opened. Nobody waits for it: each part is a task of its own, after the first drawing. */
import { useEffect } from 'preact/hooks';
import { toHour } from '../../core/conversation.ts';
import type { AdviserKeys } from '../../seal/slots.ts';
import type { AdviserMe } from '../contract.ts';
import type { BookTrouble } from './book/books.ts';
import { hadKeyBefore } from './book/had-key.ts';
import { useEnv } from './env.ts';
import { nextTask } from './next-task.ts';
import { lookAtNotices, type NoticesNow } from './notices/look.ts';

interface Opening {
  /** As they were told at the opening. */
  readonly me: AdviserMe;
  readonly keys: AdviserKeys;
  readonly onNotices: (notices: NoticesNow) => void;
  /** Of what the adviser keeps; not that it waits here: it is handed in at the next locking. */
  readonly onBookTrouble: (trouble: readonly BookTrouble[]) => void;
}

export function useOpening({ me, keys, onNotices, onBookTrouble }: Opening): void {
  const { api, seen, drafts, textBlocks, books, clock } = useEnv();
  useEffect(() => {
    void (async () => {
      await nextTask();
      // From here on a notice says that something came after this.
      void api.visit();
      await nextTask();
      const result = await lookAtNotices(api, window);
      if (result.ok) onNotices(result.value);
    })();
  }, [api]);
  // What the adviser keeps is written anew at each opening, whether something was added or not.
  useEffect(() => {
    let isOpen = true;
    void (async () => {
      await nextTask();
      // Locked meanwhile, they were written then.
      if (!isOpen) return;
      await books.rewrite(keys, { hadKey: hadKeyBefore(me, keys) });
      const { trouble } = await books.look(keys);
      onBookTrouble(trouble.filter((one) => one !== 'not-kept'));
    })();
    return () => {
      isOpen = false;
    };
  }, [books, keys]);
  useEffect(() => {
    void nextTask().then(() => {
      const hour = toHour(clock.earliest());
      void seen.prune(hour);
      drafts.prune(hour);
      textBlocks.prune(hour);
      books.prune(hour);
    });
  }, [seen, drafts, textBlocks, books, clock]);
}
