/** What was typed into a dialog of the board and not put there: closing it by a wrong key loses none of it, leaving the conversation does. */
import { useState } from 'preact/hooks';

export type Kept = Map<string, unknown>;

/** As `useState`. @param name of the field among all dialogs */
export function useKept<T>(kept: Kept, name: string, first: T): [T, (value: T) => void] {
  const [value, set] = useState(kept.has(name) ? (kept.get(name) as T) : first);
  return [
    value,
    (next) => {
      kept.set(name, next);
      set(() => next);
    },
  ];
}

/** It was put there: the next time begins empty. */
export function drop(kept: Kept, dialog: string): void {
  for (const name of kept.keys()) if (name.startsWith(`${dialog}.`)) kept.delete(name);
}
