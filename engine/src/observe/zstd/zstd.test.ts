import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../limits.ts';
import { fixtureLines } from '../looked-at.ts';

const fixture = (name: string, limits = {}) =>
  fixtureLines(`zstd/fixtures/${name}`, { limits: { ...DEFAULT_LIMITS, ...limits } });

describe('a file in zstd', () => {
  it('is called as the file without its ending', async () => {
    expect(await fixture('gamma.txt.zst')).toEqual(['product-name Gamma @ gamma.txt.zst!gamma.txt']);
  });

  it('is not unpacked further than its ratio', async () => {
    expect(await fixture('bomb.zst')).toEqual([
      'limit-reached @ bomb.zst!bomb material: it unpacks to more than 200 times its size, as a bomb does; the limit "ratio" is 200',
    ]);
  });

  it('is held no further than a member may be', async () => {
    expect(await fixture('gamma.txt.zst', { memberBytes: 5000 })).toEqual([
      'limit-reached @ gamma.txt.zst!gamma.txt material: more than 5000 bytes come out of it; the limit "memberBytes" is 5000',
    ]);
  });
});

describe('a tar in zstd', () => {
  it('is read as it is unpacked', async () => {
    expect(await fixture('all.tar.zst')).toEqual([
      'product-name Alpha, @ all.tar.zst!alpha.txt',
      'product-name Beta, @ all.tar.zst!tool/beta.txt',
      'product-name Gamma @ all.tar.zst!gamma.txt',
    ]);
  });

  it('is unpacked no further than the limit on all bytes', async () => {
    const lines = await fixture('all.tar.zst', { unpackedBytes: 4000 });
    expect(lines.at(-1)).toMatch(/limit-reached @ all.tar.zst material: .*"unpackedBytes" is 4000/);
  });
});
