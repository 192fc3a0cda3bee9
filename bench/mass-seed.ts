/**
 * A million open conversations in half a minute: Redis copies one that the product's own script stored, so that each has what
 * that script writes. Their erasure keys lie on disk in pages as the product makes them; of what they hold nothing opens.
 */
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConversationId, ErasureKeyId, Pseudonym } from '../src/core/conversation.ts';
import { newHandle } from '../src/core/handle.ts';
import type { Store } from '../src/core/ports.ts';
import { erasureKeyId, KEYS_PER_PAGE, pageFile } from '../src/keyring/erasure-key-id.ts';
import { organisationKeys } from '../src/store/redis/keys.ts';
import type { BenchRedis } from './redis.ts';
import { seededUser, seedConversations } from './seed.ts';
import { TEAM, WRITABLE, type Workplace } from './workplace.ts';

const KEY_BYTES = 32;
const AT_ONCE = 500;
/** The first ones are the product's own: one with each adviser. */
const OWN = WRITABLE.length;

/** ARGV: prefixes of head, log, employee, inbox, open, news; due; template's id; its owner; then id, owner, adviser, handle, key, ... */
const COPY = `
  local c, l, u, a, o, news, due, model, owner = unpack(ARGV, 1, 9)
  local adviser, key, expires = redis.call('HGET', c .. model, 'a'), redis.call('HGET', c .. model, 'k'), redis.call('HGET', c .. model, 'x')
  local place = redis.call('ZSCORE', a .. adviser, model)
  local since = redis.call('ZSCORE', news .. adviser, model)
  for i = 10, #ARGV, 5 do
    local id, who, whom = ARGV[i], ARGV[i + 1], ARGV[i + 2]
    redis.call('COPY', c .. model, c .. id)
    redis.call('HSET', c .. id, 'o', who, 'a', whom, 'h', ARGV[i + 3], 'k', ARGV[i + 4])
    redis.call('COPY', l .. model, l .. id)
    redis.call('ZADD', u .. who, expires, id)
    redis.call('ZADD', a .. whom, place, id)
    redis.call('ZADD', o .. whom, expires, id)
    redis.call('ZADD', news .. whom, since, id)
    redis.call('ZADD', due, expires, ARGV[i + 4] .. 'c' .. id)
    redis.call('EXPIREAT', u .. who, expires * 3600)
  end`;

async function* pagesOf(folder: string): AsyncGenerator<ErasureKeyId> {
  for (;;) {
    const page = randomBytes(8).toString('hex');
    await writeFile(join(folder, `${pageFile(page)}.key`), randomBytes(KEYS_PER_PAGE * KEY_BYTES), { mode: 0o600 });
    for (let number = 0; number < KEYS_PER_PAGE; number += 1) yield erasureKeyId(page, number);
  }
}

/**
 * @param count at least four; as many with each adviser who can be written to, and four of each employee
 * @throws Error when one that was copied is not as the product stores them
 */
export async function seedMany(workplace: Workplace, redis: BenchRedis, store: Store, count: number): Promise<void> {
  const { keyring, keyringDir, slack } = workplace;
  await seedConversations(store, keyring, slack, WRITABLE, OWN);
  const keys = organisationKeys(slack.id);
  const ownerOf = (index: number): Pseudonym =>
    keyring.pseudonym(slack.id, 'slack', TEAM, seededUser(Math.floor(index / OWN)));
  const [model = ''] = await redis.client.zrange(keys.employee(ownerOf(0)), '0', '0');
  const { headPrefix, logPrefix, employeePrefix, inboxPrefix, openPrefix, newsPrefix, due } = keys;
  const of = [headPrefix, logPrefix, employeePrefix, inboxPrefix, openPrefix, newsPrefix, due, model, ownerOf(0)];
  const erasureKeys = pagesOf(keyringDir);
  let last = '';
  for (let from = OWN; from < count; from += AT_ONCE) {
    const copies: (string | Buffer)[] = [];
    for (let index = from; index < Math.min(count, from + AT_ONCE); index += 1) {
      const key = await erasureKeys.next();
      last = randomBytes(16).toString('base64url');
      const bytes = Buffer.from(String(key.value), 'base64url');
      copies.push(last, ownerOf(index), WRITABLE[index % OWN] ?? '', newHandle(), bytes);
    }
    await redis.client.eval(COPY, 0, ...of, ...copies);
  }
  if (count > OWN) await demandLike(workplace, redis, store, [model, last], ownerOf(count - 1), count);
}

/** By what Redis keeps of both, and by what the product makes of the copy. */
async function demandLike(
  { slack }: Workplace,
  { client }: BenchRedis,
  { conversations }: Store,
  ids: readonly [string, string],
  owner: Pseudonym,
  count: number,
): Promise<void> {
  const keys = organisationKeys(slack.id);
  const [adviser, now] = [WRITABLE[(count - 1) % OWN] ?? '', new Date()];
  const kept = async (id: string): Promise<string> => {
    const [head, log] = [keys.head(id as ConversationId), keys.log(id as ConversationId)];
    const fields = (await client.hkeys(head)).toSorted();
    const ends = [await client.expiretime(head), await client.expiretime(log)];
    return JSON.stringify([fields, ends, await client.llen(log), await client.hget(head, 'x')]);
  };
  const by = { adviser };
  const thread = await conversations.read(slack.id, ids[1] as ConversationId, by, { limit: 5, copies: false }, now);
  const { conversations: own } = await conversations.overview(slack.id, owner, [adviser], now);
  const [listed] = await conversations.listForAdviser(slack.id, adviser, 1, now);
  const wanted = (count - 1) % OWN;
  const isLike =
    (await kept(ids[0])) === (await kept(ids[1])) &&
    thread?.entries.length === 1 &&
    own.length === wanted + 1 &&
    own.some(({ id }) => id === ids[1]) &&
    listed !== undefined;
  if (!isLike) throw new Error('a copied conversation is not as the product stores one');
}
