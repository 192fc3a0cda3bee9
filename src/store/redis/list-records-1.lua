#!lua
--[[
  KEYS[1]  index   set of ids
  ARGV[1]  prefix of a record of this kind

  Returns { id, value, id, value, ... }; ids of records that are gone leave the index.
]]
local found = {}
for _, id in ipairs(redis.call('SMEMBERS', KEYS[1])) do
  local value = redis.call('GET', ARGV[1] .. id)
  if value then
    found[#found + 1] = id
    found[#found + 1] = value
  else
    redis.call('SREM', KEYS[1], id)
  end
end
return found
