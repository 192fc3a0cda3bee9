/** Starts the raw server for forms, once it is known that what it seals is what ours would open. */
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LIMITS_VERSION } from '../src/core/pages/write.ts';
import { webAlgorithms } from '../src/seal/algorithms.ts';
import { deriveEncryptionPair, hpkeOpen, publicBytes } from '../src/seal/hpke.ts';
import { startListener, type Child } from './child.ts';
import { rawHpke, rawReader } from './raw-seal.ts';
import type { BenchRedis } from './redis.ts';
import type { Pages } from './requests.ts';
import { SECRET, WRITABLE, type Workplace } from './workplace.ts';

/** @throws Error when the raw seal is not HPKE: then it would be no measure. */
async function proveRawSeal(): Promise<void> {
  const pair = await deriveEncryptionPair(randomBytes(32));
  const [info, aad, text] = ['info', 'aad', 'text'].map((word) => Buffer.from(word)) as [Buffer, Buffer, Buffer];
  const sealed = rawHpke(rawReader(Buffer.from(await publicBytes(pair))), info)(aad, text);
  const opened = await hpkeOpen(pair, sealed.subarray(0, 32), sealed.subarray(32), { info, aad }, webAlgorithms);
  if (!text.equals(opened)) throw new Error('the raw seal does not open');
}

export async function startRawForm(
  workplace: Workplace,
  redis: BenchRedis,
  { sent }: Pages,
): Promise<{ child: Child; port: number }> {
  await proveRawSeal();
  const answerFile = join(workplace.folder, 'sent.json');
  await writeFile(answerFile, sent);
  const card = workplace.slack.advisers.find(({ id }) => id === WRITABLE[0])?.keyCards[0];
  return startListener('./processes/raw-form.js', 'server', {
    SLACK_SIGNING_SECRET: SECRET,
    REDIS_SOCKET: redis.socket,
    ANSWER_FILE: answerFile,
    READER_KEY: Buffer.from(card?.encryption ?? new Uint8Array(0)).toString('base64url'),
    ADVISER: WRITABLE[0],
    LIMITS: LIMITS_VERSION,
  });
}
