/**
 * "Bel mij": where and when an employee can be called. It lies in the employee's part as an envelope to the adviser alone,
 * which nobody else opens, the server that carries it along included; and goes with the conversation.
 */
import * as z from 'zod/mini';
import { readJson } from '../../base/json.ts';
import { ID_PATTERN } from '../conversation.ts';

export const NUMBER_MAX = 40;
export const WHEN_MAX = 200;

/** As people write a number: digits, and what they put between them. */
const WRITTEN = /^\+?[\d\s()./-]+$/;
/** E.164 has fifteen at most; fewer than six reach nobody outside of one building. */
const isNumber = (text: string): boolean => {
  const digits = text.replaceAll(/\D/g, '').length;
  return WRITTEN.test(text) && digits >= 6 && digits <= 15;
};
/** What a telephone dials: as `telephoneLink` of base/phone.ts makes it, and nothing else that a browser would open. */
const DIAL = /^tel:\+?\d{3,15}$/;

export const callMeSchema = z.strictObject({
  number: z.string().check(z.maxLength(NUMBER_MAX), z.refine(isNumber)),
  /** Absent: shown, and not linked. Made by the server, so that the inbox needs no plan of all numbers. */
  dial: z.exactOptional(z.string().check(z.regex(DIAL))),
  /** In their own words; empty where they wrote none. */
  when: z.string().check(z.maxLength(WHEN_MAX)),
  /** Whether something may be left where somebody else could hear it. */
  voicemail: z.boolean(),
});
export type CallMe = z.infer<typeof callMeSchema>;

/** As it lies in the part: a `CallMe` as JSON, in an envelope `typed`. */
export const sealedCallMe = z.strictObject({
  /** Of the form it was given in, so that the same press is known again. */
  form: z.string().check(z.regex(ID_PATTERN)),
  sealed: z.string().check(z.regex(/^[A-Za-z0-9_-]{100,8000}$/)),
});

/** What the adviser's browser found in the envelope. `undefined`: it is none of ours. */
export const callMeIn = (text: string): CallMe | undefined => callMeSchema.safeParse(readJson(text)).data;

/** `number`: this is no number; `long`: what was written about when it suits does not fit. */
export type CallMeFault = 'number' | 'long';

/** @param dialled `telephoneLink`: what a telephone dials for a number as somebody wrote it */
export function callMeFrom(
  typed: { readonly number: string; readonly when: string; readonly voicemail: boolean },
  dialled: (written: string) => string | undefined,
): CallMe | CallMeFault {
  const number = typed.number.normalize('NFKC').trim();
  // Half of a character that was cut in two cannot be encoded.
  const when = typed.when.replaceAll(/\p{Cs}/gu, '').trim();
  if (number.length > NUMBER_MAX || !isNumber(number)) return 'number';
  if (when.length > WHEN_MAX) return 'long';
  const dial = dialled(number);
  return {
    number,
    ...(dial !== undefined && DIAL.test(dial) ? { dial } : {}),
    when,
    voicemail: typed.voicemail,
  };
}
