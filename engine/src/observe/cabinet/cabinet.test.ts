import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { printLocation } from '../../model/location.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { fixtureLines, linesOf, lookedAt, words } from '../looked-at.ts';

const fixture = (name: string, limits = {}) =>
  fixtureLines(`cabinet/fixtures/${name}`, { limits: { ...DEFAULT_LIMITS, ...limits } });

/** A cabinet with words of two bytes changed, by their offset. */
async function changed(name: string, ...words: readonly (readonly [number, number])[]): Promise<string[]> {
  const bytes = readFileSync(new URL(`../../formats/cabinet/fixtures/${name}`, import.meta.url));
  for (const [at, value] of words) bytes.writeUInt16LE(value, at);
  const folder = mkdtempSync(join(tmpdir(), 'interdict-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'a.cab'), bytes);
  return linesOf(await lookedAt([join(folder, 'a.cab')]));
}

/** Where the list of files is, and its second file, whose name before it is `alpha.txt`. */
const LIST = 44;
const SECOND = LIST + 16 + 'alpha.txt'.length + 1;

describe('a cabinet', () => {
  it.each(['stored.cab', 'mszip.cab'])('is read file by file: %s', async (name) => {
    expect(await fixture(name)).toEqual([
      `product-name Alpha, @ ${name}!alpha.txt`,
      `product-name Gamma @ ${name}!gamma.txt`,
      `product-name Beta, @ ${name}!tool/beta.txt`,
      `product-name Имя @ ${name}!имя.txt`,
    ]);
  });

  it('packed with LZX is read too', async () => {
    const file = fileURLToPath(new URL('../../formats/cabinet/fixtures/lzx-mixed.cab', import.meta.url));
    const sources = [{ ...words, required: () => true }];
    const observations = await lookedAt([file], { sources });
    const places = observations.map((each) =>
      each.kind === 'sighting' ? printLocation(each.sighting.location) : each.kind,
    );
    expect(places).toEqual([
      ...['', '!file', '!INSTALL', '!random', '!zero'].map((inside) => `lzx-mixed.cab${inside}`),
      'coverage',
    ]);
  });

  it('in a package of Windows Installer is read there, and its files are called as they are installed', async () => {
    expect(await fixture('package.msi')).toEqual([
      'product-name Alpha, @ package.msi!inner.cab!Program Files (x86)/Carrier/alpha.txt',
    ]);
  });

  it('is unpacked no further than the limits', async () => {
    expect((await fixture('mszip.cab', { unpackedBytes: 40_000 })).at(-1)).toMatch(
      /^limit-reached @ mszip\.cab.* material: .*"unpackedBytes" is 40000/,
    );
    expect((await fixture('mszip.cab', { entries: 2 }))[0]).toMatch(/limit "entries" is 2/);
    expect((await fixture('package.msi', { unpackedBytes: 100 })).join()).toContain('"unpackedBytes" is 100');
  });
});

describe('a cabinet that cannot be read whole', () => {
  it('as it is packed with Quantum has its names seen, and says so', async () => {
    expect(await changed('small.cab', [42, 0x1472])).toEqual([
      'unsupported @ a.cab material: entries packed in a way that is not read here; only their names were seen: "alpha.txt" and 1 more',
      '3 files, 0 directories, 1 archives',
    ]);
  });

  it('as it was cut off in its header says so', async () => {
    const bytes = readFileSync(new URL('../../formats/cabinet/fixtures/small.cab', import.meta.url));
    const folder = mkdtempSync(join(tmpdir(), 'interdict-test-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    for (const length of [4, 8, 20, 35])
      writeFileSync(join(folder, `${length}.cab`), bytes.subarray(0, length));
    const lines = linesOf(await lookedAt([folder]));
    expect(lines).toEqual([
      ...[20, 35, 8].map((length) => expect.stringContaining(`truncated @ ${length}.cab material: `)),
      expect.stringContaining('4 files'),
    ]);
  });

  it('as a file goes on in another says so, and reads the others', async () => {
    expect(await changed('small.cab', [LIST + 8, 0xfffe])).toEqual([
      'product-name Beta, @ a.cab!tool/beta.txt',
      'unsupported @ a.cab material: files that begin or go on in another cabinet of its set; only their names were seen: "alpha.txt"',
      '3 files, 0 directories, 1 archives',
    ]);
  });

  it('as files are made of the same bytes says so', async () => {
    const lines = await changed('small.cab', [SECOND + 4, 1]);
    expect(lines[1]).toMatch(/^malformed .* material: entries made of the same bytes .*"tool\/beta\.txt"/);
  });

  it('as a file is longer than its folder says so', async () => {
    const lines = await changed('small.cab', [SECOND, 9_000]);
    expect(lines.some((line) => /^truncated .* material: a folder of the cabinet ends/.test(line))).toBe(
      true,
    );
  });

  it('as its data is damaged says so, and gives what came before', async () => {
    const lines = await changed('stored.cab', [50_000, 0xabcd]);
    expect(lines[0]).toBe('product-name Alpha, @ a.cab!alpha.txt');
    expect(lines.join('\n')).toMatch(/malformed @ a\.cab.* material: the checksum of a block is wrong/);
  });
});
