import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sightingLines, tryOut } from '../trial.ts';
import { embeddedMarker } from './embedded-marker.ts';
import { groupMarkers, markersOf, searchMarkers } from './marker-search.ts';

const patterns = [
  'symbol:scanInitEx',
  'symbol:scanInit',
  'dex:Lcom/example/kit/',
  'text:nothing',
  'symbol:abc',
];

function elf(...strings: string[]): Uint8Array {
  return Buffer.concat([
    Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]),
    Buffer.from(`\0${strings.join('\0')}\0`),
  ]);
}

async function lines(bytes: Uint8Array): Promise<string[]> {
  const { sightings } = await tryOut(embeddedMarker, 'usr/lib/scand', bytes, { patterns });
  return sightingLines(sightings).map((line) => line.split(' | ')[0] ?? '');
}

describe('programs with something inside', () => {
  it('finds a symbol that stands alone, and not as a part of another', async () => {
    expect(await lines(elf('printf', 'scanInitEx', 'free'))).toEqual(['byte-pattern symbol:scanInitEx']);
    expect(await lines(elf('myscanInitEx', 'scanInitExtra'))).toEqual([]);
    expect(await lines(elf('_scanInit'))).toEqual(['byte-pattern symbol:scanInit']);
  });

  it('looks for symbols where constants lie, and among code only where they may lie there too', async () => {
    const asked = ['symbol:inTheCode', 'symbol:inConstants', 'symbol:inData'];
    const seen = async (name: string) => {
      const bytes = readFileSync(new URL(`../../formats/elf/fixtures/${name}.elf`, import.meta.url));
      const { sightings } = await tryOut(embeddedMarker, 'opt/tool', bytes, { patterns: asked });
      return sightings.map(({ observable }) => observable.value).sort();
    };
    const constants = ['symbol:inConstants', 'symbol:inData'];
    expect(await seen('apart-64')).toEqual(constants);
    expect(await seen('apart-32')).toEqual(constants);
    expect(await seen('apart-big')).toEqual(constants);
    expect(await seen('together')).toEqual([...constants, 'symbol:inTheCode']);
  });

  it('does not take a quotation for a symbol', async () => {
    expect(await lines(elf('rule x { strings: $a = "scanInitEx" condition: $a }'))).toEqual([]);
  });

  it('finds the start of a class descriptor', async () => {
    const dex = Buffer.from('dex\n035\0\x1cLcom/example/kit/Scanner;\0', 'latin1');
    expect(await lines(dex)).toEqual(['byte-pattern dex:Lcom/example/kit/']);
  });

  it('says that the file lies there, and whose file it is', async () => {
    const { sightings } = await tryOut(embeddedMarker, 'usr/lib/scand', elf('scanInit'), { patterns });
    expect(sightings[0]).toMatchObject({
      standing: 'declared',
      presence: 'present',
      artefact: 'usr/lib/scand',
      asset: { kind: 'file', id: 'usr/lib/scand' },
    });
  });

  it('asks only for programs', async () => {
    const java = Buffer.from([0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 61]);
    const universal = Buffer.from([0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 2]);
    const required = async (bytes: Uint8Array) => (await tryOut(embeddedMarker, 'x', bytes, {})).required;
    expect(await required(elf())).toBe(true);
    expect(await required(universal)).toBe(true);
    expect(await required(java)).toBe(false);
    expect(await required(Buffer.from('scanInitEx in a text'))).toBe(false);
    expect(await required(new Uint8Array())).toBe(false);
  });

  it('says what it did not search of a file that is too large', async () => {
    const { gaps } = await tryOut(embeddedMarker, 'x', elf('a'.repeat(100)), {
      patterns,
      limits: { hashedBytes: 50 },
    });
    expect(gaps).toMatchObject([{ code: 'limit-reached', material: true }]);
  });

  it('finds a mark wherever the borders of its reading fall', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -30, max: 30 }), async (shift) => {
        const filler = Buffer.alloc(1024 * 1024 + shift, 0x2e);
        const bytes = Buffer.concat([elf(), filler, Buffer.from('\0scanInitEx\0')]);
        const { sightings } = await tryOut(embeddedMarker, 'x', bytes, { patterns });
        expect(sightings).toHaveLength(1);
      }),
      { numRuns: 25 },
    );
  });
});

describe('markers', () => {
  it('are those of a known scheme with enough letters', () => {
    expect(markersOf(patterns).map((each) => each.value)).toEqual([
      'symbol:scanInitEx',
      'symbol:scanInit',
      'dex:Lcom/example/kit/',
    ]);
  });

  it('are found as a plain search finds them, in any bytes', () => {
    const groups = groupMarkers(markersOf(['dex:aaab', 'dex:aaaab', 'dex:aabaab', 'symbol:abab']));
    // Looked for by what stands in its middle, which may be the first bytes of all.
    expect(searchMarkers(Buffer.from('aabaab'), groups, true).size).toBe(1);
    expect(searchMarkers(Buffer.from('baab'), groups, true).size).toBe(0);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 0x61, 0x62), { maxLength: 60 }), (bytes) => {
        const chunk = Buffer.from(bytes);
        const found = [...searchMarkers(chunk, groups, true)].map((each) => each.value).sort();
        const text = chunk.toString('latin1');
        const plain = [
          ...(text.includes('aaaab') ? ['dex:aaaab'] : []),
          ...(text.includes('aabaab') ? ['dex:aabaab'] : []),
          ...(text.includes('aaab') ? ['dex:aaab'] : []),
          ...(/(^|[^a-z])abab\0/.test(text) ? ['symbol:abab'] : []),
        ];
        expect(found).toEqual(plain.sort());
      }),
    );
  });
});
