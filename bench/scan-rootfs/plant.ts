import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What is to be found: what it is, and the file on the disk that it is found in. */
export interface Planted {
  readonly what: string;
  readonly path: string;
}

const office = fileURLToPath(new URL('../../examples/office/', import.meta.url));
const DEEP = 'srv/app1/node_modules/deep/lib/vendor';
const HEADER = 'Computer,Program,Version,Publisher';
const ROW = 'PC-1,Kaspersky Endpoint Security for Windows,11.11.0.452,AO Kaspersky Lab';
const ENGINE = Buffer.concat([
  Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]),
  Buffer.from('\0printf\0kaveInitializeEx\0kaveScanFile\0', 'latin1'),
  Buffer.alloc(4096),
]);
const MANIFEST = (name: string) => JSON.stringify({ name, version: '1.0.0', author: 'AO Kaspersky Lab' });
const DPKG =
  'Package: klnagent64\nStatus: install ok installed\nArchitecture: amd64\nMaintainer: AO Kaspersky Lab <support@kaspersky.com>\nVersion: 15.1.0-20748\n\n';
const PLIST = `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0"><dict>
<key>CFBundleIdentifier</key><string>com.kaspersky.kav</string>
<key>CFBundleName</key><string>Kaspersky Anti-Virus For Mac</string>
<key>CFBundleShortVersionString</key><string>21.0</string>
</dict></plist>
`;
const WHEEL = 'Metadata-Version: 2.1\nName: kaspersky-endpoint\nVersion: 1.0\nAuthor: AO Kaspersky Lab\n\n';

/** Lays everything into the tree; what is there from an earlier run is laid anew. */
export function plant(tree: string): readonly Planted[] {
  const planted: Planted[] = [];
  const work = mkdtempSync(join(tmpdir(), 'interdict-plant-'));
  const at = (path: string) => {
    const full = join(tree, path);
    mkdirSync(dirname(full), { recursive: true });
    rmSync(full, { force: true, recursive: true });
    return full;
  };
  const put = (what: string, path: string, content: string | Uint8Array) => {
    writeFileSync(at(path), content);
    planted.push({ what, path });
  };
  const copy = (what: string, from: string, path: string) => {
    cpSync(join(office, from), at(path));
    planted.push({ what, path });
  };
  /** Files in a folder of their own, for a packer. */
  const folder = (files: Readonly<Record<string, string | Uint8Array>>): string => {
    const made = mkdtempSync(join(work, 'f-'));
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(made, name)), { recursive: true });
      writeFileSync(join(made, name), content);
    }
    return made;
  };
  const zip = (what: string, path: string, files: Readonly<Record<string, string | Uint8Array>>) => {
    const full = at(path);
    execFileSync('zip', ['-q', '-r', '-X', full, '.'], { cwd: folder(files) });
    planted.push({ what, path });
    return full;
  };
  const tar = (
    what: string,
    path: string,
    flags: string,
    files: Readonly<Record<string, string | Uint8Array>>,
  ) => {
    execFileSync('tar', [...flags.split(' '), at(path), '.'], { cwd: folder(files) });
    planted.push({ what, path });
  };
  const calculator = readFileSync(join(office, 'downloads/setup_0417.exe'));

  // dpkg's rows are one file on a real root: the marked end is taken off before it is added again.
  const status = join(tree, 'var/lib/dpkg/status');
  const own = readFileSync(status, 'utf8').split('Package: klnagent64')[0] ?? '';
  writeFileSync(status, own.endsWith('\n\n') ? own : `${own}\n`);
  appendFileSync(status, DPKG);
  planted.push({ what: 'a row of dpkg', path: 'var/lib/dpkg/status' });

  copy('a signed program', 'downloads/setup_0417.exe', `${DEEP}/setup.exe`);
  copy('an engine in a Windows program', 'products/webguard/wgscan.exe', 'opt/webguard/wgscan.exe');
  copy('a registry export', 'frontdesk-03/uninstall.reg', 'home/it/pc.reg');
  copy('a log of osquery', 'frontdesk-03/osqueryd.snapshots.log', 'var/log/osquery/osqueryd.snapshots.log');
  copy('a bill of materials', 'products/mailguard.cdx.json', 'opt/mailguard/mailguard.cdx.json');
  copy('an inventory', 'inventory/installed-programs.csv', 'home/it/installed-programs.csv');
  copy('an archive of old tools', 'archive/old-tools.zip', 'home/it/old-tools.zip');
  put('an engine in an ELF library', `${DEEP}/libscan.so`, ENGINE);
  put('an inventory deep in the packages', `${DEEP}/programs.csv`, `${HEADER}\n${ROW}\n`);
  put('an npm package', 'srv/app2/node_modules/maker-sdk/package.json', MANIFEST('maker-sdk'));
  put(
    'an npm package with a scope',
    'srv/app2/node_modules/@kaspersky/sdk/package.json',
    MANIFEST('@kaspersky/sdk'),
  );
  put('an app bundle', 'srv/mac/Applications/Kaspersky.app/Contents/Info.plist', PLIST);
  put('an installed Python package', 'usr/lib/python3/dist-packages/kl-1.0.dist-info/METADATA', WHEEL);
  tar('a program in a tar.gz', 'var/backups/pc.tar.gz', '-czf', { 'c/setup.exe': calculator });
  tar('a program in a tar', 'var/backups/pc.tar', '-cf', { 'c/setup.exe': calculator });
  tar('an inventory in a tar.xz', 'var/backups/lists.tar.xz', '-cJf', {
    'programs.csv': `${HEADER}\n${ROW}\n`,
  });
  tar('a program in a tar.zst', 'var/backups/pc.tar.zst', '--zstd -cf', { 'c/setup.exe': calculator });
  tar('an engine in a tar.bz2', 'var/backups/lib.tar.bz2', '-cjf', { 'lib/libscan.so': ENGINE });
  zip('a program in a zip', `${DEEP}/tools.zip`, { 'tools/setup.exe': calculator });
  zip('an engine in a wheel', 'home/it/scan-1.0-py3-none-any.whl', {
    'scan/libscan.so': ENGINE,
    'scan-1.0.dist-info/METADATA': WHEEL,
  });
  const inner = folder({});
  execFileSync('zip', ['-q', '-r', '-X', join(inner, 'inner.jar'), '.'], {
    cwd: folder({ 'native/libscan.so': ENGINE }),
  });
  zip('an engine in a jar within a jar', 'opt/tool/outer.jar', {
    'lib/inner.jar': readFileSync(join(inner, 'inner.jar')),
  });
  execFileSync('sh', [
    '-c',
    'gzip -nc "$1" > "$2"',
    'sh',
    join(office, 'inventory/installed-programs.csv'),
    at('var/backups/programs.csv.gz'),
  ]);
  planted.push({ what: 'an inventory in a gz', path: 'var/backups/programs.csv.gz' });
  zip('a registry export in a zip', 'home/it/registry.zip', {
    'pc.reg': readFileSync(join(office, 'frontdesk-03/uninstall.reg')),
  });
  zip('a bill of materials in a zip', 'home/it/sbom.zip', {
    'a.cdx.json': readFileSync(join(office, 'products/mailguard.cdx.json')),
  });
  zip('a zip within a zip', 'home/it/nested.zip', {
    'old-tools.zip': readFileSync(join(office, 'archive/old-tools.zip')),
  });
  put('a Debian package in another root', 'srv/container/var/lib/dpkg/status', DPKG);
  put(
    'a systemd unit',
    'etc/systemd/system/klnagent64.service',
    '[Unit]\nDescription=Kaspersky Network Agent\n[Service]\nExecStart=/opt/kaspersky/klnagent64/sbin/klnagent\n',
  );
  plantRpm(tree, work, planted);
  rmSync(work, { recursive: true, force: true });
  return planted;
}

/** A package and the database that says it is installed, by rpm's own programs, where they are. */
function plantRpm(tree: string, work: string, planted: Planted[]): void {
  const path = 'srv/container/var/lib/rpm/rpmdb.sqlite';
  const packed = 'home/it/klnagent64.rpm';
  if (!existsSync('/usr/bin/rpmbuild')) {
    process.stdout.write('no rpmbuild here: no rpm database and no rpm package were planted\n');
    return;
  }
  const spec = join(work, 'klnagent64.spec');
  writeFileSync(
    spec,
    'Name: klnagent64\nVersion: 15.1\nRelease: 1\nSummary: A package for a benchmark\nLicense: Apache-2.0\nVendor: AO Kaspersky Lab\n%description\nNone.\n%install\nmkdir -p %{buildroot}/opt/bench\necho one >%{buildroot}/opt/bench/one\n%files\n/opt/bench/one\n',
  );
  const quiet = { stdio: 'ignore' } as const;
  const top = ['--define', `_topdir ${work}/rpm`, '--define', `_rpmdir ${work}/rpm`];
  execFileSync(
    'rpmbuild',
    ['--quiet', '-bb', '--target', 'x86_64', ...top, '--define', '_build_name_fmt p.rpm', spec],
    quiet,
  );
  const built = join(work, 'rpm', 'p.rpm');
  mkdirSync(dirname(join(tree, packed)), { recursive: true });
  cpSync(built, join(tree, packed));
  const database = dirname(join(tree, path));
  rmSync(database, { recursive: true, force: true });
  mkdirSync(database, { recursive: true });
  execFileSync(
    'rpm',
    ['--dbpath', database, '--justdb', '--nodeps', '--define', '_db_backend sqlite', '-i', built],
    quiet,
  );
  planted.push({ what: 'an rpm package', path: packed }, { what: 'a row of an rpm database', path });
}
