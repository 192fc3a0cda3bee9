/** One reading for all who ask while it goes on: a first message needs the key of its day twice, and at the same moment. */
import { wipe } from '../seal/bytes.ts';

interface Reading {
  readonly key: Promise<Uint8Array>;
  waiting: number;
}

/**
 * @param read what it gives is wiped as soon as everybody who waited has their own copy: nothing is kept for who comes later
 * @returns the same, with a copy for each caller, to be wiped by them
 */
export function oneReading(read: (name: string) => Promise<Uint8Array>): (name: string) => Promise<Uint8Array> {
  const underWay = new Map<string, Reading>();
  const join = (name: string): Reading => {
    const known = underWay.get(name);
    if (known !== undefined) return known;
    const begun: Reading = { key: read(name), waiting: 0 };
    underWay.set(name, begun);
    return begun;
  };
  return async (name) => {
    const reading = join(name);
    reading.waiting += 1;
    let key: Uint8Array | undefined;
    try {
      key = await reading.key;
      return key.slice();
    } finally {
      reading.waiting -= 1;
      if (reading.waiting === 0) {
        underWay.delete(name);
        if (key !== undefined) wipe(key);
      }
    }
  };
}
