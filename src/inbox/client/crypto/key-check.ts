/** When somebody is asked for their recovery code, so that they find out in time that the paper is gone. */
import { asWays, type Day, type StoredSlots } from '../../../seal/ways.ts';
import type { Kept } from '../storage.ts';

/** `first`: never proven, which nobody asked for in 0.2.0. `yearly`: a year ago. `none`: there is no code at all. */
export type KeyCheck = 'first' | 'yearly' | 'none';

const SKIPPED = 'in-vertrouwen.code-later';
const YEAR = 365;
/** "Not now" once a year holds for a month; who has never proven a second way is asked each day. */
const LATER: Readonly<Record<KeyCheck, number>> = { first: 1, none: 1, yearly: 30 };

const daysBetween = (from: Day, to: Day): number =>
  (Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000;

function due(slots: StoredSlots, today: Day): KeyCheck | undefined {
  const recovery = asWays(slots).ways.find(({ kind }) => kind === 'recovery');
  if (recovery === undefined) return 'none';
  const last = [recovery.made, recovery.used]
    .filter((day) => day !== undefined)
    .toSorted()
    .at(-1);
  if (last === undefined) return 'first';
  return daysBetween(last, today) >= YEAR ? 'yearly' : undefined;
}

export function keyCheckFor(slots: StoredSlots, today: Day, device: Pick<Kept, 'getItem'>): KeyCheck | undefined {
  const check = due(slots, today);
  const skipped = device.getItem(SKIPPED);
  if (check === undefined || skipped === null) return check;
  const since = daysBetween(skipped, today);
  // A day that is none, or lies ahead: the clock was wrong then or is now, and being asked once more costs little.
  return since >= 0 && since < LATER[check] ? undefined : check;
}

export const checkLater = (today: Day, device: Pick<Kept, 'setItem'>): void => device.setItem(SKIPPED, today);
