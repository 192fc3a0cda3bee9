-- Included by the scripts that enter, move or take away what has an erasure key.
-- The index of what is due: score = hour at which it ends, 0 = at once; member = the nine bytes of the key, then what lies
-- under it. It has no end of its own: what it names must be overwritten first, and Redis alone cannot do that.

local KEY_BYTES = 9

local function dueConversation(key, id)
  return key .. 'c' .. id
end

local function dueCopy(key, id, sequence)
  return key .. 'r' .. id .. ':' .. sequence
end

-- Key, kind ('c' | 'r') and what lies under it: a conversation, or `conversation:sequence` of a copy.
local function partsOf(member)
  return string.sub(member, 1, KEY_BYTES), string.sub(member, KEY_BYTES + 1, KEY_BYTES + 1), string.sub(member, KEY_BYTES + 2)
end

-- Somebody else may have put it there: then it names nothing of ours, and would stand in the way of what does.
local function isMember(member)
  local key, kind, rest = partsOf(member)
  if #key < KEY_BYTES or string.byte(key, KEY_BYTES) > 127 then return false end
  local id = kind == 'c' and rest or kind == 'r' and string.match(rest, '^(.*):%d%d?%d?%d?$') or ''
  return #id == 22 and not string.find(id, '[^%w_-]')
end

-- Key of a copy, or nil when there is none. Only in conversations that have one themselves.
local function keyOfCopy(copyKey)
  local key = redis.call('GETRANGE', copyKey, 4, 3 + KEY_BYTES)
  if #key < KEY_BYTES then return nil end
  return key
end
