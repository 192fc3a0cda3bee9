/** One organisation file: text → Organisation, or every fault with its line and path. */
import { LineCounter, isNode, parseDocument, type Document } from 'yaml';
import type { Organisation } from '../core/organisation.ts';
import { organisationSchema, toOrganisation } from './schema.ts';

export type ReadResult = { readonly organisation: Organisation } | { readonly faults: readonly string[] };

const printable = (path: readonly PropertyKey[]): string =>
  path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`))
    .join('');

/** Line of the nearest thing on the path that is really in the file (what is missing has no line of its own). */
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/** `name` is how the file is called in messages. Aliases are not expanded: a small file could become a huge one. */
export function readOrganisation(name: string, text: string): ReadResult {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  if (document.errors.length > 0)
    return {
      faults: document.errors.map(
        (error) => `${name}:${error.linePos?.[0].line ?? 1}: ${error.code.toLowerCase().replaceAll('_', ' ')}`,
      ),
    };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 0 });
  } catch {
    return { faults: [`${name}:1: aliases (*name) are not supported; write it out`] };
  }
  const parsed = organisationSchema.safeParse(value);
  if (parsed.success) return { organisation: deepFreeze(toOrganisation(parsed.data)) };
  return {
    faults: parsed.error.issues.map((issue) => {
      const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
      return `${name}:${lineOf(document, lines, path)}: ${printable(path)}: ${issue.message}`;
    }),
  };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
    for (const child of Object.values(value)) deepFreeze(child);
    Object.freeze(value);
  }
  return value;
}
