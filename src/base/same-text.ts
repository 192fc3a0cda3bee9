/** The same thing written in two ways is one thing: "é" as one sign or as two, `NL` or `nl`, a space more or less. */

/** Text as it is kept: composed (NFC), with single spaces. macOS and some editors write accents apart. */
export const tidy = (text: string): string => text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();

/** What is compared; never shown. */
export const sameKey = (text: string): string => tidy(text.normalize('NFKC')).toLowerCase();
export const isSame = (a: string, b: string): boolean => a === b || sameKey(a) === sameKey(b);

/** Each once, as it was first written. */
export function distinct(texts: readonly string[]): string[] {
  const first = new Map<string, string>();
  for (const text of texts) {
    const key = sameKey(text);
    if (!first.has(key)) first.set(key, text);
  }
  return [...first.values()];
}
