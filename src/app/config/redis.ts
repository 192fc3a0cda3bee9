/** Where Redis is: one, a cluster of which one node is named, or a primary that Sentinels know. */
import { z } from 'zod';
import { ENCODE, readAddresses, readSentinels } from '../../store/redis/address.ts';
import { present, readVariables, type Environment } from './fields.ts';

export interface RedisConfig {
  readonly kind: 'redis';
  readonly url: string;
  readonly sentinels?: { readonly url: string; readonly primary: string };
}

const SCHEME = /^(rediss?|unix):\/\//;
const address = z
  .string()
  .regex(SCHEME, { error: 'must be redis://…, rediss://… or unix:///path', abort: true })
  .refine((text) => readAddresses(text) !== undefined, ENCODE);

const redis = z.object({
  REDIS_URL: address.optional(),
  REDIS_SENTINELS: z
    .string()
    .regex(/^rediss?:\/\//, { error: 'must be redis://host:26379,redis://host:26379 (or rediss://…)', abort: true })
    .refine((text) => readAddresses(text) !== undefined, { error: ENCODE, abort: true })
    .refine(
      (text) => readSentinels(text) !== undefined,
      'must name all Sentinels with one scheme, one user and one password',
    )
    .optional(),
  REDIS_SENTINEL_MASTER: z
    .string()
    .regex(/^[\w.-]{1,100}$/, 'must be the name in "sentinel monitor <name> …"')
    .default('mymaster'),
});

/** What can be read of it; faults name the variable and what it should be. */
export function readRedis(env: Environment, faults: string[]): RedisConfig | undefined {
  if (present(env['REDIS_URL']) === undefined) {
    faults.push('REDIS_URL is missing (STORE=memory is for trials only)');
    return undefined;
  }
  const data = readVariables(redis, env, faults);
  if (data?.REDIS_URL === undefined) return undefined;
  const { REDIS_URL: url, REDIS_SENTINELS: sentinels, REDIS_SENTINEL_MASTER: primary } = data;
  if (sentinels !== undefined && (url.startsWith('unix:') || (readAddresses(url)?.length ?? 0) > 1))
    faults.push('REDIS_URL must be one redis:// or rediss:// address when REDIS_SENTINELS says where the primary is');
  return { kind: 'redis', url, ...(sentinels === undefined ? {} : { sentinels: { url: sentinels, primary } }) };
}
