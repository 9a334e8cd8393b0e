import type { Sighting } from '../../model/sighting.ts';
import { imageOf } from '../command-line.ts';
import type { Table } from './table.ts';

/** Tables of Windows. */
export const WINDOWS_TABLES: readonly Table[] = [
  {
    name: 'programs',
    allOf: ['name'],
    oneOf: [
      'publisher',
      'identifying_number',
      'install_location',
      'uninstall_string',
      'install_source',
      'upgrade_code',
    ],
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
      ['service', column('display_name'), 'display_name'],
      ['file-path', imageOf(column('path') ?? ''), 'path'],
      ['file-path', column('module_path'), 'module_path'],
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
    name: 'chocolatey_packages',
    allOf: ['name', 'version', 'path'],
    oneOf: ['summary', 'license'],
    presence: 'installed',
    version: 'version',
    values: (column) => [
      ['store-id', column('name'), 'name'],
      ['publisher', column('author'), 'author'],
    ],
  },
];

/** The last name of a path of either kind. */
function baseName(path: string | undefined): string | undefined {
  return path?.split(/[\\/]/).at(-1);
}

/** What the host's own check of a signature came to: its report, which nothing here repeats. */
function authenticode(result: string): Sighting['signer'] {
  const said = `osquery on the host says "${result}"; the signature was not checked again`;
  if (result === 'trusted' || result === 'valid') return { standing: 'consistent', reason: said };
  if (result === 'untrusted') return { standing: 'self-signed', reason: said };
  return { standing: 'broken', reason: said };
}
