#!lua
--[[
  Puts a record where exactly what the caller saw lies, or nothing.

  KEYS[1]  record   string
  ARGV[1]  value    bytes
  ARGV[2]  end      seconds since 1970, a whole hour; '' = none, 'same' = the one it has
  ARGV[3]  before   bytes; absent = nothing lies there

  Returns 1 put | 0 something else lies there
]]
-- GET answers false where nothing lies, and ARGV[3] is nil where nothing was given.
if (redis.call('GET', KEYS[1]) or nil) ~= ARGV[3] then return 0 end
if ARGV[2] == 'same' then
  redis.call('SET', KEYS[1], ARGV[1], 'KEEPTTL')
elseif ARGV[2] == '' then
  redis.call('SET', KEYS[1], ARGV[1])
else
  redis.call('SET', KEYS[1], ARGV[1], 'EXAT', ARGV[2])
end
return 1
