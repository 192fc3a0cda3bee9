/** How cost grows with conversations and instances: processor time, with what Redis takes, in turn for each size. */
import { startListener, startNode } from './child.ts';
import { measureGrowth } from './figures/growth.ts';
import { measureInstances } from './figures/instances.ts';
import type { Section } from './table.ts';

interface Extent {
  readonly sizes: readonly number[];
  readonly pieces: number;
  readonly instances: boolean;
}
/** A million takes some 3 GB of memory, and minutes. */
const WHOLE: Extent = { sizes: [100, 1000, 10_000, 100_000, 1_000_000], pieces: 7, instances: true };
/** Beside everything else. */
export const SHORT: Extent = { sizes: [100, 1000, 10_000, 100_000], pieces: 3, instances: false };

/** With workplaces, Redis and servers of its own. */
export async function growthSection({ sizes, pieces, instances }: Extent): Promise<Section> {
  const slackApi = await startListener('./processes/slack-api.js', 'rest', {});
  const load = startNode('./processes/load.js', 'rest', {});
  const parts = { sizes, pieces, apiPort: slackApi.port, slackApi: slackApi.child, load };
  try {
    const rows = [...(await measureGrowth(parts)), ...(instances ? await measureInstances(parts) : [])];
    return { title: 'Growth, processor time', rows };
  } finally {
    await Promise.all([load.stop(), slackApi.child.stop()]);
  }
}
export const wholeGrowthSection = (): Promise<Section> => growthSection(WHOLE);
