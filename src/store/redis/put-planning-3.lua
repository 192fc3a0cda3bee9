#!lua
--[[
  Puts an adviser's planning in the place of an older one, and of the two unsigned switches, of which it says itself what
  still holds. Two devices at once: one of them is told to look again.

  KEYS[1]  planning   hash: n = number, t = text, s = signature
  KEYS[2]  adviser is away until      string, hour
  KEYS[3]  takes nothing new until    string, hour
  ARGV[1]  number
  ARGV[2]  text
  ARGV[3]  signature
  ARGV[4]  number of what was seen there and does not hold, so that it gives way; '' = nothing

  Returns 1 put | 0 what lies there is not older
]]
--@include plannings
local lies = planningNumber(KEYS[1])
if lies >= tonumber(ARGV[1]) and lies ~= tonumber(ARGV[4]) then return 0 end
redis.call('HSET', KEYS[1], 'n', ARGV[1], 't', ARGV[2], 's', ARGV[3])
redis.call('DEL', KEYS[2], KEYS[3])
return 1
