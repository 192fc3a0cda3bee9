#!lua
--[[
  KEYS[1]  everybody   hash, see notices.ts
  ARGV[1]  person
  ARGV[2]  first letter of their rhythm

  Returns nothing
]]
local known = string.match(redis.call('HGET', KEYS[1], ARGV[1]) or '', '^%a:(%d:%d+.*)$')
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. ':' .. (known or '0:0'))
return false
