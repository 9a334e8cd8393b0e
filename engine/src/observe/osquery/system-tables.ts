import type { Table } from './table.ts';

/** Tables of macOS, of browsers, and those that every system has. */
export const SYSTEM_TABLES: readonly Table[] = [
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
    // What an extension is called is anybody's word, and often that of what it is about: its id tells.
    name: 'chrome_extensions',
    allOf: ['identifier'],
    oneOf: ['browser_type', 'update_url', 'profile_path', 'referenced_identifier'],
    presence: 'installed',
    version: 'version',
    values: (column) => [
      ['browser-extension', column('identifier'), 'identifier'],
      ['browser-extension', column('referenced_identifier'), 'referenced_identifier'],
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
      ['publisher', column('creator'), 'creator'],
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
    values: (column) => [['file-path', column('path'), 'path']],
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
];

function sha256(hex: string | undefined): string | null {
  return hex !== undefined && /^[0-9a-f]{64}$/i.test(hex) ? `sha256:${hex.toLowerCase()}` : null;
}

/** The last name of a path of either kind. */
function baseName(path: string | undefined): string | undefined {
  return path?.split(/[\\/]/).at(-1);
}
