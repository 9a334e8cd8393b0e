#!/usr/bin/env bash
# Makes examples/hostile: a folder in which something cannot be read, so that a scan of it ends with exit code 3.
# Needs: zip.
set -euo pipefail

out=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/examples/hostile
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TZ=UTC

mkdir -p "$out"
rm -f "$out"/*
cd "$work"
printf 'Offer for 40 seats, 2023\n' >offer.txt
printf 'Keys are in the safe\n' >keys.txt
touch -d '2024-06-20T00:00:00Z' ./*.txt
zip -q -X -P 'not kept anywhere' "$out/old-offers.zip" offer.txt keys.txt
cp offer.txt "$out/readable.txt"
