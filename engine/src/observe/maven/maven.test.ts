import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { linesOf, lookedAt } from '../looked-at.ts';
import { sightingLines, tryOut } from '../trial.ts';
import { maven } from './maven.ts';

const fixture = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
const COORDINATES = 'META-INF/maven/com.alpha/alpha-sdk/pom.properties';

describe('jars as the JDK makes them', () => {
  test('a library names itself and its maker, across a line that goes on within a letter', async () => {
    const seen = await lookedAt([fixture('alpha-sdk-1.2.jar')], { sources: [maven] });
    expect(linesOf(seen).slice(0, -1)).toEqual([
      'publisher Общество с ограниченной ответственностью «Альфа» @ alpha-sdk-1.2.jar!META-INF/MANIFEST.MF',
      'product-name Alpha SDK @ alpha-sdk-1.2.jar!META-INF/MANIFEST.MF',
      `package pkg:maven/com.alpha/alpha-sdk@1.2 @ alpha-sdk-1.2.jar!${COORDINATES}`,
    ]);
    for (const each of seen.slice(0, -1)) {
      expect(each).toMatchObject({ sighting: { presence: 'present', version: '1.2' } });
      expect(each).not.toHaveProperty('sighting.carrier');
    }
  });

  test('what an application has inside, and what was merged into it, is a component of it', async () => {
    const seen = await lookedAt([fixture('application.jar')], { sources: [maven] });
    const lines = seen.flatMap((each) =>
      each.kind === 'sighting'
        ? [`${each.sighting.observable.value} ${each.sighting.presence} in ${each.sighting.carrier}`]
        : [],
    );
    expect(lines.sort()).toEqual([
      'Alpha SDK component in application.jar',
      'Gamma Ltd present in undefined',
      'The Application present in undefined',
      'pkg:maven/com.alpha/alpha-sdk@1.2 component in application.jar',
      'pkg:maven/com.beta/merged-in@1.2 component in application.jar',
      'Общество с ограниченной ответственностью «Альфа» component in application.jar',
    ]);
  });
});

describe('one file', () => {
  test.each([
    [`app/classes/${COORDINATES}`, true],
    ['a.jar/META-INF/MANIFEST.MF', true],
    ['META-INF/maven/pom.properties', false],
    ['src/pom.properties', false],
    ['MANIFEST.MF', false],
  ])('%s', async (path, expected) => {
    expect((await tryOut(maven, path, '')).required).toBe(expected);
  });

  test('coordinates outside any jar', async () => {
    const { sightings } = await tryOut(maven, COORDINATES, 'groupId=a\nartifactId=b\n');
    expect(sightingLines(sightings)).toEqual([`package pkg:maven/a/b | - | present | ${COORDINATES}`]);
  });

  test.each([
    ['nothing', ''],
    ['no group', 'artifactId=a\n'],
    ['bytes', '\0\xff'],
  ])('%s is a gap', async (_, text) => {
    expect((await tryOut(maven, COORDINATES, text)).gaps).toMatchObject([
      { code: 'malformed', material: true },
    ]);
  });

  test('a manifest that says nothing is no gap', async () => {
    expect(await tryOut(maven, 'META-INF/MANIFEST.MF', 'Manifest-Version: 1.0\n')).toMatchObject({
      sightings: [],
      gaps: [],
    });
  });
});
