#!lua flags=allow-oom
--[[
  KEYS[1]  head      hash
  ARGV[1]  adviser        id
  ARGV[2]  what is new for this adviser   zset, see shared-news.lua
  ARGV[3]  conversation   id

  Returns nothing
]]
if redis.call('HGET', KEYS[1], 'a') == ARGV[1] then
  redis.call('HSET', KEYS[1], 'u', 0)
  redis.call('ZREM', ARGV[2], ARGV[3])
end
return false
