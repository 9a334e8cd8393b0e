import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../limits.ts';
import { fixtureLines, linesOf, lookedAt } from '../looked-at.ts';
import { SOURCES } from '../sources.ts';

const fixture = (name: string, options = {}) => fixtureLines(`zip/fixtures/${name}`, options);

async function piped(bytes: Uint8Array): Promise<string[]> {
  async function* standardInput() {
    yield bytes;
  }
  return linesOf(await lookedAt(['-'], { standardInput: standardInput() })).slice(0, -1);
}

const THREE = (name: string) => [
  `product-name Alpha, @ ${name}!alpha.txt`,
  `product-name Beta, @ ${name}!tool/beta.txt`,
  `product-name Gamma @ ${name}!gamma.txt`,
];

describe('a zip', () => {
  it.each(['deflated.zip', 'stored.zip'])('is read: %s', async (name) => {
    expect(await fixture(name)).toEqual(THREE(name));
  });

  it('is read in zip64', async () => {
    expect(await fixture('zip64.zip')).toEqual(THREE('zip64.zip').slice(0, 2));
  });

  it('is read where sizes follow the data', async () => {
    expect(await fixture('descriptors.zip')).toEqual([
      'product-name Alpha, @ descriptors.zip!alpha.txt',
      'product-name Gamma @ descriptors.zip!gamma.txt',
    ]);
  });

  it('is read behind a program that unpacks it', async () => {
    expect(await fixture('behind-a-program.zip')).toEqual(THREE('behind-a-program.zip'));
    const zipped = readFileSync(new URL('../../formats/zip/fixtures/deflated.zip', import.meta.url));
    const program = Buffer.concat([Buffer.from('MZ'.padEnd(5000)), zipped, Buffer.alloc(9000, 'signature')]);
    expect(await piped(program)).toEqual(THREE('-'));
    expect(await piped(Buffer.from('MZ'.padEnd(5000)))).toEqual([
      expect.stringContaining('no reader knows what kind of file this is'),
    ]);
  });

  it('is read inside another, beside a tar', async () => {
    expect(await fixture('nested.zip')).toEqual([
      ...THREE('nested.zip!inner.zip'),
      'product-name Alpha, @ nested.zip!inner.tar!alpha.txt',
    ]);
  });

  it('shows names that are no UTF-8, or not printable, byte by byte', async () => {
    expect(await fixture('names.zip')).toEqual([
      'product-name utf-8 @ names.zip!программа.txt',
      'product-name cp866 @ names.zip!\\x8f\\x90\\x8e\\x83\\x90\\x80\\x8c\\x8c\\x80\\x80.txt',
      'product-name nul @ names.zip!NUL\\x00HERE.txt',
      'product-name escape @ names.zip!\\x1b[2JHERE.txt',
    ]);
  });
});

describe('a zip that is hostile or damaged', () => {
  it('leaves one gap where it is encrypted', async () => {
    expect(await fixture('encrypted.zip')).toEqual([
      'encrypted @ encrypted.zip material: encrypted entries, of which only the names were seen: "alpha.txt" and 1 more',
    ]);
  });

  it('has its names seen where it is encrypted', async () => {
    const wanted = (observable: { kind: string }) => observable.kind === 'file-name';
    expect((await fixture('encrypted.zip', { wanted })).slice(1, 3)).toEqual([
      'file-name alpha.txt @ encrypted.zip!alpha.txt',
      'file-name gamma.txt @ encrypted.zip!gamma.txt',
    ]);
  });

  it('is read as far as it is not encrypted', async () => {
    expect(await fixture('part-encrypted.zip')).toEqual([
      'product-name Alpha, @ part-encrypted.zip!alpha.txt',
      'encrypted @ part-encrypted.zip material: encrypted entries, of which only the names were seen: "gamma.txt"',
    ]);
  });

  it('leaves a gap where it is packed in a way that is not read', async () => {
    expect(await fixture('bzip2.zip')).toEqual([
      'unsupported @ bzip2.zip material: entries packed in a way that is not read here; only their names were seen: "gamma.txt"',
    ]);
  });

  it('is read in memory where its names climb out', async () => {
    expect(await fixture('climbing.zip')).toEqual([
      'product-name ../../etc/cron.d/alpha @ climbing.zip!etc/cron.d/alpha',
      'product-name /etc/beta @ climbing.zip!etc/beta',
      'product-name C:\\Windows\\gamma.txt @ climbing.zip!C:/Windows/gamma.txt',
      'product-name ok/../delta.txt @ climbing.zip!delta.txt',
      'product-name ..\\up.txt @ climbing.zip!up.txt',
      'malformed @ climbing.zip: names that would lead out of the folder when unpacked; these were read in memory: "etc/cron.d/alpha" and 3 more',
    ]);
  });

  it('has links, which are not followed', async () => {
    expect(await fixture('links.zip')).toEqual([
      'link-outside @ links.zip: links that lead out of the archive; they were not followed: "outside"',
    ]);
  });

  it('is not unpacked further than its ratio, in one layer', async () => {
    expect(await fixture('flat-bomb.zip')).toEqual([
      'limit-reached @ flat-bomb.zip!product material: it unpacks to more than 200 times its size, as a bomb does; the limit "ratio" is 200',
    ]);
  });

  it('is not unpacked further than its ratio, in layers, and says so once', async () => {
    const lines = await fixture('nested-bomb.zip');
    expect(lines.filter((line) => line.startsWith('limit-reached'))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('product-name')).length).toBeLessThan(6);
  });

  it('is unpacked once where its entries overlap', async () => {
    expect(await fixture('overlapping-bomb.zip')).toEqual([
      'product-name  @ overlapping-bomb.zip!0',
      'malformed @ overlapping-bomb.zip material: entries made of the same bytes as others, as in a bomb; they were not unpacked: "0" and 48 more',
    ]);
  });

  it('is not unpacked deeper than the limit', async () => {
    const name = 'deep.zip!0.zip!0.zip!0.zip!0.zip!0.zip!0.zip';
    expect(await fixture('deep.zip')).toEqual([
      `limit-reached @ ${name} material: it lies in too many archives inside one another; the limit "depth" is 6`,
    ]);
    expect(await fixture('deep.zip', { limits: { ...DEFAULT_LIMITS, depth: 9 } })).toEqual([
      `product-name Bottom @ ${name}!0.zip!0.zip!0.txt`,
    ]);
  });

  it('is read as far as the limit on entries', async () => {
    const limits = { ...DEFAULT_LIMITS, entries: 2 };
    expect(await fixture('stored.zip', { limits })).toEqual([
      'limit-reached @ stored.zip material: it claims 4 entries, and the rest was not looked at; the limit "entries" is 2',
      'product-name Alpha, @ stored.zip!alpha.txt',
    ]);
  });

  it('is read from its beginning where its end is cut off', async () => {
    const whole = readFileSync(new URL('../../formats/zip/fixtures/deflated.zip', import.meta.url));
    expect(await piped(whole.subarray(0, 3000))).toEqual([
      'truncated @ - material: the zip has no end record (at byte 3000)',
      'product-name Alpha, @ -!alpha.txt',
      'product-name Beta, @ -!tool/beta.txt',
      'truncated @ -!gamma.txt material: the entry ends past the end of the zip (at byte 3000)',
    ]);
  });

  it('is seen where a checksum is wrong, and says so', async () => {
    expect((await fixture('wrong-checksum.zip')).slice(0, 2)).toEqual([
      "malformed @ wrong-checksum.zip!alpha.txt material: the entry's checksum is wrong",
      'product-name Ampha, @ wrong-checksum.zip!alpha.txt',
    ]);
  });
});

it('a file that is called a zip and is none is a gap', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zip-'));
  try {
    writeFileSync(join(folder, 'old.zip'), 'zeroed by a disk');
    expect(linesOf(await lookedAt([folder]))[0]).toBe(
      'truncated @ old.zip material: the zip has no end record (at byte 16)',
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('no source of this program mistakes an archive for its own', () => {
  const head = Buffer.from('PK\u0003\u0004');
  const file = { path: 'a.zip', name: 'a.zip', place: 'a.zip', size: 4, head, location: { path: 'a.zip' } };
  expect(SOURCES.filter((source) => source.required(file))).toEqual([]);
});
