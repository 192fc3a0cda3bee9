#!lua flags=allow-oom
--[[
  Deletes a record where exactly what the caller saw lies.

  KEYS[1]  record   string
  ARGV[1]  before   bytes

  Returns 1 nothing lies there | 0 something else does
]]
local there = redis.call('GET', KEYS[1])
if there and there ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[1])
return 1
