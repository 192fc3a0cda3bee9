#!lua
--[[
  Puts the hour before which the employee writes nothing, where exactly what the caller saw is in force, or nothing.

  KEYS[1]  head      hash
  ARGV[1]  adviser   id
  ARGV[2]  now       hour
  ARGV[3]  before    hour; '' = none is in force
  ARGV[4]  until     hour; '' = none from now on

  Returns 1 put | 0 closed, not there, not theirs, or another is in force
]]
local head = redis.call('HMGET', KEYS[1], 'a', 'x', 's', 'r')
local now = tonumber(ARGV[2])
if head[1] ~= ARGV[1] or tonumber(head[2]) <= now or head[3] ~= 'o' then return 0 end
local inForce = head[4] or ''
if (tonumber(inForce) or 0) <= now then inForce = '' end
if inForce ~= ARGV[3] then return 0 end
if ARGV[4] == '' then redis.call('HDEL', KEYS[1], 'r') else redis.call('HSET', KEYS[1], 'r', ARGV[4]) end
return 1
