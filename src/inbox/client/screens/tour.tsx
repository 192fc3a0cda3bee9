/** Four cards at the first visit on this device. They stand above the list and in nobody's way; skipped is skipped. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useEnv } from '../env.ts';
import { abilityOf } from '../notices/device.ts';
import { WhoSees } from './who-sees.tsx';

interface TourProps {
  /** To where notices are chosen. */
  readonly onSettings: () => void;
}

export function Tour({ onSettings }: TourProps) {
  const { w, tour } = useEnv();
  const [at, setAt] = useState(tour.isOver() ? undefined : 0);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  // The next card is where somebody goes on, with eyes and with a screen reader; the first leaves the focus where it is.
  useEffect(() => {
    if (at !== undefined && at > 0) heading.current?.focus();
  }, [at]);
  const card = at === undefined ? undefined : w.tour[at];
  if (at === undefined || card === undefined) return null;
  const over = (): void => {
    tour.end();
    setAt(undefined);
  };
  const end = (): void => {
    over();
    document.querySelector<HTMLElement>('#main h1')?.focus();
  };
  const isLast = at === w.tour.length - 1;
  return (
    <section class="tour" aria-labelledby={id}>
      <h2 ref={heading} id={id} tabIndex={-1}>
        {card.title}
      </h2>
      <p>{card.text}</p>
      {isLast ? <AskOnce /> : undefined}
      <div class="steps">
        <button type="button" onClick={() => (isLast ? end() : setAt(at + 1))}>
          {isLast ? w.tourEnd : w.tourNext}
        </button>
        {isLast ? (
          <button
            type="button"
            class="quiet"
            onClick={() => {
              over();
              onSettings();
            }}
          >
            {w.tourSettings}
          </button>
        ) : (
          <button type="button" class="quiet" onClick={end}>
            {w.tourSkip}
          </button>
        )}
        <span class="fine">{w.tourAt(at + 1, w.tour.length)}</span>
      </div>
    </section>
  );
}

/** Before notices are chosen: who would see one, and what an iPhone needs first. Nothing of it is answered here. */
function AskOnce() {
  const { w } = useEnv();
  return (
    <>
      <WhoSees open />
      {abilityOf(window) === 'home-screen' ? <p>{w.noticesHomeScreen}</p> : undefined}
    </>
  );
}
