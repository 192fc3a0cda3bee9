/** The modal of a screen that is the same for everybody, and its JSON, for as long as the screen is there. */
import type { HomeView, ModalView } from '@slack/types';
import { isStanding, type Screen } from '../../core/screens.ts';
import { render } from './render.ts';

const views = new WeakMap<Screen, ModalView>();
const texts = new WeakMap<ModalView | HomeView, string>();

export function rootView(screen: Screen): ModalView {
  if (!isStanding(screen)) return render(screen);
  const known = views.get(screen);
  if (known !== undefined) return known;
  const view = render(screen);
  views.set(screen, view);
  texts.set(view, JSON.stringify(view));
  return view;
}

export const jsonOf = (view: ModalView | HomeView): string => texts.get(view) ?? JSON.stringify(view);
