/**
 * Latin text is set in Atkinson Hyperlegible, which was drawn for people who see badly, and every other script that a
 * name may be written in in DejaVu Sans. The font is chosen for each character, so that "Олена" and "Łukasz" stand on one poster.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Pdf from 'pdfkit';

export type Weight = 'regular' | 'bold';
export interface FontFile {
  /** The name under which the font is registered in the document. */
  readonly name: string;
  readonly file: Buffer;
  readonly has: (codePoint: number) => boolean;
}
export type Fonts = Readonly<Record<Weight, readonly FontFile[]>>;
/** A stretch of text that one font can draw. */
export interface Run {
  readonly font: string;
  readonly text: string;
}

const FILES: Readonly<Record<Weight, readonly string[]>> = {
  regular: [
    '@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-400-normal.woff',
    '@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-ext-400-normal.woff',
    'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  ],
  bold: [
    '@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-700-normal.woff',
    '@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-ext-700-normal.woff',
    'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
  ],
};

/** The font that pdfkit opened last: a field that its type declarations leave out. */
interface Chosen {
  readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } };
}

export function loadFonts(): Fonts {
  const require = createRequire(import.meta.url);
  const reader = new Pdf({ autoFirstPage: false });
  const load = (weight: Weight): FontFile[] =>
    FILES[weight].map((path, index) => {
      const file = readFileSync(require.resolve(path));
      reader.font(file);
      const { font } = (reader as unknown as Chosen)._font;
      return { name: `${weight}-${index}`, file, has: (codePoint) => font.hasGlyphForCodePoint(codePoint) };
    });
  return { regular: load('regular'), bold: load('bold') };
}

/** Spaces and signs belong to the run before them. A name in Arabic must stay one run, or its words come in the wrong order. */
const NEUTRAL = /^[\s\p{P}\p{M}\u200b-\u200f]$/u;

export function runsOf(fonts: readonly FontFile[], text: string): Run[] {
  const runs: { font: FontFile; text: string }[] = [];
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const last = runs.at(-1);
    if (last !== undefined && NEUTRAL.test(character) && last.font.has(codePoint)) {
      last.text += character;
      continue;
    }
    const font = fonts.find(({ has }) => has(codePoint)) ?? fonts.at(-1);
    if (font === undefined) throw new TypeError('no font');
    if (last?.font === font) last.text += character;
    else runs.push({ font, text: character });
  }
  return runs.map(({ font, text: stretch }) => ({ font: font.name, text: stretch }));
}

/** The characters that no font can draw: each would be an empty box on the poster. */
export function missingIn(fonts: Fonts, text: string): readonly string[] {
  const all = [...new Set(text)].filter((character) => !/[\s\u200b-\u200f]/u.test(character));
  return all.filter((character) => !fonts.bold.some(({ has }) => has(character.codePointAt(0) ?? 0)));
}
