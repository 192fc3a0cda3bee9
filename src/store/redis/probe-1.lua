#!lua flags=no-writes
--[[
  What every decision needs, done once: a script that may run and reads a key of ours.

  KEYS[1]  a key that is never written

  Returns 1
]]
redis.call('GET', KEYS[1])
return 1
