/** What infra/compose-init.sh lets the server do in Redis is enough for all that a store promises. */
import { afterAll, beforeAll } from 'vitest';
import { storeContract } from '../contracts/store-contract.ts';
import { harnessOn } from '../support/redis-store.helper.ts';
import { startShippedRedis, type ShippedRedis } from '../support/infra/redis.helper.ts';

let redis: ShippedRedis;
beforeAll(async () => {
  redis = await startShippedRedis();
});
afterAll(() => redis.close());

storeContract('redis, with the rights of production', () => {
  const way = { url: redis.plainUrl, requireAof: true };
  return harnessOn({ client: redis.product }, [way, way]);
});
