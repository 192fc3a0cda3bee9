#!lua
--[[
  Stores a conversation with its first message: decides on repetition, the employee's limits, the adviser's
  two switches, and reserves the place, in one step.

  KEYS[1]   head                       hash
  KEYS[2]   log                        list
  KEYS[3]   employee's conversations   zset, score = hour of expiry
  KEYS[4]   adviser's inbox            zset, score = place
  KEYS[5]   adviser's open ones        zset, score = hour of expiry
  KEYS[6]   adviser is away until      string, hour
  KEYS[7]   takes nothing new until    string, hour
  KEYS[8]   openings of this day       string, decimal
  ARGV[1]   prefix of a copy of any conversation
  ARGV[2]   prefix of a head
  ARGV[3]   conversation   id
  ARGV[4]   owner          pseudonym
  ARGV[5]   adviser        id
  ARGV[6]   handle
  ARGV[7]   language, in the clear; '' = none, as since 0.2.0
  ARGV[8]   limits         version that was accepted
  ARGV[9]   press          18 bytes, see shared-presses.lua
  ARGV[10]  entry          bytes
  ARGV[11]  entry hash     32 bytes
  ARGV[12]  day key
  ARGV[13]  wrapped secret, bytes 1-64
  ARGV[14]  wrapped secret, the rest
  ARGV[15]  most conversations of one employee
  ARGV[16]  now            hour
  ARGV[17]  expires        hour
  ARGV[18]  '1' = refuse when the adviser is away
  ARGV[19]  index of what is due
  ARGV[20]  erasure key, 9 bytes; '' = none, as 0.2.0 stored it
  ARGV[21]  formerly       the owner's pseudonyms of other epochs, with commas between; '' = none
  ARGV[22]  epoch          of the owner's pseudonym; '' = the first
  ARGV[23]  prefix of an employee's conversations
  ARGV[24]  employee's copy   4 zero bytes + bytes; '' = none
  ARGV[25]  most openings of one employee on a day
  ARGV[26]  end of this day   hour
  ARGV[27]  awaited           hour before which an answer is promised; 0 = nobody can say; '' = nothing is stored of it
  ARGV[28]  what is new for this adviser   zset, see shared-news.lua
  ARGV[29]  adviser's planning   key of the hash
  ARGV[30]  number of the planning by which the caller decided; 0 = none

  Returns 'stored' | 'taken' | 'too-many' | 'too-often' | 'replanned' | 'full' | 'away'
    or { 'running', conversation, adviser, state } or what `foundIn` finds
]]
--@include indexes
--@include news
--@include due
--@include copies
--@include owners
--@include presses
--@include plannings
local head, log = KEYS[1], KEYS[2]
local sets = { employee = KEYS[3], inbox = KEYS[4], open = KEYS[5] }
local id, owner, adviser, press = ARGV[3], ARGV[4], ARGV[5], ARGV[9]
local now, expires = tonumber(ARGV[16]), tonumber(ARGV[17])
local copyPrefix = ARGV[1] .. id .. ':'
local sent = { heads = ARGV[2], copies = ARGV[1], press = press, now = now }

local there = redis.call('HMGET', head, 'o', 'x', 'n')
if there[1] and tonumber(there[2]) > now then
  if there[1] ~= owner and not isOneOf(ARGV[21], there[1]) then return 'taken' end
  return foundIn(sent, id, true)
end

local count, running, own = 0, false, { sets.employee }
for formerly in string.gmatch(ARGV[21], '[^,]+') do own[#own + 1] = ARGV[23] .. formerly end
for _, set in ipairs(own) do
  for _, other in ipairs(redis.call('ZRANGEBYSCORE', set, '(' .. now, '+inf')) do
    local state = redis.call('HMGET', ARGV[2] .. other, 's', 'a')
    if state[1] then
      -- The form's message may have gone into a conversation that was there already.
      local found = foundIn(sent, other, false)
      if found then return found end
      count = count + 1
      if state[1] == 'o' and state[2] == adviser then running = { 'running', other, adviser, 'o' } end
    end
  end
end
if count >= tonumber(ARGV[15]) then return 'too-many' end
local opened = tonumber(redis.call('GET', KEYS[8]) or 0)
if opened >= tonumber(ARGV[25]) then return 'too-often' end

if planningNumber(ARGV[29]) ~= tonumber(ARGV[30]) then return 'replanned' end
if tonumber(redis.call('GET', KEYS[7]) or 0) > now then return 'full' end
if ARGV[18] == '1' and tonumber(redis.call('GET', KEYS[6]) or 0) > now then return 'away' end
-- Last: whoever forges forms must not learn from a limit who talks with whom already.
if running then return running end

-- Expired for us, not yet for Redis' own clock; or withdrawn, and its keys are still to be overwritten: the index knows them.
if there[1] then forget(head, log, copyPrefix, tonumber(there[3])) end

redis.call('RPUSH', log, ARGV[10])
redis.call('HSET', head,
  'o', owner, 'a', adviser, 's', 'o', 'h', ARGV[6], 'v', ARGV[8],
  'n', 1, 'p', ARGV[11], 'd', ARGV[12], 'w', ARGV[13], 'W', ARGV[14],
  't', now, 'x', expires, 'u', 1, 'e', 0, 'f', press, 'c', now .. ':1', 'm', 0)
if ARGV[20] ~= '' then
  redis.call('HSET', head, 'k', ARGV[20])
  redis.call('ZADD', ARGV[19], expires, dueConversation(ARGV[20], id))
end
if ARGV[7] ~= '' then redis.call('HSET', head, 'g', ARGV[7]) end
if ARGV[22] ~= '' then redis.call('HSET', head, 'q', ARGV[22]) end
if ARGV[27] ~= '' then redis.call('HSET', head, 'y', ARGV[27]) end
redis.call('EXPIREAT', head, expires * SECONDS)
redis.call('EXPIREAT', log, expires * SECONDS)
if ARGV[24] ~= '' then
  putCopy({ index = ARGV[19], id = id, key = ARGV[20] ~= '' and ARGV[20] or nil }, copyPrefix, 0, ARGV[24], expires)
end
redis.call('SET', KEYS[8], opened + 1, 'EXAT', tonumber(ARGV[26]) * SECONDS)
enlist(sets, id, true, now, expires, now)
enterNews(ARGV[28], id, now, expires)
return 'stored'
