#!lua
--[[
  Puts a record whose kind can be listed: in any case, or where exactly what the caller saw lies.

  KEYS[1]  record   string
  KEYS[2]  index    set of ids
  ARGV[1]  id
  ARGV[2]  value    bytes
  ARGV[3]  end      seconds since 1970, a whole hour; '' = none
  ARGV[4]  '1' = only where `before` lies
  ARGV[5]  before   bytes; absent = nothing lies there

  Returns 1 put | 0 something else lies there
]]
-- GET answers false where nothing lies, and ARGV[5] is nil where nothing was given.
if ARGV[4] == '1' and (redis.call('GET', KEYS[1]) or nil) ~= ARGV[5] then return 0 end
redis.call('SADD', KEYS[2], ARGV[1])
if ARGV[3] == '' then
  redis.call('SET', KEYS[1], ARGV[2])
  redis.call('PERSIST', KEYS[2])
else
  redis.call('SET', KEYS[1], ARGV[2], 'EXAT', ARGV[3])
  -- A new index gets this end; one with an end gets the later; one without keeps having none.
  if redis.call('SCARD', KEYS[2]) == 1 then redis.call('EXPIREAT', KEYS[2], ARGV[3], 'NX') end
  redis.call('EXPIREAT', KEYS[2], ARGV[3], 'GT')
end
return 1
