-- Included by the scripts that ask whose a conversation is.
-- One employee is known by a pseudonym of each epoch; `names` holds them with commas between, which none of them contains.
local function isOneOf(names, name)
  return string.find(',' .. names .. ',', ',' .. name .. ',', 1, true) ~= nil
end
