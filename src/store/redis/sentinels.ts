/** Asks a Sentinel by itself: the client only says that none answered, and not why. */
import type { Redis } from 'ioredis';
import { readSentinels, type Address } from './address.ts';
import { createClient, type RedisAddress } from './client.ts';
import { onConnectionTrouble } from './connection-trouble.ts';
import { diagnose, type Diagnosis } from './diagnosis.ts';

const UNKNOWN_NAME: Diagnosis = {
  reason: 'sentinel-without-primary',
  message: 'The Sentinels know no primary under the name in REDIS_SENTINEL_MASTER',
  remedy: 'Write the name that stands after "sentinel monitor" in their configuration; mymaster when it is left out.',
};

/** The same trouble at a Sentinel, in words that point there. */
const atSentinel = ({ reason, message, remedy }: Diagnosis): Diagnosis => ({
  reason: `sentinel-${reason}`.slice(0, 40),
  message: message
    .replace(/^(The host name|The socket|Redis)/, (who) => (who === 'Redis' ? 'A Sentinel' : who))
    .replaceAll('REDIS_URL', 'REDIS_SENTINELS'),
  remedy: remedy.replaceAll('REDIS_URL', 'REDIS_SENTINELS'),
});

async function ask(client: Redis, primary: string): Promise<Diagnosis | undefined> {
  let trouble: Diagnosis | undefined;
  const deaf = onConnectionTrouble(client, (heard) => (trouble ??= heard));
  try {
    const connected = await new Promise<boolean>((resolve) => {
      client.once('ready', () => resolve(true)).once('close', () => resolve(false));
      client.connect().catch(() => undefined);
    });
    if (!connected) return atSentinel(trouble ?? diagnose(undefined));
    const known: unknown = await client.call('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', primary);
    return Array.isArray(known) ? undefined : UNKNOWN_NAME;
  } catch (error) {
    return atSentinel(diagnose(error));
  } finally {
    deaf();
    client.disconnect();
  }
}

export interface AskedSentinel {
  readonly address: Address;
  /** Absent: it answers, and knows the primary. */
  readonly trouble?: Diagnosis;
}

/** Each of them, at once. */
export function askSentinels({ sentinels, ca }: RedisAddress): Promise<readonly AskedSentinel[]> {
  const addresses = sentinels === undefined ? [] : (readSentinels(sentinels.url) ?? []);
  return Promise.all(
    addresses.map(async (address): Promise<AskedSentinel> => {
      const client = createClient(ca === undefined ? {} : { ca }, address);
      const trouble = await ask(client, sentinels?.primary ?? '');
      return trouble === undefined ? { address } : { address, trouble };
    }),
  );
}
