#!lua flags=no-writes
--[[
  Since when something is new for some advisers. Cost: O(advisers asked), however many conversations there are.
  n = 3 x advisers.

  KEYS[3k-2]  adviser k: news         zset, see shared-news.lua
  KEYS[3k-1]  adviser k: away until   string, hour
  KEYS[3k]    adviser k: planning     hash
  ARGV[1]     prefix of a head
  ARGV[2]     now   hour

  Returns { { hour or '', hour before which its answer was promised or '', away or '', { number, text, signature } or { false, … } }, ... }
]]
local headPrefix, now = ARGV[1], tonumber(ARGV[2])
-- One that has expired for us stays in the set until its keys are overwritten, within the hour: few at a time.
local STALE = 32

-- Hour of the first that is still there, and what was promised for it.
local function first(news)
  local all = redis.call('ZRANGE', news, 0, STALE - 1, 'WITHSCORES')
  for i = 1, #all, 2 do
    local head = redis.call('HMGET', headPrefix .. all[i], 'x', 'y')
    if head[1] and tonumber(head[1]) > now then return all[i + 1], head[2] end
  end
  return nil
end

local found = {}
for i = 1, #KEYS, 3 do
  local since, promised = first(KEYS[i])
  local planning = redis.call('HMGET', KEYS[i + 2], 'n', 't', 's')
  found[#found + 1] = { since or '', promised or '', redis.call('GET', KEYS[i + 1]) or '', planning }
end
return found
