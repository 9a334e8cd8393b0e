import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { AS_OF, folderOf, interdict, REPOSITORY } from '../run-interdict.ts';

/** A Windows that does not run: hives of the machine and of two users, and a package among the downloads. */
const DISK = join(REPOSITORY, 'engine/tests/windows-disk/disk');

const Result = z.object({
  findings: z.array(
    z.object({
      product: z.string().nullable(),
      confidence: z.string(),
      presence: z.string(),
      asset: z.object({ kind: z.string(), id: z.string(), label: z.string() }),
    }),
  ),
  coverage: z.object({
    gaps: z.array(z.object({ code: z.string(), material: z.boolean(), remedy: z.string() })),
  }),
});

async function scanned(...targets: string[]) {
  const { status, stdout } = await interdict(['scan', ...targets, '-o', 'json', ...AS_OF]);
  return { status, ...Result.parse(JSON.parse(stdout)) };
}

/** The disk with one of its files changed. */
function diskWith(path: string, change: (bytes: Buffer) => Uint8Array): string {
  const disk = join(folderOf({}), 'disk');
  cpSync(DISK, disk, { recursive: true });
  writeFileSync(join(disk, path), change(readFileSync(join(disk, path))));
  return disk;
}

test('its registry tells what is installed on it, on the machine that it names', async () => {
  const { status, findings, coverage } = await scanned(DISK);
  const lines = findings.map(({ product, presence, confidence }) => `${product}: ${presence}, ${confidence}`);
  expect(lines.sort()).toEqual([
    'kaspersky-endpoint-security: installed, probable',
    'kaspersky-network-agent: present, probable',
    'kaspersky-password-manager: installed, probable',
  ]);
  expect(new Set(findings.map(({ asset }) => `${asset.kind} ${asset.id} ${asset.label}`))).toEqual(
    new Set(['disk reception-02 RECEPTION-02']),
  );
  expect(coverage.gaps).toEqual([]);
  expect(status).toBe(0);
});

test('a user who has none of it has nothing', async () => {
  const { findings, coverage } = await scanned(join(DISK, 'Users/ivan'));
  expect([findings, coverage.gaps]).toEqual([[], []]);
});

test('a key alone is a trace and no installation', async () => {
  const disk = join(folderOf({}), 'disk');
  mkdirSync(join(disk, 'Users/vera'), { recursive: true });
  cpSync(join(DISK, 'Users/vera/NTUSER.DAT'), join(disk, 'Users/vera/NTUSER.DAT'));
  const bytes = readFileSync(join(disk, 'Users/vera/NTUSER.DAT'));
  // The uninstall entry goes: its list is left empty.
  const uninstall = bytes.indexOf('Uninstall') - 76;
  bytes.writeUInt32LE(0, uninstall + 20);
  writeFileSync(join(disk, 'Users/vera/NTUSER.DAT'), bytes);
  const { findings } = await scanned(disk);
  expect(findings.map(({ presence }) => presence)).toEqual(['left-over']);
});

describe('what is not whole is said, and changes the exit code', () => {
  const SOFTWARE = 'Windows/System32/config/SOFTWARE';

  test('a hive whose last write was not finished', async () => {
    const disk = diskWith(SOFTWARE, (bytes) => {
      const sequence = bytes.readUInt32LE(8);
      bytes.writeUInt32LE(sequence + 1, 4);
      bytes.writeUInt32LE((bytes.readUInt32LE(508) ^ sequence ^ (sequence + 1)) >>> 0, 508);
      return bytes;
    });
    rmSync(join(disk, 'Users'), { recursive: true });
    const { findings, coverage } = await scanned(disk);
    expect(findings).toHaveLength(1);
    expect(coverage.gaps).toMatchObject([{ code: 'unsupported', material: true }]);
  });

  test('a hive and a package that were cut off', async () => {
    const disk = diskWith(SOFTWARE, (bytes) => bytes.subarray(0, 4500));
    rmSync(join(disk, 'Users/vera/NTUSER.DAT'));
    const agent = join(disk, 'Users/vera/Downloads/agent.msi');
    writeFileSync(agent, readFileSync(agent).subarray(0, 2048));
    const { status, coverage } = await scanned(disk);
    expect(coverage.gaps.map(({ code, material }) => [code, material])).toContainEqual(['truncated', true]);
    for (const { remedy } of coverage.gaps) expect(remedy).toMatch(/\.$/);
    expect(status).toBe(3);
  });

  test.each(['cycle-both-ways', 'cycle-root', 'list-of-itself'])(
    'a hive that goes in circles: %s',
    async (name) => {
      const corpus = join(REPOSITORY, 'engine/fuzz/corpus/registry-hive');
      const disk = diskWith(SOFTWARE, () => readFileSync(join(corpus, name)));
      rmSync(join(disk, 'Users'), { recursive: true });
      const { status, coverage } = await scanned(disk);
      expect(coverage.gaps).toContainEqual(expect.objectContaining({ code: 'malformed', material: true }));
      expect(status).toBe(3);
    },
  );
});
