/**
 * Which organisation and workspaces a file speaks for, as far as that can be told of a faulty one too: so that its
 * people get a sentence instead of "unknown", and so that no other file silently takes them over.
 */
import type { Places } from './places.ts';

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

/** Of each adviser there, in their order. */
const perAdviser = (places: Places, one: (index: number) => string | undefined): readonly string[] =>
  Array.from({ length: places.lengthAt(['advisers']) }, (_, index) => one(index) ?? []).flat();

/** `issuer subject` of the adviser at this place. */
export function signInAt({ textAt }: Places, index: number): string | undefined {
  const [issuer, subject] = ['issuer', 'subject'].map((name) => textAt(['advisers', index, 'identity', name]));
  return issuer === undefined || subject === undefined ? undefined : `${issuer} ${subject}`;
}

/** Who may sign in as an adviser of this file. Used to tell them that their organisation is closed, never to let them in. */
export const signInsOf = (places: Places): readonly string[] => perAdviser(places, (index) => signInAt(places, index));

/** Whom of a supplier it refers to, each as `supplier/person`. */
export const personsOf = (places: Places): readonly string[] =>
  perAdviser(places, (index) => places.textAt(['advisers', index, 'person']));

export function marksOf({ textAt, lengthAt, lineAt }: Places): readonly Mark[] {
  const mark = (kind: MarkKind, path: readonly PropertyKey[]): Mark[] => {
    const value = textAt(path)?.trim() ?? '';
    const id = kind === 'tenant' ? value.toLowerCase() : value;
    return SHAPES[kind].test(id) ? [{ kind, id, line: lineAt(path) }] : [];
  };
  const found = [
    ...mark('id', ['id']),
    ...LISTS.flatMap(([kind, path]) =>
      Array.from({ length: lengthAt(path) }, (_, index) => mark(kind, [...path, index])).flat(),
    ),
  ];
  return [...new Map(found.map((one) => [textOfMark(one), one])).values()];
}
