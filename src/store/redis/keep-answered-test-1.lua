#!lua
--[[
  An adviser answered the self-test of a week: that one and the one that the same card answered before are kept. The same
  again writes nothing. As `withAnswered` in core/proof.ts.

  KEYS[1]  answered tests   string, "card last before": key id, hours
  ARGV[1]  card             key id
  ARGV[2]  the week         hour at which it began
  ARGV[3]  now              hour
  ARGV[4]  how long an answer is of use   hours, from the beginning of its week
]]
local card, now, useful = ARGV[1], tonumber(ARGV[3]), tonumber(ARGV[4])
local there = redis.call('GET', KEYS[1]) or ''
local weeks, known = {}, {}
local function take(week)
  -- What lies ahead was written by a clock that was wrong.
  if week <= now and now < week + useful and not known[week] then
    known[week] = true
    weeks[#weeks + 1] = week
  end
end
take(tonumber(ARGV[2]))
if string.sub(there, 1, #card + 1) == card .. ' ' then
  for week in string.gmatch(string.sub(there, #card + 2), '%d+') do take(tonumber(week)) end
end
if #weeks == 0 then return 0 end
table.sort(weeks, function(a, b) return a > b end)
local kept = card .. string.format(' %d', weeks[1])
if weeks[2] then kept = kept .. string.format(' %d', weeks[2]) end
if kept ~= there then redis.call('SET', KEYS[1], kept, 'EXAT', (weeks[1] + useful) * 3600) end
return 1
