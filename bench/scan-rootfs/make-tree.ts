import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files of node_modules that the tree is to hold. */
const FILES = 150_000;
/** Of one day, so that the tree is the same wherever it is made. */
const PACKAGES = [
  '@babel/preset-env@7.29.14',
  'core-js@3.51.0',
  'eslint@8.57.1',
  'jest@27.5.1',
  'lodash@4.18.1',
  'next@16.4.6',
  'react-scripts@5.0.1',
  'rxjs@7.8.2',
  'typescript@4.9.5',
  'webpack@5.112.2',
];

/** A Debian root, and the packages of a few programs in /srv. */
export function makeTree(tree: string): void {
  const made = spawnSync('debootstrap', ['--variant=minbase', 'stable', tree], { stdio: 'inherit' });
  if (made.status !== 0) makeUpRoot(tree);
  // What debootstrap downloaded, and a root in use has cleaned away: unpacking it is another job than a walk.
  rmSync(join(tree, 'var/cache/apt/archives'), { recursive: true, force: true });
  const first = join(tree, 'srv', 'app1');
  mkdirSync(first, { recursive: true });
  writeFileSync(join(first, 'package.json'), '{"name": "app", "private": true}');
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...PACKAGES], {
    cwd: first,
    stdio: 'inherit',
  });
  copyPackages(tree, first);
}

/** Folders of the same packages, the last of as many as make up the number. */
function copyPackages(tree: string, first: string): void {
  const modules = join(first, 'node_modules');
  const packages = readdirSync(modules, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, files: countFiles(join(modules, name)) }));
  let left = FILES - countFiles(modules);
  for (let copy = 2, copied = 1; copied > 0; copy++) {
    copied = 0;
    for (const { name, files } of packages) {
      if (files === 0 || files > left) continue;
      cpSync(join(modules, name), join(tree, 'srv', `app${copy}`, 'node_modules', name), {
        recursive: true,
        verbatimSymlinks: true,
      });
      left -= files;
      copied += files;
    }
  }
}

/** Where there is no debootstrap: what makes a folder a system's root, and this system's own programs. */
function makeUpRoot(tree: string): void {
  process.stdout.write(
    'no Debian root by debootstrap: a made-up one of this system’s own files in its place\n',
  );
  for (const folder of ['etc', 'usr', 'var/lib/dpkg']) mkdirSync(join(tree, folder), { recursive: true });
  writeFileSync(join(tree, 'etc', 'os-release'), 'ID=debian\n');
  writeFileSync(join(tree, 'etc', 'hostname'), 'bench\n');
  writeFileSync(
    join(tree, 'var/lib/dpkg', 'status'),
    'Package: bash\nStatus: install ok installed\nVersion: 5\n\n',
  );
  for (const folder of ['usr/bin', 'usr/share/doc'])
    cpSync(`/${folder}`, join(tree, folder), { recursive: true, verbatimSymlinks: true });
}

function countFiles(folder: string): number {
  let files = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) files++;
  return files;
}
