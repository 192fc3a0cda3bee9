/**
 * Four processes destroy keys in one folder at once, and each is killed somewhere. Whatever they said was gone is gone, nobody
 * else's key is lost, whoever comes after finishes it, and no file is left but pages.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ErasureKeyId } from '../../src/core/conversation.ts';
import { openKeyring } from '../../src/keyring/files.ts';

const ROUNDS = 30;
const NOW = new Date('2026-11-27T10:20:30Z');
/** As `npm run build` made it, since a child of its own knows no TypeScript. */
const keyringModule = fileURLToPath(new URL('../../dist/src/keyring/files.js', import.meta.url));
const CHILD = `
  import { openKeyring } from ${JSON.stringify(keyringModule)};
  const [folder, ...ids] = process.argv.slice(1);
  const keyring = await openKeyring(folder);
  console.log('ready');
  await keyring.erasure.give();
  for (const id of ids) {
    await keyring.erasure.destroy([id]);
    console.log(id);
    if (Math.random() < 0.1) await keyring.erasure.tend(new Date());
  }
`;

let folder: string;
beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'prove-erasure-')), 'keyring');
});
afterAll(() => rm(join(folder, '..'), { recursive: true, force: true }));

function destroyer(ids: readonly ErasureKeyId[]): {
  child: ChildProcess;
  said: string[];
  ready: Promise<unknown>;
  ended: Promise<unknown>;
} {
  const child = spawn(process.execPath, ['--input-type=module', '-e', CHILD, '--', folder, ...ids], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said: string[] = [];
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const ready = once(lines, 'line');
  lines.on('line', (line) => void said.push(line));
  return { child, said, ready: Promise.race([ready, ended]), ended };
}

it(
  'nothing survives that was said to be gone, and nothing else dies, over rounds of kills',
  { timeout: 600_000 },
  async () => {
    const keyring = await openKeyring(folder);
    const all = new Map<ErasureKeyId, { wrapped: Uint8Array; dayKey: string }>();
    const gone = new Set<ErasureKeyId>();
    const opens = async (id: ErasureKeyId): Promise<boolean> => {
      const { dayKey = '', wrapped = new Uint8Array() } = all.get(id) ?? {};
      return keyring.unwrap(dayKey, wrapped, 'bound', id).then(
        () => true,
        () => false,
      );
    };
    for (let round = 0; round < ROUNDS; round += 1) {
      const ids: ErasureKeyId[] = [];
      for (let index = 0; index < 80; index += 1) {
        const id = await keyring.erasure.give();
        all.set(id, await keyring.wrap(new Uint8Array(32), 'bound', NOW, id));
        expect(await opens(id)).toBe(true);
        ids.push(id);
      }
      const doomed = ids.slice(0, 40);
      const children = [doomed, doomed.toReversed(), doomed.slice(20), doomed.slice(0, 20)].map(destroyer);
      await Promise.all(children.map(({ ready }) => ready));
      await Promise.all(
        children.map(async ({ child, ended }) => {
          await setTimeout(Math.random() * 40);
          child.kill('SIGKILL');
          await ended;
        }),
      );
      const said = new Set(children.flatMap((each) => each.said).filter((line) => line !== 'ready'));
      for (const id of said) expect(await opens(id as ErasureKeyId)).toBe(false);
      await keyring.erasure.destroy(doomed);
      // Each with the wrap that opened before: an empty one would not open in any case.
      for (const id of ids) expect(await opens(id)).toBe(!doomed.includes(id));
      for (const id of doomed) gone.add(id);
    }
    for (const id of all.keys()) expect(await opens(id)).toBe(!gone.has(id));
    await keyring.erasure.tend(NOW);
    const strays = (await readdir(folder)).filter(
      (name) => !/^(erasure-[0-9a-f]{16}|pepper|record|signing|day-.*)\.(key|until-.*)$/.test(name),
    );
    // A process that was killed while it made a page leaves its draft, which is under no name that anybody reads.
    expect(strays.filter((name) => !/^\.[0-9a-f]{24}\.tmp$/.test(name))).toEqual([]);
  },
);
