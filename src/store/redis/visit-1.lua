#!lua flags=allow-oom
--[[
  Somebody came to look: they were told of nothing since. The hour of the last notice stays, so that they are told once in
  an hour at most.

  KEYS[1]  told   hash, see notices.ts
  ARGV[1]  person

  Returns nothing
]]
local hour = string.match(redis.call('HGET', KEYS[1], ARGV[1]) or '', '^%d+:(%d+):%d+$')
if hour then redis.call('HSET', KEYS[1], ARGV[1], '0:' .. hour .. ':0') end
return false
