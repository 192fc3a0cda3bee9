/**
 * Answers that an adviser gives with one press. They are sealed like every answer, and carry what is decided but no
 * sentence: the screen that shows one says it in our words, in the reader's own language.
 * One more kind: its name at the end of `SET_KINDS` in seal/padding.ts, its shape and its three lines here, and its sentence
 * in the words of both languages and of the inbox; the compiler names the places.
 */
import { SET_KINDS, type Body } from '../seal/padding.ts';
import type { Hour } from './conversation.ts';
import { ADVISER_PATTERN as ADVISER, type AdviserId } from './organisation.ts';

/**
 * `read`: the message was read, and before that hour an answer is written.
 * `declined`: this adviser cannot have this conversation. It closes with it, and never says why.
 * `referral`: somebody else, or a place to call, is named. They are told nothing, and nothing of the conversation is in it.
 */
export type SetAnswer =
  | { readonly kind: 'read'; readonly by: Hour }
  | { readonly kind: 'declined' }
  | { readonly kind: 'referral'; readonly to: ReferredTo };

/** An adviser of this organisation, by id alone: who they are, and whether they are there, its file says at each reading. */
export type ReferredTo = { readonly adviser: AdviserId } | { readonly name: string; readonly phone: string };

export function bodyOf(answer: SetAnswer): Body {
  switch (answer.kind) {
    case 'read':
      return { kind: answer.kind, text: String(answer.by) };
    case 'declined':
      return { kind: answer.kind, text: '' };
    case 'referral':
      return { kind: answer.kind, text: linesOf(answer.to).join('\n') };
  }
}

export const REFERRED_NAME_MAX = 80;
export const REFERRED_PHONE_MAX = 40;
/** In one line, with nothing that turns the direction of what follows: it stands among our own words. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
const isLine = (text: string, max: number): boolean =>
  text !== '' && text.length <= max && text === text.trim() && !UNSEEN.test(text);
export const isReferredName = (text: string): boolean => isLine(text, REFERRED_NAME_MAX);
/**
 * Begins as a number does, and is shown whatever it is; who typed it was asked for one that can be dialled. What stands
 * behind it may be the word for an extension.
 */
export const isReferredPhone = (text: string): boolean => isLine(text, REFERRED_PHONE_MAX) && /^[+(]{0,2}\d/.test(text);

const linesOf = (to: ReferredTo): readonly string[] =>
  'adviser' in to ? ['adviser', to.adviser] : ['place', to.name, to.phone];
function referredIn(text: string): ReferredTo | undefined {
  const [what, first = '', phone = '', ...more] = text.split('\n');
  if (what === 'adviser') return text === `adviser\n${first}` && ADVISER.test(first) ? { adviser: first } : undefined;
  const isPlace = what === 'place' && more.length === 0 && isReferredName(first) && isReferredPhone(phone);
  return isPlace ? { name: first, phone } : undefined;
}

export const isSetAnswer = ({ kind }: Body): boolean => SET_KINDS.some((known) => known === kind);

/** `undefined`: somebody's own words, or what nobody here would have sealed. */
export function setAnswerIn({ kind, text }: Body): SetAnswer | undefined {
  switch (kind) {
    case 'text':
    case 'name':
    case 'board':
      return undefined;
    case 'read':
      return /^[1-9]\d{0,7}$/.test(text) ? { kind, by: Number(text) } : undefined;
    // A word more would be a reason.
    case 'declined':
      return text === '' ? { kind } : undefined;
    case 'referral': {
      const to = referredIn(text);
      return to && { kind, to };
    }
  }
}
