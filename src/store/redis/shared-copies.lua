-- Included by the scripts that renew, shorten or delete a conversation. Needs `due`.
-- A copy begins with four bytes: the hour at which it goes, big-endian; 0 = not read yet, it goes with the conversation.

-- Deadline of a copy, or nil when there is none.
local function deadlineOf(copyKey)
  local first = redis.call('GETRANGE', copyKey, 0, 3)
  if #first < 4 then return nil end
  return (struct.unpack('>I4', first))
end

-- Only what was entered when it was stored: somebody who puts another's key in its place enters nothing by it.
local function moveDue(due, copyKey, sequence, hour)
  local key = due.key and keyOfCopy(copyKey)
  if key then redis.call('ZADD', due.index, 'XX', hour, dueCopy(key, due.id, sequence)) end
end

-- Stores one, and enters its own key as due; only in a conversation that has a key itself. due = { index, id, key }
local function putCopy(due, copyPrefix, sequence, bytes, expires)
  local copyKey = copyPrefix .. sequence
  redis.call('SET', copyKey, bytes, 'EXAT', expires * 3600)
  local key = due.key and keyOfCopy(copyKey)
  if key then redis.call('ZADD', due.index, expires, dueCopy(key, due.id, sequence)) end
end

-- Copies go with the conversation at the latest. Not all of 0..length-1 exist: only replies have one.
-- due = { index, id, key }
local function alignCopies(due, copyPrefix, from, length, expires)
  for sequence = from, length - 1 do
    local copyKey = copyPrefix .. sequence
    local deadline = deadlineOf(copyKey)
    if deadline == 0 then
      redis.call('EXPIREAT', copyKey, expires * 3600)
      moveDue(due, copyKey, sequence, expires)
    elseif deadline then
      redis.call('EXPIREAT', copyKey, expires * 3600, 'LT')
      if expires < deadline then moveDue(due, copyKey, sequence, expires) end
    end
  end
end

-- Deletes the keys of one conversation. At most MAX_MESSAGES copies, so one call.
local function forget(headKey, logKey, copyPrefix, length)
  local names = { headKey, logKey }
  for sequence = 0, length - 1 do
    names[#names + 1] = copyPrefix .. sequence
  end
  redis.call('UNLINK', unpack(names))
end
