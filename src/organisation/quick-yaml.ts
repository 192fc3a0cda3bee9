/**
 * YAML by the quicker of two libraries: a start reads thousands of files, nearly all of them in order. It knows less of where
 * something is wrong, so what it does not take is read again by the other (`read-yaml.ts`), which says so.
 */
import { constructFromEvents, EVENT_ID, getScalarValue, parseEvents, type Event } from 'js-yaml';

export interface QuickYaml {
  readonly value: unknown;
  /** The line (from 1) on which the text at this path begins; `undefined` when there is none. */
  readonly lineOf: (path: readonly PropertyKey[]) => number | undefined;
}

/**
 * What the two do not take alike, and hardly any file has: other ends of lines, a second document, text in blocks, kinds, and a
 * comment that touches what is before it.
 */
const FOREIGN =
  /[^\P{Cc}\r\n]|\r(?!\n)|[\u2028\u2029\uFEFF|>]|^ *(?:---|\.\.\.)|(?<=[\s{,[])!|(?<![\s{,[])["']#|[\]},[{]#/mu;
/** A field with an empty name, or with one that is no text: the two call it differently, and no schema has it. */
const NAMELESS = /(?:^|[\s{,[])(?:[?:]|(?:~|null) *:)(?:\s|$)/im;

/** `undefined`: it is to be read by the other library. Aliases are not expanded: a small file could become a huge one. */
export function readQuickly(text: string): QuickYaml | undefined {
  if (FOREIGN.test(text) || NAMELESS.test(text)) return undefined;
  try {
    const events = parseEvents(text, {});
    const [value, second] = constructFromEvents(events, { source: text, maxAliases: 0 });
    if (value === undefined || second !== undefined) return undefined;
    // Its texts are slices of the whole file's, which stays in memory as long as one of them.
    const apart: unknown = JSON.parse(JSON.stringify(value));
    return { value: apart, lineOf: (path) => lineOfText(text, events, path) };
  } catch {
    return undefined;
  }
}

/** The place of what comes after the value that begins at `from`. */
function after(events: readonly Event[], from: number): number {
  let depth = 0;
  for (let at = from; at < events.length; at += 1) {
    const type = events[at]?.type;
    if (type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE) depth += 1;
    if (type === EVENT_ID.POP) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return events.length;
}

function lineOfText(text: string, events: readonly Event[], path: readonly PropertyKey[]): number | undefined {
  // The first is the beginning of the document.
  let at = 1;
  for (const part of path) {
    const around = events[at];
    const isList = around?.type === EVENT_ID.SEQUENCE;
    if (!isList && around?.type !== EVENT_ID.MAPPING) return undefined;
    at += 1;
    for (let place = 0; ; place += 1) {
      const entry = events[at];
      if (entry === undefined || entry.type === EVENT_ID.POP) return undefined;
      const key = isList ? place : entry.type === EVENT_ID.SCALAR ? getScalarValue(text, entry) : undefined;
      if (!isList) at = after(events, at);
      if (key === part) break;
      at = after(events, at);
    }
  }
  const found = events[at];
  if (found?.type !== EVENT_ID.SCALAR || found.valueStart < 0) return undefined;
  return text.slice(0, found.valueStart).split('\n').length;
}
