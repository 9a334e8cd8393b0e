import { expect, it } from 'vitest';
import { fixtureLines } from '../looked-at.ts';

it('a file is called as the file without its ending', async () => {
  expect(await fixtureLines('xz/fixtures/gamma.txt.lzma')).toEqual([
    'product-name Gamma @ gamma.txt.lzma!gamma.txt',
  ]);
});

it('a file is not unpacked further than its ratio', async () => {
  expect(await fixtureLines('xz/fixtures/bomb.lzma')).toEqual([
    'limit-reached @ bomb.lzma!bomb material: it unpacks to more than 200 times its size, as a bomb does; the limit "ratio" is 200',
  ]);
});

it('a tar is read as it is unpacked', async () => {
  expect(await fixtureLines('xz/fixtures/all.tar.lzma')).toEqual([
    'product-name Alpha, @ all.tar.lzma!alpha.txt',
    'product-name Beta, @ all.tar.lzma!tool/beta.txt',
    'product-name Gamma @ all.tar.lzma!gamma.txt',
  ]);
});
