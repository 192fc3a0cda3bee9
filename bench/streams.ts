/** Telling the open inboxes that something changed: how soon, and what holding them open costs. */
import { createLog } from '../src/base/log.ts';
import { adopt } from '../src/core/keyring-mark.ts';
import { openRedisStore } from '../src/store/redis/index.ts';
import { startListener, startNode } from './child.ts';
import { measureChanges } from './figures/changes.ts';
import { measureStreamMemory } from './figures/stream-memory.ts';
import { startRedis } from './redis.ts';
import type { Row, Section } from './table.ts';
import { makeWorkplace } from './workplace.ts';

interface Extent {
  /** From few to many, each on so many instances. */
  readonly changes: readonly (readonly [streams: number, instances: readonly number[]])[];
  readonly memory: readonly number[];
}
const SHORT: Extent = { changes: [[1000, [1, 2]]], memory: [10_000] };
const WHOLE: Extent = {
  changes: [
    [100, [1]],
    [1000, [1, 2]],
    // Not 10,000: ours and the bare ones are held by one process, which gets 20,000 files on many a machine.
    [9900, [1]],
  ],
  memory: [100, 1000, 10_000],
};

export const streamsSection = (): Promise<Section> => sectionOf(SHORT);
export const wholeStreamsSection = (): Promise<Section> => sectionOf(WHOLE);

/** With a workplace, a Redis and processes of its own, so that it is the same alone and after everything else. */
async function sectionOf(extent: Extent): Promise<Section> {
  const workplace = await makeWorkplace();
  const redis = await startRedis(workplace.folder, 'streams');
  const store = await openRedisStore({ path: redis.socket, log: createLog(() => undefined) });
  const slackApi = await startListener('./processes/slack-api.js', 'rest', {});
  const load = startNode('./processes/streams.js', 'rest', {});
  try {
    await adopt(store, workplace.keyring);
    const parts = { workplace, redis, store, apiPort: slackApi.port, slackApi: slackApi.child, load };
    const rows: Row[] = [];
    for (const [size, instances] of extent.changes) rows.push(...(await measureChanges(parts, size, instances)));
    for (const size of extent.memory) rows.push(...(await measureStreamMemory(parts, size)));
    return { title: 'Open inboxes', rows };
  } finally {
    await Promise.all([load.stop(), slackApi.child.stop()]);
    await store.close();
    await redis.stop();
    await workplace.remove();
  }
}
