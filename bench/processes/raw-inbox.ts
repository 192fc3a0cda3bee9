/**
 * The least that express could do for an adviser's inbox: the session's record and the list, or the conversation, read from
 * the same Redis by the same scripts, and answered as JSON with the stored bytes in base64url. It opens nothing: no seal of the
 * session, no outer lock, no language, no key from a file. It asks nothing: not whose session it is, which seats they have,
 * whether they were idle, whether their own page asks. It sets no headers of its own.
 */
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Redis } from 'ioredis';
import { hashToken } from '../../src/base/token.ts';
import { BARE_PAGE, LIST_PAGE, THREAD_PAGE } from '../../src/core/adviser/desk.ts';
import { toHour, type ConversationId } from '../../src/core/conversation.ts';
import { conversationPath, PATHS } from '../../src/inbox/contract.ts';
import { cookieName } from '../../src/inbox/server/session/cookies.ts';
import { organisationKeys, recordKey } from '../../src/store/redis/keys.ts';
import { defineScripts } from '../../src/store/redis/scripts.ts';

const { REDIS_SOCKET = '', ORGANISATION: organisation = '', ADVISER: adviser = '' } = process.env;
const SESSION = `${cookieName('session', false)}=`;
/** Nonce and tag of the outer lock: without them the answer has the length of ours. */
const LOCK = 28;
const keys = organisationKeys(organisation);
const redis = new Redis({ path: REDIS_SOCKET, replyMapping: 'legacy' });
defineScripts(redis);

type Reply = readonly unknown[];
const text = (value: unknown): string => (value as Buffer).toString();
const sealed = (entry: unknown): string => (entry as Buffer).subarray(LOCK).toString('base64url');

const hasSession = async (cookie = ''): Promise<boolean> =>
  cookie.startsWith(SESSION) &&
  (await redis.getBuffer(recordKey('session', hashToken('session', cookie.slice(SESSION.length))))) !== null;

function rowOf([id, handle, state, hour, unread, , , first]: Reply): object {
  const row = {
    organisation,
    id: text(id),
    handle: text(handle),
    state: text(state) === 'o' ? 'open' : 'closed',
    hour: Number(text(hour)),
    unread: text(unread) === '1',
    promised: toHour(new Date()),
  };
  if (!Array.isArray(first)) return row;
  const [, , , , , sequence, entry] = first as Reply;
  return { ...row, envelope: { sequence: Number(text(sequence)), bytes: sealed(entry) } };
}

const app = express();
app.disable('x-powered-by');
// By default express hashes each answer for a tag.
app.set('etag', false);

app.get(PATHS.conversations, async (req, res) => {
  if (!(await hasSession(req.headers.cookie))) return void res.sendStatus(401);
  const isBare = req.query['bare'] !== undefined;
  const found = await redis.listInboxBuffer(
    keys.inbox(adviser),
    keys.headPrefix,
    isBare ? BARE_PAGE : LIST_PAGE,
    toHour(new Date()),
    adviser,
    isBare ? '' : keys.logPrefix,
  );
  res.json({ items: (found as readonly Reply[]).map(rowOf) });
});

app.get(conversationPath(':organisation', ':id'), async (req, res) => {
  if (!(await hasSession(req.headers.cookie))) return void res.sendStatus(401);
  const id = req.params['id'] as ConversationId;
  const found = await redis.readConversationBuffer(
    keys.head(id),
    keys.log(id),
    keys.copyPrefix(id),
    'a',
    adviser,
    '',
    THREAD_PAGE,
    '0',
    toHour(new Date()),
    '1',
  );
  const [head, from, entries] = found as [Reply, number, Reply];
  const [, , state, handle, , , length, hash, , , , , , , expires] = head;
  res.json({
    id,
    handle: text(handle),
    state: text(state) === 'o' ? 'open' : 'closed',
    length: Number(text(length)),
    from,
    envelopes: entries.map(sealed),
    headHash: (hash as Buffer).toString('base64url'),
    expiresHour: Number(text(expires)),
  });
});

const server = app.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
server.keepAliveTimeout = 60_000;
