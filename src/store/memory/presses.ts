/** What a conversation remembers of the forms it came from. As `src/store/redis/shared-presses.lua`. */
import type { ConversationHead } from '../../core/conversation.ts';
import type { AppendMessage } from '../../core/ports.ts';
import type { FoundPress } from '../../core/presses.ts';

export type Pressed = Pick<AppendMessage, 'dedupeKey' | 'mark'>;
interface Remembering {
  readonly head: ConversationHead;
  readonly first: Pressed;
  readonly recent: readonly Pressed[];
}

/** `repeated` when this very press is remembered, `exists` when another one of the same form is. */
export function pressIn({ first, recent }: Remembering, press: Pressed): FoundPress['found'] | undefined {
  const kept = [first, ...recent];
  if (kept.some(({ dedupeKey }) => dedupeKey === press.dedupeKey)) return 'repeated';
  return press.mark !== undefined && kept.some(({ mark }) => mark === press.mark) ? 'exists' : undefined;
}

export const foundIn = <F extends string>({ head: { id, adviser, state } }: Remembering, found: F) =>
  ({ found, conversation: id, adviser, state }) as const;
