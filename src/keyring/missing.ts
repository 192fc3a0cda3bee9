/** Which lasting keys are not there, by the names of those that are: for the start and for the doctor. */
import { isPageFile } from './erasure-key-id.ts';
import { LASTING_FILE } from './lasting.ts';
import { isMonthly, PEPPER } from './peppers.ts';

export const RECORD = 'record';
export const SIGNING = 'signing';
const LASTING = [PEPPER, RECORD, SIGNING];
export const DAY_FILE = /^day-(\d{4}-\d{2}-\d{2})$/;

/**
 * They are made in one order and before the first day key, so what comes later without what comes before means that a key
 * was lost.
 * @param names as `KeyFiles.list` gives them
 */
export function missingAmong(names: readonly string[]): {
  readonly missing: readonly string[];
  readonly isLost: boolean;
} {
  // The first pepper has an end, when those of two months are there; what followed from it has a file of its own by then.
  const mayLackFirst = names.includes(LASTING_FILE) && names.filter(isMonthly).length > 1;
  const there = mayLackFirst ? [PEPPER, ...names] : names;
  const missing = LASTING.filter((name) => !there.includes(name));
  const isGap = LASTING.slice(0, LASTING.length - missing.length).some((name) => missing.includes(name));
  const isUsed = names.some((name) => DAY_FILE.test(name) || isPageFile(name));
  return { missing, isLost: missing.length > 0 && (isGap || isUsed) };
}
