-- Included by the scripts that answer with a whole head.
-- In the order in which head.ts reads the fields; x, the hour of expiry, is the 15th.
local function wholeHead(headKey)
  return redis.call('HMGET', headKey,
    'o', 'a', 's', 'h', 'g', 'v', 'n', 'p', 'd', 'w', 'W', 't', 'u', 'e', 'x', 'b', 'k', 'q', 'y', 'j', 'r')
end
