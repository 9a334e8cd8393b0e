import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sightingLines, tryOut } from '../trial.ts';
import { cyclonedx } from './cyclonedx.ts';

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url));
const tryBill = (bill: Record<string, unknown>) =>
  tryOut(cyclonedx, 'bom.json', JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.5', ...bill }));
const kindsAndValues = ({ sightings }: Awaited<ReturnType<typeof tryBill>>) =>
  sightings.map(({ observable }) => `${observable.kind} ${observable.value}`);

describe('what the generator for npm wrote', () => {
  test.each(['1.2', '1.4', '1.6'])('version %s', async (version) => {
    const { required, sightings, gaps } = await tryOut(
      cyclonedx,
      'b.json',
      fixture(`cyclonedx-npm-${version}.json`),
    );
    expect([required, gaps]).toEqual([true, []]);
    const lines = sightings.map(
      ({ observable, presence }) => `${observable.kind} ${observable.value} ${presence}`,
    );
    expect(lines).toEqual([
      'package pkg:npm/%40nordhaven/label-printer@3.1.2 listed',
      'publisher Nordhaven Software listed',
      'package pkg:npm/%40isaacs/ttlcache@1.4.1 component',
      'publisher Isaac Z. Schlueter component',
      'package pkg:npm/picocolors@1.1.1 component',
      'publisher Alexey Raspopov component',
    ]);
    expect(new Set(sightings.map(({ asset }) => asset.label))).toEqual(new Set(['label-printer 3.1.2']));
  });
});

test('a component is inside the subject, which carries it', async () => {
  const { sightings } = await tryBill({
    metadata: { component: { type: 'application', name: 'MailGuard', version: '4.2', 'bom-ref': 'mg' } },
    components: [{ type: 'library', name: 'Scan Engine', version: '8', supplier: { name: 'Maker' } }],
  });
  const asset = { kind: 'software', id: 'mg', label: 'MailGuard 4.2' };
  expect(sightings).toMatchObject([
    { observable: { kind: 'product-name', value: 'MailGuard' }, presence: 'listed', asset },
    {
      observable: { value: 'Scan Engine' },
      presence: 'component',
      asset,
      carrier: 'MailGuard 4.2',
      version: '8',
    },
    { observable: { kind: 'supplier-name', value: 'Maker' }, location: { pointer: '/components/0' }, asset },
  ]);
  expect(sightings[0]).not.toHaveProperty('carrier');
});

test('the subject may be written after its components', async () => {
  const text =
    '{"bomFormat":"CycloneDX","components":[{"name":"a"}],"metadata":{"component":{"name":"Whole"}}}';
  const { sightings } = await tryOut(cyclonedx, 'b.json', text);
  expect(sightings.map(({ asset }) => asset.label)).toEqual(['Whole', 'Whole']);
});

test('a container image is an image', async () => {
  const { sightings } = await tryBill({
    metadata: { component: { type: 'container', name: 'web', version: 'sha256:12' } },
    components: [{ name: 'Thing' }],
  });
  expect(sightings[1]?.asset).toEqual({ kind: 'image', id: 'web@sha256:12', label: 'web sha256:12' });
});

test('without a subject the file is the asset', async () => {
  const { sightings } = await tryBill({ components: [{ name: 'Thing' }] });
  expect(sightings[0]).toMatchObject({ asset: { kind: 'file', id: 'bom.json' }, presence: 'component' });
});

describe('what a component says', () => {
  test('everything it may', async () => {
    const hash = 'AB'.repeat(32);
    const trial = await tryBill({
      components: [
        {
          name: 'Thing',
          group: 'Maker',
          purl: 'pkg:generic/thing@1',
          cpe: 'cpe:2.3:a:maker:thing:1:*:*:*:*:*:*:*',
          publisher: 'Maker Publishing',
          author: 'Maker Writers',
          authors: [{ name: 'One' }, { email: 'x@y' }],
          manufacturer: { name: 'Maker Works' },
          hashes: [
            { alg: 'SHA-256', content: hash },
            { alg: 'MD5', content: 'ab' },
          ],
        },
      ],
    });
    expect(kindsAndValues(trial)).toEqual([
      'package pkg:generic/thing@1',
      'product-name Thing',
      'product-name Maker Thing',
      'supplier-name Maker Works',
      'publisher Maker Publishing',
      'publisher Maker Writers',
      'publisher One',
      'cpe cpe:2.3:a:maker:thing:1:*:*:*:*:*:*:*',
      `file-hash sha256:${hash.toLowerCase()}`,
    ]);
    expect(trial.sightings.every(({ standing }) => standing === 'declared')).toBe(true);
  });

  test.each([
    ['a package of a package manager', { name: 'maker-client', purl: 'pkg:npm/maker-client@1' }, []],
    ['with its scope in the name', { name: '@x/maker-client', purl: 'pkg:npm/%40x/maker-client@1' }, []],
    ['of Maven', { group: 'com.maker.x', name: 'thing', purl: 'pkg:maven/com.maker.x/thing@1' }, []],
    ['of a path', { name: 'github.com/x/maker', purl: 'pkg:golang/github.com/x/maker@v1' }, []],
    [
      'called otherwise',
      { name: 'Maker Engine', purl: 'pkg:deb/debian/maker@1' },
      ['product-name Maker Engine'],
    ],
    ['of none', { group: 'com.maker', name: 'Thing' }, ['product-name Thing']],
  ])('names of packages are no names of products: %s', async (_, component, expected) => {
    const names = kindsAndValues(await tryBill({ components: [component] }));
    expect(names.filter((each) => each.startsWith('product-name'))).toEqual(expected);
  });
});

test('components inside components, and inside the subject, in order', async () => {
  const { sightings } = await tryBill({
    metadata: { component: { name: 'W', components: [{ name: 'part' }] } },
    components: [{ name: 'a', components: [{ name: 'b', components: [{ name: 'c' }] }, { name: 'd' }] }],
  });
  expect(sightings.map(({ observable, location }) => `${observable.value} ${location.pointer}`)).toEqual([
    'W /metadata/component',
    'part /metadata/component/components/0',
    'a /components/0',
    'b /components/0/components/0',
    'c /components/0/components/0/components/0',
    'd /components/0/components/1',
  ]);
});

test('each component has its line', async () => {
  const text = '{"bomFormat": "CycloneDX",\n"components": [\n  {"name": "a"},\n  {"name": "b"}\n]}';
  expect(sightingLines((await tryOut(cyclonedx, 'b.json', text)).sightings)).toEqual([
    'product-name a | - | component | b.json:3',
    'product-name b | - | component | b.json:4',
  ]);
});

test.each(['', '<?xml version="1.0"?>\n<!-- by hand -->\n'])(
  '%sXML is known, and said not to be read',
  async (head) => {
    const text = `${head}<bom version="1" xmlns="http://cyclonedx.org/schema/bom/1.4"/>`;
    const { required, gaps } = await tryOut(cyclonedx, 'bom.xml', text);
    expect([required, gaps.map(({ code, material }) => [code, material])]).toEqual([
      true,
      [['unsupported', true]],
    ]);
  },
);

describe('what is not asked for', () => {
  test.each([
    ['other JSON', '{"name": "a", "components": []}'],
    ['a list', '[{"bomFormat": "CycloneDX"}]'],
    ['a page about it', '<p>see <a href="http://cyclonedx.org/schema/bom/1.4">the schema</a></p>'],
    ['nothing', ''],
  ])('%s', async (_, text) => {
    expect((await tryOut(cyclonedx, 'bom.json', text)).required).toBe(false);
  });
});

describe('what is broken', () => {
  test('nothing, forced', async () => {
    expect((await tryOut(cyclonedx, 'b.json', '')).gaps).toMatchObject([{ code: 'truncated' }]);
  });

  test('another document, forced', async () => {
    const { gaps } = await tryOut(cyclonedx, 'b.json', '{"SPDXID": "SPDXRef-DOCUMENT"}');
    expect(gaps).toMatchObject([{ code: 'unsupported', material: true }]);
  });

  test('components before the end of a truncated bill are seen', async () => {
    const text = fixture('cyclonedx-npm-1.6.json').toString().slice(0, -1_500);
    const { sightings, gaps } = await tryOut(cyclonedx, 'b.json', text);
    expect(sightings.map(({ observable }) => observable.value)).toContain('pkg:npm/%40isaacs/ttlcache@1.4.1');
    expect(gaps).toMatchObject([{ code: 'truncated', material: true }]);
  });

  test('a component of the wrong type costs itself, a field itself', async () => {
    const trial = await tryBill({
      components: [{ name: 7 }, 'x', null, { name: 'Good', version: 9, supplier: 'Maker', hashes: 'none' }],
    });
    expect(kindsAndValues(trial)).toEqual(['product-name Good']);
    expect(trial.gaps.map(({ location }) => location?.pointer)).toEqual([
      '/components/0',
      '/components/1',
      '/components/2',
    ]);
  });

  test('a component that is no JSON costs itself, with its line and column', async () => {
    const text =
      '{"bomFormat": "CycloneDX", "components": [\n{"name": "a"},\n{"name": bad},\n{"name": "c"}]}';
    const { sightings, gaps } = await tryOut(cyclonedx, 'b.json', text);
    expect(sightings.map(({ observable }) => observable.value)).toEqual(['a', 'c']);
    expect(gaps).toMatchObject([{ code: 'malformed', location: { line: 3, column: 10 } }]);
  });

  test('components nested too deep', async () => {
    let component: Record<string, unknown> = { name: 'leaf' };
    for (let depth = 0; depth < 100; depth++) component = { name: `d${depth}`, components: [component] };
    const { sightings, gaps } = await tryBill({ components: [component, { name: 'next' }] });
    expect(sightings.at(-1)?.observable.value).toBe('next');
    expect(gaps).toMatchObject([{ code: 'limit-reached' }]);
  });

  test('brackets a hundred thousand deep', async () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    const text = `{"bomFormat": "CycloneDX", "x": ${deep}, "components": [{"name": "a"}, {"name": "b", "x": ${deep}}]}`;
    const { sightings, gaps } = await tryOut(cyclonedx, 'b.json', text);
    expect(sightings.map(({ observable }) => observable.value)).toEqual(['a']);
    expect(gaps).toMatchObject([{ code: 'limit-reached' }]);
  });

  test('a subject that is no JSON', async () => {
    const text =
      '{"bomFormat": "CycloneDX", "metadata": {"component": {"name": x}}, "components": [{"name": "a"}]}';
    const { sightings, gaps } = await tryOut(cyclonedx, 'b.json', text);
    expect(sightings).toHaveLength(1);
    expect(gaps).toMatchObject([{ code: 'malformed', location: { pointer: '/metadata' } }]);
  });
});
