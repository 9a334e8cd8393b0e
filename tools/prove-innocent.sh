#!/usr/bin/env bash
# Scans two real trees in which nothing comes from a listed supplier, and fails on any finding or material gap:
#
#   a Debian system made by debootstrap
#   an npm tree with Windows programs in it, signed by Microsoft and others
#
# Needs root, debootstrap, a Debian mirror and the npm registry; not part of the tests. Usage, after npm run build:
#   tools/prove-innocent.sh [FOLDER]   (default: a temporary one, thrown away)
set -euo pipefail

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=${1:-}
if [ -z "$folder" ]; then
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
fi
mkdir -p "$folder/npm"
cd "$folder"

[ -e debian/etc/os-release ] || debootstrap --variant=minbase bookworm debian http://deb.debian.org/debian >/dev/null
[ -e npm/node_modules ] || (cd npm && npm init -y >/dev/null && npm install --silent --ignore-scripts --save-exact \
  node-pty@1.1.0 electron-winstaller@5.4.4 7zip-bin@5.2.0 app-builder-bin@4.2.0 edge-js@26.1.0)

for tree in debian npm; do
  echo "== $tree"
  time node "$repository/engine/bin/interdict.mjs" scan "$tree" --min-confidence possible --fail-on any --no-progress
done
