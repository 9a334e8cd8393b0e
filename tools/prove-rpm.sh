#!/usr/bin/env bash
# Scans a real system made of RPM packages, as a folder and as a container image, in which one supplier's package is
# planted, and fails unless that one is found and nothing else is, not even as a lead:
#
#   packages   Debian's own, made into RPM packages by alien; the planted one by rpmbuild
#   root       put together by rpm --root, with rpm's own database
#   image      of that root by umoci, saved by skopeo and packed with gzip
#
# Needs root, a Debian mirror, and: alien rpm umoci skopeo; not part of the tests. Usage, after
# npm run build:
#   tools/prove-rpm.sh [FOLDER]   (default: a temporary one, thrown away)
set -euo pipefail

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=${1:-}
if [ -z "$folder" ]; then
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
fi
mkdir -p "$folder/packages"
cd "$folder"
export TZ=UTC LC_ALL=C.UTF-8
umask 022

names='base-files bash coreutils dash grep sed gzip tar openssl libssl3 ca-certificates openssh-client curl systemd cron'

make_packages() {
  (cd packages && apt-get download $names && alien --to-rpm --keep-version ./*.deb) >alien.log 2>&1
  cat >kesl.spec <<'SPEC'
Name: kesl
Version: 12.1.0
Release: 1474
Summary: A package for tests
License: None
Vendor: AO Kaspersky Lab
%description
A package for tests.
%install
mkdir -p %{buildroot}/opt/kesl && echo nothing >%{buildroot}/opt/kesl/readme
%files
/opt/kesl
SPEC
  rpmbuild --quiet -bb --target noarch --define "_topdir $folder" --define "_rpmdir $folder/packages" kesl.spec >rpmbuild.log 2>&1
}

make_root() {
  local rpm=(rpm --root "$folder/root" --dbpath /usr/lib/sysimage/rpm)
  mkdir root
  "${rpm[@]}" --initdb
  "${rpm[@]}" --install --nodeps --noscripts --replacefiles --ignorearch packages/*.rpm packages/noarch/*.rpm >rpm.log 2>&1
  "${rpm[@]}" --query --all | wc -l
  echo mail-02 >root/etc/hostname
}

make_image() {
  umoci init --layout layout
  umoci new --image layout:1
  umoci unpack --image layout:1 bundle
  cp -a root/. bundle/rootfs/
  umoci repack --image layout:1 bundle
  skopeo copy --quiet oci:layout:1 docker-archive:image.tar:example/mail:1
  gzip -1 -n image.tar
  rm -rf bundle layout
}

[ -e packages/noarch ] || make_packages
[ -e root/etc/hostname ] || make_root
[ -e image.tar.gz ] || make_image >umoci.log 2>&1

status=0
for target in root image.tar.gz; do
  echo "== $target"
  node "$repository/engine/bin/interdict.mjs" scan "$target" --min-confidence possible --no-progress -o json="$target.json" || true
  node - "$target.json" <<'SCRIPT' || status=1
const { findings, leads, coverage } = JSON.parse(require('node:fs').readFileSync(process.argv[2], 'utf8'));
const told = findings.map((each) => `${each.product} ${each.confidence} on ${each.asset.kind}`);
const gaps = coverage.gaps.filter((gap) => gap.material);
console.log(`${told.join(', ') || 'nothing found'}; ${leads.length} leads; ${gaps.length} material gaps`);
for (const gap of gaps) console.log(`  ${gap.location.path}: ${gap.reason}`);
const right = told.length === 1 && /^kaspersky-endpoint-security-linux probable on (disk|image)$/.test(told[0]);
process.exit(right && leads.length === 0 && gaps.length === 0 ? 0 : 1);
SCRIPT
done
exit "$status"
