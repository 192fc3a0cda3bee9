/** What is said of a request, where a screen has nothing more precise to say. */
import type { SlotKind } from '../../seal/slots.ts';
import type { Done, Failed, Why } from './api.ts';
import type { SendResult } from './crypto/reply.ts';
import type { PairingEnd } from './crypto/pair-devices.ts';
import type { FetchedSlots } from './crypto/unlock-keys.ts';
import type { Planned } from './planning.ts';
import type { Words } from './words/index.ts';

/** Of one that failed. */
export function sentenceFor(w: Words, why: Why): string {
  if (why === 'signed-out') return w.signedOutNow;
  if (why === 'sign-in-again') return w.signInAgainNeeded;
  return why === 'try-again' ? w.tryAgain : w.refusedAnswer;
}

/** The same for what would have changed something: without an answer it may have, all the same. */
export const sentenceForChange = (w: Words, why: Why): string =>
  why === 'try-again' ? w.unknownChange : sentenceFor(w, why);

/** Of ways to the key that could not be stored: `conflict` is another device that was first. */
export const sentenceForWays = (w: Words, why: Why): string =>
  why === 'conflict' ? w.wayMoved : sentenceForChange(w, why);

/** Of a new passphrase or recovery code. Until the old one is erased, it opens the key for who has a copy from before. */
export function sentenceForNew(w: Words, kind: SlotKind, { unfinished }: Pick<Done<unknown>, 'unfinished'>): string {
  const counts = kind === 'passphrase' ? w.passphraseChanged : w.codeRenewed;
  return unfinished ? `${counts} ${w.oldNotErased}` : counts;
}

/** Why an answer did not go. */
export function sentenceForResult(w: Words, result: Exclude<SendResult, 'sent' | 'gone' | 'signed-out'>): string {
  switch (result) {
    case 'moved':
      return w.stillMoving;
    case 'closed':
      return w.closedWithText;
    case 'too-long':
      return w.threadFull;
    case 'no-reply-key':
      return w.noReplyKey;
    case 'try-again':
      return w.unknownAnswer;
    case 'moment':
      return w.readTooLate;
    case 'refused':
      return w.refusedAnswer;
    case 'stale':
      return w.boardStale;
    case 'too-much':
      return w.boardFull;
  }
}

/** Of a change on the board. */
export function sentenceForStep(w: Words, result: Exclude<SendResult, 'sent' | 'gone' | 'signed-out'>): string {
  return result === 'closed' || result === 'moved' ? w.boardStale : sentenceForResult(w, result);
}

/** The same where nothing was written. */
export function sentenceForDecline(w: Words, result: Exclude<SendResult, 'sent' | 'gone' | 'signed-out'>): string {
  if (result === 'closed') return w.declineClosed;
  return result === 'moved' || result === 'too-long' ? w.declineNot : sentenceForResult(w, result);
}

/** Of somebody else who was to be named. */
export function sentenceForRefer(w: Words, result: Exclude<SendResult, 'sent' | 'gone' | 'signed-out'>): string {
  if (result === 'closed') return w.refer.closed;
  return result === 'moved' || result === 'too-long' ? w.refer.not : sentenceForResult(w, result);
}

/** Of a pause that was to begin or end. */
export function sentenceForPause(w: Words, { why, code }: Pick<Failed, 'why' | 'code'>): string {
  if (code === 'nobody-else') return w.pause.nobodyElse;
  if (code === 'moment') return w.pause.late;
  return why === 'conflict' ? w.pause.moved : sentenceForChange(w, why);
}

/** Of slots that could not be fetched. */
export function slotsSentence(w: Words, why: Extract<FetchedSlots, { ok: false }>['why']): string {
  if (why === 'none') return w.noSlots;
  return why === 'unreadable' ? w.slotsUnreadable : sentenceFor(w, why);
}

/** Of handing keys to another device. */
export function pairingSentence(w: Words, why: PairingEnd): string {
  if (why === 'gone' || why === 'not-there') return w.pairGone;
  if (why === 'cheated') return w.pairCheated;
  return why === 'conflict' ? w.pairBusy : sentenceFor(w, why);
}

/** Of a planning that was not taken. Where there are several organisations, it says of which. */
export function sentenceForPlanning(w: Words, failed: Extract<Planned, { ok: false }>, several = false): string {
  const { code, why, seat } = failed;
  const said = Object.entries(w.planning.refused).find(([known]) => known === code)?.[1];
  const sentence = said ?? (why === 'refused' && code === 'refused' ? w.planning.otherKey : sentenceForChange(w, why));
  return several && seat !== undefined ? `${w.presenceAt(seat.organisation.name)}${sentence}` : sentence;
}
