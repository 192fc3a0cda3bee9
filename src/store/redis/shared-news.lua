-- Included by the scripts after which an adviser has, or has no longer, something new that they did not come to see.
-- news: zset, member = conversation, score = hour of its first message since the adviser came; gone when they come.

local function enterNews(news, id, now, expires)
  redis.call('ZADD', news, 'NX', now, id)
  -- GT alone never sets a first expiry: a key without one counts as endless.
  redis.call('EXPIREAT', news, expires * SECONDS, 'NX')
  redis.call('EXPIREAT', news, expires * SECONDS, 'GT')
end
