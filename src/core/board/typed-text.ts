/**
 * What an adviser types, as somebody else will read it before they say yes: no more and no other than it seems. Their page is
 * not believed, so it is refused here, and tidied there.
 */
import * as z from 'zod/mini';

/** Turn what comes after them around, so that it reads otherwise than it is; and halves of characters. */
const TURNING = '\\u202A-\\u202E\\u2066-\\u2069\\p{Cs}';
const LINE = new RegExp(`^[^\\p{C}\\s]([^\\p{Cc}\\p{Zl}\\p{Zp}${TURNING}]*[^\\p{C}\\s])?$`, 'u');
const LINES = new RegExp(`^(?:\\n|[^\\p{Cc}\\p{Zl}\\p{Zp}${TURNING}])*$`, 'u');
/** What stands below much of nothing is not read. */
const HOLE = /\n[^\S\n]*\n[^\S\n]*\n/;

/** One line, without what no keyboard has: it stands beside a label on a screen of somebody else. */
export const oneLine = (max: number) => z.string().check(z.minLength(1), z.maxLength(max), z.regex(LINE));
export const someLines = (max: number) =>
  z.string().check(
    z.minLength(1),
    z.maxLength(max),
    z.regex(/\S/),
    z.regex(LINES),
    z.refine((text) => !HOLE.test(text)),
  );

const OF_NO_KEYBOARD = new RegExp(`[${TURNING}\\p{Cc}]`, 'gu');
/** As it was meant, where it was pasted from elsewhere: in one line. */
export const asLine = (typed: string): string => typed.replaceAll(/\s+/g, ' ').replaceAll(OF_NO_KEYBOARD, '').trim();
/** The same with its lines, and one empty line at most between two. */
export const asLines = (typed: string): string =>
  typed
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.replaceAll('\t', ' ').replaceAll(OF_NO_KEYBOARD, '').trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
