#!lua flags=allow-oom
--[[
  What is due, the earliest first. What turns out to have been renewed gets its hour back; the rest is marked, so that nobody
  whose clock is behind adds to what is being overwritten, or is told that it stays: a conversation with the first of its
  keys, a copy by a deadline that is past for everybody.

  KEYS[1]  index of what is due   zset, see `shared-due.lua`
  ARGV[1]  prefix of a head
  ARGV[2]  prefix of a copy of any conversation
  ARGV[3]  up to   hour
  ARGV[4]  limit   number

  Returns { member, ... }
]]
--@include due
--@include copies
-- Hour 0 would be: not read yet.
local MARKED_COPY = 1
local headPrefix, copyBase, upTo = ARGV[1], ARGV[2], tonumber(ARGV[3])

-- Hour until which it is there, 0 when it is not, or is marked.
local function hourOf(id)
  return tonumber(redis.call('HGET', headPrefix .. id, 'x') or 0)
end

local function hourOfConversation(key, id)
  if redis.call('HGET', headPrefix .. id, 'k') ~= key then return 0 end
  return hourOf(id)
end

local function hourOfCopy(key, rest)
  if keyOfCopy(copyBase .. rest) ~= key then return 0 end
  local deadline = deadlineOf(copyBase .. rest)
  local whole = hourOf(string.match(rest, '^(.*):%d+$') or rest)
  return deadline == 0 and whole or math.min(deadline, whole)
end

local function mark(kind, rest)
  local id = kind == 'c' and rest or string.match(rest, '^(.*):%d+$')
  local whole = hourOf(id)
  if whole > 0 and whole <= upTo then redis.call('HSET', headPrefix .. id, 'x', 0) end
  if kind == 'r' then redis.call('SETRANGE', copyBase .. rest, 0, struct.pack('>I4', MARKED_COPY)) end
end

local found = {}
for _, member in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', upTo, 'LIMIT', 0, ARGV[4])) do
  local key, kind, rest = partsOf(member)
  local hour = isMember(member) and (kind == 'c' and hourOfConversation(key, rest) or hourOfCopy(key, rest))
  if not hour then
    redis.call('ZREM', KEYS[1], member)
  elseif hour > upTo then
    redis.call('ZADD', KEYS[1], hour, member)
  else
    if hour > 0 then mark(kind, rest) end
    found[#found + 1] = member
  end
end
return found
