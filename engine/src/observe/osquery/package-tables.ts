import { debianPackageUrl, nameOfPerson, npmPackageUrl, packageUrl } from '../package-url.ts';
import type { Column, Table } from './table.ts';

/** Tables of package managers. */
export const PACKAGE_TABLES: readonly Table[] = [
  {
    name: 'deb_packages',
    allOf: ['name', 'version'],
    oneOf: ['maintainer', 'revision', 'admindir'],
    presence: (column) => (/config-files|half-/.test(column('status') ?? '') ? 'left-over' : 'installed'),
    version: 'version',
    values: (column) => [
      [
        'package',
        debianPackageUrl(column('name') ?? '', column('version'), column('arch'), column('maintainer')),
      ],
      ['publisher', nameOfPerson(column('maintainer') ?? ''), 'maintainer'],
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
    name: 'npm_packages',
    allOf: ['name', 'version', 'directory'],
    oneOf: ['homepage'],
    presence: 'installed',
    version: 'version',
    values: (column) => [
      ['package', npmPackageUrl(column('name') ?? '', column('version'))],
      ['publisher', nameOfPerson(column('author') ?? ''), 'author'],
    ],
  },
  {
    name: 'python_packages',
    allOf: ['name', 'version', 'directory'],
    oneOf: ['summary'],
    presence: 'installed',
    version: 'version',
    values: (column) => [
      ['package', packageUrl({ type: 'pypi', name: column('name') ?? '', version: column('version') })],
      ['publisher', nameOfPerson(column('author') ?? ''), 'author'],
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
];

function rpmPackageUrl(column: Column): string | null {
  const release = column('release');
  const epoch = column('epoch');
  const arch = column('arch');
  const qualifiers = { ...(arch ? { arch } : {}), ...(epoch && epoch !== '0' ? { epoch } : {}) };
  const version = [column('version'), release].filter((part) => part !== undefined).join('-');
  return packageUrl({ type: 'rpm', name: column('name') ?? '', version, qualifiers });
}
