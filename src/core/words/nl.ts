/**
 * Dutch, the product's first language. Plain (level B1), "je", short sentences; say what happens next.
 * Own sentences only: the facts come from the numbered requirements of the adviser's work.
 */
import { board } from './nl/board/index.ts';
import { choosing } from './nl/choosing.ts';
import { employerView } from './nl/employer-view.ts';
import { frame } from './nl/frame.ts';
import { publishing } from './nl/publishing.ts';
import { outside } from './nl/public-page.ts';
import { infoPages } from './nl/info-pages.ts';
import { inOrder } from './nl/in-order.ts';
import { notices } from './nl/notices.ts';
import { options } from './nl/options.ts';
import { parties } from './nl/parties.ts';
import { talking } from './nl/talking.ts';
import { waiting } from './nl/waiting.ts';

export const nl = {
  ...frame,
  ...choosing,
  ...talking,
  ...waiting,
  ...infoPages,
  employerView,
  options,
  board,
  inOrder,
  ...parties,
  ...publishing,
  ...outside,
  ...notices,
};

/** Every language has the same keys and the same parameters; the compiler compares. */
export type Words = typeof nl;
