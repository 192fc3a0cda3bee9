#!lua flags=allow-oom
--[[
  KEYS[1]  head      hash
  ARGV[1]  adviser   id

  Returns nothing
]]
if redis.call('HGET', KEYS[1], 'a') == ARGV[1] then redis.call('HSET', KEYS[1], 'u', 0) end
return false
