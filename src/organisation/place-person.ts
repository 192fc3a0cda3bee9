/** The text of a supplier's file in which these people may be referred to by one more organisation; no other word changes. */
import { isMap, isSeq, parseDocument } from 'yaml';
import { AppError } from '../base/errors.ts';

/** @throws AppError `ORGANISATION_INVALID` when the text is no such file, or lists none of them. */
export function withOrganisation(text: string, organisation: string, persons: readonly string[]): string {
  const document = parseDocument(text);
  const list: unknown = document.errors.length > 0 ? undefined : document.get('advisers');
  if (!isSeq(list)) throw new AppError('ORGANISATION_INVALID', 'the file lists no advisers');
  for (const entry of list.items) {
    if (!isMap(entry) || !persons.includes(String(entry.get('id')))) continue;
    const served: unknown = entry.get('organisations');
    if (!isSeq(served)) throw new AppError('ORGANISATION_INVALID', 'an adviser has no list of organisations');
    const known: readonly unknown[] = served.items.map((_, at) => served.get(at));
    if (!known.includes(organisation)) served.add(document.createNode(organisation));
  }
  return document.toString({ lineWidth: 0 });
}
