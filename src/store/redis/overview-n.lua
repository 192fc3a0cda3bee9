#!lua flags=no-writes
--[[
  Load of some advisers and the conversations of one employee. Cost: O(advisers asked + own conversations).
  n = pseudonyms + 4 x advisers.

  KEYS[1..m]    employee's conversations   zset, score = hour of expiry; one for each pseudonym
  KEYS[m+4k-3]  adviser k: open ones       zset, score = hour of expiry
  KEYS[m+4k-2]  adviser k: away until      string, hour
  KEYS[m+4k-1]  adviser k: nothing new until   string, hour
  KEYS[m+4k]    adviser k: answered tests  string, card and hours
  ARGV[1]       now                        hour
  ARGV[2]       prefix of a head
  ARGV[3]       m                          number

  Returns { { { open, away or '', full or '', tests or '' }, ... }, { { id, adviser, state, lastHour, unread, expires, awaited or false }, ... } }
]]
local now, headPrefix, pseudonyms = tonumber(ARGV[1]), ARGV[2], tonumber(ARGV[3])
local after = '(' .. now

local advisers = {}
for i = pseudonyms + 1, #KEYS, 4 do
  advisers[#advisers + 1] = {
    redis.call('ZCOUNT', KEYS[i], after, '+inf'),
    redis.call('GET', KEYS[i + 1]) or '',
    redis.call('GET', KEYS[i + 2]) or '',
    redis.call('GET', KEYS[i + 3]) or '',
  }
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
