/** What stands on one line of the plain part of YAML (`plain-yaml.ts`): text, numbers, `[ ]` and `{ }`. */
export type Plain = string | number | boolean | null | Plain[] | { [name: string]: Plain };

/** A line, and the place in it from which on it is still to be read. */
export interface Cursor {
  readonly text: string;
  at: number;
  /** Called just before an entry is put into a list or among fields. */
  readonly note: (around: object) => void;
}

/** Deeper than anything our schemas allow. */
const DEEPEST = 16;

const KEY = /([A-Za-z]+):(?: +|$)/y;
const DOUBLE_QUOTED = /"([^"\\]*)"/y;
const SINGLE_QUOTED = /'((?:[^']|'')*)'/y;
const BLOCK_TEXT = /[A-Za-z\d(+\u00C0-\u024F](?:[^:#]|:(?! |$)|(?<! )#)*/y;
const FLOW_TEXT = /[A-Za-z\d(+\u00C0-\u024F](?:[^:#,[\]{}]|:(?![ ,[\]{}]|$)|(?<! )#)*/y;
const SPACES = / */y;

const NUMBER = /^(?:0|[1-9]\d{0,8})(?:\.\d{1,6})?$/;
/** No number in YAML has a space, a colon or two dashes: days, hours, telephone numbers and ids do. */
const NO_NUMBER = /[ :]|-.*-/;

/** One for all: what takes long of an error is its trace of the stack. */
export const OTHER = new Error('left to the library');
export const leave = (): never => {
  throw OTHER;
};

export function take(cursor: Cursor, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text);
  if (found === null) return undefined;
  cursor.at = pattern.lastIndex;
  return found;
}
function takeSign(cursor: Cursor, sign: string): boolean {
  if (cursor.text[cursor.at] !== sign) return false;
  cursor.at += 1;
  return true;
}

/** What text without quotes means in the core schema (YAML 1.2.2, section 10.3.2). */
function meant(text: string): Plain {
  if (/^[\d+]/.test(text)) return NUMBER.test(text) ? Number(text) : NO_NUMBER.test(text) ? text : leave();
  if (!/^(?:null|true|false)$/i.test(text)) return text;
  return text === 'null' ? null : text === 'true' ? true : text === 'false' ? false : leave();
}

/** With its colon and the spaces after it; it stands not yet among the fields. */
export function readName(cursor: Cursor, fields: Readonly<Record<string, Plain>>): string {
  const name = take(cursor, KEY)?.[1] ?? leave();
  return Object.hasOwn(fields, name) || meant(name) !== name ? leave() : name;
}
export const beginsWithName = (cursor: Cursor): boolean => {
  KEY.lastIndex = cursor.at;
  return KEY.test(cursor.text);
};

/** One value; what comes after it on the line is the caller's. Leaves what is not surely plain to the library. */
export function readInline(cursor: Cursor, pattern = BLOCK_TEXT, depth = 0): Plain {
  if (depth > DEEPEST) leave();
  switch (cursor.text[cursor.at]) {
    case '"':
      return take(cursor, DOUBLE_QUOTED)?.[1] ?? leave();
    case "'":
      return (take(cursor, SINGLE_QUOTED)?.[1] ?? leave()).replaceAll("''", "'");
    case '[':
      return readBetween(cursor, ']', [], (items: Plain[]) => {
        cursor.note(items);
        items.push(readInline(cursor, FLOW_TEXT, depth + 1));
      });
    case '{':
      return readBetween(cursor, '}', {}, (fields: Record<string, Plain>) => {
        const name = readName(cursor, fields);
        cursor.note(fields);
        fields[name] = readInline(cursor, FLOW_TEXT, depth + 1);
      });
    default: {
      const from = cursor.at;
      const text = (take(cursor, pattern)?.[0] ?? leave()).replace(/ +$/, '');
      cursor.at = from + text.length;
      return meant(text);
    }
  }
}

function readBetween<T extends Plain>(cursor: Cursor, end: string, into: T, readEntry: (into: T) => void): T {
  cursor.at += 1;
  take(cursor, SPACES);
  if (takeSign(cursor, end)) return into;
  for (;;) {
    readEntry(into);
    take(cursor, SPACES);
    if (takeSign(cursor, end)) return into;
    if (!takeSign(cursor, ',')) leave();
    take(cursor, SPACES);
  }
}
