/** What our user may do in Redis, asked without doing it. */
import type { Redis } from 'ioredis';

/** redis.io/docs/latest/develop/programmability/lua-api (redis.acl_check_cmd, since 7.0). */
const MAY = `#!lua flags=no-writes
local out = {}
for i, spec in ipairs(ARGV) do
  local parts = {}
  for word in string.gmatch(spec, '%S+') do parts[#parts + 1] = word end
  local known, allowed = pcall(redis.acl_check_cmd, unpack(parts))
  out[i] = known and not allowed and 'no' or 'yes'
  if not known then out[i] = 'unknown' end
end
return out`;

/** `yes`, `no` or `unknown` for each command with its arguments; `undefined` when we may not even run a script. */
export async function mayDo(client: Redis, specs: readonly string[]): Promise<readonly string[] | undefined> {
  const reply: unknown = await client.eval(MAY, 0, ...specs).catch(() => undefined);
  return Array.isArray(reply) ? reply.map(String) : undefined;
}
