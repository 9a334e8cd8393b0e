import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../limits.ts';
import { fixtureLines, linesOf, lookedAt } from '../looked-at.ts';

const fixture = (name: string, options = {}) => fixtureLines(`tar/fixtures/${name}`, options);
const limited = (limits: object) => ({ limits: { ...DEFAULT_LIMITS, ...limits } });

describe('a tar', () => {
  it.each(['v7.tar', 'ustar.tar', 'gnu.tar', 'pax.tar', 'gnu.tar.gz'])('is read: %s', async (name) => {
    expect(await fixture(name)).toEqual([
      `product-name Alpha, @ ${name}!alpha.txt`,
      `product-name Beta, @ ${name}!tool/beta.txt`,
      `product-name Gamma @ ${name}!gamma.txt`,
    ]);
  });

  it.each(['long-names-gnu.tar', 'long-names-pax.tar'])(
    'has its long names put together: %s',
    async (name) => {
      const folders = 'a-folder-with-a-long-name/'.repeat(12);
      expect(await fixture(name)).toEqual([`product-name Long @ ${name}!${folders}назва.txt`]);
    },
  );

  it('shows names that are no UTF-8, or not printable, byte by byte', async () => {
    expect(await fixture('names.tar')).toEqual([
      'product-name Latin @ names.tar!caf\\xe9',
      'product-name Escape @ names.tar!\\x1b[2J',
    ]);
  });
});

describe('a tar that is hostile or damaged', () => {
  it('is read in memory where its names climb out', async () => {
    expect(await fixture('climbing.tar')).toEqual([
      'product-name Alpha @ climbing.tar!etc/cron.d/alpha',
      'product-name Beta @ climbing.tar!etc/beta',
      'product-name Gamma @ climbing.tar!gamma',
      'malformed @ climbing.tar: names that would lead out of the folder when unpacked; these were read in memory: "etc/cron.d/alpha" and 1 more',
    ]);
  });

  it('has links, which are not followed', async () => {
    expect(await fixture('links.tar')).toEqual([
      'product-name Alpha @ links.tar!alpha.txt',
      'product-name Beta @ links.tar!beta.txt',
      'link-outside @ links.tar: links that lead out of the archive; they were not followed: "outside" and 1 more',
    ]);
  });

  it('has devices, which hold nothing', async () => {
    expect(await fixture('devices.tar')).toEqual([
      'product-name Alpha @ devices.tar!alpha.txt',
      'special-file @ devices.tar: devices or pipes, which hold nothing to look at: "null" and 2 more',
    ]);
  });

  it.each(['sparse-gnu.tar', 'sparse-pax.tar'])('has sparse files, which are a gap: %s', async (name) => {
    expect(await fixture(name)).toEqual([
      `product-name Alpha, @ ${name}!alpha.txt`,
      `unsupported @ ${name} material: sparse files, which are not put together here; only their names were seen: "sparse"`,
    ]);
  });

  it('is read up to where it is cut off', async () => {
    expect(await fixture('base-256.tar')).toEqual([
      'product-name Alpha @ base-256.tar!alpha.txt',
      'product-name Huge @ base-256.tar!huge',
      'truncated @ base-256.tar material: the tar ends 68719476224 bytes before its last entry does (at byte 2048)',
    ]);
  });

  it('in gzip is read up to where it is cut off', async () => {
    const whole = readFileSync(new URL('../../formats/tar/fixtures/gnu.tar.gz', import.meta.url));
    async function* standardInput() {
      yield whole.subarray(0, 3500);
    }
    expect(linesOf(await lookedAt(['-'], { standardInput: standardInput() })).slice(0, -1)).toEqual([
      'product-name Alpha, @ -!alpha.txt',
      'product-name Beta, @ -!tool/beta.txt',
      'product-name Gamma @ -!gamma.txt',
      'truncated @ - material: the compressed data ends before its end',
    ]);
  });

  it('is read up to where a checksum is wrong', async () => {
    expect(await fixture('wrong-checksum.tar')).toEqual([
      'product-name Alpha, @ wrong-checksum.tar!alpha.txt',
      "malformed @ wrong-checksum.tar material: a tar header's checksum is wrong (at byte 1024)",
    ]);
  });

  it.each(['gnu.tar', 'gnu.tar.gz'])('is read as far as the limit on entries: %s', async (name) => {
    expect(await fixture(name, limited({ entries: 1 }))).toEqual([
      `product-name Alpha, @ ${name}!alpha.txt`,
      `limit-reached @ ${name} material: it has more entries, and the rest was not looked at; the limit "entries" is 1`,
    ]);
  });

  it('in gzip holds no member larger than the limit, and reads the others', async () => {
    expect(await fixture('gnu.tar.gz', limited({ memberBytes: 1000 }))).toEqual([
      'product-name Alpha, @ gnu.tar.gz!alpha.txt',
      'product-name Beta, @ gnu.tar.gz!tool/beta.txt',
      'limit-reached @ gnu.tar.gz!gamma.txt material: it has 8907 bytes; the limit "memberBytes" is 1000',
    ]);
  });

  it('in gzip is unpacked no further than the limit on all bytes', async () => {
    const lines = await fixture('gnu.tar.gz', limited({ unpackedBytes: 4000 }));
    expect(lines.at(-1)).toBe(
      'limit-reached @ gnu.tar.gz material: more than 4000 bytes come out of it; the limit "unpackedBytes" is 4000',
    );
  });
});
