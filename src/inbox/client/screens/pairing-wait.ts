import { useCallback, useEffect, useRef } from 'preact/hooks';
import type { Wait } from '../crypto/pair-devices.ts';

const EVERY_MS = 1500;

/** Resolves after a moment; never again once the screen went away, so that nothing goes on behind it. */
export function useWait(): Wait {
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => void (isHere.current = false);
  }, []);
  return useCallback(
    () =>
      new Promise((resolve, reject) => {
        setTimeout(() => (isHere.current ? resolve() : reject(new Error('the screen went away'))), EVERY_MS);
      }),
    [],
  );
}
