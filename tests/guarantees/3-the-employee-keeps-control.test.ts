/** Promise 3: withdrawn means gone, in every copy; and the adviser learns no more than the employee says. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { newItemKey } from '../../src/core/board/key.ts';
import { toHour, type ConversationId } from '../../src/core/conversation.ts';
import { createErasableRecords } from '../../src/core/erasure/record.ts';
import { createBooks } from '../../src/inbox/client/book/books.ts';
import { consentsIn } from '../../src/inbox/client/book/from-board.ts';
import type { ConsentLine } from '../../src/inbox/client/book/lines.ts';
import { newFormId, sendReply } from '../../src/inbox/client/crypto/reply.ts';
import { openBook, readBookHeader, type BookHeader } from '../../src/seal/book.ts';
import { fromBase64url } from '../../src/seal/bytes.ts';
import { generateAdviserKeys } from '../../src/seal/slots.ts';
import { memoryDevice } from '../support/memory-device.helper.ts';
import { bindingOf } from '../../src/core/employee/send.ts';
import type { Keyring, ReadConversation } from '../../src/core/ports.ts';
import { openKeyring } from '../../src/keyring/files.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import { adviserAt, type AdviserBrowser } from '../support/adviser-browser.helper.ts';
import { startProduct, type Product } from '../support/product.helper.ts';
import { startRedis } from '../support/redis-server.helper.ts';
import { slackEmployee } from '../support/slack-employee.helper.ts';
import { everythingIn, traces } from '../support/traces.helper.ts';
import { toMyConversation, write } from '../support/journeys/story.helper.ts';

let product: Product;
let samira: AdviserBrowser;
beforeAll(async () => {
  product = await startProduct();
  samira = await adviserAt(product.demo);
});
afterAll(() => product.close());

const quiet = { info: () => {}, error: () => {} };

describe('a withdrawn conversation', () => {
  it('leaves no key in Redis, and a copy of its append-only file opens for nobody, whoever holds the keys as they are now', async () => {
    const other = slackEmployee(product.demo, 'U0STAYS');
    await write(other, 'Dit blijft staan');
    const stays = await samira.find('Dit blijft staan');
    const before = await product.redis.keys();
    const noor = slackEmployee(product.demo, 'U0WITHDRAW');
    await write(noor, 'Dit trek ik straks in');
    const id = await samira.find('Dit trek ik straks in');
    await samira.answer(id, 'Ik ben er voor je');
    await noor.close();
    await toMyConversation(noor);

    // Somebody kept a copy of the disk, and of the keys as they were then.
    const copy = await mkdtemp(join(tmpdir(), 'stolen-disk-'));
    await cp(product.redis.dir, copy, {
      recursive: true,
      filter: (path) => !path.endsWith('.sock') && !path.includes('.pid'),
    });

    const keysOfThen = join(copy, 'keyring');
    await cp(product.keyringDir, keysOfThen, { recursive: true });

    await noor.press('Wis dit gesprek');
    await noor.press('Wis dit gesprek');
    expect(noor.words()).toContain('Het gesprek is gewist');
    await noor.close();
    // What is left is not about the conversation: the adviser's session and keys, what was there before, and how often
    // somebody opened one today.
    const left = (await product.redis.keys()).filter(
      (key) => !before.includes(key) && !/rec:(session|view|once|sign-in)/.test(key),
    );
    expect(left).toEqual([expect.stringMatching(/^iv:\{werkplek\}:n:[\w-]{22}$/)]);
    expect(traces(Buffer.concat(await everythingIn(product.redis.client)), [id])).toEqual([]);

    const thief = await startRedis();
    await thief.kill();
    await rm(join(thief.dir, 'appendonlydir'), { recursive: true, force: true });
    await cp(copy, thief.dir, { recursive: true, force: true });
    await thief.start();
    const stolen = await openRedisStore({ path: thief.socket, log: quiet });
    const read = async (conversation: ConversationId): Promise<ReadConversation> => {
      const page = { limit: 10, copies: true };
      const by = { adviser: 'samira' };
      const found = await stolen.conversations.read('werkplek', conversation, by, page, product.clock.now());
      if (found === undefined) throw new Error('the copy should hold the conversation');
      return found;
    };
    const [taken, kept] = [await read(id), await read(stays)];
    expect(taken.entries).toHaveLength(2);
    const open = ({ head }: ReadConversation, keyring: Keyring): Promise<Uint8Array> =>
      keyring.unwrap(head.dayKey, head.wrappedSecret, bindingOf(head), head.erasureKey);
    const [then, now] = [await openKeyring(keysOfThen), await openKeyring(product.keyringDir)];
    // The copy of the keys still takes off the outer layer: hence no copies of that folder, and the test would notice.
    expect(await open(taken, then)).toHaveLength(32);
    expect(await open(kept, now)).toHaveLength(32);
    expect((await now.dayKeys()).map(({ day }) => day)).toContain(taken.head.dayKey);
    await expect(open(taken, now)).rejects.toMatchObject({ code: 'KEY_DESTROYED' });
    // What stays ends with its day's key at the latest, also when Redis was lost and nobody knows of it.
    await now.destroy([kept.head.dayKey]);
    await expect(open(kept, now)).rejects.toMatchObject({ code: 'DAY_KEY_DESTROYED' });
    await other.close();
    await stolen.close();
    await thief.stop();
    await rm(copy, { recursive: true, force: true });
  });
});

describe('one exception, said before the press: a line of the adviser’s own', () => {
  it('outlives the wiping, says nothing of whom, and opens for nobody else, whoever holds all server keys', async () => {
    const noor = slackEmployee(product.demo, 'U0CONSENT');
    await write(noor, 'Vertel het maar');
    const id = await samira.find('Vertel het maar');
    const ends = toHour(product.clock.now()) + 200;
    const slip = { is: 'slip', key: newItemKey(), purpose: 'tell', to: 'teamleider', what: 'Dit.', named: false, ends };
    const sent = await sendReply({
      api: samira.api,
      keys: samira.keys,
      now: product.clock.now(),
      submission: newFormId(),
      open: await samira.read(id),
      readAgain: () => samira.read(id),
      step: (part) => ({ did: { is: 'slip', act: 'put' }, part: { ...part, items: [...part.items, slip] } }),
    });
    expect(sent).toBe('sent');
    await noor.close();
    await toMyConversation(noor);
    await noor.press('Lees het briefje');
    expect(noor.words()).toContain('bewaart Samira een jaar lang één regel');
    await noor.press('Ja, dit mag');

    const now = (): Date => product.clock.now();
    const books = createBooks({ api: samira.api, device: memoryDevice(), clock: { now, earliest: now } });
    const [line] = await consentsIn((await samira.read(id)).reading.board.placed, 'UTC');
    await books.note(samira.keys, line as ConsentLine);
    await books.rewrite(samira.keys);
    await noor.press('Wis dit gesprek');
    expect(noor.words()).toContain('Eén ding blijft.');
    await noor.press('Wis dit gesprek');
    await noor.close();

    const again = createBooks({ api: samira.api, device: memoryDevice(), clock: { now, earliest: now } });
    await again.rewrite(samira.keys);
    expect(await again.look(samira.keys)).toEqual({ lines: [line], trouble: [] });
    // What a thief finds who has Redis and every key of the server: a book of this year, in one size, and no line.
    const store = await openRedisStore({ path: product.redis.socket, log: quiet });
    const keyring = await openKeyring(product.keyringDir);
    const kept = createErasableRecords({ records: store.records, keyring }, 'book', z.unknown());
    const found: unknown[] = [];
    for await (const { bound, value } of store.contents.sealedRecords())
      if (bound.startsWith('book:')) found.push(await kept.open(bound.slice('book:'.length), value));
    await store.close();
    const year = product.clock.now().getUTCFullYear();
    // Hers, and Tom's, who counted last year too.
    const ofThisYear = { books: [{ year, blob: expect.any(String) as string }] };
    expect(found).toEqual([ofThisYear, ofThisYear]);
    const blobs = found.map(
      (one) => fromBase64url((one as typeof ofThisYear).books[0]?.blob ?? '') ?? new Uint8Array(),
    );
    expect(new Set(blobs.map(({ length }) => length)).size).toBe(1);
    const { kid } = samira.keys.keyCard;
    const blob = blobs.find((one) => (readBookHeader(one) as BookHeader).kid === kid) ?? new Uint8Array();
    expect(traces(Buffer.from(blob), ['teamleider', id, 'U0CONSENT'])).toEqual([]);
    await expect(openBook(await generateAdviserKeys(), blob)).rejects.toMatchObject({ code: 'ENVELOPE_REFUSED' });
    expect(await openBook(samira.keys, blob)).toContain('teamleider');
  });
});

describe('what the adviser learns', () => {
  it('is a random handle, an hour and the words: no user id, no pseudonym, no address', async () => {
    const noor = slackEmployee(product.demo, 'U0SECRETID');
    await write(noor, 'Wie ben ik');
    const id = await samira.find('Wie ben ik');
    const { text: list } = await samira.browser.api('GET', '/api/conversations');
    const { text: thread } = await samira.browser.api('GET', `/api/conversations/werkplek/${id}`);
    const keyring = await openKeyring(product.keyringDir);
    const pseudonym = keyring.pseudonym('werkplek', 'slack', 'T0WERKPLEK', 'U0SECRETID');
    for (const response of [list, thread])
      expect(traces(response, ['U0SECRETID', pseudonym, 'T0WERKPLEK', '127.0.0.1'])).toEqual([]);
    const { items } = JSON.parse(list) as { items: { id: string }[] };
    // Not the first: within an hour their order is chance, and the one of before lost its day's key.
    const own = items.find((item) => item.id === id);
    const told = ['envelope', 'handle', 'hour', 'id', 'organisation', 'promised', 'state', 'unread'];
    expect(Object.keys(own ?? {}).sort()).toEqual(told);
    await noor.close();
  });
});
