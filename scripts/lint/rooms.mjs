/** Reads `import-rule.json`: may a file of `src/` import this? The linter's rule and the import test both ask here. */
import { readFileSync } from 'node:fs';

/**
 * @typedef {{ may: string[], not?: string[], because: string }} Room
 * @typedef {{ rooms: Record<string, Room>, packages: Record<string, string[]> }} ImportRule
 */

/** @returns {ImportRule} */
export const readImportRule = () =>
  JSON.parse(readFileSync(new URL('../../import-rule.json', import.meta.url), 'utf8'));

/**
 * `core/words` covers `core/words/` with everything in it; `base/errors` covers `base/errors.ts`.
 * @param {string} place
 * @param {string} path
 */
const covers = (place, path) =>
  path === place || path.startsWith(`${place}/`) || path === `${place}.ts` || path === `${place}.tsx`;

/**
 * @param {string[]} places
 * @param {string} path
 */
const nearest = (places, path) =>
  places.filter((place) => covers(place, path)).toSorted((a, b) => b.length - a.length)[0];

/**
 * @param {ImportRule} rule
 * @param {string} from path from the root of the project, `src/slack/index.ts`
 * @param {string} to another such path, or the name of a package as it is imported
 * @returns {string | undefined} the sentence why not
 */
export function refusal({ rooms, packages }, from, to) {
  const file = from.slice('src/'.length);
  const name = nearest(Object.keys(rooms), file);
  const room = name === undefined ? undefined : rooms[name];
  if (name === undefined || room === undefined) return `${from} lies in no room of import-rule.json`;
  if (to.startsWith('node:')) return undefined;
  if (!to.startsWith('src/')) {
    // Data of the project beside `src/`, such as adaptive-cards/.
    if (/\.(json|css)$/.test(to)) return undefined;
    const owners = packages[nearest(Object.keys(packages), to) ?? ''];
    if (owners === undefined) return `import-rule.json does not say who may know ${to}`;
    return owners.some((place) => covers(place, file)) ? undefined : `${to} is known to ${owners.join(', ')} only`;
  }
  const target = to.slice('src/'.length);
  if (nearest(room.not ?? [], target) !== undefined) return room.because;
  if (nearest(Object.keys(rooms), target) === name || nearest(room.may, target) !== undefined) return undefined;
  return room.because;
}
