/**
 * A telephone number as somebody wrote it → what a telephone dials. Understood by the plans of all countries, not by
 * collecting digits: `+31 (0)30 …` has a nought that is not dialled.
 */
import { findPhoneNumbersInText, parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/min';

/** 112, 113, 116 006, 14 030, 0800 and 0900 exist within the country only: with a country code they lead nowhere. */
const WITHIN_THE_COUNTRY = /^(?:11[2-9]|116\d{3}|14\d{3,4}|0(?:800|90[069])\d{4,7})$/;
/** What people write for an extension, in the library's word. */
const EXTENSION = /[\s,;]*\(?(?:toestel(?:nummer)?|tst\.?|ext\.?|x)\s*(\d{1,7})\)?\s*$/i;

function understood(text: string): PhoneNumber | undefined {
  const number = parsePhoneNumberFromString(text.normalize('NFKC'), 'NL');
  return number?.isValid() === true ? number : undefined;
}

function parts(written: string): { readonly number: string; readonly extension?: string } {
  const extension = EXTENSION.exec(written)?.[1];
  const number = written.replace(EXTENSION, '').replace(/^\s*tel(?:efoon)?\s*[.:]\s*/i, '');
  return extension === undefined ? { number } : { number, extension };
}

/** `tel:…` for a link; `undefined` when this is no number that can be dialled: it is then shown and not linked. */
export function telephoneLink(written: string): string | undefined {
  const { number: text, extension } = parts(written);
  const after = extension === undefined ? '' : `;ext=${extension}`;
  const digits = text
    .normalize('NFKC')
    .replaceAll(/[^+\d]/g, '')
    .replace(/^(?:00|\+)310?(?=(?:800|90[069])\d)/, '0');
  if (WITHIN_THE_COUNTRY.test(digits)) return `tel:${digits}${after}`;
  const number = understood(text);
  return number === undefined ? undefined : `tel:${number.number}${after}`;
}

export interface Callable {
  readonly from: number;
  readonly to: number;
  readonly link: string;
}
/** Not the 113 of 113.nl, nor the 112 of 112,50. */
const SHORT = /(?<![\w.,/-])11[23](?![\w/-]|[.,]\w)/g;

/** The numbers in a line of running text, in their order. */
export function callableIn(line: string): readonly Callable[] {
  const long = findPhoneNumbersInText(line, 'NL').flatMap(({ startsAt: from, endsAt: to }) => {
    const link = telephoneLink(line.slice(from, to));
    // Of `030 231 42 14-12` the library also finds the last ten digits, which are somebody else's number.
    const isPart = /[+\d][\s()/.-]*$/.test(line.slice(0, from)) && !/^[+0(]/.test(line.slice(from));
    return link === undefined || isPart ? [] : [{ from, to, link }];
  });
  const short = [...line.matchAll(SHORT)]
    .map(({ 0: text, index }) => ({ from: index, to: index + text.length, link: `tel:${text}` }))
    .filter(({ from, to }) => !long.some((other) => other.from < to && from < other.to));
  return [...long, ...short].toSorted((a, b) => a.from - b.from);
}
