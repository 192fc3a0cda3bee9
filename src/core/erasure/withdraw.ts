/**
 * Taking a conversation back, in an order in which whoever is stopped leaves nothing but what another goes on with: marked in
 * the store (shown to nobody from then on, and due at once), its keys overwritten, then deleted.
 */
import { AppError, codeOf, isAppError, type ErrorCode } from '../../base/errors.ts';
import type { ConversationHead, ConversationId, Employee } from '../conversation.ts';
import type { OrganisationId } from '../organisation.ts';
import { bindingOf } from '../employee/send.ts';
import type { ConversationStore, Keyring } from '../ports.ts';

/**
 * `withdrawn`   gone, in every copy of the store that was ever made.
 * `not-erased`  gone from sight; its keys could not all be overwritten, and the hourly sweep goes on trying.
 * `gone`        not there, or not theirs.
 */
export type Withdrawal = 'withdrawn' | 'not-erased' | 'gone';

export interface WithdrawParts {
  readonly conversations: Pick<ConversationStore, 'withdraw' | 'forget'>;
  readonly keyring: Pick<Keyring, 'unwrap' | 'erasure'>;
  /** Told of what went wrong after the mark; nobody has to press again for it. */
  readonly onFault: (code: ErrorCode | 'UNEXPECTED') => void;
}

/** @throws what the store throws when it could not be marked */
export async function withdraw(
  { conversations, keyring, onFault }: WithdrawParts,
  organisation: OrganisationId,
  id: ConversationId,
  employee: Employee,
): Promise<Withdrawal> {
  const marked = await conversations.withdraw(organisation, id, employee);
  if (marked === undefined) return 'gone';
  const noteFault = (error: unknown): void => onFault(codeOf(error).code ?? 'UNEXPECTED');
  try {
    const isOwn = await opensItsOwn(keyring, marked.head);
    const keys = marked.departed.filter(({ copy }) => copy !== undefined || isOwn);
    await keyring.erasure.destroy(keys.map(({ erasureKey }) => erasureKey));
    // Its own is known to the index, and is overwritten when it is due.
    if (!isOwn) throw new AppError('ENVELOPE_REFUSED', 'erasure key');
  } catch (error) {
    noteFault(error);
    return 'not-erased';
  }
  // Its keys are gone, so what lies there is nobody's any more; the sweep deletes it when this does not.
  await conversations.forget(organisation, marked.departed).catch(noteFault);
  return 'withdrawn';
}

/**
 * The name of the key lies in the store in the clear. Who can write there could put another conversation's in its place, and
 * have that one destroyed: so it must open this very secret first. Already destroyed is as good.
 */
async function opensItsOwn(keyring: Pick<Keyring, 'unwrap'>, head: ConversationHead): Promise<boolean> {
  if (head.erasureKey === undefined) return true;
  try {
    (await keyring.unwrap(head.dayKey, head.wrappedSecret, bindingOf(head), head.erasureKey)).fill(0);
    return true;
  } catch (error) {
    if (isAppError(error, 'KEY_DESTROYED')) return true;
    // Without its day's key nothing can be tried; nor does anything open any more.
    if (isAppError(error, 'ENVELOPE_REFUSED') || isAppError(error, 'DAY_KEY_DESTROYED')) return false;
    throw error;
  }
}
