/** Telling the open inboxes that something changed: how soon, and what holding them open costs. */
import { createLog } from '../src/base/log.ts';
import { adopt } from '../src/core/keyring-mark.ts';
import { openRedisStore } from '../src/store/redis/index.ts';
import { startListener, startNode } from './child.ts';
import { measureChanges } from './figures/changes.ts';
import { measureStreamMemory } from './figures/stream-memory.ts';
import { startRedis } from './redis.ts';
import type { Section } from './table.ts';
import { makeWorkplace } from './workplace.ts';

/** With a workplace, a Redis and processes of its own, so that it is the same alone and after everything else. */
export async function streamsSection(): Promise<Section> {
  const workplace = await makeWorkplace();
  const redis = await startRedis(workplace.folder, 'streams');
  const store = await openRedisStore({ path: redis.socket, log: createLog(() => undefined) });
  const slackApi = await startListener('./processes/slack-api.js', 'rest', {});
  const load = startNode('./processes/streams.js', 'rest', {});
  try {
    await adopt(store, workplace.keyring);
    const parts = { workplace, redis, store, apiPort: slackApi.port, slackApi: slackApi.child, load };
    const rows = [...(await measureChanges(parts)), ...(await measureStreamMemory(parts))];
    return { title: 'Open inboxes', rows };
  } finally {
    await Promise.all([load.stop(), slackApi.child.stop()]);
    await store.close();
    await redis.stop();
    await workplace.remove();
  }
}
