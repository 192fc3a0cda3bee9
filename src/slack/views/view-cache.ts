/** The modal of a screen that is the same for everybody, and its JSON, for as long as the screen is there. */
import type { HomeView, ModalView } from '@slack/types';
import { memoPer } from '../../base/memo.ts';
import type { Screen } from '../../core/screens.ts';
import { isCacheable } from '../../core/screen-marks.ts';
import { render } from './render.ts';

const written = new WeakMap<ModalView | HomeView, Buffer>();

export function rootView(screen: Screen): ModalView {
  return isCacheable(screen) ? standingView(screen) : render(screen);
}

const standingView = memoPer((screen: Screen): ModalView => {
  const view = render(screen);
  written.set(view, Buffer.from(JSON.stringify(view)));
  return view;
});

export const jsonOf = (view: ModalView | HomeView): string => written.get(view)?.toString() ?? JSON.stringify(view);

/** As it is sent. */
export const bytesOf = (view: ModalView | HomeView): Buffer => written.get(view) ?? Buffer.from(jsonOf(view));
