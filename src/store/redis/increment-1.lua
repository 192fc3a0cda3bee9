#!lua
--[[
  Adds one to a count and renews its life: a count that was made without a life would stay for ever.

  KEYS[1]  count    string, decimal
  ARGV[1]  end      seconds since 1970, a whole hour

  Returns the count after it
]]
local count = redis.call('INCR', KEYS[1])
redis.call('EXPIREAT', KEYS[1], ARGV[1])
return count
