/**
 * What was made of an object, for as long as that object is there. An organisation whose file changes is a new object,
 * so what was made of the old one goes with it, and nothing has to be told that a file changed.
 */
export function memoPer<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, V>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
