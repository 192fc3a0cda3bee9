/** What became of a list of ways between two versions of it: one change of a kind that is known, or none that may be made. */
import { removalOf } from './open-ways.ts';
import { asWays, parseStoredSlots, type Day, type StoredSlots, type Way } from './ways.ts';

export const CHANGES = ['new passphrase slot', 'new recovery slot', 'add a way', 'remove a way', 'use a way'] as const;
export type ChangeOfWays = (typeof CHANGES)[number];

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * `undefined`: nothing changed, more than one thing did, another key's, the last way would go, or a day that is not yet.
 * @param tomorrow no day may be after it: a browser whose clock is ahead must not say for years that a way was used.
 * @throws AppError `SLOT_REFUSED` for what are no slots
 */
export function changeOf(before: StoredSlots, after: StoredSlots, tomorrow: Day): ChangeOfWays | undefined {
  // Version 1 has no place for what version 2 knows.
  if (after.version < before.version) return undefined;
  const [was, is] = [asWays(parseStoredSlots(before)), asWays(parseStoredSlots(after))];
  if (was.card !== is.card || !isSame(was.older, is.older)) return undefined;
  const gone = was.ways.filter(({ id }) => !is.ways.some((way) => way.id === id));
  const added = is.ways.filter(({ id }) => !was.ways.some((way) => way.id === id));
  const pairs = was.ways.flatMap((old) => is.ways.filter(({ id }) => id === old.id).map((way) => [old, way] as const));
  const changed = pairs.filter(([old, way]) => !isSame(old, way));
  const newer = [...added, ...changed.map(([, way]) => way)];
  if (gone.length + newer.length !== 1 || !newer.every((way) => isNotAhead(way, tomorrow))) return undefined;
  const [left] = gone;
  if (left !== undefined) return removalOf(was, left.id) === 'last' ? undefined : 'remove a way';
  if (added.length > 0) return 'add a way';
  return changed[0] && changeOfOne(...changed[0]);
}

const isNotAhead = ({ made, used }: Way, tomorrow: Day): boolean =>
  (made === undefined || made <= tomorrow) && (used === undefined || used <= tomorrow);

function changeOfOne(old: Way, way: Way): ChangeOfWays | undefined {
  const { used, ...rest } = way;
  const { used: before, ...unused } = old;
  if (isSame(rest, unused))
    return used !== undefined && (before === undefined || used > before) ? 'use a way' : undefined;
  if (way.kind === 'passphrase') return 'new passphrase slot';
  return way.kind === 'recovery' ? 'new recovery slot' : undefined;
}
