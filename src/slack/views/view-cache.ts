/** The modal of a screen that is the same for everybody, and its JSON, for as long as the screen is there. */
import type { HomeView, ModalView } from '@slack/types';
import { memoPer } from '../../base/memo.ts';
import type { Screen } from '../../core/screens.ts';
import { isCacheable } from '../../core/screen-marks.ts';
import { render } from './render.ts';

const texts = new WeakMap<ModalView | HomeView, string>();

export function rootView(screen: Screen): ModalView {
  return isCacheable(screen) ? standingView(screen) : render(screen);
}

const standingView = memoPer((screen: Screen): ModalView => {
  const view = render(screen);
  texts.set(view, JSON.stringify(view));
  return view;
});

export const jsonOf = (view: ModalView | HomeView): string => texts.get(view) ?? JSON.stringify(view);
