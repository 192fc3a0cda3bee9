/** Text on the page: lines are broken by measured width, each run is set in a font that has its letters, and everything is tagged for screen readers. */
import type Pdf from 'pdfkit';
import { runsOf, type Fonts, type Weight } from './fonts.ts';

export interface Style {
  readonly size: number;
  readonly weight: Weight;
  readonly colour: string;
  /** Distance between two base lines; 1.35 × size when absent. */
  readonly leading?: number;
}
export interface TextBlock {
  readonly lines: readonly string[];
  readonly height: number;
  readonly style: Style;
}
export interface Typesetter {
  measure(text: string, style: Style): number;
  wrap(text: string, style: Style, width: number): TextBlock;
  /** @param tag its role in the document (`H1`, `P`, `LI` …). @returns the height that was used, in points. */
  write(block: TextBlock, x: number, y: number, tag: string): number;
  /** Ornament, which a screen reader passes over. */
  ornament(draw: () => void): void;
  /** A picture, with the words that a screen reader says in its place. */
  figure(alt: string, draw: () => void): void;
}

const ASCENT = 0.95;
/**
 * pdfkit lays text out word by word, unless it is given a list of features. For Latin that is right, and it keeps what it
 * laid out; but two words that run from right to left come in the wrong order, so for those the list is given, empty.
 */
const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const layoutOf = (text: string): { features?: [] } => (FROM_RIGHT.test(text) ? { features: [] } : {});

export function createTypesetter(document: InstanceType<typeof Pdf>, fonts: Fonts): Typesetter {
  for (const { name, file } of [...fonts.regular, ...fonts.bold]) document.registerFont(name, file);
  const leadingOf = ({ size, leading }: Style): number => leading ?? size * 1.35;
  /** Widths of texts at size 1. They are kept because the same names are tried in columns of three sizes. */
  const known = new Map<string, number>();
  const widthOf = (font: string, text: string, size: number): number => {
    const key = `${font} ${text}`;
    const width = known.get(key) ?? document.font(font).fontSize(1).widthOfString(text, layoutOf(text));
    known.set(key, width);
    return width * size;
  };
  const measure = (text: string, { weight, size }: Style): number =>
    runsOf(fonts[weight], text).reduce((sum, run) => sum + widthOf(run.font, run.text, size), 0);

  /** A word that is wider than the column, such as an address, is broken where the column ends. */
  const broken = (word: string, style: Style, width: number): string[] => {
    const parts: string[] = [];
    for (const character of word) {
      const last = parts.at(-1);
      if (last !== undefined && measure(last + character, style) <= width) parts[parts.length - 1] = last + character;
      else parts.push(character);
    }
    return parts;
  };

  return {
    measure,
    wrap(text, style, width) {
      const lines: string[] = [];
      for (const word of text
        .split(/\s+/)
        .flatMap((one) => (measure(one, style) <= width ? [one] : broken(one, style, width)))) {
        const last = lines.at(-1);
        if (last !== undefined && measure(`${last} ${word}`, style) <= width)
          lines[lines.length - 1] = `${last} ${word}`;
        else lines.push(word);
      }
      return { lines, height: lines.length * leadingOf(style), style };
    },
    write({ lines, height, style }, x, y, tag) {
      const draw = (): void =>
        lines.forEach((line, index) => {
          let left = x;
          const base = y + index * leadingOf(style) + style.size * ASCENT;
          for (const run of runsOf(fonts[style.weight], index < lines.length - 1 ? `${line} ` : line)) {
            document.font(run.font).fontSize(style.size).fillColor(style.colour);
            document.text(run.text, left, base, { ...layoutOf(run.text), lineBreak: false, baseline: 'alphabetic' });
            left += widthOf(run.font, run.text, style.size);
          }
        });
      document.addStructure(document.struct(tag, {}, [draw]));
      return height;
    },
    ornament(draw) {
      document.markContent('Artifact', { type: 'Layout' });
      draw();
      document.endMarkedContent();
    },
    figure(alt, draw) {
      document.addStructure(document.struct('Figure', { alt }, [draw]));
    },
  };
}
