import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { printLocation } from '../../model/location.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { linesOf, lookedAt, words } from '../looked-at.ts';
import type { Source } from '../source.ts';

const fixture = (name: string) =>
  fileURLToPath(new URL(`../../formats/rpm-header/fixtures/${name}`, import.meta.url));

/** Sees every file's first line. */
const lines: Source = {
  ...words,
  required: (file) => file.head[0] !== 0xed,
  *observe(file) {
    const value = Buffer.from(file.bytes.read(0, 60)).toString().split('\n')[0] ?? '';
    yield {
      kind: 'sighting',
      sighting: {
        observable: { kind: 'product-name', value },
        asset: { kind: 'file', id: file.path, label: file.path },
        location: file.location,
        source: 'words',
        standing: 'declared',
        artefact: printLocation(file.location),
        presence: 'present',
      },
    };
  },
};

async function seen(path: string, limits = {}): Promise<string[]> {
  const observations = await lookedAt([path], { sources: [lines], limits: { ...DEFAULT_LIMITS, ...limits } });
  return linesOf(observations).slice(0, -1);
}

function changed(name: string, change: (bytes: Buffer) => Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'interdict-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, name), change(readFileSync(fixture(name))));
  return join(folder, name);
}

describe('a package by rpmbuild', () => {
  test.each(['alpha-agent', 'beta-tool', 'gamma-plain'])('has its files looked into: %s', async (name) => {
    const file = `${name}-2.5-3.x86_64.rpm`;
    expect(await seen(fixture(file))).toEqual([
      `product-name three @ ${file}!etc/${name}/settings.conf`,
      `product-name one @ ${file}!opt/${name}/bin/${name}-control`,
      `product-name two @ ${file}!opt/${name}/readme`,
    ]);
  });

  test('of sources has what it is built from looked into', async () => {
    const file = 'gamma-plain-2.5-3.src.rpm';
    expect(await seen(fixture(file))).toEqual([`product-name Name: gamma-plain @ ${file}!gamma-plain.spec`]);
  });

  test('is unpacked no further than the limit on all bytes', async () => {
    const last = (await seen(fixture('beta-tool-2.5-3.x86_64.rpm'), { unpackedBytes: 300 })).at(-1);
    expect(last).toMatch(/^limit-reached @ beta-tool.* material: .*"unpackedBytes" is 300$/);
  });
});

describe('a package that is damaged', () => {
  test.each(['alpha-agent-2.5-3.x86_64.rpm', 'gamma-plain-2.5-3.x86_64.rpm'])(
    'in its files says so: %s',
    async (name) => {
      const path = changed(name, (bytes) => {
        const at = bytes.length - 40;
        bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at);
        return bytes;
      });
      expect((await seen(path)).some((line) => /^(malformed|truncated) .* material: /.test(line))).toBe(true);
    },
  );

  test('by being cut off in its files, or before them, says so', async () => {
    const name = 'alpha-agent-2.5-3.x86_64.rpm';
    const cut = await seen(changed(name, (bytes) => bytes.subarray(0, bytes.length - 60)));
    expect(cut.some((line) => /^truncated .* material: /.test(line))).toBe(true);
    const payload = readFileSync(fixture(name)).lastIndexOf(Buffer.from([0x1f, 0x8b, 8]));
    const without = await seen(changed(name, (bytes) => bytes.subarray(0, payload)));
    expect(without).toEqual([`truncated @ ${name} material: the package ends before its files`]);
  });

  test('by what its files are packed with says so', async () => {
    const name = 'alpha-agent-2.5-3.x86_64.rpm';
    const other = changed(name, (bytes) => {
      bytes.writeUInt8(0, bytes.lastIndexOf(Buffer.from([0x1f, 0x8b, 8])));
      return bytes;
    });
    expect(await seen(other)).toEqual([
      `unsupported @ ${name} material: its files are packed in a way that is not read here (it says: packed with gzip)`,
    ]);
  });
});
