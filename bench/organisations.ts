/**
 * What organisations cost, from one file to 5,000, each with five advisers: to start, to hold in memory, to watch, to change
 * one, and for the doctor. `npm run bench -- organisations`: only this.
 */
import { startListener } from './child.ts';
import { measureOrganisations } from './figures/organisations.ts';
import { startRedis } from './redis.ts';
import type { Section } from './table.ts';
import { makeWorkplace } from './workplace.ts';

/** With a workplace, a Redis and processes of its own, so that it is the same alone and after everything else. */
export async function organisationsSection(): Promise<Section> {
  const workplace = await makeWorkplace();
  const redis = await startRedis(workplace.folder, 'organisations-redis');
  const slackApi = await startListener('./processes/slack-api.js', 'rest', {});
  try {
    const rows = await measureOrganisations({ workplace, redis, apiPort: slackApi.port });
    return { title: 'Organisations, five advisers each', rows };
  } finally {
    await slackApi.child.stop();
    await redis.stop();
    await workplace.remove();
  }
}
