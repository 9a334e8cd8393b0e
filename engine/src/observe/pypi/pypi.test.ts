import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { linesOf, lookedAt } from '../looked-at.ts';
import { sightingLines, tryOut } from '../trial.ts';
import { pypi } from './pypi.ts';

const fixture = (name: string) => new URL(`fixtures/${name}`, import.meta.url);
const PLACE = 'usr/lib/python3/site-packages/alpha_sdk-1.2.dist-info/METADATA';

describe('what pip installed', () => {
  test('the package, its author and its maintainer', async () => {
    const { required, sightings, gaps } = await tryOut(pypi, PLACE, readFileSync(fixture('METADATA')));
    expect([required, gaps]).toEqual([true, []]);
    expect(sightingLines(sightings)).toEqual([
      `package pkg:pypi/alpha-sdk@1.2 | 1.2 | installed | ${PLACE}:1`,
      `publisher Alpha Works GmbH | 1.2 | installed | ${PLACE}:1`,
      `publisher ООО Бета | 1.2 | installed | ${PLACE}:1`,
    ]);
  });

  test('a wheel holds one and installs none', async () => {
    const seen = await lookedAt([fileURLToPath(fixture('Alpha_SDK-1.2-py3-none-any.whl'))], {
      sources: [pypi],
    });
    expect(linesOf(seen).slice(0, -1)).toEqual(
      ['package pkg:pypi/alpha-sdk@1.2', 'publisher Alpha Works GmbH', 'publisher ООО Бета'].map(
        (line) => `${line} @ Alpha_SDK-1.2-py3-none-any.whl!Alpha_SDK-1.2.dist-info/METADATA:1`,
      ),
    );
    expect(seen[0]).toMatchObject({ sighting: { presence: 'present', asset: { kind: 'file' } } });
  });
});

describe('the places of metadata', () => {
  test.each([
    ['venv/lib/python3.11/site-packages/a-1.dist-info/METADATA', true],
    ['usr/lib/python3/dist-packages/a-1.egg-info/PKG-INFO', true],
    ['usr/lib/python3/dist-packages/a-1.egg-info', true],
    ['a.egg/EGG-INFO/PKG-INFO', true],
    ['docs/METADATA', false],
    ['a-1.dist-info/RECORD', false],
  ])('%s', async (path, expected) => {
    expect((await tryOut(pypi, path, '')).required).toBe(expected);
  });
});

describe('metadata as people write it', () => {
  const seen = async (text: string) =>
    sightingLines((await tryOut(pypi, PLACE, text)).sightings).map((line) => line.split(' | ')[0]);

  test('an address with its name, an address alone, and what setuptools puts for none', async () => {
    expect(
      await seen(
        'Name: a\nAuthor: UNKNOWN\nAuthor-email: "Alpha Works" <a@alpha.example>\nMaintainer-email: b@c.example\n',
      ),
    ).toEqual(['package pkg:pypi/a', 'publisher Alpha Works']);
  });

  test('a description in the body is no field', async () => {
    expect(await seen('Name: a\nVersion: 1\n\nName: b\nAuthor: nobody\n')).toEqual(['package pkg:pypi/a@1']);
  });

  test('a licence with lines of its own', async () => {
    expect(await seen('Name: a\nLicense: MIT\nall rights given\nAuthor: Alpha\n')).toEqual([
      'package pkg:pypi/a',
      'publisher Alpha',
    ]);
  });

  test.each([
    ['nothing', ''],
    ['no name', 'Version: 1\n'],
    ['bytes', '\0\x01\x02'],
  ])('%s is a gap', async (_, text) => {
    expect((await tryOut(pypi, PLACE, text)).gaps).toMatchObject([{ code: 'malformed', material: true }]);
  });
});
