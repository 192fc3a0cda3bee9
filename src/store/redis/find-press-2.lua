#!lua flags=no-writes
--[[
  What became of a form.

  KEYS[1]  head of the conversation it would have opened, or replies to   hash
  KEYS[2]  employee's conversations, under the newest pseudonym           zset, score = hour of expiry
  ARGV[1]  prefix of a head
  ARGV[2]  conversation   id, of KEYS[1]
  ARGV[3]  employee       pseudonyms of every epoch, with commas between, the newest first
  ARGV[4]  press          18 bytes, see shared-presses.lua
  ARGV[5]  now            hour
  ARGV[6]  '1' = the id of KEYS[1] follows from the form: whatever lies there came from it
  ARGV[7]  prefix of an employee's conversations

  Returns false, or { 'repeated' | 'exists', conversation, adviser, state }
]]
--@include owners
--@include presses
local now = tonumber(ARGV[5])
local ids = { ARGV[2] }
for name in string.gmatch(ARGV[3], '[^,]+') do
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', ARGV[7] .. name, '(' .. now, '+inf')) do
    if id ~= ARGV[2] then ids[#ids + 1] = id end
  end
end
for _, id in ipairs(ids) do
  local head = redis.call('HMGET', ARGV[1] .. id, 'o', 'a', 's', 'x')
  if head[1] and isOneOf(ARGV[3], head[1]) and tonumber(head[4]) > now then
    local found = pressIn(ARGV[1] .. id, ARGV[4])
    if not found and id == ARGV[2] and ARGV[6] == '1' then found = 'exists' end
    if found then return { found, id, head[2], head[3] } end
  end
end
return false
