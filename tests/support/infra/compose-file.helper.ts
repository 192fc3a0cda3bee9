/** infra/compose.yaml as it lies there, and what Docker would put in the place of its folders. */
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { readText } from './closure.helper.ts';

const text = z.record(z.string(), z.string());
const service = z.object({
  image: z.string(),
  user: z.string(),
  read_only: z.literal(true),
  cap_drop: z.tuple([z.literal('ALL')]),
  security_opt: z.tuple([z.literal('no-new-privileges:true')]),
  mem_limit: z.string(),
  memswap_limit: z.string(),
  pids_limit: z.number(),
  cpus: z.number(),
  networks: z.array(z.string()),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()),
  command: z.array(z.string()).default([]),
  entrypoint: z.array(z.string()).default([]),
  environment: text.default({}),
  env_file: z.array(z.string()).default([]),
  healthcheck: z
    .object({ test: z.array(z.string()) })
    .or(z.object({ disable: z.literal(true) }))
    .optional(),
});
export const { services } = z
  .object({
    services: z.object({ adviser: service, redis: service, server: service }).strict(),
    networks: z.object({ front: z.null(), store: z.object({ internal: z.literal(true) }) }).strict(),
  })
  .parse(parse(readText('infra/compose.yaml')));

/** In place of Docker's substitution of variables. */
export const substituted = (value: string): string => value.replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1');

const SECRETS: Readonly<Record<string, string>> = {
  'redis-certificate': 'tls/redis.crt',
  'redis-key': 'tls/redis.key',
  'redis-authority': 'tls/ca.crt',
  'redis-acl': 'redis.acl',
};
/** In place of Docker's mounts. `dir` is IV_DIR, `keys` is IV_KEYS_DIR. */
export const mounted = (value: string, dir: string, keys: string): string =>
  substituted(value)
    .replaceAll(/\/run\/secrets\/([a-z-]+)/g, (_, name: string) => join(dir, SECRETS[name] ?? `no secret ${name}`))
    .replace(/^\/data$/, join(dir, 'redis'))
    .replace(/^\/organisations$/, join(dir, 'organisations'))
    .replace(/^\/keys\//, `${keys}/`)
    .replace('/srv/in-vertrouwen/', `${dir}/`);
