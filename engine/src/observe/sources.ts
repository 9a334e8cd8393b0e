import { apk } from './apk/apk.ts';
import { appBundle } from './app-bundle/app-bundle.ts';
import { ar } from './ar/ar.ts';
import { browserExtension } from './browser-extension/browser-extension.ts';
import { bzip2 } from './bzip2/bzip2.ts';
import { cabinet } from './cabinet/cabinet.ts';
import type { Container } from './container.ts';
import { crx } from './crx/crx.ts';
import { crxFile } from './crx-file/crx-file.ts';
import { cyclonedx } from './cyclonedx/cyclonedx.ts';
import { debFile } from './deb-file/deb-file.ts';
import { dpkg } from './dpkg/dpkg.ts';
import { embeddedMarker } from './embedded-marker/embedded-marker.ts';
import { fileName } from './file-name/file-name.ts';
import { gzip } from './gzip/gzip.ts';
import { image } from './image/image.ts';
import { installerReceipt } from './installer-receipt/installer-receipt.ts';
import { inventory } from './inventory/inventory.ts';
import { launchdJob } from './launchd-job/launchd-job.ts';
import { lzma } from './lzma/lzma.ts';
import { maven } from './maven/maven.ts';
import { msi } from './msi/msi.ts';
import { msiStream } from './msi-stream/msi-stream.ts';
import { npm } from './npm/npm.ts';
import { osquery } from './osquery/osquery.ts';
import type { PathSource } from './path-source.ts';
import { pe } from './pe/pe.ts';
import { powershellUninstall } from './powershell-uninstall/powershell-uninstall.ts';
import { pypi } from './pypi/pypi.ts';
import { registryExport } from './registry-export/registry-export.ts';
import { registryHive } from './registry-hive/registry-hive.ts';
import { rpmDatabase } from './rpm-database/rpm-database.ts';
import { rpmFile } from './rpm-file/rpm-file.ts';
import { rpmPayload } from './rpm-payload/rpm-payload.ts';
import type { Source } from './source.ts';
import { spdx } from './spdx/spdx.ts';
import { systemExtension } from './system-extension/system-extension.ts';
import { systemdUnit } from './systemd-unit/systemd-unit.ts';
import { tar } from './tar/tar.ts';
import { xz } from './xz/xz.ts';
import { zip } from './zip/zip.ts';
import { zstd } from './zstd/zstd.ts';

/** Every reader of a kind of file. To add one: its folder, and its line here. */
export const SOURCES: readonly Source[] = [
  apk,
  appBundle,
  browserExtension,
  crxFile,
  cyclonedx,
  debFile,
  dpkg,
  embeddedMarker,
  inventory,
  installerReceipt,
  launchdJob,
  maven,
  msi,
  npm,
  osquery,
  pe,
  powershellUninstall,
  pypi,
  registryExport,
  registryHive,
  rpmDatabase,
  rpmFile,
  spdx,
  systemExtension,
  systemdUnit,
];

/** Every reader of a kind of archive. */
export const CONTAINERS: readonly Container[] = [
  crx,
  zip,
  image,
  tar,
  gzip,
  xz,
  lzma,
  zstd,
  bzip2,
  ar,
  rpmPayload,
  cabinet,
  msiStream,
];

/** Every reader of names alone. */
export const PATH_SOURCES: readonly PathSource[] = [fileName];
