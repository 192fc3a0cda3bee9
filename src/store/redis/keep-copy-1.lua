#!lua
--[[
  The employee wants one copy to stay until its conversation goes. The hour is that of now: a conversation that is renewed
  later does not take it along, because it was not said then.

  KEYS[1]  head   hash
  ARGV[1]  prefix of a copy of this conversation
  ARGV[2]  employee   pseudonyms, with commas between
  ARGV[3]  sequence
  ARGV[4]  now        hour
  ARGV[5]  conversation   id
  ARGV[6]  index of what is due

  Returns the hour until which it stays | false not there, not theirs
]]
--@include due
--@include copies
--@include owners
local head = redis.call('HMGET', KEYS[1], 'o', 'x', 'k')
local now, expires = tonumber(ARGV[4]), tonumber(head[2])
if not head[1] or not isOneOf(ARGV[2], head[1]) or expires <= now then return false end

local copyKey = ARGV[1] .. ARGV[3]
local deadline = deadlineOf(copyKey)
-- Gone for us, not yet for Redis' own clock: what was said to be gone is not brought back.
if not deadline or deadline ~= 0 and deadline <= now then return false end
redis.call('SETRANGE', copyKey, 0, struct.pack('>I4', expires))
redis.call('EXPIREAT', copyKey, expires * 3600)
moveDue({ index = ARGV[6], id = ARGV[5], key = head[3] }, copyKey, ARGV[3], expires)
return expires
