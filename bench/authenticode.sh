#!/usr/bin/env bash
# Makes the files that bench/authenticode.ts checks: bench/authenticode.sh FOLDER COUNT
#
# COUNT different programs of 1 MiB each: a small program of mingw-w64's, padded with noise of its own, signed
# by osslsigncode (SHA-256, RSA) under root, intermediate and signer, and counter-signed (RFC 3161).
set -euo pipefail
folder=$1 count=$2
fixtures=$(cd "$(dirname "${BASH_SOURCE[0]}")/../tools/fixtures/pe" && pwd)
export WORK STRING_MASK=utf8only LC_ALL=C
mkdir -p "$folder"
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
: >"$WORK/index.txt"

# certificate NAME ISSUER SECTION
certificate() {
  openssl genrsa -out "$WORK/$1.key" 2048 2>/dev/null
  openssl req -new -config "$fixtures/authorities.cnf" -key "$WORK/$1.key" -subj "/O=Bench/CN=Bench $1" -out "$WORK/$1.csr"
  local by=(-cert "$WORK/$2.pem" -keyfile "$WORK/$2.key")
  [[ $2 = self ]] && by=(-selfsign -keyfile "$WORK/$1.key")
  openssl ca -batch -notext -config "$fixtures/authorities.cnf" "${by[@]}" -extensions "$3" -startdate 20200101000000Z \
    -enddate 20391231235959Z -in "$WORK/$1.csr" -out "$WORK/$1.pem" 2>/dev/null
}
certificate root self root
certificate intermediate root intermediate
certificate signer intermediate signer
certificate stamps self root
certificate stamper stamps stamper
cat "$WORK/stamps.pem" >>"$WORK/stamper.pem"

x86_64-w64-mingw32-gcc -Os -s -nostdlib -Wl,-e,start "$fixtures/program.c" -o "$WORK/program.exe"
for ((i = 0; i < count; i++)); do
  { cat "$WORK/program.exe"; head -c $((1024 * 1024 - 10240)) /dev/urandom; } >"$WORK/padded.exe"
  osslsigncode sign -certs "$WORK/signer.pem" -key "$WORK/signer.key" -ac "$WORK/intermediate.pem" -h sha256 \
    -TSA-certs "$WORK/stamper.pem" -TSA-key "$WORK/stamper.key" -TSA-time 1740000000 \
    -in "$WORK/padded.exe" -out "$folder/$i.exe" >/dev/null
done
cat "$WORK/root.pem" "$WORK/stamps.pem" >"$folder/roots.pem"
