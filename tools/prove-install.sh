#!/usr/bin/env bash
# Proves, in a fresh copy of what is committed, that `npm ci` gives a tool that runs: tools/prove-install.sh
#
#   under npm 10 and 11, with no node_modules there before, and with the engines taken at their word
#   with --ignore-scripts: nothing is built, and the launcher names the remedy, exit 2
#   with --omit=dev: the build is skipped and the installation succeeds
set -euo pipefail

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/clone"
git -C "$repository" archive HEAD | tar -x -C "$work/clone"
cd "$work/clone"

fail() {
  echo "prove-install: $*" >&2
  exit 1
}

# clean_install NPM-VERSION FLAG...: npm ci of that version, from nothing.
clean_install() {
  local version=$1
  shift
  rm -rf node_modules engine/dist
  npx --yes "npm@$version" ci --no-audit --no-fund --loglevel=error "$@" || fail "npm@$version ci $* failed"
  echo "npm@$version ci $*: installed"
}

# launch WANTED-EXIT WANTED-TEXT: npx runs the launcher of this repository, and never a stranger's package.
launch() {
  local code=0 output
  output=$(npx --no-install interdict --version 2>&1) || code=$?
  [ "$code" -eq "$1" ] || fail "npx interdict ended with $code, not $1: $output"
  grep -q "$2" <<<"$output" || fail "npx interdict does not say \"$2\": $output"
  echo "  npx interdict: exit $code, $(head -n 1 <<<"$output")"
}

for version in 10 11; do
  clean_install "$version" --engine-strict
  launch 0 '^interdict [0-9]'
done
clean_install 11 --ignore-scripts
launch 2 'npm run build'
clean_install 11 --omit=dev
launch 2 'npm run build'
