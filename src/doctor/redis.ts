/** Redis: is it there, would it lose or evict anything, and may our user do what it needs and no more. */
import type { Redis } from 'ioredis';
import { isLoopback } from '../config/fields.ts';
import type { RedisFault } from '../store/redis/check.ts';
import { lookAtKeeping } from './redis-keeping.ts';
import { mayDo } from './redis-may.ts';
import { fail, finding, info, ok, skipped, warn, type Check, type Finding } from './types.ts';

const CLOCK_MS = 2000;

const REMEDIES: Readonly<Record<RedisFault, string>> = {
  version: 'Upgrade Redis to 7.0 or newer (infra/compose.yaml has one).',
  eviction:
    'Set maxmemory-policy noeviction in redis.conf (or at the managed service), so that a full Redis refuses instead of forgetting.',
  replica: 'Let REDIS_URL lead to the primary.',
  persistence: 'Set appendonly yes and appendfsync always, so that what was confirmed is on disk.',
};

/** What the store asks of Redis, with a key or channel of ours where one belongs. */
const NEEDED =
  'DEL EXPIREAT GET GETDEL GETEX GETRANGE HGET HINCRBY HMGET HSET INCR LRANGE MGET PERSIST PEXPIRE PUBLISH RPUSH SADD SCARD SET SETRANGE SMEMBERS SREM SUBSCRIBE UNLINK ZADD ZCOUNT ZRANGE ZRANGEBYSCORE ZREM ZREMRANGEBYSCORE'.split(
    ' ',
  );
/** What nobody should be able to do with the bot's password, or from its socket. */
const DANGEROUS = ['ACL LIST', 'CONFIG GET x', 'DEBUG HELP', 'FLUSHALL', 'FLUSHDB', 'KEYS *', 'MONITOR', 'SHUTDOWN'];

const REFUSED = /^(WRONGPASS|NOAUTH|NOPERM)/;

/** Connects once, without waiting for a Redis that is not there. */
async function connect(client: Redis): Promise<'ready' | 'refused' | 'away'> {
  let refused = false;
  client.on('error', (error: Error) => {
    refused ||= REFUSED.test(error.message);
  });
  return new Promise((resolve) => {
    client.once('ready', () => resolve('ready'));
    client.once('close', () => resolve(refused ? 'refused' : 'away'));
    client.connect().catch(() => undefined);
  });
}

export interface RedisCheckParts {
  readonly url: string | undefined;
  readonly memory: boolean;
  readonly production: boolean;
  readonly now: () => Date;
}

export function checkRedis({ url, memory, production, now }: RedisCheckParts): Check {
  const id = 'redis';
  return {
    id,
    async run(signal) {
      if (memory) return [skipped(id, 'Redis', 'STORE=memory uses none')];
      if (url === undefined) return [skipped(id, 'Redis', 'REDIS_URL is missing or malformed')];
      const { createClient } = await import('../store/redis/client.ts');
      const client = createClient({ url });
      signal.addEventListener('abort', () => client.disconnect(), { once: true });
      try {
        const state = await connect(client);
        if (state === 'away')
          return [
            fail(
              'redis.reachable',
              'Redis cannot be reached at REDIS_URL.',
              'Start it, and check host, port, TLS (rediss://) or the path and permissions of the socket.',
            ),
          ];
        if (state === 'refused')
          return [
            fail(
              'redis.sign-in',
              'Redis refuses the user or password of REDIS_URL.',
              'Compare both with the ACL file of Redis (ACL LIST as its administrator).',
            ),
          ];
        return [
          ok('redis.reachable', 'Redis can be reached.'),
          ...tls(url),
          ...(await look(client, production, now, isNameless(url))),
        ];
      } finally {
        client.disconnect();
      }
    },
  };
}

/** Who gives no name is Redis' user `default`. */
const isNameless = (url: string): boolean =>
  url.startsWith('unix:') || ['', 'default'].includes(decodeURIComponent(new URL(url).username));

function tls(url: string): Finding[] {
  const { protocol, hostname } = url.startsWith('unix:') ? { protocol: 'unix:', hostname: '' } : new URL(url);
  if (protocol !== 'redis:') return [ok('redis.tls', 'The way to Redis is private (TLS or a socket).')];
  if (isLoopback(hostname)) return [ok('redis.tls', 'Redis is on this machine.')];
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
  const { findFaults, parseInfo, REDIS_FAULTS } = await import('../store/redis/check.ts');
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
    ...clock(fields, asked),
    ...(await rights(client)),
  ];
}
const FINE: Readonly<Record<RedisFault, string>> = {
  version: 'Redis is 7.0 or newer.',
  eviction: 'Redis evicts nothing.',
  replica: 'This Redis is the primary.',
  persistence: 'Redis keeps an append-only file.',
};

function clock(fields: ReadonlyMap<string, string>, here: Date): Finding[] {
  const id = 'redis.clock';
  const there = Number(fields.get('server_time_usec')) / 1000;
  if (!Number.isFinite(there) || there === 0) return [info(id, 'Redis does not tell its time.')];
  const difference = Math.round(Math.abs(there - here.getTime()) / 1000);
  if (Math.abs(there - here.getTime()) <= CLOCK_MS) return [ok(id, 'The clocks of Redis and this machine agree.')];
  return [
    warn(
      id,
      `The clocks of Redis and this machine differ by ${difference} seconds: what expires goes too early or too late.`,
      'Switch NTP on, on both.',
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
          'Use the ACL line in infra/compose-init.sh (-@dangerous -@admin +info).',
        ),
  ];
}
