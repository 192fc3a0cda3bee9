#!lua flags=no-writes
--[[
  Load of some advisers and the conversations of one employee. Cost: O(advisers asked + own conversations).
  n = pseudonyms + 5 x advisers.

  KEYS[1..m]    employee's conversations   zset, score = hour of expiry; one for each pseudonym
  KEYS[m+5k-4]  adviser k: open ones       zset, score = hour of expiry
  KEYS[m+5k-3]  adviser k: away until      string, hour
  KEYS[m+5k-2]  adviser k: nothing new until   string, hour
  KEYS[m+5k-1]  adviser k: answered tests  string, card and hours
  KEYS[m+5k]    adviser k: planning        hash
  ARGV[1]       now                        hour
  ARGV[2]       prefix of a head
  ARGV[3]       m                          number

  Returns { { load or { load, number, text, signature }, ... },
    { { id, adviser, state, lastHour, unread, expires, awaited or false }, ... } }
  A load is "open;away;full;tests", empty where nothing lies: one text each, since a client pays for every element of a reply,
  and not one for all, so that what somebody else wrote of one adviser is not read as another's.
]]
local now, headPrefix, pseudonyms = tonumber(ARGV[1]), ARGV[2], tonumber(ARGV[3])
local after = '(' .. now

local function text(key) return redis.call('GET', key) or '' end

local advisers = {}
for i = pseudonyms + 1, #KEYS, 5 do
  local told = table.concat(
    { redis.call('ZCOUNT', KEYS[i], after, '+inf'), text(KEYS[i + 1]), text(KEYS[i + 2]), text(KEYS[i + 3]) }, ';')
  local planning = redis.call('HMGET', KEYS[i + 4], 'n', 't', 's')
  advisers[#advisers + 1] = planning[1] and { told, unpack(planning) } or told
end

local own = {}
for i = 1, pseudonyms do
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[i], after, '+inf')) do
    local head = redis.call('HMGET', headPrefix .. id, 'a', 's', 't', 'e', 'x', 'y')
    if head[1] and tonumber(head[5]) > now then
      own[#own + 1] = { id, unpack(head) }
    end
  end
end
return { advisers, own }
