/** `RecordStore` on Redis. Each method is one command or one script; lives run on Redis' own clock. */
import type { RecordStore } from '../../core/ports.ts';
import { attempt, type Commands } from './client.ts';
import * as reply from './head.ts';
import { isListed, recordIndex, recordKey, recordPrefix } from './keys.ts';

const milliseconds = (seconds: number): number => Math.ceil(seconds * 1000);
const found = (value: Buffer | null): Uint8Array | undefined => (value === null ? undefined : new Uint8Array(value));

export function redisRecords(client: Commands): RecordStore {
  return {
    async put(kind, id, value, ttlSeconds) {
      const key = recordKey(kind, id);
      const life = ttlSeconds === undefined ? undefined : milliseconds(ttlSeconds);
      if (isListed(kind)) {
        await attempt(client.putListedBuffer(key, recordIndex(kind), id, reply.buffer(value), life ?? ''));
      } else if (life === undefined) {
        await attempt(client.set(key, reply.buffer(value)));
      } else {
        await attempt(client.set(key, reply.buffer(value), 'PX', life));
      }
    },

    get: async (kind, id) => found(await attempt(client.getBuffer(recordKey(kind, id)))),

    touch: async (kind, id, ttlSeconds) =>
      found(await attempt(client.getexBuffer(recordKey(kind, id), 'PX', milliseconds(ttlSeconds)))),

    take: async (kind, id) => found(await attempt(client.getdelBuffer(recordKey(kind, id)))),

    takeOnce: async (kind, id, ttlSeconds) =>
      (await attempt(client.set(recordKey(kind, id), '', 'PX', milliseconds(ttlSeconds), 'NX'))) === 'OK',

    putOnce: async (kind, id, value) => {
      const key = recordKey(kind, id);
      await attempt(client.set(key, reply.buffer(value), 'NX'));
      return found(await attempt(client.getBuffer(key))) ?? value;
    },

    delete: async (kind, id) => {
      await attempt(client.del(recordKey(kind, id)));
    },

    increment: async (kind, id, ttlSeconds) =>
      reply.number(await attempt(client.incrementBuffer(recordKey(kind, id), milliseconds(ttlSeconds)))),

    count: async (kind, id) => Number((await attempt(client.get(recordKey(kind, id)))) ?? 0),

    async list(kind) {
      const pairs = reply.list(await attempt(client.listRecordsBuffer(recordIndex(kind), recordPrefix(kind))));
      const records: { id: string; value: Uint8Array }[] = [];
      for (let i = 0; i < pairs.length; i += 2) {
        records.push({ id: reply.text(pairs[i]), value: reply.bytes(pairs[i + 1]) });
      }
      return records.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    },
  };
}
