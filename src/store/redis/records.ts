/**
 * `RecordStore` on Redis. Each method is one command or one script. An end is reckoned from our clock and kept by
 * Redis' own; "for so many seconds" (`EX`, `PX`) would make Redis write down the millisecond.
 */
import type { Clock, RecordStore } from '../../core/ports.ts';
import { endOfLife, epochSeconds } from '../hours.ts';
import { attempt, type Commands } from './client.ts';
import * as reply from './head.ts';
import { isListed, recordIndex, recordKey, recordPrefix } from './keys.ts';

const found = (value: Buffer | null): Uint8Array | undefined => (value === null ? undefined : new Uint8Array(value));

export function redisRecords(client: Commands, clock: Clock): RecordStore {
  const endOf = (ttlSeconds: number): number => epochSeconds(endOfLife(clock.now(), ttlSeconds));
  return {
    async put(kind, id, value, ttlSeconds) {
      const key = recordKey(kind, id);
      const end = ttlSeconds === undefined ? undefined : endOf(ttlSeconds);
      if (isListed(kind)) {
        await attempt(client.putListedBuffer(key, recordIndex(kind), id, reply.buffer(value), end ?? '', '0'));
      } else if (end === undefined) {
        await attempt(client.set(key, reply.buffer(value)));
      } else {
        await attempt(client.set(key, reply.buffer(value), 'EXAT', end));
      }
    },

    get: async (kind, id) => found(await attempt(client.getBuffer(recordKey(kind, id)))),

    async putIf(kind, id, before, value, ttlSeconds) {
      const seen = before === undefined ? [] : [reply.buffer(before)];
      const end = ttlSeconds === undefined ? '' : ttlSeconds === 'same' ? 'same' : endOf(ttlSeconds);
      const key = recordKey(kind, id);
      // What keeps its end was listed when it was put.
      const put =
        isListed(kind) && end !== 'same'
          ? client.putListedBuffer(key, recordIndex(kind), id, reply.buffer(value), end, '1', ...seen)
          : client.putIfBuffer(key, reply.buffer(value), end, ...seen);
      return reply.number(await attempt(put)) === 1;
    },

    take: async (kind, id) => found(await attempt(client.getdelBuffer(recordKey(kind, id)))),

    takeOnce: async (kind, id, ttlSeconds) =>
      (await attempt(client.set(recordKey(kind, id), '', 'EXAT', endOf(ttlSeconds), 'NX'))) === 'OK',

    putOnce: async (kind, id, value) => {
      const key = recordKey(kind, id);
      await attempt(client.set(key, reply.buffer(value), 'NX'));
      return found(await attempt(client.getBuffer(key))) ?? value;
    },

    delete: async (kind, id) => {
      await attempt(client.del(recordKey(kind, id)));
    },

    deleteIf: async (kind, id, before) =>
      reply.number(await attempt(client.deleteIfBuffer(recordKey(kind, id), reply.buffer(before)))) === 1,

    increment: async (kind, id, ttlSeconds) =>
      reply.number(await attempt(client.incrementBuffer(recordKey(kind, id), endOf(ttlSeconds)))),

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
