#!/bin/sh
# A folder for each version, and a switch: a server that runs keeps the files it was started with, and going back is the
# same switch. In a checkout of a tag, after `npm ci --ignore-scripts && npm run build`, as root:
#
#   infra/debian/version.sh add        # /opt/in-vertrouwen/<version>, complete, before anything changes
#   infra/debian/version.sh switch 0.3.0 && systemctl restart in-vertrouwen
#   infra/debian/version.sh list
#
# IN_VERTROUWEN names another place than /opt/in-vertrouwen.
set -eu

place=${IN_VERTROUWEN:-/opt/in-vertrouwen}
source=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)

say() { printf '%s\n' "$*" >&2; }

add() {
  [ -f "$source/dist/.fingerprint" ] || { say "Build first: npm ci --ignore-scripts && npm run build"; exit 1; }
  version=$(node -p "require('$source/package.json').version")
  [ ! -e "$place/$version" ] || { say "$place/$version is there already: a version is never written over."; exit 1; }
  # Beside its place, so that half a folder never has the name of a version.
  half="$place/.$version.$$"
  trap 'rm -rf "$half"' EXIT
  umask 022
  mkdir -p "$half"
  node "$source/infra/image/assemble.mjs" "$half" >/dev/null
  cp "$source/package-lock.json" "$half/"
  cp -R "$source/docs" "$source/organisations" "$half/"
  (cd "$half" && npm ci --omit=dev --ignore-scripts --no-audit --no-fund --loglevel=error)
  mv -T "$half" "$place/$version"
  trap - EXIT
  say "$place/$version is complete. Look with its doctor before you switch."
}

switch() {
  version=${1:?which version}
  [ -f "$place/$version/dist/src/main.js" ] || { say "There is no complete $place/$version."; exit 1; }
  # A link is renamed over the old one: at no moment is there none.
  ln -s "$version" "$place/.current.$$"
  mv -T "$place/.current.$$" "$place/current"
  say "$place/current is $version. It takes effect with: systemctl restart in-vertrouwen"
}

case ${1:-} in
  add) add ;;
  switch) switch "${2:-}" ;;
  list) ls -1 "$place" && readlink "$place/current" ;;
  *) say "version.sh add | switch <version> | list"; exit 2 ;;
esac
