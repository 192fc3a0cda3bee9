/** What an adapter may know of a screen besides what it says. */
import type { Screen } from './screens.ts';

const standingScreens = new WeakSet<Screen>();
/**
 * Marks a screen that is the same object for everybody who sees the same: what an adapter makes of it may be kept as
 * long as it is. Holds nothing that only one person may see.
 */
export function markCacheable<T extends Screen>(screen: T): T {
  standingScreens.add(screen);
  return screen;
}
export const isCacheable = (screen: Screen): boolean => standingScreens.has(screen);

const lateScreens = new WeakSet<Screen>();
/** Marks what is said because the time was up: there is none left to show it in a call of the adapter's own. */
export function late<T extends Screen>(screen: T): T {
  lateScreens.add(screen);
  return screen;
}
export const isLate = (screen: Screen): boolean => lateScreens.has(screen);
