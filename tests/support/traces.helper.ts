/** Looks for a text wherever it could have been left: as it is, and as base64 or hex of it. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Redis } from 'ioredis';
import { OF_A_RUN } from './temporary-folders.helper.ts';

/** The three ways base64 can hold a text, by where in a group of three bytes it begins; the edges are cut off. */
function base64Forms(text: string): string[] {
  return [0, 1, 2].flatMap((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)])
      .toString('base64')
      .replace(/=+$/, '');
    const certain = encoded.slice(Math.ceil((shift * 4) / 3) + (shift > 0 ? 1 : 0), -2);
    return [certain, certain.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

export function traces(haystack: Buffer | string, canaries: readonly string[]): string[] {
  const text = typeof haystack === 'string' ? haystack : haystack.toString('latin1');
  return canaries.filter((canary) => {
    const raw = Buffer.from(canary).toString('latin1');
    return [raw, canary, Buffer.from(canary).toString('hex'), ...base64Forms(canary)].some((form) =>
      text.includes(form),
    );
  });
}

/**
 * Every file below a folder, read whole; what vanishes meanwhile is passed over, and only that. Without waiting for each:
 * of the hundred thousand files that a machine has in its temporary folder, nearly all are only asked for their age.
 */
export function filesBelow(folder: string, since = 0): { path: string; bytes: Buffer }[] {
  const found: { path: string; bytes: Buffer }[] = [];
  for (const entry of unlessGone(() => readdirSync(folder, { withFileTypes: true })) ?? []) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...filesBelow(path, since));
    if (!entry.isFile()) continue;
    const kept = unlessGone(() => {
      const { mtimeMs, size } = statSync(path);
      return mtimeMs >= since && size < 20_000_000 ? readFileSync(path) : undefined;
    });
    if (kept !== undefined) found.push({ path, bytes: kept });
  }
  return found;
}

/** Another test's file or folder, gone by now, or another user's. */
function unlessGone<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

/** Every temporary file since then, of this test and of the system, but for those of the tests that run beside it. */
export function temporaryFiles(since: number): { path: string; bytes: Buffer }[] {
  const own = tmpdir();
  const system = dirname(dirname(own));
  const found = filesBelow(own, since);
  for (const entry of readdirSync(system, { withFileTypes: true })) {
    const path = join(system, entry.name);
    if (entry.isDirectory() && !entry.name.startsWith(OF_A_RUN)) found.push(...filesBelow(path, since));
    if (entry.isFile() && statSync(path).mtimeMs >= since) found.push({ path, bytes: readFileSync(path) });
  }
  return found;
}

/** Names and values of everything Redis holds. */
export async function everythingIn(client: Redis): Promise<Buffer[]> {
  const keys = await client.keysBuffer('*');
  const out: Buffer[] = [];
  for (const key of keys) {
    out.push(key);
    switch (await client.type(key)) {
      case 'string':
        out.push((await client.getBuffer(key)) ?? Buffer.alloc(0));
        break;
      case 'hash':
        for (const [field, value] of Object.entries(await client.hgetallBuffer(key)))
          out.push(Buffer.from(field), value);
        break;
      case 'list':
        out.push(...(await client.lrangeBuffer(key, 0, -1)));
        break;
      case 'set':
        out.push(...(await client.smembersBuffer(key)));
        break;
      case 'zset':
        out.push(...(await client.zrangeBuffer(key, '0', '-1')));
        break;
      case 'none':
        // Expired since the keys were listed.
        break;
      default:
        throw new Error('a kind of value this test does not know');
    }
  }
  return out;
}
