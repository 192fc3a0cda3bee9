#!lua
--[[
  Of some people, those whom whoever asks is to tell: nobody else is telling them in this hour, nobody told them in it, and
  they were told as often as the asker thought. A claim of an earlier hour that was not settled counts for nothing: who
  made it was stopped in between.

  KEYS[1]   everybody   hash, see notices.ts
  KEYS[2]   told        hash, see notices.ts
  ARGV[1]   now         hour
  ARGV[2]   end         hour until which it is kept
  ARGV[3..] person, how often they were told since they came; and so on

  Returns { person, ... }
]]
local now, claimed = tonumber(ARGV[1]), {}
for i = 3, #ARGV, 2 do
  local person = ARGV[i]
  local times, hour, claim = string.match(redis.call('HGET', KEYS[2], person) or '', '^(%d+):(%d+):(%d+)$')
  local isFree = (times or '0') == ARGV[i + 1] and tonumber(hour or 0) ~= now and tonumber(claim or 0) ~= now
  if isFree and redis.call('HGET', KEYS[1], person) then
    redis.call('HSET', KEYS[2], person, (times or '0') .. ':' .. (hour or '0') .. ':' .. now)
    claimed[#claimed + 1] = person
  end
end
if #claimed > 0 then redis.call('EXPIREAT', KEYS[2], tonumber(ARGV[2]) * 3600) end
return claimed
