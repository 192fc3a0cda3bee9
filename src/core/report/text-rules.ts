/**
 * What in an adviser's own words may point at somebody. It marks and does nothing else: whoever wrote it changes each mark or
 * says that it points at nobody. Too much is marked rather than too little, and a text without a mark is still read twice.
 */
import type { Language } from '../organisation.ts';
import * as words from './text-words.ts';

export type MarkKind = 'number' | 'name' | 'function' | 'place' | 'date' | 'one' | 'quote';
export interface Mark {
  readonly kind: MarkKind;
  /** UTF-16 units of the text, the end not included: as `String.slice` takes them. */
  readonly from: number;
  readonly to: number;
}

const NOT_BEFORE = String.raw`(?<![\p{L}\p{N}\p{M}])`;
const NOT_AFTER = String.raw`(?![\p{L}\p{N}\p{M}])`;
const escaped = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
/** An accent may come as a sign of its own, and a space as more than one, or as the end of a line. */
const anyForm = (word: string): string =>
  [...new Set([word, word.normalize('NFD')])].map((form) => escaped(form).replaceAll(' ', String.raw`\s+`)).join('|');
const either = (list: readonly string[]): string =>
  `(?:${list
    .toSorted((a, b) => b.length - a.length)
    .map(anyForm)
    .join('|')})`;
const whole = (pattern: string, flags = 'giu'): RegExp => new RegExp(`${NOT_BEFORE}(?:${pattern})${NOT_AFTER}`, flags);

const CAPITAL = String.raw`\p{Lu}[\p{L}\p{M}'’-]+`;
const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
/** Where what stands behind it needs a capital, case cannot be left aside for the whole. */
const eitherCase = (list: readonly string[]): string => either(list.flatMap((word) => [word, capitalised(word)]));
const PARTICLES = String.raw`(?:${eitherCase(words.PARTICLES)}\s+)*`;
/** A sentence begins with these, and what follows them is the name. */
const NO_NAME = String.raw`(?!${either(words.BEGINNINGS)}\s)`;

interface Rule {
  readonly kind: MarkKind;
  readonly pattern: RegExp;
}
/** Signs of a quote; a single one is also an apostrophe, so it needs its other one. */
const QUOTES = [
  /"[^"\n]+"?/gu,
  /[“„«][^”“»\n]+[”“»]?/gu,
  /[‘‚][^‘’\n]+’(?!\p{L})/gu,
  /(?<![\p{L}\p{N}])'(?!t\s)[^'\n]{2,}?'(?!\p{L})/gu,
];
const always = (): readonly Rule[] => [
  ...QUOTES.map((pattern) => ({ kind: 'quote' as const, pattern })),
  { kind: 'name', pattern: whole(String.raw`${NO_NAME}${CAPITAL}\s+${PARTICLES}${CAPITAL}`, 'gu') },
  { kind: 'name', pattern: whole(String.raw`(?:\p{Lu}\.\s?)+${PARTICLES}${CAPITAL}`, 'gu') },
  { kind: 'name', pattern: whole(String.raw`${eitherCase(words.TITLES)}\.?\s+${PARTICLES}\p{Lu}[\p{L}'’-]*`, 'gu') },
  { kind: 'place', pattern: whole(either(words.TOWNS), 'gu') },
  { kind: 'date', pattern: whole(String.raw`(?:\d{1,2}\s+)?${either(words.DAYS_WITH_CAPITAL)}(?:\s+\d{1,2})?`, 'gu') },
  { kind: 'date', pattern: whole(String.raw`[QK][1-4]`) },
  // Signs that are numbers by themselves (③, ½, ²) and Roman ones of more than one letter: a single one is a word or a name.
  { kind: 'number', pattern: /[\p{No}\p{Nl}]+/gu },
  { kind: 'number', pattern: whole('I{2,3}|IV|VI{1,3}|IX', 'gu') },
  { kind: 'date', pattern: whole(String.raw`\d{1,4}[-/]\d{1,2}(?:[-/]\d{2,4})?|week\s+\d{1,2}`) },
  { kind: 'date', pattern: whole(String.raw`\d{1,2}[.:]\d{2}(?=\s*(?:uur|u|h|am|pm)(?!\p{L}))`) },
];
/** Which words count in a text of this language: all of both, but those that are something else in it. */
function rulesIn(language: Language): readonly Rule[] {
  const own = (list: readonly string[]): readonly string[] =>
    list.filter((word) => !words.SOMETHING_ELSE[language].includes(word));
  const before = own(words.PLACES_BEFORE);
  return [
    ...always(),
    { kind: 'place', pattern: whole(String.raw`${either(own(words.PLACES))}|${either(before)}\s+\d+`) },
    { kind: 'place', pattern: whole(String.raw`${eitherCase(before)}\s+\p{Lu}[\p{L}\p{N}'’-]*`, 'gu') },
    {
      kind: 'one',
      pattern: whole(String.raw`${either(own(words.ARTICLES))}\s+(?:\p{L}+\s+)?${either(own(words.ONES))}`),
    },
    { kind: 'one', pattern: whole(either(own(words.PRONOUNS))) },
    // A Dutch function is also the end of a longer word.
    {
      kind: 'function',
      pattern: new RegExp(String.raw`(?<![\p{L}\p{M}])[\p{L}-]*${either(own(words.FUNCTIONS))}${NOT_AFTER}`, 'giu'),
    },
    {
      kind: 'date',
      pattern: whole(String.raw`(?:\d{1,2}(?:e|ste|de|st|nd|rd|th)?\s+)?${either(own(words.DAYS))}(?:\s+\d{1,2})?`),
    },
    { kind: 'number', pattern: whole(either(own(words.SMALL))) },
  ];
}
/** Made when a text is looked at: of hundreds of words they take a telephone 100 ms, and the list of conversations needs none. */
const whenAsked = (language: Language): (() => readonly Rule[]) => {
  let made: readonly Rule[] | undefined;
  return () => (made ??= rulesIn(language));
};
const RULES: Readonly<Record<Language, () => readonly Rule[]>> = { nl: whenAsked('nl'), en: whenAsked('en') };

const COUNTED = new RegExp(`^(?:\\s+[\\p{L}-]+){0,2}\\s+${either(words.COUNTED)}${NOT_AFTER}`, 'iu');
const TENS = whole(String.raw`(?:\p{L}+[-–])?\p{L}*${either(words.TENS)}(?:-\p{L}+)?`);
/** The same in words. */
const tensIn = (text: string): readonly Mark[] =>
  marksOf('number', text, TENS).filter(({ to }) => COUNTED.test(text.slice(to)));
const IN_A_LAW = /(?:artikel|artikelen|art\.|lid|article|section|deel|part|hoofdstuk|chapter|bijlage|annex)\s+$/iu;
/** Digits: under ten, a share, or ten and more of people. A year, an article of law and the number of a point are none. */
function numbersIn(text: string): readonly Mark[] {
  return [...text.matchAll(/(?<![\p{L}\p{N}.,])\p{Nd}+(?:[.,]\p{Nd}+)*(?:\s?%)?/gu)].flatMap((found) => {
    const [said] = found;
    const [from, to] = [found.index, found.index + said.length];
    const [before, after] = [text.slice(0, from), text.slice(to)];
    const value = Number(said);
    const isPoint = /(?:^|\n)[ \t]*$/.test(before) && /^[.)]\s/.test(after);
    if (isPoint || IN_A_LAW.test(before)) return [];
    const isFew = !(value >= 10);
    const counts = COUNTED.test(after) || /^\s*(?:×|x\b)/u.test(after) || said.endsWith('%');
    return isFew || counts ? [{ kind: 'number' as const, from, to }] : [];
  });
}

/** Those that are known by name: the whole of it in any case, each part of it with its capital. */
function namesIn(text: string, names: readonly string[]): readonly Mark[] {
  const parts = names
    .flatMap((name) => name.split(/[\s-]+/u))
    .filter((part) => part.length > 2 && /^\p{Lu}/u.test(part));
  const all = names.filter((name) => name.trim().length > 2);
  return [
    ...(all.length === 0 ? [] : marksOf('name', text, whole(either(all)))),
    ...(parts.length === 0 ? [] : marksOf('name', text, whole(either(parts), 'gu'))),
  ];
}

/** A word with a capital within a sentence: a name of somebody or of something. */
function capitalsIn(text: string): readonly Mark[] {
  const pattern = new RegExp(`(?<=[\\p{L}\\p{N},;:)]\\s)${CAPITAL}`, 'gu');
  return marksOf('name', text, pattern).filter(({ from, to }) => {
    const word = text.slice(from, to);
    return /\p{Ll}/u.test(word) && !words.KNOWN.includes(word);
  });
}

const marksOf = (kind: MarkKind, text: string, pattern: RegExp): readonly Mark[] =>
  [...text.matchAll(pattern)]
    .filter(([found]) => found.length > 0)
    .map((found) => ({ kind, from: found.index, to: found.index + found[0].length }));

const isKnownPair = (text: string, { kind, from, to }: Mark): boolean =>
  kind === 'name' &&
  text
    .slice(from, to)
    .split(/\s+/u)
    .every((word) => words.KNOWN.includes(word) || words.PARTICLES.includes(word.toLowerCase()));

/**
 * @param language of the text. The words of the other one are marked as well, except those that mean something else in it
 * @param names of advisers, and of anybody else who is known here
 * @returns in the order of the text; of two of which one holds the other, the longer, except what is within a quote
 */
export function marksIn(text: string, language: Language, names: readonly string[] = []): readonly Mark[] {
  const { shown, at } = shownOf(text);
  return marksOfShown(shown, language, names).map(({ kind, from, to }) => ({
    kind,
    from: at[from] ?? 0,
    to: (at[to - 1] ?? text.length) + 1,
  }));
}

/**
 * Without what nobody sees: a soft hyphen or a joiner within a word, as it comes along from a word processor, would hide the
 * word. `at`: where each unit stands in the text.
 */
function shownOf(text: string): { readonly shown: string; readonly at: readonly number[] } {
  const at: number[] = [];
  let shown = '';
  let last = 0;
  const keep = (from: number, to: number): void => {
    shown += text.slice(from, to);
    for (let unit = from; unit < to; unit += 1) at.push(unit);
  };
  for (const { index, 0: hidden } of text.matchAll(/[\p{Cf}\u034F\uFE00-\uFE0F]+/gu)) {
    keep(last, index);
    last = index + hidden.length;
  }
  keep(last, text.length);
  return { shown, at };
}

function marksOfShown(text: string, language: Language, names: readonly string[]): readonly Mark[] {
  const found = [
    ...RULES[language]().flatMap(({ kind, pattern }) => marksOf(kind, text, pattern)),
    ...numbersIn(text),
    ...tensIn(text),
    ...namesIn(text, names),
    ...capitalsIn(text),
  ]
    .filter((mark) => !isKnownPair(text, mark))
    .toSorted((a, b) => a.from - b.from || b.to - a.to);
  const kept: Mark[] = [];
  for (const mark of found)
    if (!kept.some((one) => one.kind !== 'quote' && one.from <= mark.from && mark.to <= one.to)) kept.push(mark);
  return kept;
}
