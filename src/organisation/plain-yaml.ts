/**
 * The part of YAML that organisation files are written in, read in a tenth of the time that the library for all of YAML
 * takes: a start reads thousands of them. Whatever is not surely this part (text over several lines, escapes, tags, tabs,
 * unusual numbers, every fault) is left to the library, which finds the same in all that is.
 */
import { beginsWithName, leave, OTHER, readInline, readName, take, type Cursor, type Plain } from './plain-inline.ts';

export interface PlainYaml {
  readonly value: Plain;
  /** The line (from 1) on which an entry begins: of the list or the fields around it, by its place among them. */
  readonly lineIn: (around: object, place: number) => number | undefined;
}
interface Line {
  readonly number: number;
  /** How many spaces stand before `text`. */
  readonly indent: number;
  readonly text: string;
}

/** Longer than anything our schemas allow. */
const LONGEST_LINE = 2000;
/** Deeper than anything our schemas allow. */
const DEEPEST = 16;
/** Control characters (a tab is one), and what only some take for the end of a line or the beginning of a file. */
const FOREIGN = /[^\P{Cc}\n]|[\u2028\u2029\uFEFF]/u;
const ITEM = /-(?: +|$)/y;
const LINE_END = /(?: +#.*| *)$/y;
const COMMENT = /(?:#.*)?$/y;
const isRest = (cursor: Cursor): boolean => take(cursor, COMMENT) !== undefined;

/** `undefined`: it is to be read by the library. */
export function readPlain(content: string): PlainYaml | undefined {
  const text = content.replaceAll('\r\n', '\n');
  if (FOREIGN.test(text)) return undefined;
  try {
    return readLines(linesOf(text));
  } catch (error) {
    if (error === OTHER) return undefined;
    throw error;
  }
}

/** A piece of a text keeps the whole of it in memory, and so would a word of a file: these stand by themselves. */
const apart = (pieces: readonly Line[]): readonly Line[] => {
  const texts = JSON.parse(JSON.stringify(pieces.map(({ text }) => text))) as readonly string[];
  return pieces.map((line, index) => ({ ...line, text: texts[index] ?? '' }));
};

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let number = 1;
  for (let from = 0; from < text.length; number += 1) {
    const found = text.indexOf('\n', from);
    const end = found === -1 ? text.length : found;
    if (end - from > LONGEST_LINE) leave();
    let start = from;
    while (text[start] === ' ') start += 1;
    if (start < end && text[start] !== '#') lines.push({ number, indent: start - from, text: text.slice(start, end) });
    from = end + 1;
  }
  return apart(lines);
}

function readLines(lines: readonly Line[]): PlainYaml {
  const begins = new Map<object, number[]>();
  let row = 0;
  const note = (around: object, at = row): void => {
    const known = begins.get(around);
    const number = lines[at]?.number ?? 0;
    if (known === undefined) begins.set(around, [number]);
    else known.push(number);
  };
  const cursorAt = ({ text }: Line): Cursor => ({ text, at: 0, note });
  const isItem = (line: Line): boolean => line.text === '-' || line.text.startsWith('- ');

  function readBlock(first: Line, depth: number): Plain {
    if (depth > DEEPEST) leave();
    return isItem(first) ? readItems(first.indent, depth) : readFields(cursorAt(first), first.indent, depth);
  }

  /** What stands after a name or a dash on its own line. */
  function readInlineEntry(cursor: Cursor, indent: number, around: object): Plain {
    note(around);
    const value = readInline(cursor);
    if (take(cursor, LINE_END) === undefined) leave();
    row += 1;
    // Text that goes on below is none of ours.
    const next = lines[row];
    return next !== undefined && next.indent > indent ? leave() : value;
  }

  function readItems(indent: number, depth: number): Plain {
    const items: Plain[] = [];
    for (let line = lines[row]; line !== undefined && line.indent >= indent; line = lines[row]) {
      if (line.indent > indent) leave();
      if (!isItem(line)) break;
      const cursor = cursorAt(line);
      take(cursor, ITEM);
      if (isRest(cursor)) {
        row += 1;
        const below = lines[row];
        if (below === undefined || below.indent <= indent) return leave();
        note(items);
        items.push(readBlock(below, depth + 1));
      } else if (beginsWithName(cursor)) {
        note(items);
        items.push(readFields(cursor, indent + cursor.at, depth + 1));
      } else items.push(readInlineEntry(cursor, indent, items));
    }
    return items;
  }

  /** `first`: on the first of its names; the others stand each at the beginning of a line, as deep. */
  function readFields(first: Cursor, indent: number, depth: number): Plain {
    const fields: Record<string, Plain> = {};
    for (let cursor: Cursor | undefined = first; cursor !== undefined; cursor = nextField(indent)) {
      const name = readName(cursor, fields);
      fields[name] = isRest(cursor) ? readBelow(fields, indent, depth) : readInlineEntry(cursor, indent, fields);
    }
    return fields;
  }
  function nextField(indent: number): Cursor | undefined {
    const line = lines[row];
    if (line === undefined || line.indent < indent) return undefined;
    return line.indent > indent || isItem(line) ? leave() : cursorAt(line);
  }
  function readBelow(fields: object, indent: number, depth: number): Plain {
    const own = row;
    row += 1;
    const below = lines[row];
    // The dashes of a list may stand as far to the left as its name.
    const isThere = below !== undefined && (below.indent > indent || (below.indent === indent && isItem(below)));
    note(fields, isThere ? row : own);
    return isThere ? readBlock(below, depth + 1) : null;
  }

  const [first] = lines;
  if (first === undefined || first.indent > 0) return leave();
  const value = readBlock(first, 0);
  if (row < lines.length) leave();
  return { value, lineIn: (around, place) => begins.get(around)?.[place] };
}
