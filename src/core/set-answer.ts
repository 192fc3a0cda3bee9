/**
 * Answers that an adviser gives with one press. They are sealed like every answer, and carry what is decided but no
 * sentence: the screen that shows one says it in our words, in the reader's own language.
 * One more kind: its name at the end of `SET_KINDS` in seal/padding.ts, its shape and its three lines here, and its sentence
 * in the words of both languages and of the inbox; the compiler names the places.
 */
import { SET_KINDS, type Body } from '../seal/padding.ts';
import type { Hour } from './conversation.ts';

/**
 * `read`: the message was read, and before that hour an answer is written.
 * `declined`: this adviser cannot have this conversation. It closes with it, and never says why.
 */
export type SetAnswer = { readonly kind: 'read'; readonly by: Hour } | { readonly kind: 'declined' };

export function bodyOf(answer: SetAnswer): Body {
  switch (answer.kind) {
    case 'read':
      return { kind: answer.kind, text: String(answer.by) };
    case 'declined':
      return { kind: answer.kind, text: '' };
  }
}

export const isSetAnswer = ({ kind }: Body): boolean => SET_KINDS.some((known) => known === kind);

/** `undefined`: somebody's own words, or what nobody here would have sealed. */
export function setAnswerIn({ kind, text }: Body): SetAnswer | undefined {
  switch (kind) {
    case 'text':
    case 'name':
      return undefined;
    case 'read':
      return /^[1-9]\d{0,7}$/.test(text) ? { kind, by: Number(text) } : undefined;
    // A word more would be a reason.
    case 'declined':
      return text === '' ? { kind } : undefined;
  }
}
