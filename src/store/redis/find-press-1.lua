#!lua flags=no-writes
--[[
  What became of a form.

  KEYS[1]  head of the conversation it would have opened, or replies to   hash
  ARGV[1]  prefix of a head
  ARGV[2]  conversation   id, of KEYS[1]
  ARGV[3]  employee       pseudonyms of every epoch, with commas between, the newest first
  ARGV[4]  press          18 bytes, see shared-presses.lua
  ARGV[5]  now            hour
  ARGV[6]  '1' = the id of KEYS[1] follows from the form: whatever lies there came from it
  ARGV[7]  prefix of an employee's conversations
  ARGV[8]  prefix of a copy of any conversation

  Returns false, or what `foundIn` finds
]]
--@include due
--@include copies
--@include owners
--@include presses
local now = tonumber(ARGV[5])
local sent = { heads = ARGV[1], copies = ARGV[8], press = ARGV[4], now = now }
local ids = { ARGV[2] }
for name in string.gmatch(ARGV[3], '[^,]+') do
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', ARGV[7] .. name, '(' .. now, '+inf')) do
    if id ~= ARGV[2] then ids[#ids + 1] = id end
  end
end
for _, id in ipairs(ids) do
  local head = redis.call('HMGET', ARGV[1] .. id, 'o', 'x')
  if head[1] and isOneOf(ARGV[3], head[1]) and tonumber(head[2]) > now then
    local found = foundIn(sent, id, id == ARGV[2] and ARGV[6] == '1')
    if found then return found end
  end
end
return false
