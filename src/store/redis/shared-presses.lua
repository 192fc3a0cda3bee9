-- Included by the scripts that find what became of a form.
-- A press is remembered as 12 bytes of its key and, when an employee made it, 6 of its form's mark; 0.2.0 kept no mark.

-- 'repeated' when this very press is in the head, 'exists' when another one of the same form is, else nil.
local function pressIn(headKey, press)
  local key, mark, found = string.sub(press, 1, 12), string.sub(press, 13), nil
  local kept = redis.call('HMGET', headKey, 'f', 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
  for _, each in ipairs(kept) do
    if each and string.sub(each, 1, 12) == key then return 'repeated' end
    if each and mark ~= '' and string.sub(each, 13) == mark then found = 'exists' end
  end
  return found
end
