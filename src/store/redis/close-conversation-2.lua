#!lua flags=allow-oom
--[[
  No more messages; the whole goes earlier. Never later: the day key that wraps its secret was chosen at the last
  message and is destroyed by then.

  KEYS[1]  head   hash
  KEYS[2]  log    list
  ARGV[1]  prefix of a copy of this conversation
  ARGV[2]  prefix of an employee's conversations
  ARGV[3]  prefix of an adviser's inbox
  ARGV[4]  prefix of an adviser's open conversations
  ARGV[5]  conversation   id
  ARGV[6]  'o' | 'a': the field of the head that must be ...
  ARGV[7]  ... one of these pseudonyms, with commas between | this adviser id
  ARGV[8]  now            hour
  ARGV[9]  expires        hour
  ARGV[10] index of what is due

  Returns 1 closed, now or before | 0 not there, not theirs
]]
--@include indexes
--@include due
--@include copies
--@include owners
local head = redis.call('HMGET', KEYS[1], 'o', 'a', 's', 'n', 't', 'x', 'k')
local owner, adviser, length, now = head[1], head[2], tonumber(head[4]), tonumber(ARGV[8])
if not owner or tonumber(head[6]) <= now then return 0 end
if not isOneOf(ARGV[7], redis.call('HGET', KEYS[1], ARGV[6])) then return 0 end
if head[3] == 'c' then return 1 end

local expires = math.min(tonumber(head[6]), tonumber(ARGV[9]))
redis.call('HSET', KEYS[1], 's', 'c', 'b', ARGV[6], 'x', expires)
redis.call('HDEL', KEYS[1], 'y', 'r')
redis.call('EXPIREAT', KEYS[1], expires * SECONDS)
redis.call('EXPIREAT', KEYS[2], expires * SECONDS)
local due = { index = ARGV[10], id = ARGV[5], key = head[7] }
if due.key then redis.call('ZADD', due.index, 'XX', expires, dueConversation(due.key, due.id)) end
alignCopies(due, ARGV[1], 0, length, expires)
enlist({ employee = ARGV[2] .. owner, inbox = ARGV[3] .. adviser, open = ARGV[4] .. adviser },
  ARGV[5], false, tonumber(head[5]), expires, now)
return 1
