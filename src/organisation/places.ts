/** Where things stand in a file that was read, faulty or not: by its path, such as `['slack', 'teamIds', 0]`. */
import { isNode, isSeq, type Document, type LineCounter } from 'yaml';
import type { QuickYaml } from './quick-yaml.ts';

export interface Places {
  /** `undefined` when there is no text there. */
  readonly textAt: (path: readonly PropertyKey[]) => string | undefined;
  /** How many entries the list there has; 0 when there is none. */
  readonly lengthAt: (path: readonly PropertyKey[]) => number;
  /** Line of the nearest thing on the path that is really in the file (what is missing has no line of its own). */
  readonly lineAt: (path: readonly PropertyKey[]) => number;
}

/** `lineOf`: of exactly that; `undefined` when it is not in the file. */
function nearestLine(
  path: readonly PropertyKey[],
  lineOf: (path: readonly PropertyKey[]) => number | undefined,
): number {
  for (let length = path.length; length > 0; length -= 1) {
    const line = lineOf(path.slice(0, length));
    if (line !== undefined) return line;
  }
  return 1;
}

export function placesInDocument(document: Document, lines: LineCounter): Places {
  const at = (path: readonly PropertyKey[]): unknown => {
    try {
      return document.getIn(path);
    } catch {
      return undefined;
    }
  };
  return {
    textAt(path) {
      const value = at(path);
      return typeof value === 'string' ? value : undefined;
    },
    lengthAt(path) {
      const list = at(path);
      return isSeq(list) ? list.items.length : 0;
    },
    lineAt: (path) =>
      nearestLine(path, (part) => {
        const node: unknown = document.getIn(part, true);
        return isNode(node) && node.range ? lines.linePos(node.range[0]).line : undefined;
      }),
  };
}

/** Of what was read the quick way only text has a line: of all else nothing is said. */
export function placesInQuick({ value, lineOf }: QuickYaml): Places {
  const at = (path: readonly PropertyKey[]): unknown =>
    path.reduce<unknown>(
      (around, part) =>
        typeof around === 'object' && around !== null && Object.hasOwn(around, part)
          ? (around as Readonly<Record<PropertyKey, unknown>>)[part]
          : undefined,
      value,
    );
  return {
    textAt(path) {
      const text = at(path);
      return typeof text === 'string' ? text : undefined;
    },
    lengthAt(path) {
      const list = at(path);
      return Array.isArray(list) ? list.length : 0;
    },
    lineAt: (path) => nearestLine(path, lineOf),
  };
}
