import type { ObservableKind } from '../../model/observable.ts';
import type { Presence, Sighting } from '../../model/sighting.ts';
import { imageOf } from '../command-line.ts';
import { debianPackageUrl, packageUrl } from '../package-url.ts';

/** A column of the row at hand; undefined where it is not there or empty. */
export type Column = (name: string) => string | undefined;

export type RowValue = readonly [kind: ObservableKind, value: string | null | undefined, pointer?: string];

/** An osquery table and what its rows show. */
export interface Table {
  readonly name: string;
  /** Columns that, all together with one of `oneOf`, no other table has. */
  readonly allOf: readonly string[];
  readonly oneOf: readonly string[];
  readonly presence: Presence | ((column: Column) => Presence);
  readonly version?: string;
  readonly values: (column: Column) => readonly RowValue[];
  readonly signer?: (column: Column) => Sighting['signer'];
}

/** The last name of a path of either kind. */
function baseName(path: string | undefined): string | undefined {
  return path?.split(/[\\/]/).at(-1);
}

/** The tables that are understood, the surer to be told by their columns first. */
export const TABLES: readonly Table[] = [
  {
    name: 'programs',
    allOf: ['name'],
    oneOf: ['identifying_number', 'install_location', 'uninstall_string', 'install_source', 'upgrade_code'],
    presence: 'installed',
    version: 'version',
    values: (column) => [
      ['product-name', column('name'), 'name'],
      ['publisher', column('publisher'), 'publisher'],
      ['product-code', column('identifying_number'), 'identifying_number'],
      ['upgrade-code', column('upgrade_code'), 'upgrade_code'],
      ['file-path', column('install_location'), 'install_location'],
    ],
  },
  {
    name: 'deb_packages',
    allOf: ['name', 'version'],
    oneOf: ['maintainer', 'revision'],
    presence: (column) => (/config-files|half-/.test(column('status') ?? '') ? 'left-over' : 'installed'),
    version: 'version',
    values: (column) => [
      [
        'package',
        debianPackageUrl(column('name') ?? '', column('version'), column('arch'), column('maintainer')),
      ],
      ['publisher', column('maintainer')?.replace(/\s*<.*$/s, ''), 'maintainer'],
    ],
  },
  {
    name: 'rpm_packages',
    allOf: ['name', 'version', 'release'],
    oneOf: ['arch', 'epoch', 'vendor', 'package_group'],
    presence: 'installed',
    version: 'version',
    values: (column) => [
      ['package', rpmPackageUrl(column)],
      ['publisher', column('vendor'), 'vendor'],
    ],
  },
  {
    name: 'apps',
    allOf: ['bundle_identifier'],
    oneOf: ['path', 'name', 'bundle_name', 'bundle_executable', 'bundle_version'],
    presence: 'installed',
    version: 'bundle_short_version',
    values: (column) => [
      ['bundle-id', column('bundle_identifier'), 'bundle_identifier'],
      ['product-name', (column('bundle_name') ?? column('name'))?.replace(/\.app$/, ''), 'name'],
      ['file-path', column('path'), 'path'],
    ],
  },
  {
    name: 'authenticode',
    allOf: ['subject_name'],
    oneOf: ['issuer_name', 'original_program_name', 'result'],
    presence: 'present',
    values: (column) => [
      ['signer', column('result') === 'missing' ? null : column('subject_name'), 'subject_name'],
      ['product-name', column('original_program_name'), 'original_program_name'],
      ['file-path', column('path'), 'path'],
    ],
    signer: (column) => authenticode(column('result') ?? ''),
  },
  {
    name: 'signature',
    allOf: ['team_identifier'],
    oneOf: ['path', 'authority', 'cdhash', 'signed'],
    presence: 'present',
    values: (column) => [
      ['team-id', column('team_identifier'), 'team_identifier'],
      ['bundle-id', column('identifier'), 'identifier'],
      ['file-path', column('path'), 'path'],
    ],
  },
  {
    name: 'system_extensions',
    allOf: ['identifier', 'team'],
    oneOf: ['bundle_path', 'category', 'state'],
    presence: 'installed',
    version: 'version',
    values: (column) => [
      ['bundle-id', column('identifier'), 'identifier'],
      ['team-id', column('team'), 'team'],
    ],
  },
  {
    name: 'chrome_extensions',
    allOf: ['identifier'],
    oneOf: ['browser_type', 'update_url', 'profile_path', 'referenced_identifier'],
    presence: 'installed',
    version: 'version',
    values: (column) => [
      ['browser-extension', column('identifier'), 'identifier'],
      ['browser-extension', column('referenced_identifier'), 'referenced_identifier'],
      ['product-name', column('name'), 'name'],
      ['publisher', column('author'), 'author'],
    ],
  },
  {
    name: 'firefox_addons',
    allOf: ['identifier'],
    oneOf: ['creator', 'source_url', 'autoupdate'],
    presence: 'installed',
    version: 'version',
    values: (column) => [
      ['browser-extension', column('identifier'), 'identifier'],
      ['product-name', column('name'), 'name'],
      ['publisher', column('creator'), 'creator'],
    ],
  },
  {
    name: 'drivers',
    allOf: ['image'],
    oneOf: ['provider', 'service', 'service_key', 'device_id', 'device_name', 'inf'],
    presence: 'installed',
    version: 'version',
    values: (column) => [
      ['driver', /\.sys$/i.test(column('image') ?? '') ? baseName(column('image')) : null, 'image'],
      ['file-path', column('image'), 'image'],
      ['service', column('service'), 'service'],
      ['publisher', column('provider') ?? column('manufacturer'), 'provider'],
    ],
  },
  {
    name: 'services',
    allOf: ['name'],
    oneOf: ['service_type', 'start_type', 'display_name', 'module_path', 'user_account'],
    presence: 'installed',
    values: (column) => [
      ['service', column('name'), 'name'],
      ['product-name', column('display_name'), 'display_name'],
      ['file-path', imageOf(column('path') ?? ''), 'path'],
      ['file-path', column('module_path'), 'module_path'],
    ],
  },
  {
    name: 'certificates',
    allOf: ['common_name'],
    oneOf: ['subject', 'issuer', 'self_signed', 'ca', 'not_valid_after'],
    // A root that was added to the system's store outlives the program that added it.
    presence: 'left-over',
    values: (column) => [
      ['certificate-subject', column('common_name'), 'common_name'],
      ['certificate-subject', column('subject'), 'subject'],
      ['certificate-subject', column('issuer'), 'issuer'],
    ],
  },
  {
    name: 'windows_security_products',
    allOf: ['name', 'state'],
    oneOf: ['signatures_up_to_date', 'remediation_path', 'state_timestamp'],
    presence: 'installed',
    values: (column) => [['product-name', column('name'), 'name']],
  },
  {
    name: 'processes',
    allOf: ['name', 'pid'],
    oneOf: ['path', 'cmdline', 'parent'],
    presence: 'present',
    values: (column) => [
      ['process', column('name'), 'name'],
      ['file-path', column('path'), 'path'],
    ],
  },
  {
    name: 'startup_items',
    allOf: ['name', 'path'],
    oneOf: ['args', 'username'],
    presence: 'installed',
    values: (column) => [
      ['product-name', column('name'), 'name'],
      ['file-path', column('path'), 'path'],
    ],
  },
  {
    name: 'package_receipts',
    allOf: ['package_id'],
    oneOf: ['package_filename', 'installer_name', 'install_time'],
    presence: 'installed',
    version: 'version',
    values: (column) => [['bundle-id', column('package_id'), 'package_id']],
  },
  {
    name: 'registry',
    allOf: ['key', 'path'],
    oneOf: ['type', 'data', 'mtime'],
    presence: 'left-over',
    values: (column) => [
      ['registry-key', column('key'), 'key'],
      ['registry-key', column('type') === 'subkey' ? column('path') : null, 'path'],
    ],
  },
  {
    name: 'hash',
    allOf: ['path', 'sha256'],
    oneOf: ['path'],
    presence: 'present',
    values: (column) => [
      ['file-hash', sha256(column('sha256')), 'sha256'],
      ['file-path', column('path'), 'path'],
    ],
  },
  {
    name: 'file',
    allOf: ['path'],
    oneOf: ['filename', 'inode', 'directory'],
    presence: 'present',
    values: (column) => [
      ['file-path', column('path'), 'path'],
      ['file-name', column('filename') ?? baseName(column('path')), 'filename'],
      ['file-hash', sha256(column('sha256')), 'sha256'],
    ],
  },
  {
    name: 'chocolatey_packages',
    allOf: ['name', 'version', 'author', 'path'],
    oneOf: ['summary', 'license'],
    presence: 'installed',
    version: 'version',
    values: (column) => [
      ['store-id', /choco/i.test(column('path') ?? '') ? column('name') : null, 'name'],
      ['publisher', column('author'), 'author'],
    ],
  },
];

/** The table that a query's rows are of: by their columns, else by what the query is called. */
export function tableOf(columns: ReadonlySet<string>, query: string | null): Table | null {
  const told = TABLES.find(
    (table) =>
      table.allOf.every((each) => columns.has(each)) && table.oneOf.some((each) => columns.has(each)),
  );
  if (told !== undefined) return told;
  const words = query?.toLowerCase().split(/[^a-z_]+/) ?? [];
  return (
    TABLES.find((table) => words.some((word) => word === table.name || word.endsWith(`_${table.name}`))) ??
    null
  );
}

function rpmPackageUrl(column: Column): string | null {
  const release = column('release');
  const epoch = column('epoch');
  const arch = column('arch');
  const qualifiers = { ...(arch ? { arch } : {}), ...(epoch && epoch !== '0' ? { epoch } : {}) };
  const version = [column('version'), release].filter((part) => part !== undefined).join('-');
  return packageUrl({ type: 'rpm', name: column('name') ?? '', version, qualifiers });
}

function sha256(hex: string | undefined): string | null {
  return hex !== undefined && /^[0-9a-f]{64}$/i.test(hex) ? `sha256:${hex.toLowerCase()}` : null;
}

/** What the host's own check of a signature came to: its report, which nothing here repeats. */
function authenticode(result: string): Sighting['signer'] {
  const said = `osquery on the host says "${result}"; the signature was not checked again`;
  if (result === 'trusted' || result === 'valid') return { standing: 'consistent', reason: said };
  if (result === 'untrusted') return { standing: 'self-signed', reason: said };
  return { standing: 'broken', reason: said };
}
