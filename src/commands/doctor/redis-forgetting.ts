/** Redis: does what was withdrawn leave its own file soon, or since when does it still lie there. */
import { unwrittenHours } from '../../core/forgetting.ts';
import { redisRecords } from '../../store/redis/records.ts';
import type { Connection } from '../../store/redis/connection.ts';
import { mayDo } from './redis-rights.ts';
import { info, ok, warn, type Finding } from './types.ts';

const ID = 'redis.forgets';
/** Up to the next full hour, and the hour after it in which an instance that stood still asks again. */
const USUAL_HOURS = 2;
const GIVE =
  'Give our user +bgrewriteaof (infra/compose-init.sh, run again, does it; then ACL LOAD). A managed Redis that allows it to nobody writes its file anew once it has grown: ask for a small auto-aof-rewrite-min-size.';

export async function lookAtForgetting(connection: Connection, now: () => Date): Promise<readonly Finding[]> {
  const records = redisRecords(connection.commands, { now });
  const hours = await unwrittenHours({ records }, now()).catch(() => undefined);
  if (hours === undefined) return [];
  const rights = await Promise.all(connection.nodes().map(({ client }) => mayDo(client, ['BGREWRITEAOF'])));
  const mayNot = rights.some((answers) => answers !== undefined && answers[0] !== 'yes');
  if (hours > USUAL_HOURS)
    return [
      warn(
        ID,
        `What was withdrawn or expired ${hours} hours ago may still lie in the append-only file of Redis.`,
        mayNot
          ? GIVE
          : 'Look for store-not-rewritten in the log of the server. failed: a node, or a copy of one, that cannot be reached; would-lose: docs/operations.md, "Redis forgot".',
      ),
    ];
  return [
    mayNot
      ? info(
          ID,
          `Our user may not have Redis write its file anew, so what was withdrawn lies there until Redis does that by itself. ${GIVE}`,
        )
      : ok(ID, 'What was withdrawn or expired leaves the append-only file of Redis at the next full hour.'),
  ];
}
