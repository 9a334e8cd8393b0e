import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { AS_OF, folderOf, interdict, REPOSITORY } from '../run-interdict.ts';

const Result = z.object({
  findings: z.array(
    z.object({
      product: z.string().nullable(),
      confidence: z.string(),
      presence: z.string(),
      asset: z.object({ kind: z.string(), label: z.string() }),
      sightings: z.array(z.object({ source: z.string() })),
    }),
  ),
  coverage: z.object({
    gaps: z.array(
      z.object({
        code: z.string(),
        material: z.boolean(),
        remedy: z.string(),
        location: z.object({ path: z.string() }),
      }),
    ),
  }),
});

const DATABASE = 'var/lib/rpm/rpmdb.sqlite';
const SYSTEM = { 'etc/os-release': 'ID=redos\n', 'etc/hostname': 'mail-01\n' };
const packed = (path: string) => gunzipSync(readFileSync(join(REPOSITORY, 'engine', path)));

function diskOf(
  texts: Readonly<Record<string, string>>,
  files: Readonly<Record<string, Uint8Array>> = {},
): string {
  const disk = folderOf({ ...SYSTEM, ...texts });
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(disk, name)), { recursive: true });
    writeFileSync(join(disk, name), bytes);
  }
  return disk;
}

async function scanned(disk: string) {
  const { status, stdout } = await interdict(['scan', disk, '-o', 'json', ...AS_OF]);
  const { findings, coverage } = Result.parse(JSON.parse(stdout));
  const lines = findings.map(
    ({ product, presence, confidence, asset, sightings }) =>
      `${product}: ${presence}, ${confidence} on ${asset.kind} ${asset.label} by ${[...new Set(sightings.map((each) => each.source))].sort().join(', ')}`,
  );
  return { status, lines: lines.sort(), gaps: coverage.gaps };
}

test('a program under the name of source text, in a package, is found where every file is opened', async () => {
  const hidden = 'srv/app/node_modules/a/lib/engine.js';
  const disk = diskOf({ 'srv/app/node_modules/a/lib/index.js': '' });
  cpSync(join(REPOSITORY, 'examples/office/downloads/setup_0417.exe'), join(disk, hidden));
  const closed = await interdict(['scan', disk, ...AS_OF]);
  expect(closed.stdout).toContain('2 files in installed packages, source text by name, were not opened');
  expect(closed.stdout).toContain('Nothing in what was read was found to come from');
  const { stdout } = await interdict(['scan', disk, '--every-file', ...AS_OF]);
  expect(stdout).toContain(hidden);
  expect(stdout).toContain('everything here was read');
});

test('a part of a system that is named alone is read as what it is where it lies', async () => {
  const status = 'Package: kesl\nStatus: install ok installed\nVersion: 12.1\nMaintainer: AO Kaspersky Lab\n';
  const manifest = JSON.stringify({ name: '@kaspersky/sdk', version: '1.0.0', author: 'AO Kaspersky Lab' });
  const disk = diskOf({
    'var/lib/dpkg/status': status,
    'srv/app/node_modules/@kaspersky/sdk/package.json': manifest,
    'srv/app/node_modules/@kaspersky/sdk/index.js': '',
  });
  for (const [part, source] of [
    ['var/lib/dpkg/status', 'dpkg'],
    ['var/lib/dpkg', 'dpkg'],
    ['srv/app/node_modules/@kaspersky/sdk/package.json', 'npm'],
    ['srv/app/node_modules/@kaspersky', 'npm'],
    ['srv/app/node_modules', 'npm'],
  ] as const) {
    const { lines } = await scanned(join(disk, part));
    expect([part, lines]).toEqual([part, [expect.stringContaining(`by ${source}`)]]);
  }
  const { stdout } = await interdict(['scan', '.', ...AS_OF], { cwd: join(disk, 'srv/app/node_modules') });
  expect(stdout).toContain('1 file in installed packages, source text by name, was not opened');
});

test('a folder that is named alone is known by the folders around it', async () => {
  const folder = 'opt/kaspersky/kesl';
  const disk = diskOf({ [`${folder}/libexec/launcher`]: 'text' });
  const leads = async (target: string) => {
    const { stdout } = await interdict([
      'scan',
      join(disk, target),
      '--min-confidence',
      'possible',
      ...AS_OF,
    ]);
    return /[1-9]\d* things? here comes? from a supplier/.test(stdout.replaceAll(/\s+/g, ' '));
  };
  expect([await leads(folder), await leads(`${folder}/libexec/launcher`)]).toEqual([true, true]);
  expect(await leads('etc')).toBe(false);
});

test('packages of an rpm database and services, on the machine that the disk names', async () => {
  const disk = diskOf(
    { 'usr/lib/systemd/system/kesl.service': '[Service]\nExecStart=/opt/kaspersky/kesl/libexec/launcher\n' },
    { [DATABASE]: packed('tests/linux-disk/rpmdb.sqlite.gz') },
  );
  const { lines, gaps } = await scanned(disk);
  expect(lines).toEqual([
    'kaspersky-endpoint-security-linux: installed, probable on disk mail-01 by rpm-database, systemd-unit',
    'kaspersky-network-agent: installed, probable on disk mail-01 by rpm-database, systemd-unit',
  ]);
  expect(gaps).toEqual([]);
});

test('rows that are still in the log are no clean answer, and the remedy says what to run', async () => {
  const fixtures = 'src/observe/rpm-database/fixtures';
  const disk = diskOf(
    {},
    {
      [DATABASE]: packed(`${fixtures}/rpmdb.sqlite.gz`),
      [`${DATABASE}-wal`]: packed(`${fixtures}/rpmdb.sqlite-wal.gz`),
    },
  );
  const { status, lines, gaps } = await scanned(disk);
  expect([status, lines]).toEqual([3, []]);
  expect(gaps).toMatchObject([
    { code: 'unsupported', material: true, location: { path: `${DATABASE}-wal` } },
  ]);
  expect(gaps[0]?.remedy).toContain('wal_checkpoint');
});

test('a Python package, a browser extension and its host', async () => {
  const extension =
    'home/u/.config/chromium/Default/Extensions/ahkjpbeeocnddjkakilopmfdlnjdpcdm/1.0_0/manifest.json';
  const { lines } = await scanned(
    diskOf({
      'usr/lib/python3/dist-packages/klakoapi-1.0.dist-info/METADATA':
        'Metadata-Version: 2.1\nName: klakoapi\nVersion: 1.0\n',
      [extension]: '{"manifest_version": 3, "name": "Protection", "version": "1.0"}',
      'etc/chromium/native-messaging-hosts/a.json':
        '{"name": "com.kaspersky.kav.1f.host", "path": "/opt/x/host"}',
    }),
  );
  expect(lines).toEqual([
    'kaspersky-protection: installed, probable on disk mail-01 by browser-extension',
    'kaspersky-security-center: installed, probable on disk mail-01 by pypi',
    'null: installed, probable on disk mail-01 by browser-extension',
  ]);
});
