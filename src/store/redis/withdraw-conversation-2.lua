#!lua flags=allow-oom
--[[
  The employee takes a conversation back. It is marked: expired for everybody from now on (hour 0), in no set any more, and
  its erasure keys are due at once. What lies in Redis goes when those were overwritten (`forget-departed-1.lua`). One that
  0.2.0 opened has no erasure key, and goes here.

  KEYS[1]  head   hash
  KEYS[2]  log    list
  ARGV[1]  prefix of a copy of this conversation
  ARGV[2]  prefix of an employee's conversations
  ARGV[3]  prefix of an adviser's inbox
  ARGV[4]  prefix of an adviser's open conversations
  ARGV[5]  conversation   id
  ARGV[6]  employee       pseudonyms, with commas between
  ARGV[7]  now            hour
  ARGV[8]  index of what is due
  ARGV[9]  prefix of what is new for an adviser

  Returns false not there, not theirs | { { head fields as in head.ts, before it }, { sequence of a copy, its key, ... } }
]]
--@include indexes
--@include due
--@include copies
--@include heads
--@include owners
local head = wholeHead(KEYS[1])
if not head[1] or not isOneOf(ARGV[6], head[1]) then return false end
local id, now, length, key = ARGV[5], tonumber(ARGV[7]), tonumber(head[7]), head[17]
local isThere = tonumber(head[15]) > now

-- Expired for us and not yet for Redis: it is in the index, as due as this one would be.
if key and not isThere then return false end

delist({ employee = ARGV[2] .. head[1], inbox = ARGV[3] .. head[2], open = ARGV[4] .. head[2] }, id, now)
redis.call('ZREM', ARGV[9] .. head[2], id)
if not key then
  forget(KEYS[1], KEYS[2], ARGV[1], length)
  return isThere and { head, {} }
end

redis.call('HSET', KEYS[1], 'x', 0)
redis.call('ZADD', ARGV[8], 'XX', 0, dueConversation(key, id))
local copies = {}
for sequence = 0, length - 1 do
  local own = keyOfCopy(ARGV[1] .. sequence)
  local member = own and dueCopy(own, id, sequence)
  if member and redis.call('ZSCORE', ARGV[8], member) then
    redis.call('ZADD', ARGV[8], 0, member)
    copies[#copies + 1] = sequence
    copies[#copies + 1] = own
  end
end
return { head, copies }
