/** Whose screen one looks at, and in which client. */
import type { VNode } from 'preact';
import { useWords } from '../words.tsx';
import type { Employee } from '../../workplace-state.ts';

/** Not covered by a modal, because the page shows the screens of two people. */
export function Seats({
  people,
  chosen,
  choose,
  switcher,
}: {
  people: readonly Employee[];
  chosen: string;
  choose: (name: string) => void;
  switcher?: VNode | undefined;
}): VNode {
  const words = useWords();
  return (
    <div class="seats">
      {switcher}
      <div class="seat-choice" role="group" aria-label={words.whoAreYou}>
        <span>{words.youAre}</span>
        {people.map(({ id, name }) => (
          <button type="button" aria-pressed={id === chosen} onClick={() => choose(name)}>
            {name}
          </button>
        ))}
      </div>
    </div>
  );
}
