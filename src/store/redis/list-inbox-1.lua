#!lua flags=no-writes
--[[
  An adviser's conversations, newest first. Places of expired ones are passed over here and swept by the writers;
  an expired id may live on as a new conversation, with another adviser even.

  KEYS[1]  inbox   zset, score = place
  ARGV[1]  prefix of a head
  ARGV[2]  limit   number
  ARGV[3]  now     hour
  ARGV[4]  adviser id
  ARGV[5]  prefix of a log: with the first entry of each; '' = without
  ARGV[6]  id of the last of the page before; absent for the first page
  ARGV[7]  hour of its last message, as it was then

  Returns { { id, handle, state, lastHour, unread, awaited or '', language or '', first or '' }, ... }
    first = { owner, day key, wrapped secret, the rest, erasure key or false, sequence, entry }
]]
--@include indexes
local headPrefix, limit, now = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local found, from = {}, 0
if ARGV[6] then
  local hour, score = tonumber(ARGV[7]), tonumber(redis.call('ZSCORE', KEYS[1], ARGV[6]) or nil)
  if score and math.floor(score / SPAN) == hour then
    from = redis.call('ZREVRANK', KEYS[1], ARGV[6]) + 1
  else
    from = redis.call('ZCOUNT', KEYS[1], (hour + 1) * SPAN, '+inf')
  end
end
local function firstOf(id)
  if ARGV[5] == '' then return '' end
  local head = redis.call('HMGET', headPrefix .. id, 'o', 'd', 'w', 'W', 'k', 'i')
  -- Somebody else may have written there: what is no number is the first.
  local sequence = string.match(head[6] or '', '^%d+$') or '0'
  local entry = redis.call('LRANGE', ARGV[5] .. id, sequence, sequence)[1]
  return entry and { head[1], head[2], head[3], head[4], head[5], sequence, entry } or ''
end
while #found < limit do
  local ids = redis.call('ZRANGE', KEYS[1], from, from + limit - 1, 'REV')
  if #ids == 0 then break end
  for _, id in ipairs(ids) do
    local head = redis.call('HMGET', headPrefix .. id, 'h', 's', 't', 'u', 'x', 'a', 'y', 'g')
    if head[6] == ARGV[4] and tonumber(head[5]) > now and #found < limit then
      found[#found + 1] = { id, head[1], head[2], head[3], head[4], head[7] or '', head[8] or '', firstOf(id) }
    end
  end
  from = from + #ids
end
return found
