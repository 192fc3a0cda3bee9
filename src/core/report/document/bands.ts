/**
 * Graphs of classes: for each row a band from the least to the most that the class allows, because a bar of one length would
 * draw a number that nobody may know. Everything here is made from the printed classes alone.
 */
import { html, type Html } from '../../../base/html.ts';
import type { Range } from '../printed.ts';

export interface Band {
  readonly label: string;
  readonly range: Range;
  /** The class as it is written behind the band. */
  readonly short: string;
}

/** In units of the drawing; as wide as the narrowest telephone, so that letters never get smaller than they are here. */
const WIDTH = 320;
const LEFT = 2;
/** From there on what is written behind a band has room: "minder dan 10". */
const RIGHT = 240;
const LINE = 17;
const BAR = 14;
const GAP = 14;
/** Letters on one line; a label that is longer goes on below. */
const LETTERS = 46;
const AXIS = 34;

function linesOf(label: string): readonly string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > LETTERS) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

/** Where the last line of the scale stands, and how far apart the lines are: at most six of them. */
export function scaleOf(ranges: readonly Range[]): { readonly end: number; readonly step: number } {
  const furthest = Math.max(1, ...ranges.map(({ least, most }) => most ?? least * 2));
  let step = 1;
  for (let at = 0; furthest > step * 6; at++) step = [2, 5, 10][at % 3]! * 10 ** Math.floor(at / 3);
  return { end: Math.ceil(furthest / step) * step, step };
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** @param name says all of it to who cannot see it; it stands in the table beside the graph as well */
export function bandsOf(bands: readonly Band[], name: string, axis: string): Html {
  const { end, step } = scaleOf(bands.map(({ range }) => range));
  const x = (people: number): number => hundredths(LEFT + ((RIGHT - LEFT) * people) / end);
  const ticks = Array.from({ length: end / step + 1 }, (_, at) => at * step);
  let y = 0;
  const drawn = bands.map(({ label, range, short }) => {
    const lines = linesOf(label).map((line) => {
      y += LINE;
      return html`<text x="${LEFT}" y="${y - 4}" class="name">${line}</text>`;
    });
    const top = y + 2;
    y = top + BAR + GAP;
    const [from, to] = [x(range.least), x(range.most ?? end)];
    const middle = top + BAR / 2;
    // The arrow says that the class has no end.
    const open =
      range.most === undefined ? html`<path class="open" d="M${to} ${top}l9 ${BAR / 2}l-9 ${BAR / 2}z" />` : undefined;
    return html`<g
      >${lines}<line class="lead" x1="${LEFT}" y1="${middle}" x2="${from}" y2="${middle}" /><rect
        class="band"
        x="${from}"
        y="${top}"
        width="${hundredths(to - from)}"
        height="${BAR}"
      />${open}<text class="class" x="${hundredths(to + (range.most === undefined ? 13 : 6))}" y="${top + 11}"
        >${short}</text
      ></g
    >`;
  });
  const grid = ticks.map(
    (tick) =>
      html`<line class="grid" x1="${x(tick)}" y1="0" x2="${x(tick)}" y2="${y - 6}" /><text
          class="tick"
          x="${x(tick)}"
          y="${y + 8}"
          text-anchor="${tick === 0 ? 'start' : 'middle'}"
          >${tick}</text
        >`,
  );
  return html`<svg viewBox="0 0 ${WIDTH} ${y + AXIS - 8}" role="img" aria-label="${name}">
    ${grid}${drawn}
    <text class="tick" x="${LEFT}" y="${y + AXIS - 12}">${axis}</text>
  </svg>`;
}
