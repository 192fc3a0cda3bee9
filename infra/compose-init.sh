#!/bin/sh
# Makes, once, what infra/compose.yaml needs on this machine: folders, a certificate authority of this installation's own
# with one certificate for Redis, a password, and Redis' list of who may do what. Needs openssl. Changes nothing that is
# there already, so that it can be run again after a step failed.
#
#   sudo sh infra/compose-init.sh [/srv/in-vertrouwen] [/srv/in-vertrouwen-keys]
set -eu
umask 077
dir=${1:-/srv/in-vertrouwen}
keys=${2:-/srv/in-vertrouwen-keys}
openssl=${OPENSSL:-openssl}

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

if [ ! -f redis.acl ]; then
  password=$("$openssl" rand -hex 32)
  hash=$(printf %s "$password" | "$openssl" dgst -sha256 -r | cut -d ' ' -f 1)
  {
    # Nobody without a name. What the bot may do, and nothing more: no CONFIG, MONITOR, KEYS or FLUSHALL.
    echo "user default off"
    echo "user in-vertrouwen on #$hash resetchannels ~iv:* &iv:* -@all +@read +@write +@scripting +@connection +@pubsub -@dangerous -@admin +info"
    # For the health check, which must not know the password.
    echo "user health on nopass resetkeys resetchannels -@all +ping"
  } > redis.acl
  echo "REDIS_URL=rediss://in-vertrouwen:$password@redis:6379" > redis.env
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
