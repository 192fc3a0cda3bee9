/** Whether the cards of the first visit were shown on this device. No server hears of it. */
import type { storageOr } from './storage.ts';

const KEY = 'in-vertrouwen.tour';

export interface TourState {
  readonly isOver: () => boolean;
  readonly end: () => void;
}

export const createTour = (kept: Pick<ReturnType<typeof storageOr>, 'getItem' | 'setItem'>): TourState => ({
  isOver: () => kept.getItem(KEY) !== null,
  end: () => kept.setItem(KEY, 'over'),
});
