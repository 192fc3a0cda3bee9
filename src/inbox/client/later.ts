/** Parts of the inbox that are loaded behind the list, which needs none of them. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { nextTask } from './next-task.ts';

/** What of a screen comes a task after the rest: drawn in one, it holds up a telephone too long. */
export function SecondStep({ children }: { readonly children: ComponentChildren }): ComponentChildren {
  const [isThere, setIsThere] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsThere(true));
    return () => clearTimeout(timer);
  }, []);
  return isThere ? children : undefined;
}

/** Milliseconds. So late at the latest, however busy the page is. */
const IDLE_AT_MOST = 2000;

/**
 * Calls when the page has nothing else to do: loading a part and running it takes a telephone too long for the moment in
 * which a list is shown. Returns how to call it off. Safari has no `requestIdleCallback` (MDN, 2026).
 */
function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(work, IDLE_AT_MOST);
    return () => clearTimeout(timer);
  }
  const idle = requestIdleCallback(work, { timeout: IDLE_AT_MOST });
  return () => cancelIdleCallback(idle);
}

/**
 * By the time that somebody presses, it is there. Asked for at once when it is wanted and was not.
 * @param load the same function each time, or it is loaded again
 */
export function useLater<T>(load: () => Promise<T>, wanted: boolean, onFault: () => void): T | undefined {
  const [loaded, setLoaded] = useState<T>();
  useEffect(() => {
    if (loaded !== undefined) return undefined;
    const loadNow = (): void =>
      void load().then(
        // Running a part and drawing it are a task each.
        (part) => nextTask().then(() => setLoaded(() => part)),
        () => (wanted ? onFault() : undefined),
      );
    if (!wanted) return whenIdle(loadNow);
    loadNow();
    return undefined;
  }, [load, loaded, wanted]);
  return loaded;
}
