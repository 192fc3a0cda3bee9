#!lua flags=no-writes
--[[
  One page of a conversation for the one it belongs to.

  KEYS[1]  head   hash
  KEYS[2]  log    list
  ARGV[1]  prefix of a copy of this conversation
  ARGV[2]  'o' | 'a': the field of the head that must be ...
  ARGV[3]  ... one of these pseudonyms, with commas between | this adviser id
  ARGV[4]  before   number, exclusive; '' = the end
  ARGV[5]  limit    number
  ARGV[6]  '1' = with the employee's copies
  ARGV[7]  now      hour
  ARGV[8]  '1' = with the newest parts of the board

  Returns false, or { { head fields as in head.ts }, from, { entries }, { copies or false }, note or false, { board } }
    note: to its adviser only
    board: sequence and bytes of the adviser's part, then of the employee's; false or nothing where there is none
]]
--@include heads
--@include owners
local head = wholeHead(KEYS[1])
if not head[1] or tonumber(head[15]) <= tonumber(ARGV[7]) then return false end
if not isOneOf(ARGV[3], redis.call('HGET', KEYS[1], ARGV[2])) then return false end

local to = tonumber(head[7])
if ARGV[4] ~= '' then to = math.max(0, math.min(to, tonumber(ARGV[4]))) end
local from = math.max(0, to - tonumber(ARGV[5]))
local entries, copies = {}, {}
if to > from then
  entries = redis.call('LRANGE', KEYS[2], from, to - 1)
  if ARGV[6] == '1' then
    local names = {}
    for sequence = from, to - 1 do names[#names + 1] = ARGV[1] .. sequence end
    copies = redis.call('MGET', unpack(names))
  end
end
-- What the employee can read lies here; an adviser reads what every adviser's page reads, the entry itself. Somebody else may have
-- written there: of more digits than head.ts takes Redis would make an error, and the conversation would open no more.
local board = {}
if ARGV[8] == '1' then
  board = redis.call('HMGET', KEYS[1], 'A', ARGV[2] == 'a' and 'A' or 'S', 'E', ARGV[2] == 'a' and 'E' or 'U')
  for part = 1, 3, 2 do
    local at = board[part] and string.match(board[part], '^%d%d?%d?%d?%d?$')
    if ARGV[2] == 'a' and at then board[part + 1] = redis.call('LRANGE', KEYS[2], at, at)[1] or false end
  end
end
return { head, from, entries, copies, ARGV[2] == 'a' and redis.call('HGET', KEYS[1], 'z'), board }
