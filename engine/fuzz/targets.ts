import { target as ar } from './ar.ts';
import { target as asn1 } from './asn1.ts';
import { target as cabinet } from './cabinet.ts';
import { target as cpio } from './cpio.ts';
import { target as csv } from './csv.ts';
import { target as deb822 } from './deb822.ts';
import { target as elf } from './elf.ts';
import type { FuzzTarget } from './fuzz-target.ts';
import { target as json } from './json.ts';
import { target as msi } from './msi.ts';
import { target as packed } from './packed.ts';
import { target as pe } from './pe.ts';
import { target as plist } from './plist.ts';
import { target as registryExport } from './registry-export.ts';
import { target as registryHive } from './registry-hive.ts';
import { target as registryLog } from './registry-log.ts';
import { target as rpmHeader } from './rpm-header.ts';
import { target as sqlite } from './sqlite.ts';
import { target as tar } from './tar.ts';
import { target as zip } from './zip.ts';

/** Every parser under fuzz. To add one: its file beside this one, and its line here. */
export const TARGETS: readonly FuzzTarget[] = [
  ar,
  asn1,
  cabinet,
  cpio,
  csv,
  deb822,
  elf,
  json,
  msi,
  packed,
  pe,
  plist,
  registryExport,
  registryHive,
  registryLog,
  rpmHeader,
  sqlite,
  tar,
  zip,
];
