/** For tests: what every container does that unpacks one stream, whatever its format. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from './limits.ts';
import { fixtureLines } from './looked-at.ts';

/** Reads `gamma.txt`, `all.tar` and `bomb` of a format's fixtures, as its own program packed them. */
export function describePacked(format: string, ending: string): void {
  const fixture = (name: string, limits = {}) =>
    fixtureLines(`${format}/fixtures/${name}.${ending}`, { limits: { ...DEFAULT_LIMITS, ...limits } });
  const gamma = `gamma.txt.${ending}!gamma.txt`;

  describe(`a file in ${format}`, () => {
    it('is called as the file without its ending', async () => {
      expect(await fixture('gamma.txt')).toEqual([`product-name Gamma @ ${gamma}`]);
    });

    it('is not unpacked further than its ratio', async () => {
      expect(await fixture('bomb')).toEqual([
        `limit-reached @ bomb.${ending}!bomb material: it unpacks to more than 200 times its size, as a bomb does; the limit "ratio" is 200`,
      ]);
    });

    it('is held no further than a member may be', async () => {
      expect(await fixture('gamma.txt', { memberBytes: 5000 })).toEqual([
        `limit-reached @ ${gamma} material: more than 5000 bytes come out of it; the limit "memberBytes" is 5000`,
      ]);
    });
  });

  describe(`a tar in ${format}`, () => {
    it('is read as it is unpacked', async () => {
      expect(await fixture('all.tar')).toEqual([
        `product-name Alpha, @ all.tar.${ending}!alpha.txt`,
        `product-name Beta, @ all.tar.${ending}!tool/beta.txt`,
        `product-name Gamma @ all.tar.${ending}!gamma.txt`,
      ]);
    });

    it('is unpacked no further than the limit on all bytes', async () => {
      const lines = await fixture('all.tar', { unpackedBytes: 4000 });
      expect(lines.at(-1)).toMatch(/limit-reached @ all[.]tar[.]\w+ material: .*"unpackedBytes" is 4000/);
    });
  });
}
