/** Redis: will it have everything back after its next start, and does it keep what nobody should find. */
import type { Redis } from 'ioredis';
import { mayDo } from './redis-rights.ts';
import { fail, info, ok, warn, type Finding } from './types.ts';

/** What the store's steps leave in the append-only file, each with as many arguments as it takes. */
export const REPLAYED = [
  'DEL iv:doctor',
  'EXPIREAT iv:doctor 1',
  'GETDEL iv:doctor',
  'HDEL iv:doctor f',
  'HINCRBY iv:doctor f 1',
  'HSET iv:doctor f v',
  'INCR iv:doctor',
  'PERSIST iv:doctor',
  'PEXPIREAT iv:doctor 1',
  'RPUSH iv:doctor v',
  'SADD iv:doctor v',
  'SET iv:doctor v',
  'SETRANGE iv:doctor 0 v',
  'SREM iv:doctor v',
  'UNLINK iv:doctor',
  'ZADD iv:doctor 1 v',
  'ZREM iv:doctor v',
  'ZREMRANGEBYSCORE iv:doctor 0 1',
];
const WHOLE = 'user default off resetpass ~* &* +@all';
const MEND = `Before Redis is stopped or restarted, let its ACL file say "${WHOLE}" (nobody can sign in as that user); infra/compose-init.sh, run again, does it.`;
const HIT = 'docs/operations.md, "Redis forgot": the words are in its file until that is rewritten.';

const SETTINGS = [
  'appendfsync',
  'save',
  'slowlog-log-slower-than',
  'latency-monitor-threshold',
  'aof-timestamp-enabled',
] as const;
type Settings = ReadonlyMap<string, string>;

async function settingsOf(client: Redis): Promise<Settings | undefined> {
  // Asked first: a refused command is kept in Redis' own log of refusals.
  if ((await mayDo(client, ['CONFIG GET x']))?.[0] !== 'yes') return undefined;
  const reply: unknown = await client.call('CONFIG', 'GET', ...SETTINGS).catch(() => undefined);
  if (!Array.isArray(reply) || reply.length === 0) return undefined;
  const words = reply.map(String);
  return new Map(words.flatMap((word, at) => (at % 2 === 0 ? [[word, words[at + 1] ?? '']] : [])));
}

export async function lookAtKeeping(
  client: Redis,
  fields: ReadonlyMap<string, string>,
  ourselves: { readonly isDefault: boolean },
): Promise<readonly Finding[]> {
  const settings = await settingsOf(client);
  return [
    fsync(settings),
    ...(fields.get('aof_enabled') === '1' ? [replayed(fields), await replay(client, ourselves)] : []),
    snapshots(settings, fields),
    slowlog(settings),
    ...timestamps(settings),
  ];
}

const unseen = (id: string, setting: string, wanted: string): Finding =>
  info(
    id,
    `${setting} could not be read, because CONFIG is refused (as it should be). Make sure that it is ${wanted}: as Redis’ administrator, CONFIG GET ${setting}.`,
  );

function fsync(settings: Settings | undefined): Finding {
  const id = 'redis.fsync';
  const value = settings?.get('appendfsync');
  if (value === undefined) return unseen(id, 'appendfsync', '"always"');
  if (value === 'always') return ok(id, 'Redis syncs at every write.');
  return warn(
    id,
    'Redis does not sync at every write: a power cut, and while a sync is under way also a kill, loses what was confirmed in the last seconds.',
    'Set appendfsync always.',
  );
}

/** Of the last start only; Redis counts it since 7.0. */
function replayed(fields: ReadonlyMap<string, string>): Finding {
  const id = 'redis.replayed';
  const refused = Number(fields.get('unexpected_error_replies') ?? 0);
  if (!(refused > 0)) return ok(id, 'At its last start Redis left out nothing of its own file.');
  return fail(
    id,
    `At its last start Redis left out ${refused} steps of its own file, because its user "default" may not do them: what was confirmed is missing.`,
    HIT,
  );
}

/**
 * Redis reads its append-only file as the user `default`, and leaves out each MULTI…EXEC in it that this user may not
 * do (redis/redis#14541). That user's rights cannot be seen with ours.
 */
async function replay(client: Redis, { isDefault }: { readonly isDefault: boolean }): Promise<Finding> {
  const id = 'redis.replay';
  const fine = ok(id, 'At its next start Redis may read back all of its own file.');
  const trap = fail(
    id,
    'At its next start Redis will leave out what was confirmed: it reads its own file as the user "default", who may not do it.',
    MEND,
  );
  const own = isDefault ? await mayDo(client, REPLAYED) : undefined;
  if (own !== undefined) return own.every((may) => may === 'yes') ? fine : trap;
  if ((await mayDo(client, ['ACL DRYRUN default PING']))?.[0] === 'yes') {
    const replies = await Promise.all(
      REPLAYED.map((spec) => client.call('ACL', 'DRYRUN', 'default', ...spec.split(' ')).catch(() => undefined)),
    );
    if (replies.every((reply) => reply !== undefined)) return replies.every((one) => one === 'OK') ? fine : trap;
  }
  return info(
    id,
    `Whether Redis may read back all of its own file at its next start could not be seen, because ACL is refused (as it should be). Its ACL file must say "${WHOLE}"; a bare "user default off" forgets what was confirmed. As its administrator: ACL GETUSER default shows +@all and ~*.`,
  );
}

function snapshots(settings: Settings | undefined, fields: ReadonlyMap<string, string>): Finding {
  const id = 'redis.snapshots';
  const made = Number(fields.get('rdb_saves') ?? 0) > 0;
  const save = settings?.get('save');
  if (save === '' && !made) return ok(id, 'Redis makes no snapshots beside its append-only file.');
  if (save === undefined && !made) return unseen(id, 'save', 'empty');
  return warn(
    id,
    'Redis makes snapshots beside its append-only file: a copy in which what was withdrawn lives on, and whose time says when somebody last wrote.',
    'Set save "" in redis.conf, and remove dump.rdb.',
  );
}

function slowlog(settings: Settings | undefined): Finding {
  const id = 'redis.slowlog';
  const slower = settings?.get('slowlog-log-slower-than');
  if (slower === undefined) return unseen(id, 'slowlog-log-slower-than', '-1');
  const monitored = Number(settings?.get('latency-monitor-threshold') ?? 0) > 0;
  if (Number(slower) < 0 && !monitored) return ok(id, 'Redis keeps no log of slow commands.');
  return warn(
    id,
    'Redis keeps slow commands with the second at which they came, and the slow log also their arguments and the caller’s address: that somebody wrote, when, and under which pseudonym.',
    'Set slowlog-log-slower-than -1 and latency-monitor-threshold 0, and empty it: SLOWLOG RESET.',
  );
}

/** Said only when it is so: no packaged Redis has it on. */
function timestamps(settings: Settings | undefined): readonly Finding[] {
  if (settings?.get('aof-timestamp-enabled') !== 'yes') return [];
  return [
    warn(
      'redis.timestamps',
      'The append-only file holds the second of every write, where we keep whole hours.',
      'Set aof-timestamp-enabled no; BGREWRITEAOF takes away what is there.',
    ),
  ];
}
