/** What an adapter may know of a screen besides what it says. */
import type { ConversationScreen, ConversationsScreen, Screen } from './screens.ts';

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

/** The screens that a response body may carry. */
export type OpenScreen = Exclude<Screen, ConversationScreen | ConversationsScreen>;
const bodies = new WeakMap<Screen, OpenScreen>();
/**
 * `body` is the page as it may stand in the answer to a request whose sender is proved by a shared secret only: the same
 * whether somebody has conversations or not, and naming none, so that whoever stole that secret cannot withdraw one.
 */
export function withBody<T extends OpenScreen>(screen: T, body: OpenScreen): T {
  bodies.set(screen, body);
  return screen;
}
/** The screen itself when there is no other version. */
export const bodyOf = (screen: OpenScreen): OpenScreen => bodies.get(screen) ?? screen;

const lateScreens = new WeakSet<Screen>();
/** Marks what is said because the time was up: there is none left to show it in a call of the adapter's own. */
export function late<T extends Screen>(screen: T): T {
  lateScreens.add(screen);
  return screen;
}
export const isLate = (screen: Screen): boolean => lateScreens.has(screen);
