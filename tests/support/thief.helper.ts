/**
 * Somebody with everything: every command that Redis ever wrote down, every snapshot, and every key that lies in the folder.
 * Tries all of it on all of it, with nothing of the product: what it opens was not gone.
 */
import { createDecipheriv, hkdfSync } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A secret as it was wrapped at some moment: a conversation has one for each time it was written to. */
export interface Wrap {
  readonly conversation: string;
  readonly owner: string;
  readonly adviser: string;
  readonly wrapped: Buffer;
}
/** A record or a copy: nine bytes that name a key, and what is sealed under it. */
export interface SealedThing {
  readonly name: string;
  readonly bound: string;
  readonly stored: Buffer;
}
export interface Loot {
  readonly wraps: readonly Wrap[];
  readonly sealed: readonly SealedThing[];
}

const HEAD = /^iv:\{([^}]+)\}:c:(.+)$/;
const COPY = /^iv:\{([^}]+)\}:r:(.+):(\d+)$/;
const RECORD = /^iv:rec:(?:\{(enrolment)\}|(key-slots)):(.+)$/;

/** Every wrap and every sealed thing in these commands; owner and adviser stand in the command that opened. */
export function lootOf(commands: readonly (readonly Buffer[])[]): Loot {
  const wraps: Wrap[] = [];
  const sealed: SealedThing[] = [];
  const whose = new Map<string, { owner: string; adviser: string }>();
  for (const [name, key, ...rest] of commands) {
    const what = name?.toString().toUpperCase();
    const at = key?.toString() ?? '';
    const [, , conversation] = HEAD.exec(at) ?? [];
    if (what === 'HSET' && conversation !== undefined) {
      const fields = new Map<string, Buffer>();
      for (let index = 0; index < rest.length; index += 2)
        fields.set(rest[index]?.toString() ?? '', rest[index + 1] ?? Buffer.alloc(0));
      const [owner, adviser] = [fields.get('o')?.toString(), fields.get('a')?.toString()];
      if (owner !== undefined && adviser !== undefined) whose.set(conversation, { owner, adviser });
      const [first, more] = [fields.get('w'), fields.get('W')];
      const of = whose.get(conversation);
      if (first !== undefined && more !== undefined && of !== undefined)
        wraps.push({ conversation, ...of, wrapped: Buffer.concat([first, more]) });
    }
    const value = rest[0];
    if (what !== 'SET' || value === undefined) continue;
    const [, organisation, id, sequence] = COPY.exec(at) ?? [];
    if (id !== undefined)
      sealed.push({
        name: `${id}:${sequence}`,
        bound: `copy:${organisation}/${id}/${sequence}`,
        stored: value.subarray(4),
      });
    const [, listed, plain, record] = RECORD.exec(at) ?? [];
    if (record !== undefined) sealed.push({ name: record, bound: `${listed ?? plain}:${record}`, stored: value });
  }
  return { wraps, sealed };
}

interface Keys {
  readonly days: readonly { readonly day: string; readonly key: Buffer }[];
  readonly erasure: readonly { readonly page: string; readonly number: number; readonly key: Buffer }[];
  readonly record: Buffer;
}

export async function keysIn(folder: string): Promise<Keys> {
  const names = await readdir(folder);
  const read = (name: string): Promise<Buffer> => readFile(join(folder, name));
  const days = names.flatMap((name) => /^day-(.{10})\.key$/.exec(name)?.[1] ?? []);
  const pages = names.flatMap((name) => /^erasure-([0-9a-f]{16})\.key$/.exec(name)?.[1] ?? []);
  const erasure = await Promise.all(
    pages.map(async (page) => {
      const bytes = await read(`erasure-${page}.key`);
      return Array.from({ length: bytes.length / 32 }, (_, number) => {
        return { page, number, key: bytes.subarray(32 * number, 32 * number + 32) };
      });
    }),
  );
  return {
    days: await Promise.all(days.map(async (day) => ({ day, key: await read(`day-${day}.key`) }))),
    erasure: erasure.flat(),
    record: await read('record.key'),
  };
}

function prefixed(parts: readonly string[]): Buffer {
  return Buffer.concat(
    parts.flatMap((part) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(Buffer.byteLength(part));
      return [length, Buffer.from(part)];
    }),
  );
}

function opens(key: Buffer, sealed: Buffer, aad: Buffer): boolean {
  if (sealed.length < 28) return false;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), { authTagLength: 16 })
    .setAAD(aad)
    .setAuthTag(sealed.subarray(sealed.length - 16));
  decipher.update(sealed.subarray(12, sealed.length - 16));
  try {
    decipher.final();
    return true;
  } catch {
    return false;
  }
}
const join2 = (one: Buffer, other: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', Buffer.concat([one, other]), Buffer.alloc(0), `in-vertrouwen/2/${purpose}`, 32));
const subkey = (root: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', root, Buffer.alloc(0), `in-vertrouwen/1/keyring/${purpose}`, 32));

/** Names of the conversations, copies and records of which anything opens; and which of the sealed things do. */
export function openedOf(
  organisation: string,
  { wraps, sealed }: Loot,
  keys: Keys,
): { names: Set<string>; sealed: SealedThing[] } {
  const names = new Set<string>();
  const alive = keys.erasure.map((each) => ({
    ...each,
    days: keys.days.map(({ day, key }) => ({ day, key: join2(key, each.key, 'wrap'), alone: key })),
    record: join2(keys.record, each.key, 'record'),
  }));
  const opened: SealedThing[] = [];
  for (const { conversation, owner, adviser, wrapped } of wraps) {
    const bound = `${organisation}/${conversation}/${owner}/${adviser}`;
    const isOpen =
      alive.some(({ page, number, days }) =>
        days.some(({ day, key }) => opens(key, wrapped, prefixed(['wrap/2', day, page, String(number), bound]))),
      ) || keys.days.some(({ day, key }) => opens(key, wrapped, prefixed(['wrap', day, bound])));
    if (isOpen) names.add(conversation);
  }
  for (const thing of sealed) {
    const { name, bound, stored } = thing;
    const isOpen =
      alive.some(({ page, number, record }) =>
        opens(record, stored.subarray(9), prefixed(['record/2', bound, page, String(number)])),
      ) || [keys.record, subkey(keys.record, 'record')].some((key) => opens(key, stored, prefixed(['record', bound])));
    if (!isOpen) continue;
    names.add(name);
    opened.push(thing);
  }
  return { names, sealed: opened };
}
