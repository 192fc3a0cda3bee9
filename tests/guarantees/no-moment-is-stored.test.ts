/** Of no message, answer or look a moment is stored: nothing Redis keeps or writes down tells more than the hour. */
import { randomBytes } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordKind } from '../../src/core/ports.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import { adviserAt } from '../support/adviser-browser.helper.ts';
import { aofCommands } from '../support/aof.helper.ts';
import { platforms } from '../support/journeys/platforms.helper.ts';
import { toMyConversation, write } from '../support/journeys/story.helper.ts';
import { startProduct, type Product } from '../support/product.helper.ts';
import { goAway } from '../support/planning.helper.ts';

const HOUR = 3_600_000;
const KINDS: Readonly<Record<RecordKind, true>> = {
  session: true,
  'sign-in': true,
  'key-slots': true,
  enrolment: true,
  once: true,
  view: true,
  posts: true,
  installation: true,
  'lost-keys': true,
  mark: true,
  notices: true,
  book: true,
  report: true,
  'report-part': true,
};

let product: Product;
beforeAll(async () => {
  product = await startProduct();
  const samira = await adviserAt(product.demo);
  for (const platform of platforms) {
    const noor = platform.somebody(product);
    await write(noor, `Een verhaal in ${platform.name}`);
    const id = await samira.find(`Een verhaal in ${platform.name}`);
    await noor.close();
    product.clock.advance(0.123);
    await samira.answer(id, 'Dank je');
    await toMyConversation(noor);
    noor.fill('Ik wil graag bellen.');
    await noor.submit();
    await noor.close();
    const daan = platform.somebody(product);
    await write(daan, 'Toch niet');
    await daan.press('Wis dit gesprek');
    await daan.press('Wis dit gesprek');
    await daan.close();
  }
  await goAway(samira, 'werkplek', new Date(product.clock.now().getTime() + 5_000_000));
  await everyKindOfRecord();
});
afterAll(() => product.close());

/** Also those that the story does not need. */
async function everyKindOfRecord(): Promise<void> {
  const { clock, redis } = product;
  const store = await openRedisStore({
    path: redis.socket,
    clock,
    log: { info: () => {}, error: () => {} },
  });
  const { records } = store;
  const value = randomBytes(40);
  for (const kind of Object.keys(KINDS) as RecordKind[])
    for (const seconds of [0.4, 61, 600.7, 12_345]) {
      const id = `every-${seconds}`;
      await records.put(kind, id, value, seconds);
      await records.putIf(kind, `${id}-if`, undefined, value, seconds);
      await records.putIf(kind, `${id}-if`, value, value, seconds);
      await records.takeOnce(kind, `${id}-once`, seconds);
    }
  await records.increment('posts', 'counted', 77);
  const { notices } = store;
  await notices.want('somebody', 'soon');
  await notices.claim([{ person: 'somebody', told: 0 }], clock.now());
  await notices.settle('somebody', clock.now(), { outcome: 'taken', told: 1 });
  await notices.visited('somebody', []);
  await store.close();
}

const isWholeHour = (milliseconds: number): boolean => milliseconds % HOUR === 0;
/** A number of today's size: seconds, milliseconds or microseconds since 1970, from 2020 to 2050. */
function momentIn(argument: Buffer): number | undefined {
  if (!/^\d{10,16}$/.test(argument.toString('latin1'))) return undefined;
  const number = Number(argument.toString('latin1'));
  const [from, to] = [1_577_836_800_000, 2_524_608_000_000];
  return [number * 1000, number, number / 1000].find((at) => at >= from && at <= to);
}

describe('after conversations on both platforms, read, answered, withdrawn, and a record of every kind', () => {
  it('no command in the append-only file holds a moment that is not a whole hour', async () => {
    const commands = await aofCommands(product.redis.dir);
    const words = commands.map(([word = Buffer.alloc(0)]) => word.toString('latin1').toUpperCase());
    expect(words).toEqual(expect.arrayContaining(['SET', 'HSET', 'PEXPIREAT', 'RPUSH', 'ZADD']));
    const finer = commands.flatMap((command) =>
      command.flatMap((argument) => {
        const at = momentIn(argument);
        return at === undefined || isWholeHour(at) ? [] : [command.slice(0, 2).join(' ')];
      }),
    );
    expect(finer).toEqual([]);
    expect(words.filter((word) => /^(P?SETEX|P?EXPIRE|GETEX)$/.test(word))).toEqual([]);
  });

  it('every key that has an end has it at a whole hour', async () => {
    const { client } = product.redis;
    const ends = new Map<string, number>();
    for (const key of await product.redis.keys()) ends.set(key, await client.pexpiretime(key));
    expect(ends.size).toBeGreaterThan(30);
    expect([...ends].filter(([, at]) => at >= 0 && !isWholeHour(at))).toEqual([]);
  });

  it('and so have the files of the keyring their time', async () => {
    // A page of erasure keys tells when one was last destroyed, and a promise that an answer made when that was, until the
    // next full hour (`keyring/erasure-pages.test.ts`, `keyring/settled.test.ts`).
    const names = (await readdir(product.keyringDir)).filter((name) => !name.startsWith('erasure-'));
    const times = await Promise.all(
      names.map(async (name) => [name, (await stat(join(product.keyringDir, name))).mtimeMs] as const),
    );
    for (const kind of ['day-', 'hour-', 'pepper-', 'lasting'])
      expect(names).toContainEqual(expect.stringMatching(`^${kind}.*\\.key$`));
    expect(times.filter(([, at]) => !isWholeHour(at))).toEqual([]);
  });
});
