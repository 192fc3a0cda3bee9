-- Included by the scripts that compare an adviser's planning by its number.

-- What is none counts as 0, as for who reads it (`signedPlanning` in head.ts): no "inf", "1e3" or "0x10" of somebody else's.
local function planningNumber(key)
  return tonumber(string.match(redis.call('HGET', key, 'n') or '', '^[1-9]%d?%d?%d?%d?%d?%d?%d?%d?%d?$') or 0)
end
