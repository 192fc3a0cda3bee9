#!/bin/sh
# Makes, once, who may do what in the Redis of infra/debian/redis.conf: the server, and an administrator. Needs openssl.
# Changes nothing that is there already.
#
#   sudo sh infra/debian/redis-users.sh [/etc/redis] [/etc/in-vertrouwen]
#
# In the second folder it leaves redis.env, whose one line belongs in the server's environment, and redis-administrator:
#   REDISCLI_AUTH=$(sudo cat /etc/in-vertrouwen/redis-administrator) redis-cli --user administrator INFO memory
set -eu
umask 077
dir=${1:-/etc/redis}
ours=${2:-/etc/in-vertrouwen}
openssl=${OPENSSL:-openssl}
hash() { printf %s "$1" | "$openssl" dgst -sha256 -r | cut -d ' ' -f 1; }

if [ -f "$dir/users.acl" ]; then
  echo "$dir/users.acl is there already: nothing was changed." >&2
  exit 0
fi
mkdir -p "$dir" "$ours"
server=$("$openssl" rand -hex 32)
administrator=$("$openssl" rand -hex 32)
echo "REDIS_URL=redis://in-vertrouwen:$server@127.0.0.1:6379" > "$ours/redis.env"
echo "$administrator" > "$ours/redis-administrator"
{
  # Nobody gets in without a name: `off`, and no password that would fit. The rights are for Redis itself, which reads its
  # append-only file as this user: with a bare `off` what was confirmed is gone at the next start (redis/redis#14541).
  echo "user default off resetpass ~* &* +@all"
  # The same as in infra/compose-init.sh: no CONFIG, MONITOR, KEYS or FLUSHALL.
  echo "user in-vertrouwen on #$(hash "$server") resetchannels ~iv:* &iv:* -@all +@read +@write +@scripting +@connection +@pubsub -@dangerous -@admin +info +bgrewriteaof +cluster|slots"
  # A person, to look and to repair.
  echo "user administrator on #$(hash "$administrator") ~* &* +@all"
} > "$dir/users.acl"
if [ "$(id -u)" = 0 ] && id redis > /dev/null 2>&1; then
  chown redis:redis "$dir/users.acl"
fi
echo "Made $dir/users.acl, $ours/redis.env and $ours/redis-administrator."
