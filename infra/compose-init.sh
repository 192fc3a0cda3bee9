#!/bin/sh
# Makes, once, what infra/compose.yaml needs on this machine: folders, a certificate authority of this installation's own
# with one certificate for Redis, a password, and Redis' list of who may do what. Needs openssl. Changes nothing that is
# there already, so that it can be run again after a step failed; but for one line, without which Redis forgets (below).
#
#   sudo sh infra/compose-init.sh [/srv/in-vertrouwen] [/srv/in-vertrouwen-keys]
set -eu
umask 077
dir=${1:-/srv/in-vertrouwen}
keys=${2:-/srv/in-vertrouwen-keys}
openssl=${OPENSSL:-openssl}

# Redis was in use here, and the keys under which it was filled are not: made anew they would be other ones.
if [ -d "$dir/redis/appendonlydir" ] && [ ! -f "$keys/keyring/record.key" ]; then
  echo "$keys/keyring holds no keys, but Redis has data in $dir/redis. If the server ran before, mount the volume with its keys before you start it." >&2
fi

mkdir -p "$dir/redis" "$dir/tls" "$dir/organisations" "$keys"
cd "$dir"

if [ ! -f tls/ca.crt ]; then
  "$openssl" req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj "/CN=In vertrouwen, Redis" \
    -addext "basicConstraints=critical,CA:TRUE,pathlen:0" -addext "keyUsage=critical,keyCertSign" \
    -keyout tls/ca.key -out tls/ca.crt 2>/dev/null
  "$openssl" req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=redis" \
    -keyout tls/redis.key -out tls/redis.csr 2>/dev/null
  printf 'subjectAltName=DNS:redis,DNS:localhost\nextendedKeyUsage=serverAuth\n' > tls/extensions
  "$openssl" x509 -req -in tls/redis.csr -CA tls/ca.crt -CAkey tls/ca.key -CAcreateserial -days 3650 \
    -extfile tls/extensions -out tls/redis.crt 2>/dev/null
  # Nothing is signed with it again: to renew, remove tls/ and run this once more.
  rm -f tls/ca.key tls/ca.srl tls/redis.csr tls/extensions
fi

# Nobody gets in without a name: `off`, and no password that would fit. The rights are for Redis itself, which reads its
# append-only file as this user and leaves out every step of more than one write that this user may not do: with a bare
# `off` all that was confirmed is gone at the next start (redis/redis#14541).
default="user default off resetpass ~* &* +@all"

if [ ! -f redis.acl ]; then
  # A list that was lost gets the password that the server has, not one that nobody knows.
  password=$(sed -n 's#^REDIS_URL=rediss://in-vertrouwen:\([0-9a-f]*\)@redis:6379$#\1#p' redis.env 2>/dev/null || true)
  [ -n "$password" ] || password=$("$openssl" rand -hex 32)
  hash=$(printf %s "$password" | "$openssl" dgst -sha256 -r | cut -d ' ' -f 1)
  {
    echo "$default"
    # What the bot may do, and nothing more: no CONFIG, MONITOR, KEYS or FLUSHALL.
    echo "user in-vertrouwen on #$hash resetchannels ~iv:* &iv:* -@all +@read +@write +@scripting +@connection +@pubsub -@dangerous -@admin +info +bgrewriteaof +cluster|slots"
    # For the health check, which must not know the password.
    echo "user health on nopass resetkeys resetchannels -@all +ping"
  } > redis.acl
  echo "REDIS_URL=rediss://in-vertrouwen:$password@redis:6379" > redis.env
else
  # A list that 0.1 or 0.2.0 made. Nobody can sign in as a user that is off, so its line can be replaced whatever it says.
  # Written into the file that is there: its owner, its mode and the container's mount stay what they are.
  awk -v whole="$default" '
    $1 == "user" && $2 == "default" && !may($0) {
      if (on) { print "trap" > "/dev/stderr" } else { $0 = whole }
    }
    # 0.2.0 did not give this right. A list that somebody wrote in their own words stays as it is.
    $1 == "user" && $2 == "in-vertrouwen" && / -@admin [+]info( [+]cluster[|]slots)?$/ {
      sub(/ [+]info/, " +info +bgrewriteaof")
    }
    { print }
    function may(line,   parts, n, i, keys, commands) {
      on = 0
      # Redis reads these words in either case.
      n = split(tolower(line), parts)
      for (i = 3; i <= n; i++) {
        if (parts[i] == "on") on = 1
        else if (parts[i] == "off") on = 0
        else if (parts[i] == "reset") on = keys = commands = 0
        else if (parts[i] == "~*" || parts[i] ~ /^%(rw|wr)~[*]$/ || parts[i] == "allkeys") keys = 1
        else if (parts[i] == "resetkeys") keys = 0
        else if (parts[i] == "+@all" || parts[i] == "allcommands") commands = 1
        else if (parts[i] ~ /^-/ || parts[i] == "nocommands") commands = 0
      }
      return keys && commands
    }' redis.acl > redis.acl.new 2> redis.acl.trap
  if [ -s redis.acl.trap ]; then
    echo "$dir/redis.acl: the user default is on and may not do everything, so Redis forgets at every start. Make it off and run this again, before Redis is stopped." >&2
  fi
  if ! cmp -s redis.acl redis.acl.new; then
    cp redis.acl redis.acl.old
    cat redis.acl.new > redis.acl
    changed() { [ "$(grep -E "^ *user +$1 " redis.acl.old)" != "$(grep -E "^ *user +$1 " redis.acl)" ]; }
    ! changed default || echo "Mended the line \`user default\` in $dir/redis.acl: from its next start Redis keeps all. Each start before this forgot."
    ! changed in-vertrouwen || echo "Gave the server the right +bgrewriteaof in $dir/redis.acl: from Redis' next start its file soon holds no more what was withdrawn."
  fi
  rm -f redis.acl.new redis.acl.old redis.acl.trap
fi

if [ ! -f redis.env ]; then
  echo "$dir/redis.env is gone, and only it had the password. Remove redis.acl and run this again: that makes a new one." >&2
fi

# 999 is Redis in its image, 10001 the server in ours. Only root can give files away.
if [ "$(id -u)" = 0 ]; then
  chown -R 999:999 redis tls/redis.key redis.acl
  chown -R 10001:10001 "$keys" organisations
  chmod 0755 . tls organisations
  chmod 0644 tls/ca.crt tls/redis.crt
fi
chmod 0700 "$keys"
echo "Made in $dir and $keys. Now: organisation files in $dir/organisations, and $dir/server.env from .env.example."
