/**
 * The first page on a page of its own outside any window, where it is not certain enough who looks: asked for nobody, so
 * it is the same for everybody in the organisation, and a conversation is reached through a window.
 */
import { NOBODY } from '../conversation.ts';
import type { Visit } from '../events.ts';
import { memoPer } from '../../base/memo.ts';
import { markCacheable } from '../screen-marks.ts';
import type { Screen, WelcomeScreen } from '../screens.ts';
import { wordsIn } from '../words/index.ts';
import type { EmployeeDesk } from './desk.ts';
import { door } from '../pages/home.ts';
import { pageContextOf } from '../pages/context.ts';

/** With a way to conversations whether there are any or not. */
const withDoor = memoPer((screen: WelcomeScreen): WelcomeScreen =>
  markCacheable({
    ...screen,
    mine: { label: wordsIn(screen.language).welcome.mine(0), press: { do: 'conversations' } },
  }),
);

export const createStanding =
  (handle: EmployeeDesk['handle'], now: () => Date): EmployeeDesk['standing'] =>
  async (visit, press, withinMs) => {
    const nobodys: Visit = { ...visit, employee: NOBODY };
    if (press.do === 'conversations') return door(pageContextOf(nobodys, now()));
    const screen: Screen = await handle(nobodys, press, { withinMs });
    return screen.kind === 'welcome' ? withDoor(screen) : screen;
  };
