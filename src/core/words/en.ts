/** English, beside the Dutch: the same keys and parameters, file by file. Plain words, short sentences. */
import { board } from './en/board/index.ts';
import { choosing } from './en/choosing.ts';
import { employerView } from './en/employer-view.ts';
import { frame } from './en/frame.ts';
import { publishing } from './en/publishing.ts';
import { outside } from './en/public-page.ts';
import { infoPages } from './en/info-pages.ts';
import { inOrder } from './en/in-order.ts';
import { notices } from './en/notices.ts';
import { options } from './en/options.ts';
import { parties } from './en/parties.ts';
import { talking } from './en/talking.ts';
import { waiting } from './en/waiting.ts';
import type { Words } from './nl.ts';

export const en: Words = {
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
