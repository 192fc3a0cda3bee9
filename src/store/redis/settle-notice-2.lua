#!lua flags=allow-oom
--[[
  What became of a claim. Whoever came meanwhile (`visit-1.lua`) was not told of what came after that.

  KEYS[1]  everybody   hash, see notices.ts
  KEYS[2]  told        hash, see notices.ts
  ARGV[1]  person
  ARGV[2]  hour of the claim
  ARGV[3]  'taken' | 'failed' | 'left': nothing was tried | 'proved' | 'disproved': a test, which has no claim
  ARGV[4]  how often they are told now
  ARGV[5]  today   days since 1970

  Returns nothing
]]
local person, at, outcome = ARGV[1], ARGV[2], ARGV[3]
local times, hour, claim = string.match(redis.call('HGET', KEYS[2], person) or '', '^(%d+):(%d+):(%d+)$')
if times and outcome ~= 'proved' and outcome ~= 'disproved' then
  if outcome == 'taken' then hour = at end
  if claim == at then
    if outcome == 'taken' then times = ARGV[4] end
    claim = '0'
  end
  redis.call('HSET', KEYS[2], person, times .. ':' .. hour .. ':' .. claim)
end
local rhythm, works, day, rest = string.match(redis.call('HGET', KEYS[1], person) or '', '^(%a):(%d):(%d+)(.*)$')
if not rhythm or outcome == 'left' then return false end
local isTaken = outcome == 'taken' or outcome == 'proved'
local known = rhythm .. (isTaken and ':1:' .. ARGV[5] or ':0:' .. day)
-- A test is the adviser's own press. When a notice was told says that somebody wrote, so others go on seeing what they saw.
if outcome == 'taken' or outcome == 'failed' then
  local week = math.floor(tonumber(ARGV[5]) / 7)
  local shown, since = string.match(rest, '^:([01]):(%d+)$')
  if tonumber(since) ~= week then shown = works end
  if shown ~= (isTaken and '1' or '0') then known = known .. ':' .. shown .. ':' .. week end
end
redis.call('HSET', KEYS[1], person, known)
return false
