/**
 * What an adviser has to tell, or had to, without a yes: somebody in serious danger, a judge who asked, a duty by law. It
 * stands there for the employee to know; there is nothing to be said to it.
 */
import * as z from 'zod/mini';
import { isDay } from '../days.ts';
import { itemKey } from './key.ts';
import { FUNCTION_MAX, WHAT_MAX } from './slip.ts';
import { oneLine, someLines } from './typed-text.ts';

export const WAYS = ['danger', 'judge', 'law'] as const;
export type ToldWay = (typeof WAYS)[number];
/** Why it was not said beforehand. */
export const NOT_BEFORE = ['danger', 'unreachable'] as const;
export type NotBefore = (typeof NOT_BEFORE)[number];

export const toldItem = z.strictObject({
  is: z.literal('told'),
  key: itemKey,
  way: z.enum(WAYS),
  /** In which function. */
  to: oneLine(FUNCTION_MAX),
  what: someLines(WHAT_MAX),
  named: z.boolean(),
  /** Nobody was consulted: so it is not said that somebody was. Only of what was told already. */
  alone: z.optional(z.literal(true)),
  /** Where it was told already: on which day, and why it was not said beforehand. */
  done: z.optional(z.strictObject({ day: z.string().check(z.refine(isDay)), because: z.enum(NOT_BEFORE) })),
});
export type ToldItem = z.infer<typeof toldItem>;
