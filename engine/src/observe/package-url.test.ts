import fc from 'fast-check';
import { PackageURL } from 'packageurl-js';
import { expect, it } from 'vitest';
import { npmPackageUrl } from './package-url.ts';

it.each([
  ['left-pad', '1.3.0', 'pkg:npm/left-pad@1.3.0'],
  ['@scope/name', undefined, 'pkg:npm/%40scope/name'],
  ['@scope/name', '1.0.0-beta.1+build', 'pkg:npm/%40scope/name@1.0.0-beta.1+build'],
  ['a name', '', 'pkg:npm/a%20name'],
  [' ', '1', null],
])('npm names %s at %s as %s', (name, version, url) => {
  expect(npmPackageUrl(name, version)).toBe(url);
});

const word = fc.string({ unit: fc.constantFrom(...'abz09._-@/+ %A'), minLength: 1, maxLength: 8 });

it('writes the URL of an npm package as the library for package URLs writes it', () => {
  fc.assert(
    fc.property(word, fc.option(word), fc.option(word, { nil: undefined }), (name, scope, version) => {
      fc.pre(!name.includes('/') && !name.startsWith('@') && name.trim() !== '' && !scope?.includes('/'));
      const whole = scope === null ? name : `@${scope}/${name}`;
      let expected: string | null = null;
      try {
        const namespace = scope === null ? undefined : `@${scope}`;
        expected = new PackageURL('npm', namespace, name, version, undefined, undefined).toString();
      } catch (error) {
        if (!(error instanceof Error)) throw error;
      }
      expect(npmPackageUrl(whole, version)).toBe(expected);
    }),
    { numRuns: 2_000 },
  );
});
