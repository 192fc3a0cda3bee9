/** The advisers in columns, in the largest letters for which there is room. */
import type { CardAdviser } from '../../core/publishing/card.ts';
import { COLOURS } from './colours.ts';
import type { Typesetter, TextBlock, Style } from './typesetter.ts';

interface Look {
  readonly columns: number;
  readonly name: Style;
  readonly kind: Style;
  readonly contact: Style;
  readonly gap: number;
  /** Whether the e-mail address is shown under the telephone number too. */
  readonly both: boolean;
}
const bold = (size: number, colour: string): Style => ({ size, weight: 'bold', colour, leading: size * 1.22 });
const plain = (size: number, colour: string): Style => ({ size, weight: 'regular', colour, leading: size * 1.3 });
const ROOMY: Look = {
  columns: 2,
  name: bold(15, COLOURS.ink),
  kind: plain(11, COLOURS.soft),
  contact: bold(14, COLOURS.accent),
  gap: 13,
  both: true,
};
const MIDDLE: Look = {
  columns: 2,
  name: bold(13.5, COLOURS.ink),
  kind: plain(10.5, COLOURS.soft),
  contact: bold(13, COLOURS.accent),
  gap: 11,
  both: false,
};
const COMPACT: Look = {
  columns: 3,
  name: bold(11.5, COLOURS.ink),
  kind: plain(9.5, COLOURS.soft),
  contact: bold(11.5, COLOURS.accent),
  gap: 9,
  both: false,
};
/** A second sheet holds forty. */
const SHEET: Look = { ...COMPACT, gap: 6 };

const BETWEEN = 18;
interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const columnOf = (look: Look, width: number): number => (width - BETWEEN * (look.columns - 1)) / look.columns;

function entry(
  typesetter: Typesetter,
  look: Look,
  { name, kind, brief, topics, knows, phone, email }: CardAdviser,
  width: number,
): TextBlock[] {
  const second: Style = {
    ...look.contact,
    weight: 'regular',
    size: look.contact.size - 2.5,
    leading: look.contact.size,
  };
  return [
    typesetter.wrap(name, look.name, width),
    ...(look.both ? [kind, topics, ...(knows === undefined ? [] : [knows])] : [`${brief} · ${topics}`]).map((line) =>
      typesetter.wrap(line, look.kind, width),
    ),
    ...(phone === undefined ? [] : [typesetter.wrap(phone, look.contact, width)]),
    ...(email !== undefined && (look.both || phone === undefined) ? [typesetter.wrap(email, second, width)] : []),
  ];
}
const heightOf = (parts: readonly TextBlock[]): number => parts.reduce((sum, { height }) => sum + height, 0);

interface Row {
  readonly people: readonly (readonly TextBlock[])[];
  readonly height: number;
}
function rowsOf(typesetter: Typesetter, look: Look, advisers: readonly CardAdviser[], width: number): Row[] {
  const entries = advisers.map((adviser) => entry(typesetter, look, adviser, columnOf(look, width)));
  return Array.from({ length: Math.ceil(entries.length / look.columns) }, (_, index) => {
    const people = entries.slice(index * look.columns, (index + 1) * look.columns);
    return { people, height: Math.max(...people.map(heightOf)) + look.gap };
  });
}
const total = (rows: readonly Row[]): number => rows.reduce((sum, { height }) => sum + height, 0);

function draw(typesetter: Typesetter, look: Look, rows: readonly Row[], { x, y, width }: Area): number {
  let top = y;
  for (const { people, height } of rows) {
    people.forEach((parts, column) => {
      let at = top;
      parts.forEach((part, index) => {
        at += typesetter.write(part, x + column * (columnOf(look, width) + BETWEEN), at, index === 0 ? 'H3' : 'P');
      });
    });
    top += height;
  }
  return top - y;
}

/** Draws the advisers for whom there is room. @returns how many did not fit, and the height that was used. */
export function drawPeople(
  typesetter: Typesetter,
  advisers: readonly CardAdviser[],
  area: Area,
): { readonly left: number; readonly height: number } {
  for (const look of [ROOMY, MIDDLE, COMPACT]) {
    const rows = rowsOf(typesetter, look, advisers, area.width);
    if (total(rows) <= area.height) return { left: 0, height: draw(typesetter, look, rows, area) };
  }
  const compact = rowsOf(typesetter, COMPACT, advisers, area.width);
  // One line is kept free to say that there are more.
  const room = area.height - 18;
  const fitting = compact.filter((_, index) => total(compact.slice(0, index + 1)) <= room);
  const shown = fitting.reduce((sum, { people }) => sum + people.length, 0);
  return { left: advisers.length - shown, height: draw(typesetter, COMPACT, fitting, area) };
}

/** Draws all advisers on a sheet of their own. @returns those who are left for the next sheet. */
export function drawSheet(
  typesetter: Typesetter,
  advisers: readonly CardAdviser[],
  area: Area,
): readonly CardAdviser[] {
  const rows = rowsOf(typesetter, SHEET, advisers, area.width);
  // At least one row always fits, because even a name of sixty letters takes only a few lines.
  const fitting = rows.filter((_, index) => index === 0 || total(rows.slice(0, index + 1)) <= area.height);
  draw(typesetter, SHEET, fitting, area);
  return advisers.slice(fitting.reduce((sum, { people }) => sum + people.length, 0));
}
