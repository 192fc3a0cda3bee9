/** Redis: is it there, by whichever way; and when not, why, in a sentence of its own. */
import type { Redis } from 'ioredis';
import type { RedisAddress } from '../../store/redis/client.ts';
import type { Connection } from '../../store/redis/connection.ts';
import type { Diagnosis } from '../../store/redis/diagnosis.ts';
import { fail, ok, warn, type Finding } from './types.ts';

export interface Reached {
  readonly client?: Redis;
  /** What is wrong; with a client, what is worth knowing. */
  readonly findings: readonly Finding[];
}

const told = (id: string, { message, remedy }: Diagnosis): Finding => fail(id, `${message}.`, remedy);

/** Connects once, without waiting for a Redis that is not there. */
async function once(client: Redis): Promise<Diagnosis | undefined> {
  const { onConnectionTrouble } = await import('../../store/redis/connection-trouble.ts');
  const { diagnose } = await import('../../store/redis/diagnosis.ts');
  let trouble: Diagnosis | undefined;
  const deaf = onConnectionTrouble(client, (heard) => (trouble ??= heard));
  const ready = await new Promise<boolean>((resolve) => {
    client.once('ready', () => resolve(true)).once('close', () => resolve(false));
    client.connect().catch(() => undefined);
  });
  deaf();
  return ready ? undefined : (trouble ?? diagnose(undefined));
}

async function lookAtSentinels(where: RedisAddress): Promise<{ readonly some: boolean; readonly findings: Finding[] }> {
  const { askSentinels } = await import('../../store/redis/sentinels.ts');
  const asked = await askSentinels(where);
  const id = 'redis.sentinels';
  const some = asked.some(({ trouble }) => trouble === undefined);
  const troubles = new Map(asked.flatMap(({ trouble }) => (trouble === undefined ? [] : [[trouble.reason, trouble]])));
  const findings = [...troubles.values()].map((trouble) =>
    some ? warn(id, `${trouble.message}.`, trouble.remedy) : told(id, trouble),
  );
  // Two cannot agree without the other: redis.io/docs/latest/operate/oss_and_stack/management/sentinel
  if (asked.length < 3)
    findings.push(
      warn(
        id,
        `REDIS_SENTINELS names ${asked.length}: with fewer than three, the loss of one machine can stop them from agreeing on a new primary.`,
        'Run three on three machines, and name each.',
      ),
    );
  return { some, findings: findings.length > 0 ? findings : [ok(id, 'Each Sentinel answers and knows the primary.')] };
}

/** The first that answers. Who gets a client disconnects it. */
export async function reach(where: RedisAddress, signal: AbortSignal): Promise<Reached> {
  const { addressesOf, createClient } = await import('../../store/redis/client.ts');
  const sentinels = where.sentinels === undefined ? undefined : await lookAtSentinels(where);
  const findings = sentinels?.findings ?? [];
  if (sentinels?.some === false) return { findings };
  let first: Diagnosis | undefined;
  let away = 0;
  for (const address of addressesOf(where)) {
    const client = createClient(where, address);
    signal.addEventListener('abort', () => client.disconnect(), { once: true });
    const trouble = await once(client);
    if (trouble === undefined) {
      const some = warn(
        'redis.addresses',
        `Of the addresses in REDIS_URL the first ${away} gave no answer.`,
        'Look why, or take them out: a start tries each.',
      );
      return { client, findings: away === 0 ? findings : [...findings, some] };
    }
    first ??= trouble;
    away += 1;
    client.disconnect();
  }
  if (first === undefined) return { findings };
  return {
    findings: [...findings, told(first.reason === 'sign-in-refused' ? 'redis.sign-in' : 'redis.reachable', first)],
  };
}

/** For a look of a few commands. `undefined` when there is nobody to ask. */
export async function withLine<T>(
  where: RedisAddress,
  signal: AbortSignal,
  act: (connection: Connection) => Promise<T>,
): Promise<T | undefined> {
  const { client } = await reach(where, signal);
  if (client === undefined) return undefined;
  const { connectionOf } = await import('../../store/redis/open-connection.ts');
  let connection: Connection | undefined;
  try {
    connection = await connectionOf(client, where);
    return await act(connection);
  } finally {
    await connection?.close();
    client.disconnect();
  }
}
