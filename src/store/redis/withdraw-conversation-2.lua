#!lua flags=allow-oom
--[[
  Deletes every key of a conversation and its place in the sets. An empty set is no key.

  KEYS[1]  head   hash
  KEYS[2]  log    list
  ARGV[1]  prefix of a copy of this conversation
  ARGV[2]  prefix of an employee's conversations
  ARGV[3]  prefix of an adviser's inbox
  ARGV[4]  prefix of an adviser's open conversations
  ARGV[5]  conversation   id
  ARGV[6]  employee       pseudonym
  ARGV[7]  now            hour

  Returns 1 deleted | 0 not there, not theirs
]]
--@include indexes
--@include copies
local head = redis.call('HMGET', KEYS[1], 'o', 'a', 'n', 'x')
if head[1] ~= ARGV[6] then return 0 end
local now = tonumber(ARGV[7])
forget(KEYS[1], KEYS[2], ARGV[1], tonumber(head[3]))
delist({ employee = ARGV[2] .. head[1], inbox = ARGV[3] .. head[2], open = ARGV[4] .. head[2] }, ARGV[5], now)
return tonumber(head[4]) > now and 1 or 0
