/** The browser's storage, if there is any. With cookies switched off, even to read the property throws. */
export type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Used when the browser gives no storage; it lasts as long as this page. */
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
