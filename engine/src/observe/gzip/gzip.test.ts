import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fixtureLines, linesOf, lookedAt, words } from '../looked-at.ts';
import type { Source } from '../source.ts';

const fixture = (name: string) => fixtureLines(`gzip/fixtures/${name}`);

async function piped(bytes: Uint8Array): Promise<string[]> {
  async function* standardInput() {
    yield bytes;
  }
  return linesOf(await lookedAt(['-'], { standardInput: standardInput() })).slice(0, -1);
}

describe('a file in gzip', () => {
  it('is called as its header says, or as the file without its ending', async () => {
    expect(await fixture('named.gz')).toEqual(['product-name Gamma @ named.gz!gamma.txt']);
    expect(await fixture('gamma.txt.gz')).toEqual(['product-name Gamma @ gamma.txt.gz!gamma.txt']);
  });

  it('is read through members that follow one another', async () => {
    const file = fileURLToPath(new URL('../../formats/gzip/fixtures/two-members.gz', import.meta.url));
    const sizes: number[] = [];
    const measure: Source = {
      ...words,
      observe({ size }) {
        sizes.push(size);
        return [];
      },
    };
    await lookedAt([file], { sources: [measure] });
    expect(sizes).toEqual([31 + 8907]);
  });

  it('is not unpacked further than its ratio', async () => {
    expect(await fixture('bomb.gz')).toEqual([
      'limit-reached @ bomb.gz!bomb material: it unpacks to more than 200 times its size, as a bomb does; the limit "ratio" is 200',
    ]);
  });

  it('is seen up to where it is cut off', async () => {
    const whole = readFileSync(new URL('../../formats/gzip/fixtures/gamma.txt.gz', import.meta.url));
    expect(await piped(whole.subarray(0, 3000))).toEqual([
      'truncated @ -!- material: the compressed data ends before its end',
      'product-name Gamma @ -!-',
    ]);
  });

  it('is seen up to where it is damaged', async () => {
    const whole = Buffer.from(
      readFileSync(new URL('../../formats/gzip/fixtures/gamma.txt.gz', import.meta.url)),
    );
    whole[whole.length - 8] = (whole[whole.length - 8] ?? 0) ^ 1;
    const lines = await piped(whole);
    expect(lines[0]).toMatch(/^malformed @ -!- material: the compressed data is damaged/);
  });
});
