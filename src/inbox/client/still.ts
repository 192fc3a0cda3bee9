/** What somebody is typing in stays where it is on screen, whatever arrives above it: by scrolling as far as it would move. */
import { useLayoutEffect, useRef } from 'preact/hooks';

const typedIn = (): Element | undefined => {
  const field = document.activeElement;
  return field instanceof HTMLTextAreaElement ? field : undefined;
};

/** Call what is returned just before `shown` changes. */
export function useStill(shown: unknown): () => void {
  const before = useRef<{ readonly field: Element; readonly top: number } | undefined>(undefined);
  useLayoutEffect(() => {
    const was = before.current;
    before.current = undefined;
    if (was?.field.isConnected !== true) return;
    const moved = was.field.getBoundingClientRect().top - was.top;
    if (moved !== 0) window.scrollBy({ top: moved, behavior: 'instant' });
  }, [shown]);
  return () => {
    const field = typedIn();
    before.current = field && { field, top: field.getBoundingClientRect().top };
  };
}
