/** Redis: is it there, would it lose or evict anything, and may our user do what it needs and no more. */
import type { Redis } from 'ioredis';
import { isLoopbackHost } from '../../base/url.ts';
import { readAddresses } from '../../store/redis/address.ts';
import type { RedisFault } from '../../store/redis/check.ts';
import type { RedisAddress } from '../../store/redis/client.ts';
import type { Connection } from '../../store/redis/connection.ts';
import { lookAtKeeping } from './redis-persistence.ts';
import { mayDo } from './redis-rights.ts';
import { folded, lookAtCluster, works } from './redis-nodes.ts';
import { reach } from './redis-reach.ts';
import { fail, finding, ok, skipped, warn, type Check, type Finding } from './types.ts';

const CLOCK_MS = 2000;
/** As `/readyz` (operations/readiness.ts). */
const CLOCK_MAX_MS = 120_000;

const REMEDIES: Readonly<Record<RedisFault, string>> = {
  version: 'Upgrade Redis to 7.0 or newer (infra/compose.yaml has one).',
  eviction:
    'Set maxmemory-policy noeviction in redis.conf (or at the managed service), so that a full Redis refuses instead of forgetting.',
  replica: 'Let REDIS_URL lead to the primary.',
  persistence: 'Set appendonly yes and appendfsync always, so that what was confirmed is on disk.',
};

/** What the store asks of Redis, with a key or channel of ours where one belongs. */
const NEEDED =
  'DEL EXPIREAT GET GETDEL GETRANGE HDEL HGET HINCRBY HMGET HSET INCR LRANGE MGET PERSIST PUBLISH RPUSH SADD SCAN SCARD SET SETRANGE SMEMBERS SREM SUBSCRIBE UNLINK ZADD ZCOUNT ZRANGE ZRANGEBYSCORE ZREM ZREMRANGEBYSCORE ZREVRANK ZSCORE'.split(
    ' ',
  );
/** What nobody should be able to do with the bot's password, or from its socket. */
const DANGEROUS = ['ACL LIST', 'CONFIG GET x', 'DEBUG HELP', 'FLUSHALL', 'FLUSHDB', 'KEYS *', 'MONITOR', 'SHUTDOWN'];

export interface RedisCheckParts {
  readonly url: string | undefined;
  readonly sentinels?: RedisAddress['sentinels'];
  /** Certificates (PEM) to trust beside those of this machine. */
  readonly ca?: string | undefined;
  readonly memory: boolean;
  readonly production: boolean;
  readonly now: () => Date;
}

export function checkRedis({ url, sentinels, ca, memory, production, now }: RedisCheckParts): Check {
  const id = 'redis';
  return {
    id,
    async run(signal) {
      if (memory) return [skipped(id, 'Redis', 'STORE=memory uses none')];
      if (url === undefined) return [skipped(id, 'Redis', 'REDIS_URL is missing or malformed')];
      const where = { url, ...(sentinels && { sentinels }), ...(ca === undefined ? {} : { ca }) };
      const { client, findings } = await reach(where, signal);
      if (client === undefined) return findings;
      const { connectionOf } = await import('../../store/redis/open-connection.ts');
      const { lookAtForgetting } = await import('./redis-forgetting.ts');
      try {
        const connection = await connectionOf(client, where).catch((error: unknown) => error);
        if (connection instanceof Error) return [...findings, unusable(connection)];
        try {
          const nodes = (connection as Connection).nodes().map(async ({ name, client }) => ({
            name,
            findings: await look(client, production, now, isNameless(url)),
          }));
          return [
            ok('redis.reachable', 'Redis can be reached.'),
            ...findings,
            ...tls(url),
            ...lookAtCluster(connection as Connection),
            ...folded(await Promise.all(nodes)),
            await works(connection as Connection),
            ...(await lookAtForgetting(connection as Connection, now)),
          ];
        } finally {
          await (connection as Connection).close();
        }
      } finally {
        client.disconnect();
      }
    },
  };
}

/** Who gives no name is Redis' user `default`. */
const isNameless = (url: string): boolean =>
  (readAddresses(url) ?? []).every(({ username = '' }) => ['', 'default'].includes(username));

function unusable(error: Error): Finding {
  if (/NOPERM/.test(error.message))
    return fail('redis.info', 'Our user may not use INFO, which start-up needs.', 'Add +info to its ACL.');
  return fail(
    'redis.kind',
    `${error.message}.`,
    'docs/operations.md, "Several machines for Redis", says how each is named.',
  );
}

function tls(url: string): Finding[] {
  const addresses = readAddresses(url) ?? [];
  if (addresses.every(({ tls, path }) => tls || path !== undefined))
    return [ok('redis.tls', 'The way to Redis is private (TLS or a socket).')];
  if (addresses.every(({ host }) => isLoopbackHost(host))) return [ok('redis.tls', 'Redis is on this machine.')];
  return [
    warn(
      'redis.tls',
      'REDIS_URL leads to another machine without TLS, so the password and who writes when can be read on the way.',
      'Use rediss://, or a Unix socket on this machine.',
    ),
  ];
}

async function look(
  client: Redis,
  production: boolean,
  now: () => Date,
  isDefault: boolean,
): Promise<readonly Finding[]> {
  const { findFaults, parseInfo, REDIS_FAULTS, timeOf } = await import('../../store/redis/check.ts');
  const text = await client.info().catch(() => undefined);
  const asked = now();
  if (text === undefined)
    return [fail('redis.info', 'Our user may not use INFO, which start-up needs.', 'Add +info to its ACL.')];
  const fields = parseInfo(text);
  const faults = findFaults(text, true);
  const findings = (Object.keys(REDIS_FAULTS) as RedisFault[]).map((fault): Finding => {
    const id = `redis.${fault}`;
    if (!faults.includes(fault)) return ok(id, FINE[fault]);
    // Start-up refuses a Redis without append-only file in production only; elsewhere it is a trial.
    const level = fault === 'persistence' && !production ? 'warn' : 'fail';
    return finding(id, level, `${REDIS_FAULTS[fault]}.`, REMEDIES[fault]);
  });
  return [
    ...findings,
    ...(await lookAtKeeping(client, fields, { isDefault })),
    ...clock(timeOf(text), asked),
    ...(await rights(client)),
  ];
}
const FINE: Readonly<Record<RedisFault, string>> = {
  version: 'Redis is 7.0 or newer.',
  eviction: 'Redis evicts nothing.',
  replica: 'This Redis is the primary.',
  persistence: 'Redis keeps an append-only file.',
};

function clock(there: Date | undefined, here: Date): Finding[] {
  const id = 'redis.clock';
  if (there === undefined)
    return [
      warn(
        id,
        'Redis does not tell its time, so no key of a day is ever destroyed: one clock alone does not decide that.',
        'Use a Redis whose INFO shows server_time_usec; 7.0 and newer do, some managed services hide it.',
      ),
    ];
  const difference = Math.abs(there.getTime() - here.getTime());
  const seconds = Math.round(difference / 1000);
  if (difference <= CLOCK_MS) return [ok(id, 'The clocks of Redis and this machine agree.')];
  if (difference <= CLOCK_MAX_MS)
    return [
      warn(
        id,
        `The clocks of Redis and this machine differ by ${seconds} seconds: what expires goes too early or too late.`,
        'Switch NTP on, on both.',
      ),
    ];
  return [
    fail(
      id,
      `The clocks of Redis and this machine differ by ${seconds} seconds: the server says that it is not ready ("clock"), what is five minutes off is refused by Slack and by us, and from an hour on no key of a day is destroyed.`,
      'Look which of the two is wrong (timedatectl), and switch NTP on, on both.',
    ),
  ];
}

async function rights(client: Redis): Promise<Finding[]> {
  const specs = [...NEEDED.map((command) => `${command} iv:doctor iv:doctor`), ...DANGEROUS];
  const verdicts = await mayDo(client, specs);
  if (verdicts === undefined)
    return [
      fail(
        'redis.rights',
        'Our user may not run scripts, which every step of the store needs.',
        'Add +@scripting to its ACL.',
      ),
    ];
  const without = NEEDED.filter((_, index) => verdicts[index] !== 'yes');
  const risky = DANGEROUS.filter((_, index) => verdicts[NEEDED.length + index] === 'yes').map(
    (spec) => spec.split(' ')[0],
  );
  return [
    without.length === 0
      ? ok('redis.rights', 'Our user may do all that the store needs.')
      : fail(
          'redis.rights',
          `Our user may not do what the store needs: ${without.join(', ')} on keys and channels iv:*.`,
          'Give it ~iv:* &iv:* +@read +@write +@scripting +@connection +@pubsub.',
        ),
    risky.length === 0
      ? ok('redis.dangerous', 'Our user may do nothing dangerous.')
      : warn(
          'redis.dangerous',
          `Our user may do more than it needs: ${risky.join(', ')}. Whoever gets at its password can watch or erase everything.`,
          'Use the ACL line in infra/compose-init.sh (-@dangerous -@admin +info +bgrewriteaof +cluster|slots).',
        ),
  ];
}
