#!lua flags=allow-oom
--[[
  Deletes what lay under erasure keys that were overwritten. What lies in the same place under another key stays: the same
  form may have been sent again meanwhile.

  KEYS[1]   index of what is due   zset, see `shared-due.lua`
  ARGV[1]   prefix of a head
  ARGV[2]   prefix of a log
  ARGV[3]   prefix of a copy of any conversation
  ARGV[4]   prefix of an employee's conversations
  ARGV[5]   prefix of an adviser's inbox
  ARGV[6]   prefix of an adviser's open conversations
  ARGV[7]   now   hour
  ARGV[8]   prefix of what is new for an adviser
  ARGV[9..] members of the index

  Returns nothing
]]
--@include indexes
--@include due
--@include copies
for i = 9, #ARGV do
  local member = ARGV[i]
  local key, kind, rest = partsOf(member)
  if kind == 'c' then
    local head = redis.call('HMGET', ARGV[1] .. rest, 'k', 'n', 'o', 'a')
    if head[1] == key then
      forget(ARGV[1] .. rest, ARGV[2] .. rest, ARGV[3] .. rest .. ':', tonumber(head[2]))
      delist({ employee = ARGV[4] .. head[3], inbox = ARGV[5] .. head[4], open = ARGV[6] .. head[4] }, rest, tonumber(ARGV[7]))
      redis.call('ZREM', ARGV[8] .. head[4], rest)
    end
  elseif keyOfCopy(ARGV[3] .. rest) == key then
    redis.call('UNLINK', ARGV[3] .. rest)
  end
  redis.call('ZREM', KEYS[1], member)
end
return false
