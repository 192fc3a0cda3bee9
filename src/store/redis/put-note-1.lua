#!lua
--[[
  Puts the adviser's own note beside a conversation, where exactly what the caller saw lies, or nothing.

  KEYS[1]  head      hash
  ARGV[1]  adviser   id
  ARGV[2]  now       hour
  ARGV[3]  note      bytes
  ARGV[4]  before    bytes; absent = there is none

  Returns 1 put | 0 not there, not theirs, or another lies there
]]
local head = redis.call('HMGET', KEYS[1], 'a', 'x', 'z')
if head[1] ~= ARGV[1] or tonumber(head[2]) <= tonumber(ARGV[2]) then return 0 end
if (head[3] or nil) ~= ARGV[4] then return 0 end
redis.call('HSET', KEYS[1], 'z', ARGV[3])
return 1
