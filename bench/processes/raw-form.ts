/**
 * The least that could take a first message: `node:http`, one HMAC, the same HPKE seal, signature, locks and hash by
 * `node:crypto` alone, the product's own script in one Redis trip, one constant answer. No routes, shapes, words, pages,
 * files of keys, or view that is brought up to date afterwards: its keys lie in memory.
 */
import { createHmac, generateKeyPairSync, randomFillSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'node:querystring';
import { createLog } from '../../src/base/log.ts';
import type { ConversationId, DedupeKey, ErasureKeyId, FormMark, Pseudonym } from '../../src/core/conversation.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import { isSlacks, read } from '../raw-request.ts';
import { rawHash, rawHpke, rawLock, rawReader, rawReplyKey, rawSign } from '../raw-seal.ts';

const {
  SLACK_SIGNING_SECRET = '',
  REDIS_SOCKET = '',
  ANSWER_FILE = '',
  READER_KEY = '',
  ADVISER = '',
  LIMITS = '',
} = process.env;
const answer = readFileSync(ANSWER_FILE);
const { conversations } = await openRedisStore({ path: REDIS_SOCKET, log: createLog(() => undefined) });
const signer = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const sealTo = rawHpke(rawReader(Buffer.from(READER_KEY, 'base64url')), Buffer.from('in-vertrouwen/1/e2a'));
const names = randomFillSync(Buffer.alloc(32));
const [dayKey, erasureKey] = [randomFillSync(Buffer.alloc(32)), randomFillSync(Buffer.alloc(32))];
const HOUR_MS = 3_600_000;
const RETENTION = { conversationDays: 90, closedDays: 30, readReplyHours: 72 };
/** With the reply key and the id of the conversation as long as the header of a real message. */
const HEADER = Buffer.alloc(86);
const PADDED = 256;

const name = (...parts: readonly string[]): string =>
  createHmac('sha256', names).update(parts.join('\u0000')).digest('base64url').slice(0, 22);

interface Form {
  readonly user: { readonly id: string };
  readonly view: {
    readonly private_metadata: string;
    readonly state: { readonly values: Readonly<Record<string, Readonly<Record<string, { readonly value: string }>>>> };
  };
}

async function store(form: Form): Promise<boolean> {
  const text = Object.values(Object.values(form.view.state.values)[0] ?? {})[0]?.value ?? '';
  const mark = form.view.private_metadata;
  const owner = name('employee', form.user.id);
  const id = name('conversation', mark);
  const secret = randomFillSync(Buffer.alloc(32));
  const header = Buffer.concat([HEADER, rawReplyKey(secret), Buffer.from(id)]);
  const plain = Buffer.alloc(PADDED);
  plain.write(text, 4);
  const sealed = Buffer.concat([header, sealTo(header, plain)]);
  const envelope = Buffer.concat([sealed, rawSign(signer, sealed)]);
  const now = new Date();
  const result = await conversations.open({
    head: {
      id: id as ConversationId,
      organisation: 'bench',
      adviser: ADVISER,
      owner: owner as Pseudonym,
      handle: name('handle', mark).slice(0, 8),
      limits: LIMITS,
      dayKey: now.toISOString().slice(0, 10),
      // Under the key of the day and one of its own, as ours joins them.
      wrappedSecret: rawLock(Buffer.concat([dayKey, erasureKey]), 'wrap', Buffer.from(id), secret),
      erasureKey: 'AAAAAAAAAAAA' as ErasureKeyId,
      lastHour: Math.floor(now.getTime() / HOUR_MS),
    },
    dedupeKey: name('submission', mark, text) as DedupeKey,
    mark: name('submission', mark) as FormMark,
    openings: name('openings', owner),
    entry: rawLock(secret, 'log', Buffer.from(id), envelope),
    entryHash: rawHash(envelope),
    refuseWhenAway: false,
    retention: RETENTION,
    now,
  });
  return result === 'stored';
}

const server = createServer((message, response) => {
  const serve = async (): Promise<number> => {
    const body = await read(message);
    if (!isSlacks(message, body, SLACK_SIGNING_SECRET)) return 401;
    return (await store(JSON.parse(String(parse(body.toString())['payload'])) as Form)) ? 200 : 500;
  };
  serve().then(
    (status) =>
      response
        .writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': answer.length })
        .end(answer),
    () => response.writeHead(500, { 'content-length': 0 }).end(),
  );
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
