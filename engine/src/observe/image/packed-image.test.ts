import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Header, pack } from 'tar-stream';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DEFAULT_LIMITS } from '../limits.ts';
import { linesOf, lookedAt } from '../looked-at.ts';

const fixture = (name: string) => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));

/** Lines with the digests of layers left out, in an order that does not hang on that of the archive. */
async function seen(target: string, limits = {}): Promise<string[]> {
  const observations = await lookedAt([target], { limits: { ...DEFAULT_LIMITS, ...limits } });
  const lines = linesOf(observations).slice(0, -1);
  return lines.map((line) => line.replace(/[0-9a-f]{12,64}/g, '…')).sort();
}

function written(name: string, bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'interdict-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
}

type Entry =
  | readonly [name: string, content: string | Uint8Array]
  | (Partial<Header> & { readonly name: string });

/** A tar of files, and of whatever else has a header. */
function tarOf(...entries: readonly Entry[]): Promise<Buffer> {
  const archive = pack();
  for (const entry of entries) {
    if ('name' in entry) archive.entry(entry);
    else archive.entry({ name: entry[0] }, Buffer.from(entry[1]));
  }
  archive.finalize();
  return buffer(archive);
}

const manifestOf = (...layers: string[]): readonly [string, string] => [
  'manifest.json',
  JSON.stringify([{ Config: 'config.json', RepoTags: ['example/app:3'], Layers: layers }]),
];

const WHITEOUT: Entry = ['opt/.wh.alpha.txt', ''];
const ALPHA: Entry = ['opt/alpha.txt', 'product Alpha'];

/** The same archive plain and in gzip: both are to say the same. */
const BOTH: readonly (readonly [string, (tar: Uint8Array) => Uint8Array])[] = [
  ['image.tar', (tar) => tar],
  ['image.tar.gz', (tar) => gzipSync(tar)],
];

describe('an image that is packed whole', () => {
  test.each([
    'saved.tar.gz',
    'saved.tar.zst',
    'oci.tar.xz',
    'oci.tar.bz2',
    'oci-zstd.tar',
    'oci-zstd.tar.gz',
    'by-hand.tgz',
  ])('is seen as it shows, with the layer named: %s', async (name) => {
    expect(await seen(fixture(name))).toEqual([
      `product-name Alpha, @ ${name}!sha256:…!opt/tool/alpha.txt`,
      `product-name Beta, @ ${name}!sha256:…!opt/tool/beta.txt`,
    ]);
  });

  test.each(['saved.tar.gz', 'saved.tar.zst'])('is the asset, by its name: %s', async (name) => {
    const observations = await lookedAt([fixture(name)]);
    const assets = observations.flatMap((each) => (each.kind === 'sighting' ? [each.sighting.asset] : []));
    expect(assets.map((asset) => `${asset.kind} ${asset.label}`)).toEqual(
      Array(2).fill('image docker.io/example/app:2'),
    );
  });

  test('has the budget of its outermost file for one time through, not for two', async () => {
    const bytes = gunzipSync(readFileSync(fixture('saved.tar.gz'))).length;
    expect(await seen(fixture('saved.tar.gz'), { unpackedBytes: bytes })).toHaveLength(2);
    const short = await seen(fixture('saved.tar.gz'), { unpackedBytes: bytes - 4096 });
    expect(short.some((line) => line.includes('limit "unpackedBytes"'))).toBe(true);
  });

  test('is read as far as it goes where it is cut off, as a tar like others', async () => {
    const whole = readFileSync(fixture('saved.tar.gz'));
    const lines = await seen(written('cut.tar.gz', whole.subarray(0, whole.length - 400)));
    expect(lines.some((line) => line.startsWith('truncated') && line.includes(' material: '))).toBe(true);
    expect(lines.some((line) => line.startsWith('product-name'))).toBe(true);
  });

  test('holds no packed layer larger than the limit, unless it is packed with gzip', async () => {
    const lines = await seen(fixture('oci-zstd.tar.gz'), { memberBytes: 100 });
    expect(
      lines.filter((line) => /the layer sha256:… has \d+ bytes, packed with zstd/.test(line)),
    ).not.toEqual([]);
    expect(await seen(fixture('oci.tar.xz'), { memberBytes: 100 })).toHaveLength(2);
  });
});

describe.each(BOTH)('an image as %s', (name, packed) => {
  const scanned = async (...entries: readonly Entry[]) =>
    seen(written(name, packed(await tarOf(...entries))));

  test('shows nothing of a layer that removes all it has, or that a later one removes', async () => {
    const upper = await tarOf(WHITEOUT);
    const lower = await tarOf(ALPHA);
    expect(await scanned(['0.tar', lower], ['1.tar', upper], manifestOf('0.tar', '1.tar'))).toEqual([]);
    const emptied = await tarOf(ALPHA, ['opt/.wh..wh..opq', '']);
    // An opaque folder hides what lies below its layer, not what the layer itself holds.
    expect(await scanned(['0.tar', lower], ['1.tar', emptied], manifestOf('0.tar', '1.tar'))).toEqual([
      `product-name Alpha @ ${name}!1.tar!opt/alpha.txt`,
    ]);
  });

  test('may have its manifest first, a layer twice, and layers packed in their own ways', async () => {
    const layer = gzipSync(await tarOf(ALPHA));
    expect(await scanned(manifestOf('0.tar.gz', '0.tar.gz'), ['0.tar.gz', layer])).toEqual([
      `product-name Alpha @ ${name}!0.tar.gz!opt/alpha.txt`,
    ]);
  });

  test('may begin as crane and kaniko begin', async () => {
    const upper = await tarOf(WHITEOUT);
    const config = `sha256:${'a'.repeat(64)}`;
    const lines = await scanned(
      [config, '{}'],
      [`${'b'.repeat(64)}.tar.gz`, gzipSync(await tarOf(ALPHA))],
      [`${'c'.repeat(64)}.tar.gz`, gzipSync(upper)],
      manifestOf(`${'b'.repeat(64)}.tar.gz`, `${'c'.repeat(64)}.tar.gz`),
    );
    expect(lines).toEqual([]);
  });

  test('hides nothing beside its layers', async () => {
    const lines = await scanned(
      ['0.tar', await tarOf(ALPHA)],
      ['extra/beta.txt', 'product Beta'],
      ['unnamed.tar', await tarOf(['gamma.txt', 'product Gamma'])],
      manifestOf('0.tar'),
    );
    expect(lines).toEqual([
      `product-name Alpha @ ${name}!0.tar!opt/alpha.txt`,
      `product-name Beta @ ${name}!extra/beta.txt`,
      `product-name Gamma @ ${name}!unnamed.tar!gamma.txt`,
    ]);
  });

  test('that is a tar with another beginning a name is read as that', async () => {
    expect(await scanned(['index.json', '{}'], ['alpha.txt', 'product Alpha'])).toEqual([
      expect.stringContaining('index.json is no image index'),
      `product-name Alpha @ ${name}!alpha.txt`,
    ]);
    expect(await scanned(['a.json', '{}'], ['alpha.txt', 'product Alpha'])).toEqual([
      `product-name Alpha @ ${name}!alpha.txt`,
    ]);
  });

  test('that names a layer it lacks has a gap, and the others are seen', async () => {
    expect(await scanned(['0.tar', await tarOf(ALPHA)], manifestOf('0.tar', '9.tar'))).toEqual([
      `malformed @ ${name} material: it is laid out as a container image, and the layer 9.tar that its manifest names is missing`,
      `product-name Alpha @ ${name}!0.tar!opt/alpha.txt`,
    ]);
  });

  test('whose layer is none, or is cut off, has a gap', async () => {
    expect(await scanned(['0.tar', 'no tar at all'.repeat(100)], manifestOf('0.tar'))).toEqual([
      expect.stringMatching(/^malformed .* material: the layer 0\.tar: a tar header's checksum is wrong/),
    ]);
    const cut = gzipSync(await tarOf(ALPHA, ['big', 'x'.repeat(50_000)])).subarray(0, 150);
    const lines = await scanned(['0.tar.gz', cut], manifestOf('0.tar.gz'));
    expect(lines).toEqual([
      expect.stringContaining('Alpha'),
      expect.stringMatching(/^truncated .* material: the layer 0/),
    ]);
  });

  test('whose removed file has another name says that it was not looked into', async () => {
    const lower = await tarOf(ALPHA, { name: 'opt/second.txt', type: 'link', linkname: 'opt/alpha.txt' });
    const lines = await scanned(
      ['0.tar', lower],
      ['1.tar', await tarOf(WHITEOUT)],
      manifestOf('0.tar', '1.tar'),
    );
    expect(lines).toEqual([
      expect.stringMatching(/^unsupported .* material: .*hard links .*"opt\/second\.txt"/),
    ]);
  });

  test('whose parts are attestations has no broken layers', async () => {
    const digest = 'd'.repeat(64);
    const manifest = 'e'.repeat(64);
    const lines = await scanned(
      ['oci-layout', '{"imageLayoutVersion": "1.0.0"}'],
      [`blobs/sha256/${digest}`, '{"_type": "https://in-toto.io/Statement/v0.1"}'],
      [
        `blobs/sha256/${manifest}`,
        JSON.stringify({
          layers: [{ mediaType: 'application/vnd.in-toto+json', digest: `sha256:${digest}` }],
        }),
      ],
      ['index.json', JSON.stringify({ manifests: [{ digest: `sha256:${manifest}` }] })],
    );
    expect(lines).toEqual([]);
  });

  test('has its large files read whole, wherever the pieces end in which they are unpacked', async () => {
    const hash = (text: string): string => createHash('sha512').update(text).digest('base64url');
    const files = Array.from({ length: 40 }, (_, file) =>
      Array.from({ length: 400 }, (_, part) => hash(`${file}/${part}`)).join(''),
    );
    const layer = await tarOf(...files.map((word, index): Entry => [`${index}.txt`, `product ${word} end`]));
    const path = written(name, packed(await tarOf(['0.tar.gz', gzipSync(layer)], manifestOf('0.tar.gz'))));
    const seenWords = (await lookedAt([path])).flatMap((each) =>
      each.kind === 'sighting' ? [each.sighting.observable.value] : [],
    );
    expect(seenWords).toEqual(files);
  });

  test('with more paths than are held says so', async () => {
    const names = Array.from({ length: 8 }, (_, index): Entry => [`${index}`, '']);
    const layers = Array.from({ length: 8 }, (_, index) => `${index}.tar`);
    const layer = await tarOf(...names);
    const tar = await tarOf(...layers.map((each): Entry => [each, layer]), manifestOf(...layers));
    const lines = await seen(written(name, packed(tar)), { entries: 10 });
    expect(lines.filter((line) => line.includes('more than 50 paths'))).toHaveLength(1);
  });
});

describe.each(BOTH)('an image among other things as %s', (name, packed) => {
  const scanned = async (...entries: readonly Entry[]) =>
    seen(written(name, packed(await tarOf(...entries))));
  const layers = async (): Promise<readonly [Buffer, Buffer]> => [
    await tarOf(ALPHA, ['opt/beta.txt', 'product Beta']),
    gzipSync(await tarOf(WHITEOUT)),
  ];

  test('is known by its manifest, which may come last, whatever comes first', async () => {
    const [lower, upper] = await layers();
    const lines = await scanned(
      ['readme', 'product Gamma'],
      ['layers/0.bin', lower],
      ['layers/1.bin', upper],
      manifestOf('layers/0.bin', 'layers/1.bin'),
    );
    expect(lines).toEqual([
      `product-name Beta @ ${name}!layers/0.bin!opt/beta.txt`,
      `product-name Gamma @ ${name}!readme`,
    ]);
  });

  test('may lie in a folder, and beside another', async () => {
    const [lower, upper] = await layers();
    const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
    const manifest = Buffer.from(
      JSON.stringify({
        layers: [lower, upper].map((bytes) => ({
          mediaType: 'application/vnd.oci.image.layer.v1.tar',
          digest: `sha256:${digest(bytes)}`,
        })),
      }),
    );
    const blob = (bytes: Uint8Array): Entry => [`srv/oci/blobs/sha256/${digest(bytes)}`, bytes];
    const lines = await scanned(
      ['srv/readme', 'product Gamma'],
      ['srv/oci/oci-layout', '{"imageLayoutVersion": "1.0.0"}'],
      blob(lower),
      blob(upper),
      blob(manifest),
      ['srv/oci/index.json', JSON.stringify({ manifests: [{ digest: `sha256:${digest(manifest)}` }] })],
      ['srv/saved/0.tar', lower],
      ['srv/saved/manifest.json', manifestOf('0.tar')[1]],
    );
    expect(lines).toEqual([
      `product-name Alpha @ ${name}!srv/saved/0.tar!opt/alpha.txt`,
      `product-name Beta @ ${name}!sha256:…!opt/beta.txt`,
      `product-name Beta @ ${name}!srv/saved/0.tar!opt/beta.txt`,
      `product-name Gamma @ ${name}!srv/readme`,
    ]);
  });

  test('is not seen in a manifest of something else', async () => {
    const lines = await scanned(
      ['a/readme', 'product Gamma'],
      ['a/manifest.json', '{"manifest_version": 3}'],
    );
    expect(lines).toEqual([`product-name Gamma @ ${name}!a/readme`]);
  });
});

test('an image that begins far into a packed tar is read layer by layer, and that is said', async () => {
  const noise = createHash('sha512').update('noise').digest('base64').repeat(60_000);
  const path = written(
    'far.tgz',
    gzipSync(await tarOf(['readme', noise], ['0.tar', await tarOf(ALPHA)], manifestOf('0.tar'))),
  );
  expect(await seen(path)).toEqual([
    `product-name Alpha @ far.tgz!0.tar!opt/alpha.txt`,
    expect.stringMatching(/^unsupported @ far\.tgz: a container image in a place where none is looked for/),
  ]);
});
