/** Each sentence begins with a capital, also where something is filled in. */
export const capital = (sentences: string): string =>
  sentences.replaceAll(/(?<=^|\. )\p{Ll}/gu, (letter) => letter.toUpperCase());
