/**
 * In which language each employee has the screens. It travels sealed in a message, which the list hands over: opened here
 * for the rows that are on screen, a few at a time, and remembered as long as the keys are open and nowhere else.
 */
import { fromBase64url } from '../../seal/bytes.ts';
import type { ListItem } from '../contract.ts';
import { openLanguage, type Reader } from './crypto/thread.ts';
import { keyOf } from './listing.ts';
import { nextTask } from './next-task.ts';

/** Opening one takes about a millisecond, on an old telephone ten: between two batches the page answers to a finger. */
const BATCH = 3;

export interface Languages {
  /** What a list says of them, and the envelopes that say the rest. */
  readonly take: (items: readonly ListItem[]) => void;
  /** Opens what is not known yet, in this order. `onKnown` after each batch. */
  readonly show: (items: readonly ListItem[], onKnown: () => void) => void;
  /** `undefined`: not opened yet, or nobody said. */
  readonly of: (item: ListItem) => string | undefined;
  /** Whether a list with envelopes would say more of these than one without. */
  readonly lacks: (items: readonly ListItem[]) => boolean;
  /** A list with envelopes did not say it either. */
  readonly giveUp: (items: readonly ListItem[]) => void;
}

export function createLanguages(reader: Reader, pause: () => Promise<void> = nextTask): Languages {
  const known = new Map<string, string | undefined>();
  const sealed = new Map<string, ListItem>();
  let turn = 0;

  const open = async (item: ListItem): Promise<void> => {
    const key = keyOf(item);
    const bytes = fromBase64url(item.envelope?.bytes ?? '');
    const sequence = item.envelope?.sequence ?? 0;
    const language = bytes && (await openLanguage(bytes, { thread: item, sequence, reader }));
    known.set(key, language);
    sealed.delete(key);
  };

  const isLacking = (item: ListItem): boolean => !known.has(keyOf(item)) && !sealed.has(keyOf(item));

  return {
    take(items) {
      for (const item of items) {
        const key = keyOf(item);
        if (known.get(key) !== undefined) continue;
        if (item.language !== undefined) known.set(key, item.language);
        else if (item.envelope !== undefined && !known.has(key)) sealed.set(key, item);
      }
    },
    show(items, onKnown) {
      turn += 1;
      const mine = turn;
      const isLatest = (): boolean => mine === turn;
      const next = items.flatMap((item) => sealed.get(keyOf(item)) ?? []);
      void (async () => {
        for (let at = 0; at < next.length && isLatest(); at += BATCH) {
          await Promise.all(next.slice(at, at + BATCH).map(open));
          onKnown();
          await pause();
        }
      })();
    },
    of: (item) => known.get(keyOf(item)),
    lacks: (items) => items.some(isLacking),
    giveUp(items) {
      for (const item of items) if (isLacking(item)) known.set(keyOf(item), undefined);
    },
  };
}
