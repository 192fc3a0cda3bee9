-- Included by the scripts that change a conversation, and by the one that lists them.

local SECONDS = 3600
-- Place in an adviser's inbox: newest message first, so the hour of the last message counts most. What remains
-- until expiry is packed below it (2^20 hours are 119 years; together far below the 2^53 a score holds exactly).
local SPAN = 1048576
local SWEEP = 16

local function place(lastHour, expires)
  return lastHour * SPAN + (expires - lastHour)
end

-- The set goes together with its last member: no link between employee and conversation outlives the conversation.
local function renewSet(key, now)
  redis.call('ZREMRANGEBYSCORE', key, '-inf', now)
  local last = redis.call('ZRANGE', key, -1, -1, 'WITHSCORES')
  if last[2] then redis.call('EXPIREAT', key, tonumber(last[2]) * SECONDS) end
end

local function sweepInbox(key, now)
  local oldest = redis.call('ZRANGE', key, 0, SWEEP - 1, 'WITHSCORES')
  for i = 1, #oldest, 2 do
    local score = tonumber(oldest[i + 1])
    local lastHour = math.floor(score / SPAN)
    if lastHour + (score - lastHour * SPAN) <= now then redis.call('ZREM', key, oldest[i]) end
  end
end

-- sets = { employee, inbox, open }
local function enlist(sets, id, isOpen, lastHour, expires, now)
  redis.call('ZADD', sets.employee, expires, id)
  redis.call('ZADD', sets.inbox, place(lastHour, expires), id)
  if isOpen then
    redis.call('ZADD', sets.open, expires, id)
  else
    redis.call('ZREM', sets.open, id)
  end
  renewSet(sets.employee, now)
  renewSet(sets.open, now)
  sweepInbox(sets.inbox, now)
  -- GT alone never sets a first expiry: a key without one counts as endless.
  redis.call('EXPIREAT', sets.inbox, expires * SECONDS, 'NX')
  redis.call('EXPIREAT', sets.inbox, expires * SECONDS, 'GT')
end

local function delist(sets, id, now)
  redis.call('ZREM', sets.employee, id)
  redis.call('ZREM', sets.inbox, id)
  redis.call('ZREM', sets.open, id)
  renewSet(sets.employee, now)
  renewSet(sets.open, now)
end
