/** What erasure keys cost: to open under one, to take a conversation back, to keep 10^5 of them, and in Redis. */
import { randomBytes } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createLog } from '../src/base/log.ts';
import type { ErasureKeyId } from '../src/core/conversation.ts';
import type { Keyring, Store } from '../src/core/ports.ts';
import { openKeyring } from '../src/keyring/files.ts';
import { openRedisStore } from '../src/store/redis/index.ts';
import { measureWithdrawals } from './figures/withdrawal.ts';
import { median } from './load.ts';
import { startRedis, type BenchRedis } from './redis.ts';
import { seedConversations } from './seed.ts';
import { each, MEASURED, timed, took } from './stopwatch.ts';
import { ms, type Row, type Section } from './table.ts';
import { WRITABLE, type Workplace } from './workplace.ts';

const KEYS = 100_000;
const SEEDED = 10_000;

const whole = (value: number): string => Math.round(value).toLocaleString('en');

async function opening(keyring: Keyring, keys: readonly (ErasureKeyId | undefined)[]): Promise<string> {
  const secret = randomBytes(32);
  const now = new Date();
  const wrapped = await Promise.all(keys.map((key) => keyring.wrap(secret, 'bench', now, key)));
  const times = await each(async (index) => {
    const at = index % keys.length;
    const { dayKey, wrapped: sealed } = wrapped[at] ?? { dayKey: '', wrapped: new Uint8Array() };
    await keyring.unwrap(dayKey, sealed, 'bench', keys[at]);
  });
  return took(times);
}

/** Far apart, so that one is rarely in the page of the one before. */
const spread = (all: readonly ErasureKeyId[]): readonly ErasureKeyId[] =>
  Array.from({ length: MEASURED }, (_, index) => all[(index * 7919) % all.length]).filter((key) => key !== undefined);

async function pagesOnDisk(folder: string): Promise<{ count: number; bytes: number; onDisk: number }> {
  const names = (await readdir(folder)).filter((name) => name.startsWith('erasure-'));
  const all = await Promise.all(names.map((name) => stat(join(folder, name))));
  return {
    count: all.length,
    bytes: all.reduce((sum, { size }) => sum + size, 0),
    // `blocks` counts 512 bytes each, whatever the file system's own are.
    onDisk: all.reduce((sum, { blocks }) => sum + blocks * 512, 0),
  };
}

/** Leaves the keyring with its 10^5 keys, for what follows. */
async function measureKeys(keyring: Keyring, folder: string): Promise<readonly Row[]> {
  const keys = await Promise.all(Array.from({ length: 100 }, () => keyring.erasure.give()));
  const without = await opening(keyring, [undefined]);
  const amongFew = await opening(keyring, keys);
  while (keys.length < KEYS) keys.push(await keyring.erasure.give());
  const pages = await pagesOnDisk(folder);
  const read = spread(keys);
  const amongMany = await opening(keyring, read);
  const record = randomBytes(32);
  const sealed = await Promise.all(read.map((key) => keyring.sealErasable(record, 'bench', key)));
  const reads = await each(async (index) => {
    const [bytes, key] = [sealed[index], read[index]];
    if (bytes !== undefined && key !== undefined) await keyring.openErasable(bytes, 'bench', key);
  });
  const overwritten = await each(async (index) => keyring.erasure.destroy(read.slice(index, index + 1)));
  const hourly: number[] = [];
  for (let count = 0; count < 5; count += 1) await timed(hourly, () => keyring.erasure.tend(new Date()));
  return [
    { figure: "opening a conversation's secret, no erasure key (0.2.0)", measured: without },
    { figure: 'the same under an erasure key, 100 keys', measured: amongFew },
    { figure: 'the same, 100,000 keys', measured: amongMany },
    {
      figure: '100,000 keys on disk',
      measured: `${whole(pages.bytes)} bytes in ${pages.count} files (${whole(pages.onDisk)} in blocks)`,
    },
    { figure: 'one read among them, with what it opens', measured: took(reads) },
    { figure: 'one overwrite among them, on the disk', measured: took(overwritten) },
    { figure: 'the hourly look at all of them', measured: ms(median(hourly)) },
  ];
}

const KINDS = { c: 'head', l: 'log', index: 'indexes of employee and adviser', due: 'index of what is due' } as const;

/** `MEMORY USAGE` of every key of one organisation, by kind and conversation: each has one message of a real one's size. */
async function measureBytes(
  store: Store,
  redis: BenchRedis,
  keyring: Keyring,
  slack: Workplace['slack'],
): Promise<Row[]> {
  await seedConversations(store, keyring, slack, WRITABLE, SEEDED);
  const sums = { c: 0, l: 0, index: 0, due: 0 };
  const names = (await redis.client.keys('*')).filter((name) => name.startsWith(`iv:{${slack.id}}:`));
  for (const name of names) {
    const kind = name.split(':')[2] ?? '';
    const bytes = (await redis.client.memory('USAGE', name, 'SAMPLES', 0)) ?? 0;
    sums[kind === 'c' || kind === 'l' || kind === 'due' ? kind : 'index'] += bytes / SEEDED;
  }
  const total = Object.values(sums).reduce((sum, bytes) => sum + bytes, 0);
  return [
    { figure: 'Redis, a conversation of one message', measured: `${whole(total)} bytes` },
    ...(['c', 'l', 'index', 'due'] as const).map((kind) => ({
      figure: `of which ${KINDS[kind]}`,
      measured: `${whole(sums[kind])} bytes`,
    })),
  ];
}

/** With a Redis and a folder of keys of its own, so that it is the same alone and after everything else. */
export async function erasureSection(workplace: Workplace): Promise<Section> {
  const folder = join(workplace.folder, 'erasure-keys');
  const keyring = await openKeyring(folder);
  const redis = await startRedis(workplace.folder, 'erasure');
  const store = await openRedisStore({ path: redis.socket, log: createLog(() => undefined) });
  try {
    const rows = [
      ...(await measureKeys(keyring, folder)),
      ...(await measureWithdrawals(store, keyring, workplace)),
      ...(await measureBytes(store, redis, keyring, workplace.slack)),
    ];
    return { title: 'Erasure keys, one at a time', rows };
  } finally {
    await store.close();
    await redis.stop();
  }
}
