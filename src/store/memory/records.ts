/** `RecordStore` in one process. Records expire by the clock it was given. */
import { toHour } from '../../core/conversation.ts';
import { SEALED_KINDS, type Clock, type RecordKind, type RecordStore } from '../../core/ports.ts';
import { endOfLife } from '../hours.ts';

interface Stored {
  readonly value: Uint8Array;
  /** Hour; `Infinity` = no end. */
  readonly ends: number;
}
/** A record that nobody asks for again would stay for ever, so every so many writes all expired ones are deleted. */
const SWEEP_EVERY = 256;

export function memoryRecords(
  clock: Clock,
): RecordStore & { sealed(): Iterable<{ readonly bound: string; readonly value: Uint8Array }> } {
  const kinds = new Map<RecordKind, Map<string, Stored>>();
  let writes = 0;
  const of = (kind: RecordKind): Map<string, Stored> => {
    const known = kinds.get(kind) ?? new Map<string, Stored>();
    kinds.set(kind, known);
    return known;
  };
  const isLive = ({ ends }: Stored): boolean => ends > toHour(clock.now());
  const live = (kind: RecordKind, id: string): Stored | undefined => {
    const stored = of(kind).get(id);
    return stored && isLive(stored) ? stored : undefined;
  };
  const ends = (ttlSeconds: number | undefined): number =>
    ttlSeconds === undefined ? Infinity : endOfLife(clock.now(), ttlSeconds);
  const put = (kind: RecordKind, id: string, value: Uint8Array, ttlSeconds: number | undefined): void => {
    of(kind).set(id, { value: new Uint8Array(value), ends: ends(ttlSeconds) });
    writes += 1;
    if (writes % SWEEP_EVERY !== 0) return;
    for (const records of kinds.values()) {
      for (const [expired, stored] of records) if (!isLive(stored)) records.delete(expired);
    }
  };
  const counted = (stored: Stored | undefined): number =>
    stored === undefined ? 0 : Number(new TextDecoder().decode(stored.value));
  const bytes = (stored: Stored | undefined): Uint8Array | undefined => stored && new Uint8Array(stored.value);

  return {
    put: async (kind, id, value, ttlSeconds) => put(kind, id, value, ttlSeconds),
    get: async (kind, id) => bytes(live(kind, id)),
    async putIf(kind, id, before, value, ttlSeconds) {
      const stored = live(kind, id);
      const isSame =
        stored === undefined || before === undefined ? stored === before : Buffer.compare(stored.value, before) === 0;
      if (!isSame) return false;
      if (ttlSeconds !== 'same') put(kind, id, value, ttlSeconds);
      else if (stored !== undefined) of(kind).set(id, { ...stored, value: new Uint8Array(value) });
      return true;
    },
    async take(kind, id) {
      const stored = live(kind, id);
      of(kind).delete(id);
      return bytes(stored);
    },
    async takeOnce(kind, id, ttlSeconds) {
      if (live(kind, id)) return false;
      put(kind, id, new Uint8Array(), ttlSeconds);
      return true;
    },
    async putOnce(kind, id, value) {
      const stored = live(kind, id);
      if (stored === undefined) put(kind, id, value, undefined);
      return bytes(stored) ?? new Uint8Array(value);
    },
    async delete(kind, id) {
      of(kind).delete(id);
    },
    async deleteIf(kind, id, before) {
      const stored = live(kind, id);
      if (stored !== undefined && Buffer.compare(stored.value, before) !== 0) return false;
      of(kind).delete(id);
      return true;
    },
    async increment(kind, id, ttlSeconds) {
      const next = counted(live(kind, id)) + 1;
      put(kind, id, new TextEncoder().encode(String(next)), ttlSeconds);
      return next;
    },
    *sealed() {
      for (const kind of SEALED_KINDS)
        for (const [id, stored] of of(kind))
          if (isLive(stored)) yield { bound: `${kind}:${id}`, value: new Uint8Array(stored.value) };
    },
    count: async (kind, id) => counted(live(kind, id)),
    list: async (kind) =>
      [...of(kind)]
        .filter(([, stored]) => isLive(stored))
        .map(([id, { value }]) => ({ id, value: new Uint8Array(value) }))
        .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}
