/**
 * Which organisation and workspaces a file speaks for, as far as that can be told of a faulty one too: so that its
 * people get a sentence instead of "unknown", and so that no other file silently takes them over.
 */
import { LineCounter, isNode, isSeq, type Document } from 'yaml';

export type MarkKind = 'id' | 'team' | 'enterprise' | 'tenant';
export interface Mark {
  readonly kind: MarkKind;
  readonly id: string;
  readonly line: number;
}
export const textOfMark = ({ kind, id }: Pick<Mark, 'kind' | 'id'>): string => `${kind} ${id}`;

const SHAPES: Readonly<Record<MarkKind, RegExp>> = {
  id: /^[a-z0-9][a-z0-9-]{0,39}$/,
  team: /^T[A-Z0-9]{2,20}$/,
  enterprise: /^E[A-Z0-9]{2,20}$/,
  tenant: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/,
};
const LISTS: readonly (readonly [MarkKind, readonly string[]])[] = [
  ['team', ['slack', 'teamIds']],
  ['enterprise', ['slack', 'enterpriseIds']],
  ['tenant', ['teams', 'tenantIds']],
];

/** Line of the nearest thing on the path that is really in the file (what is missing has no line of its own). */
export function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

const textAt = (document: Document, path: readonly PropertyKey[]): string | undefined => {
  try {
    const value: unknown = document.getIn(path);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
};

const adviserCount = (document: Document): number => {
  const list: unknown = document.get('advisers');
  return isSeq(list) ? list.items.length : 0;
};

/** `issuer subject` of the adviser at this place. */
export function signInAt(document: Document, index: number): string | undefined {
  const [issuer, subject] = ['issuer', 'subject'].map((name) =>
    textAt(document, ['advisers', index, 'identity', name]),
  );
  return issuer === undefined || subject === undefined ? undefined : `${issuer} ${subject}`;
}

/** Who may sign in as an adviser of this file. Used to tell them that their organisation is closed, never to let them in. */
export const signInsOf = (document: Document): readonly string[] =>
  Array.from({ length: adviserCount(document) }, (_, index) => signInAt(document, index) ?? []).flat();

/** Whom of a supplier it refers to, each as `supplier/person`. */
export const personsOf = (document: Document): readonly string[] =>
  Array.from(
    { length: adviserCount(document) },
    (_, index) => textAt(document, ['advisers', index, 'person']) ?? [],
  ).flat();

export function marksOf(document: Document, lines: LineCounter): readonly Mark[] {
  const mark = (kind: MarkKind, path: readonly PropertyKey[]): Mark[] => {
    const value = textAt(document, path)?.trim() ?? '';
    const id = kind === 'tenant' ? value.toLowerCase() : value;
    return SHAPES[kind].test(id) ? [{ kind, id, line: lineOf(document, lines, path) }] : [];
  };
  const found = [
    ...mark('id', ['id']),
    ...LISTS.flatMap(([kind, path]) => {
      const list: unknown = document.hasIn(path) ? document.getIn(path) : undefined;
      const length = isSeq(list) ? list.items.length : 0;
      return Array.from({ length }, (_, index) => mark(kind, [...path, index])).flat();
    }),
  ];
  return [...new Map(found.map((one) => [textOfMark(one), one])).values()];
}
