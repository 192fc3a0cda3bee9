/** The browser's storage, where there is any: with cookies switched off, only looking at it throws. */
type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Holds for as long as this page does, when the browser gives none. */
export function storageOr(find: () => Storage): Kept {
  try {
    const found = find();
    found.getItem('');
    return found;
  } catch {
    const kept = new Map<string, string>();
    return {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    };
  }
}
