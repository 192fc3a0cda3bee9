/** Text on the page: wrapped by measure, each stretch in the font that has its letters, and marked for screen readers. */
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
  /** @returns the height that was used. `tag`: its role in the document (`H1`, `P`, `LI` …). */
  write(block: TextBlock, x: number, y: number, tag: string): number;
  /** Ornament: nothing for somebody who listens to the page. */
  ornament(draw: () => void): void;
  /** Something to look at, with the words that take its place. */
  figure(alt: string, draw: () => void): void;
}

const ASCENT = 0.95;
/**
 * pdfkit lays text out word by word unless it is given a list of features: right for Latin, and remembered, but it
 * puts two words that run from right to left in the wrong order.
 */
const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const layoutOf = (text: string): { features?: [] } => (FROM_RIGHT.test(text) ? { features: [] } : {});

export function createTypesetter(document: InstanceType<typeof Pdf>, fonts: Fonts): Typesetter {
  for (const { name, file } of [...fonts.regular, ...fonts.bold]) document.registerFont(name, file);
  const leadingOf = ({ size, leading }: Style): number => leading ?? size * 1.35;
  /** Of a text at size 1: columns of three sizes are tried with the same names. */
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
