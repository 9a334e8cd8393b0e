import { debianPackageUrl, nameOfPerson, npmPackageUrl, packageUrl, rpmPackageUrl } from '../package-url.ts';
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
      ['package', rpmOf(column)],
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

function rpmOf(column: Column): string | null {
  return rpmPackageUrl({
    name: column('name') ?? '',
    version: column('version') ?? '',
    release: column('release') ?? '',
    arch: column('arch') ?? null,
    epoch: Number(column('epoch') ?? 0) || null,
  });
}
