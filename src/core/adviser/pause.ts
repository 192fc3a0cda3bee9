/** Beginning a pause in one conversation, and ending it before its time: signed, since a session alone must silence nobody. */
import { signerAmong } from '../../seal/statement.ts';
import { toHour, type ConversationId, type Hour } from '../conversation.ts';
import { canPause, pauseEnd, pauseIn } from '../pause.ts';
import type { Clock, ConversationStore } from '../ports.ts';
import type { Seat } from './types.ts';

/** Hours; 0 for none. */
export interface PauseAsked {
  /** The one that was seen in force. Signed along, so that an earlier press cannot be played again over a later one. */
  readonly before: Hour;
  readonly until: Hour;
  /** Of a `PauseStatement`. */
  readonly signature: string;
}
/**
 * `nobody-else`: nobody and no number would be shown instead. `moment`: not where a pause of now ends (a page that was open
 * for long). `moved`: another one is in force, or it closed. `gone`: not there, or not theirs. `refused`: of no key that is pinned for this adviser.
 */
export type PauseResult = 'stored' | 'nobody-else' | 'moment' | 'moved' | 'refused' | 'gone';

export async function putPause(
  { conversations, clock }: { readonly conversations: ConversationStore; readonly clock: Clock },
  { organisation, adviser }: Seat,
  conversation: ConversationId,
  { before, until, signature }: PauseAsked,
): Promise<PauseResult> {
  const statement = {
    says: 'pause',
    organisation: organisation.id,
    adviser: adviser.id,
    conversation,
    before,
    until,
  } as const;
  if ((await signerAmong(adviser.keyCards, statement, signature)) === undefined) return 'refused';
  const now = clock.now();
  if (until > 0 && !canPause(organisation, adviser.id)) return 'nobody-else';
  // The page was told where it ends, and may be told an hour before it is pressed.
  if (until > 0 && (until > pauseEnd(now) || until < pauseEnd(now) - 1)) return 'moment';
  const put = await conversations.putPause(
    organisation.id,
    conversation,
    adviser.id,
    { ...(before > toHour(now) ? { before } : {}), ...(until === 0 ? {} : { until }) },
    now,
  );
  if (put) return 'stored';
  const by = { adviser: adviser.id };
  const found = await conversations.read(organisation.id, conversation, by, { limit: 1, copies: false }, now);
  if (found === undefined) return 'gone';
  // The answer to the first attempt was lost.
  return (pauseIn(organisation, found.head, now) ?? 0) === until ? 'stored' : 'moved';
}
