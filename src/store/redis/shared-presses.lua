-- Included by the scripts that find what became of a form. Needs `copies`.
-- A press is remembered as 12 bytes of its key and, when an employee made it, 6 of its form's mark; 0.2.0 kept no mark.
-- Field 'f' is the first message's, field s % 16 the latest with such a sequence s.

-- 'repeated' and its sequence when this very press is in the head, 'exists' when another one of the same form is, else nil.
local function pressIn(headKey, press)
  local key, mark, found = string.sub(press, 1, 12), string.sub(press, 13), nil
  local kept = redis.call('HMGET', headKey, 'f', 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 'n')
  for at = 1, 17 do
    local each = kept[at]
    if each and string.sub(each, 1, 12) == key then
      if at == 1 then return 'repeated', 0 end
      local last, slot = tonumber(kept[18]) - 1, at - 2
      return 'repeated', last - (last - slot) % 16
    end
    if each and mark ~= '' and string.sub(each, 13) == mark then found = 'exists' end
  end
  return found
end

-- Whether the employee can still read this message back.
local function isKept(copyPrefix, sequence, now)
  local deadline = deadlineOf(copyPrefix .. sequence)
  return deadline == 0 or deadline ~= nil and deadline > now
end

-- { 'repeated' | 'exists', conversation, adviser, state, handle, 1 = a copy of this very message is there, awaited or '' }
-- or nil.
-- of = { heads = prefix of a head, copies = prefix of a copy of any conversation, press, now }; isFromForm: whatever lies
-- there came from the form.
local function foundIn(of, id, isFromForm)
  local headKey = of.heads .. id
  local found, sequence = pressIn(headKey, of.press)
  if not found and isFromForm then found = 'exists' end
  if not found then return nil end
  local head = redis.call('HMGET', headKey, 'a', 's', 'h', 'y')
  local kept = sequence and isKept(of.copies .. id .. ':', sequence, of.now)
  return { found, id, head[1], head[2], head[3], kept and 1 or 0, head[4] or '' }
end
