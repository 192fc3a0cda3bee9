#!lua flags=no-writes
--[[
  Load of some advisers and the conversations of one employee. Cost: O(advisers asked + own conversations).
  n = 1 + 2 x advisers.

  KEYS[1]       employee's conversations   zset, score = hour of expiry
  KEYS[2k]      adviser k: open ones       zset, score = hour of expiry
  KEYS[2k+1]    adviser k: away until      string, hour
  ARGV[1]       now                        hour
  ARGV[2]       prefix of a head

  Returns { { { open, away or '' }, ... }, { { id, adviser, language, state, lastHour, unread, expires }, ... } }
]]
local now, headPrefix = tonumber(ARGV[1]), ARGV[2]
local after = '(' .. now

local advisers = {}
for i = 2, #KEYS, 2 do
  advisers[#advisers + 1] = { redis.call('ZCOUNT', KEYS[i], after, '+inf'), redis.call('GET', KEYS[i + 1]) or '' }
end

local own = {}
for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], after, '+inf')) do
  local head = redis.call('HMGET', headPrefix .. id, 'a', 'g', 's', 't', 'e', 'x')
  if head[1] and tonumber(head[6]) > now then
    own[#own + 1] = { id, unpack(head) }
  end
end
return { advisers, own }
