/** Everything that is kept, by SCAN: which 0.2.0's rights allow, and which never holds Redis up. */
import type { Redis } from 'ioredis';
import type { ConversationId } from '../../core/conversation.ts';
import { AppError } from '../../base/errors.ts';
import { SEALED_KINDS, type Contents } from '../../core/ports.ts';
import { attempt } from './client.ts';
import * as reply from './head.ts';
import { dueOf, everyDue, everyHead, everyRecord, headOf, recordPrefix } from './keys.ts';
import type { Connection } from './connection.ts';

/** Keys looked at in one step: some milliseconds of Redis' time. */
const STEP = 500;

/** Our own list of rights always had it, in `@read`; a list of single commands may not. */
function nameTheRight(error: unknown): never {
  const isForbidden = error instanceof Error && error.message.startsWith('NOPERM');
  throw isForbidden ? new AppError('STORE_FORBIDDEN', 'SCAN; add +scan to the rights of our user') : error;
}

async function* scanOne(client: Redis, pattern: string): AsyncIterable<readonly string[]> {
  let cursor = '0';
  do {
    const [next, keys] = await attempt(client.scan(cursor, 'MATCH', pattern, 'COUNT', STEP).catch(nameTheRight));
    cursor = next;
    if (keys.length > 0) yield keys;
  } while (cursor !== '0');
}

/** On every primary. One that is away must not look as if nothing lay there: then it throws. */
async function* scan(connection: Connection, pattern: string): AsyncIterable<readonly string[]> {
  for (const { client } of connection.primaries()) yield* scanOne(client, pattern);
}

export function redisContents(connection: Connection): Contents {
  const { commands } = connection;
  return {
    async *heads() {
      for await (const keys of scan(connection, everyHead)) {
        const named = keys.flatMap((key) => headOf(key) ?? []);
        // Each on its own, so that they may lie on different nodes.
        const found = await attempt(
          Promise.all(named.map(({ key }) => commands.hmgetBuffer(key, ...reply.HEAD_FIELDS))),
        );
        for (const [index, fields] of found.entries()) {
          const name = named[index];
          // Gone between the two commands, or not a head of ours.
          if (name === undefined || !reply.isHead(fields)) continue;
          yield reply.decodeHead(name.organisation, name.conversation as ConversationId, fields);
        }
      }
    },
    async *organisationsWithDue() {
      for await (const keys of scan(connection, everyDue)) yield* keys.flatMap((key) => dueOf(key) ?? []);
    },
    async *sealedRecords() {
      // Once for all kinds: each SCAN passes everything there is, whatever it looks for.
      const kinds = SEALED_KINDS.map((kind) => ({ kind, prefix: recordPrefix(kind) }));
      for await (const keys of scan(connection, everyRecord)) {
        for (const key of keys) {
          const of = kinds.find(({ prefix }) => key.startsWith(prefix));
          const value = of === undefined ? null : await attempt(commands.getBuffer(key));
          if (of === undefined || value === null) continue;
          yield { bound: `${of.kind}:${key.slice(of.prefix.length)}`, value: new Uint8Array(value) };
        }
      }
    },
  };
}
