/** What release 0.2.0 left on disk, in a copy that may be used up. What it holds: `tests/fixtures/0.2.0/README.md`. */
import { chmod, cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startRedis, type RedisServer } from './redis-server.helper.ts';

const SAVED = fileURLToPath(new URL('../fixtures/0.2.0/', import.meta.url));

export const HELD = {
  noor: {
    user: 'U0NOOR',
    conversation: 'wRFthQ6uZb8pTEguzEGYmw',
    wrote: 'Er is iets gebeurd op de afdeling.',
    answer: 'Dank je dat je schrijft. Ik lees mee.',
  },
  daan: { user: 'U0DAAN', conversation: 'ZvHk9wpe-yGQ2AGaCL9qxA', wrote: 'Kan ik je een keer bellen?' },
  dayKey: 'day-2026-11-27.key',
  recoveryCode: 'P1BE-68ME-JRXF-3PJD-VSY8-4C4S-JVFP-Z8S3',
} as const;

export interface Release020 {
  /** With `keyring` and `organisations`. */
  readonly folder: string;
  readonly keyringDir: string;
  readonly redis: RedisServer;
  close(): Promise<void>;
}

export async function unpackRelease020(): Promise<Release020> {
  const folder = await mkdtemp(join(tmpdir(), 'release-0.2.0-'));
  const keyringDir = join(folder, 'keyring');
  for (const name of ['keyring', 'organisations']) await cp(join(SAVED, name), join(folder, name), { recursive: true });
  // Git keeps no modes.
  await chmod(keyringDir, 0o700);
  for (const name of await readdir(keyringDir)) await chmod(join(keyringDir, name), 0o600);
  const redis = await startRedis({ from: join(SAVED, 'redis') });
  return {
    folder,
    keyringDir,
    redis,
    async close() {
      await redis.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
