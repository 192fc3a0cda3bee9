/** Parts of the inbox that are loaded behind the list, which needs none of them. */
import { useEffect, useState } from 'preact/hooks';

/**
 * By the time that somebody presses, it is there. Asked again when it is wanted and was not.
 * @param load the same function each time, or it is loaded again
 */
export function useLater<T>(load: () => Promise<T>, wanted: boolean, onFault: () => void): T | undefined {
  const [loaded, setLoaded] = useState<T>();
  useEffect(() => {
    if (loaded !== undefined) return;
    load().then(
      (part) => setLoaded(() => part),
      () => (wanted ? onFault() : undefined),
    );
  }, [load, loaded, wanted]);
  return loaded;
}
