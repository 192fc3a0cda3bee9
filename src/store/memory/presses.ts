/** What a conversation remembers of the forms it came from. As `src/store/redis/shared-presses.lua`. */
import { toHour, type ConversationHead, type Hour } from '../../core/conversation.ts';
import type { AppendMessage } from '../../core/ports.ts';
import type { FoundPress, PlaceOfPress } from '../../core/presses.ts';
import { awaitedOf } from './awaited.ts';

export type Pressed = Pick<AppendMessage, 'dedupeKey' | 'mark'>;
interface Remembering {
  readonly head: ConversationHead;
  readonly first: Pressed;
  readonly recent: readonly Pressed[];
  readonly copies: ReadonlyMap<number, { readonly deadline?: Hour }>;
}

/** Sequence of the message that this very press stored; `undefined` when it is not remembered. */
export function sequenceOf({ head, first, recent }: Remembering, { dedupeKey }: Pressed): number | undefined {
  if (first.dedupeKey === dedupeKey) return 0;
  const at = recent.findIndex((press) => press.dedupeKey === dedupeKey);
  return at < 0 ? undefined : head.length - recent.length + at;
}

/** Whether the employee can still read this message back. */
export const isKept = ({ copies }: Remembering, sequence: number, now: Date): boolean => {
  const copy = copies.get(sequence);
  return copy !== undefined && (copy.deadline ?? Infinity) > toHour(now);
};

export const placeOf = ({ head: { id, adviser, state } }: Remembering): PlaceOfPress => ({
  conversation: id,
  adviser,
  state,
});

/** @param isFromForm whatever lies there came from the form */
export function foundIn(stored: Remembering, press: Pressed, now: Date, isFromForm: boolean): FoundPress | undefined {
  const { first, recent, head } = stored;
  const place = { ...placeOf(stored), handle: head.handle, ...awaitedOf(head) };
  const sequence = sequenceOf(stored, press);
  if (sequence !== undefined)
    return { ...place, found: 'repeated', ...(isKept(stored, sequence, now) ? { ownCopy: true } : {}) };
  const isOfForm = press.mark !== undefined && [first, ...recent].some(({ mark }) => mark === press.mark);
  return isOfForm || isFromForm ? { ...place, found: 'exists' } : undefined;
}
