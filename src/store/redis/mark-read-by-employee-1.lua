#!lua flags=allow-oom
--[[
  The employee saw these replies: each copy without a deadline gets one; nothing is unread any more.
  Out of memory does not stop this: it only ever lets things go sooner.

  KEYS[1]   head       hash
  ARGV[1]   prefix of a copy of this conversation
  ARGV[2]   employee   pseudonyms, with commas between
  ARGV[3]   now        hour
  ARGV[4]   deadline   hour
  ARGV[5]   conversation   id
  ARGV[6]   index of what is due
  ARGV[7..] sequences

  Returns { deadline, ... }, in the order of the sequences; 0 for a copy that is not there, or false
]]
--@include due
--@include copies
--@include owners
local head = redis.call('HMGET', KEYS[1], 'o', 'x', 'n', 'm', 'k')
if not head[1] or not isOneOf(ARGV[2], head[1]) or tonumber(head[2]) <= tonumber(ARGV[3]) then return false end

local deadline = math.min(tonumber(ARGV[4]), tonumber(head[2]))
local deadlines = {}
local due = { index = ARGV[6], id = ARGV[5], key = head[5] }
for i = 7, #ARGV do
  local copyKey = ARGV[1] .. ARGV[i]
  local there = deadlineOf(copyKey)
  deadlines[#deadlines + 1] = there == 0 and deadline or math.min(there or 0, tonumber(head[2]))
  if there == 0 then
    redis.call('SETRANGE', copyKey, 0, struct.pack('>I4', deadline))
    redis.call('EXPIREAT', copyKey, deadline * 3600)
    moveDue(due, copyKey, ARGV[i], deadline)
  end
end

-- Everything before 'm' was read or has no copy, so later messages need not look there again.
local first, length = tonumber(head[4]), tonumber(head[3])
while first < length and deadlineOf(ARGV[1] .. first) ~= 0 do first = first + 1 end
redis.call('HSET', KEYS[1], 'e', 0, 'm', first)
return deadlines
