/** Reads the whole list, page after page, because whoever has waited longest stands on the last page and must not be missed. */
import type { ApiResult, Api, Failed } from './api.ts';
import type { ListItem, ListCursor } from '../contract.ts';

export interface Listed {
  /** Newest first. When a page failed, this is what was read before it. */
  readonly items: readonly ListItem[];
  /** Why the rest of the list is not here; absent when it is whole. */
  readonly failed?: Failed;
}

const NO_PROGRESS: Failed = { ok: false, why: 'refused', code: 'odd-answer' };
export const keyOf = ({ organisation, id }: Pick<ListItem, 'organisation' | 'id'>): string => `${organisation}/${id}`;

/** Both lists together, newest first. For a conversation that is in both, the line of `items` counts. */
export function withOthers(items: readonly ListItem[], others: readonly ListItem[]): readonly ListItem[] {
  const had = new Set(items.map(keyOf));
  return [...items, ...others.filter((item) => !had.has(keyOf(item)))].sort((a, b) => b.hour - a.hour);
}

/** Nothing that is still to come is newer than these, so that nothing moves when it does. */
function settled(items: readonly ListItem[], rest: readonly ListCursor[]): readonly ListItem[] {
  const newest = Math.max(...rest.map(({ hour }) => hour));
  return items.filter(({ hour }) => hour >= newest);
}

/**
 * `onFirst` gets of the first page what is sure of its place, as soon as it is there, when more are to come.
 * @param bare without envelopes
 */
export async function listAll(
  api: Pick<Api, 'list'>,
  onFirst: (items: readonly ListItem[]) => void,
  bare = false,
): Promise<ApiResult<Listed>> {
  const first = await api.list(undefined, bare);
  if (!first.ok) return first;
  const found = new Map(first.value.items.map((item) => [keyOf(item), item]));
  const rest: ListCursor[] = [...(first.value.more ?? [])];
  const listed = (failed?: Failed): ApiResult<Listed> => {
    const items = [...found.values()].sort((a, b) => b.hour - a.hour);
    return { ok: true, value: { items, ...(failed === undefined ? {} : { failed }) } };
  };
  if (rest.length > 0) onFirst(settled(first.value.items, rest));
  for (let cursor = rest.shift(); cursor !== undefined; cursor = rest.shift()) {
    const page = await api.list(cursor, bare);
    if (!page.ok) return page.why === 'signed-out' ? page : listed(page);
    const before = found.size;
    // A conversation that moved up while we were reading comes twice; the line that was read first is the newer one.
    for (const item of page.value.items) if (!found.has(keyOf(item))) found.set(keyOf(item), item);
    const more = page.value.more ?? [];
    // A server that hands out the same page again and again must not keep us here.
    if (more.length > 0 && found.size === before) return listed(NO_PROGRESS);
    rest.push(...more);
  }
  return listed();
}
