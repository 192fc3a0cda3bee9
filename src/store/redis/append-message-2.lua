#!lua
--[[
  Adds a message when the conversation is as the writer saw it, and lets the retention start anew. With a message of its
  employee it moves to the pseudonym of the newest epoch.

  KEYS[1]   head   hash
  KEYS[2]   log    list
  ARGV[1]   prefix of a copy of this conversation
  ARGV[2]   prefix of an employee's conversations
  ARGV[3]   prefix of an adviser's inbox
  ARGV[4]   prefix of an adviser's open conversations
  ARGV[5]   conversation      id
  ARGV[6]   from              'employee' | 'adviser'
  ARGV[7]   by                pseudonym of this epoch | adviser id
  ARGV[8]   press             12 or 18 bytes, see shared-presses.lua
  ARGV[9]   expected length   number
  ARGV[10]  expected hash     32 bytes
  ARGV[11]  entry             bytes
  ARGV[12]  entry hash        32 bytes
  ARGV[13]  employee's copy   4 zero bytes + bytes, first of them its erasure key; '' = none
  ARGV[14]  day key
  ARGV[15]  wrapped secret, bytes 1-64
  ARGV[16]  wrapped secret, the rest
  ARGV[17]  most messages
  ARGV[18]  most messages of the employee in an hour
  ARGV[19]  submissions remembered
  ARGV[20]  now               hour
  ARGV[21]  expires           hour
  ARGV[22]  index of what is due
  ARGV[23]  formerly          pseudonyms of other epochs, with commas between; '' = none, or an adviser
  ARGV[24]  epoch             of `by`; '' = the first, or an adviser
  ARGV[25]  awaited           hour before which an answer is promised; 0 = nobody can say; '' = none
  ARGV[26]  prefix of what is new for an adviser
  ARGV[27]  closes            '1' = this answer is the last word, and `expires` that of a closed conversation; '' = not
  ARGV[28]  most messages of the employee without an answer
  ARGV[29]  heeds a pause     '1' = of the employee, and it holds; '' = not
  ARGV[30]  number of the planning by which `awaited` was decided; 0 = none, '' = whichever lies there
  ARGV[31]  adviser's planning   key of the hash
  ARGV[32]  adviser is away until   key of the string
  ARGV[33]  board             bytes of the writer's part for the employee: a step, to which nothing need be answered; '' = no step

  Returns 'stored' | 'repeated' | 'repeated-kept' | 'moved' | 'replanned' | 'closed' | 'gone' | 'paused' | 'unanswered' | 'too-fast' |
    'too-long'
]]
--@include indexes
--@include news
--@include due
--@include copies
--@include owners
--@include presses
--@include plannings
local head, log, copyPrefix = KEYS[1], KEYS[2], ARGV[1]
local fromEmployee, by, press = ARGV[6] == 'employee', ARGV[7], ARGV[8]
local remembered = tonumber(ARGV[19])
local now, expires = tonumber(ARGV[20]), tonumber(ARGV[21])
local closes = not fromEmployee and ARGV[27] == '1'
local due = { index = ARGV[22], id = ARGV[5] }

local there = redis.call('HMGET', head, 'o', 'a', 'x', 's', 'n', 'p', 'c', 'm', 'k', 'y', 'g', 'j', 'r')
local owner, adviser, state, length = there[1], there[2], there[4], tonumber(there[5])
if not owner or tonumber(there[3]) <= now then return 'gone' end
if fromEmployee then
  if owner ~= by and not isOneOf(ARGV[23], owner) then return 'gone' end
elseif by ~= adviser then
  return 'gone'
end

local found, sequence = pressIn(head, press)
if found == 'repeated' then
  -- Not to an adviser: it would say whether the answer was read.
  return fromEmployee and isKept(copyPrefix, sequence, now) and 'repeated-kept' or 'repeated'
end

if state ~= 'o' then return 'closed' end
if length >= tonumber(ARGV[17]) then return 'too-long' end
-- Absent: only the first, or those of 0.2.0, which did not count.
local written, unanswered = 0, tonumber(there[12] or 1)
if fromEmployee then
  if ARGV[29] == '1' and (tonumber(there[13] or 0) or 0) > now then return 'paused' end
  if unanswered >= tonumber(ARGV[28]) then return 'unanswered' end
  local hour, count = string.match(there[7], '^(%d+):(%d+)$')
  if tonumber(hour) == now then written = tonumber(count) end
  if written >= tonumber(ARGV[18]) then return 'too-fast' end
end
if length ~= tonumber(ARGV[9]) or there[6] ~= ARGV[10] then return 'moved' end
if ARGV[30] ~= '' then
  local away = tonumber(redis.call('GET', ARGV[32]) or 0)
  if away > now or planningNumber(ARGV[31]) ~= tonumber(ARGV[30]) then return 'replanned' end
end

redis.call('RPUSH', log, ARGV[11])
redis.call('HSET', head,
  'n', length + 1, 'p', ARGV[12], 'd', ARGV[14], 'w', ARGV[15], 'W', ARGV[16],
  't', now, 'x', expires, length % remembered, press)
if fromEmployee and owner ~= by then
  redis.call('HSET', head, 'o', by)
  redis.call('ZREM', ARGV[2] .. owner, ARGV[5])
  renewSet(ARGV[2] .. owner, now)
  owner = by
  if ARGV[24] == '' then redis.call('HDEL', head, 'q') else redis.call('HSET', head, 'q', ARGV[24]) end
end
if fromEmployee then
  redis.call('HSET', head, 'u', 1, 'c', now .. ':' .. (written + 1))
  if ARGV[33] == '' then redis.call('HSET', head, 'j', unanswered + 1) end
  enterNews(ARGV[26] .. adviser, ARGV[5], now, expires)
  if there[11] then
    redis.call('HDEL', head, 'g')
    redis.call('HSET', head, 'i', length)
  end
  -- What the first message that waits was promised stays.
  if ARGV[25] ~= '' and (not there[10] or there[10] == '0') then redis.call('HSET', head, 'y', ARGV[25]) end
else
  redis.call('HINCRBY', head, 'e', 1)
  redis.call('HSET', head, 'j', 0)
  if ARGV[25] ~= '' then redis.call('HSET', head, 'y', ARGV[25]) else redis.call('HDEL', head, 'y') end
  if closes then
    redis.call('HSET', head, 's', 'c', 'b', 'a')
    redis.call('HDEL', head, 'r')
  end
end
if ARGV[33] ~= '' then
  local mine = fromEmployee and { 'E', 'U' } or { 'A', 'S' }
  redis.call('HSET', head, mine[1], length, mine[2], ARGV[33])
end
due.key = there[9]
if ARGV[13] ~= '' then putCopy(due, copyPrefix, length, ARGV[13], expires) end
redis.call('EXPIREAT', head, expires * SECONDS)
redis.call('EXPIREAT', log, expires * SECONDS)
-- Before 'm' every copy was read and keeps its deadline, unless the whole now goes earlier than it would have.
local first = tonumber(there[8])
if expires < tonumber(there[3]) then first = 0 end
if due.key then redis.call('ZADD', due.index, 'XX', expires, dueConversation(due.key, due.id)) end
alignCopies(due, copyPrefix, first, length + 1, expires)
enlist({ employee = ARGV[2] .. owner, inbox = ARGV[3] .. adviser, open = ARGV[4] .. adviser },
  ARGV[5], not closes, now, expires, now)
return 'stored'
