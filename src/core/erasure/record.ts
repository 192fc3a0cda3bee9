/**
 * Records that must be gone at once when they are replaced or thrown away: sealed JSON under an erasure key of its own, which
 * is named in front. A new one names the keys of those it replaced until they were overwritten, so that whoever is stopped in
 * between, the sweep goes on. What 0.2.0 stored has none, and opens as before.
 */
import { z } from 'zod';
import { AppError, isAppError } from '../../base/errors.ts';
import { readJson } from '../../base/json.ts';
import { utf8, wipe } from '../../seal/bytes.ts';
import type { ErasureKeyId } from '../conversation.ts';
import type { Keyring, RecordStore } from '../ports.ts';
import { openJson } from '../sealed-record.ts';
import { splitKey, withKeyInFront } from './key-in-front.ts';
import { underNewKey } from './under-new-key.ts';

export const ERASABLE_KINDS = ['key-slots', 'enrolment', 'notices', 'book', 'report-part'] as const;
export type ErasableKind = (typeof ERASABLE_KINDS)[number];
/** `not-erased`: stored, and what it replaced can still be opened from a copy; the hourly sweep goes on trying. */
export type Replaced = 'stored' | 'not-erased';

type Opening = Pick<Keyring, 'openRecord' | 'openErasable'>;
type Keys = Opening & Pick<Keyring, 'sealErasable' | 'erasure'>;

export interface ErasableRecords<T> {
  /** What lies in `stored`, the record of this id. `undefined`: destroyed, another's, or of another shape. */
  open(id: string, stored: Uint8Array | undefined): Promise<T | undefined>;
  get(id: string): Promise<T | undefined>;
  put(id: string, value: T, ttlSeconds?: number): Promise<Replaced>;
  /**
   * Puts what `next` makes of the value that lies there, and never in the place of another one: when somebody else was first,
   * `next` is asked again about theirs. `none`: nothing is there that opens. `refused`: `next` gave nothing.
   */
  change(id: string, next: (value: T) => Promise<T | undefined>): Promise<Replaced | 'none' | 'refused'>;
  /** As `change`, and `next` is asked also where nothing is there that opens. */
  putNext(id: string, next: (value: T | undefined) => T | undefined): Promise<Replaced | 'refused'>;
  /**
   * @param only absent: whatever lies there
   * @throws AppError when its key could not be overwritten: then nothing was deleted
   */
  delete(id: string, only?: (value: T | undefined) => boolean): Promise<void>;
}

/** The keys that this one replaced and that are not known to be overwritten. */
const MOST_REPLACED = 100;
const replacedSchema = z.array(z.string().transform((id) => id as ErasureKeyId)).max(MOST_REPLACED);
const sealedSchema = z.strictObject({ value: z.unknown(), replaced: replacedSchema });
type Sealed = z.infer<typeof sealedSchema>;
interface Opened extends Sealed {
  readonly erasureKey?: ErasureKeyId;
}
/** Each try means that somebody else changed the same record in between. */
const TRIES = 4;
const decoder = new TextDecoder();
const boundTo = (kind: ErasableKind, id: string): string => `${kind}:${id}`;

async function openAt(keyring: Opening, bound: string, stored: Uint8Array): Promise<Opened | undefined> {
  const old = openJson(keyring, z.unknown(), stored, bound);
  if (old !== undefined) return { value: old, replaced: [] };
  const split = splitKey(stored);
  if (split === undefined) return undefined;
  const bytes = await unlessDestroyed(keyring.openErasable(split.sealed, bound, split.erasureKey));
  const opened = bytes && sealedSchema.safeParse(readJson(decoder.decode(bytes))).data;
  if (bytes !== undefined) wipe(bytes);
  return opened && { ...opened, erasureKey: split.erasureKey };
}

async function sealAt(
  keyring: Pick<Keyring, 'sealErasable'>,
  bound: string,
  what: Sealed,
  erasureKey: ErasureKeyId,
): Promise<Uint8Array> {
  return withKeyInFront(erasureKey, await keyring.sealErasable(utf8(JSON.stringify(what)), bound, erasureKey));
}

async function unlessDestroyed<T>(opening: Promise<T>): Promise<T | undefined> {
  try {
    return await opening;
  } catch (error) {
    if (isAppError(error, 'KEY_DESTROYED') || isAppError(error, 'ENVELOPE_REFUSED')) return undefined;
    throw error;
  }
}

/** Did this keyring seal it? `bound` as `Contents.sealedRecords` gives it. */
export async function opensRecord(keyring: Opening, bound: string, stored: Uint8Array): Promise<boolean> {
  return keyring.openRecord(stored, bound) !== undefined || (await openAt(keyring, bound, stored)) !== undefined;
}

/** Overwrites what a record names as replaced, and takes the names out. `true` when there was something to do. */
export async function finishReplacing(
  { records, keyring }: { readonly records: Pick<RecordStore, 'putIf'>; readonly keyring: Keys },
  kind: ErasableKind,
  id: string,
  stored: Uint8Array,
): Promise<boolean> {
  const opened = await openAt(keyring, boundTo(kind, id), stored);
  if (opened?.erasureKey === undefined || opened.replaced.length === 0) return false;
  await keyring.erasure.destroy(opened.replaced);
  const without = { value: opened.value, replaced: [] };
  const sealed = await sealAt(keyring, boundTo(kind, id), without, opened.erasureKey);
  await records.putIf(kind, id, stored, sealed, 'same');
  return true;
}

export function createErasableRecords<T>(
  { records, keyring }: { readonly records: RecordStore; readonly keyring: Keys },
  kind: ErasableKind,
  schema: z.ZodType<T>,
): ErasableRecords<T> {
  const valueOf = (opened: Opened | undefined): T | undefined => opened && schema.safeParse(opened.value).data;
  const look = async (id: string): Promise<{ stored: Uint8Array | undefined; opened: Opened | undefined }> => {
    const stored = await records.get(kind, id);
    return { stored, opened: stored && (await openAt(keyring, boundTo(kind, id), stored)) };
  };
  /** Only of what opened in its own place: a name put there by somebody else destroys nothing. */
  const keysOf = (opened: Opened | undefined): readonly ErasureKeyId[] =>
    opened?.erasureKey === undefined ? [] : [opened.erasureKey, ...opened.replaced];

  const putOnce = async (
    id: string,
    { stored, opened }: Awaited<ReturnType<typeof look>>,
    value: T,
    ttlSeconds: number | undefined,
  ): Promise<Uint8Array | undefined> => {
    const what = { value, replaced: [...keysOf(opened)] };
    // One more would be a record that never opens again.
    if (what.replaced.length > MOST_REPLACED) throw new AppError('KEYRING_UNREADABLE', 'nothing can be overwritten');
    return underNewKey(
      { erasure: keyring.erasure },
      async (erasureKey) => {
        const sealed = await sealAt(keyring, boundTo(kind, id), what, erasureKey);
        // Of two at once the later one must name the key of the earlier: what no record names is never overwritten.
        return (await records.putIf(kind, id, stored, sealed, ttlSeconds)) ? sealed : undefined;
      },
      (sealed) => sealed !== undefined,
    );
  };
  const finish = (id: string, sealed: Uint8Array): Promise<Replaced> =>
    finishReplacing({ records, keyring }, kind, id, sealed).then(
      () => 'stored',
      () => 'not-erased',
    );
  /** Until nobody came in between. */
  const persist = async <R>(once: () => Promise<R | undefined>): Promise<R> => {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const done = await once();
      if (done !== undefined) return done;
    }
    throw new AppError('STORE_AWAY', 'a record that others keep changing');
  };

  return {
    open: async (id, stored) => valueOf(stored && (await openAt(keyring, boundTo(kind, id), stored))),
    get: async (id) => valueOf((await look(id)).opened),
    put: (id, value, ttlSeconds) =>
      persist(async () => {
        const sealed = await putOnce(id, await look(id), value, ttlSeconds);
        return sealed && finish(id, sealed);
      }),
    change: (id, next) =>
      persist(async () => {
        const seen = await look(id);
        const before = valueOf(seen.opened);
        if (before === undefined) return 'none';
        const value = await next(before);
        if (value === undefined) return 'refused';
        const sealed = await putOnce(id, seen, value, undefined);
        return sealed && finish(id, sealed);
      }),
    putNext: (id, next) =>
      persist(async () => {
        const seen = await look(id);
        const value = next(valueOf(seen.opened));
        if (value === undefined) return 'refused';
        const sealed = await putOnce(id, seen, value, undefined);
        return sealed && finish(id, sealed);
      }),
    async delete(id, only) {
      await persist(async () => {
        const { stored, opened } = await look(id);
        if (only !== undefined && !only(valueOf(opened))) return true;
        await keyring.erasure.destroy(keysOf(opened));
        // Replaced in between, it has another key by now.
        return stored === undefined || (await records.deleteIf(kind, id, stored)) || undefined;
      });
    },
  };
}
