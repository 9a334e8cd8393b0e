import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldCase } from './fold-case.ts';
import { nameHeads } from './name-heads.ts';
import { wildcard } from './wildcard.ts';

describe('a look at the first letters of a name', () => {
  it('denies what begins otherwise or is of another length', () => {
    const mayBe = nameHeads(['avp.exe', 'setup-*.msi', '*.ppl']);
    expect(['avp.exe', 'AVP.EXE', 'setup-1.msi', 'SE', 'KLAV.PPL', 'a'].map(mayBe)).toEqual([
      true,
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(['avp.dll.exe', 'index.js', 'package.json', 'zetup-1.msi'].map(mayBe)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('says nothing of names of several names, nor where a pattern has no letters to go by', () => {
    expect(nameHeads(['avp.exe'])('dir\\avp.exe')).toBe(true);
    expect(nameHeads(['*a*'])('index.js')).toBe(true);
  });

  it('denies nothing that a pattern meets, however its case and accents are written', () => {
    const letter = fc.constantFrom('a', 'b', 'K', 'é', 'i', 'ß', 'İ', 'с', '.', '-', '*');
    const pattern = fc.string({ unit: letter, minLength: 1, maxLength: 6 });
    const written = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.toUpperCase(),
      (text) => text.normalize('NFD'),
      (text) => text.normalize('NFC'),
      (text) => text.replaceAll('K', '\u212a'),
    );
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 3 }), pattern, written, (others, own, write) => {
        const name = write(own.replaceAll('*', 'x'));
        const patterns = [...others, own].map(foldCase);
        const isMet = patterns.some((each) => wildcard(each)(foldCase(name)));
        if (isMet && !nameHeads(patterns)(name)) throw new Error(`${JSON.stringify(name)} was denied`);
      }),
      { numRuns: 2_000 },
    );
  });
});
