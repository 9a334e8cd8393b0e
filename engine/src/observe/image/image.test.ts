import {
  cpSync,
  createReadStream,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { extract } from 'tar-stream';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DEFAULT_LIMITS } from '../limits.ts';
import { linesOf, lookedAt } from '../looked-at.ts';

const fixtures = fileURLToPath(new URL('./fixtures', import.meta.url));

/** Lines with the digests of layers left out, which differ each time the images are made. */
async function seen(target: string, options = {}): Promise<string[]> {
  const lines = linesOf(await lookedAt([target], options)).slice(0, -1);
  return lines.map((line) => line.replace(/[0-9a-f]{12,64}/g, '…'));
}

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'interdict-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The layout of an archive as a folder. */
async function unpacked(name: string): Promise<string> {
  const folder = scratch();
  const entries = createReadStream(join(fixtures, name)).pipe(extract());
  for await (const entry of entries) {
    const path = join(folder, entry.header.name);
    mkdirSync(entry.header.type === 'directory' ? path : dirname(path), { recursive: true });
    if (entry.header.type === 'file') writeFileSync(path, await buffer(entry));
    else if (entry.header.type === 'symlink') symlinkSync(entry.header.linkname ?? '', path);
    else entry.resume();
  }
  return folder;
}

const SHOWN = ['opt/tool/beta.txt', 'opt/tool/alpha.txt'];

describe('an image', () => {
  test.each(['saved.tar', 'oci.tar'])('is seen as it shows, with the layer named: %s', async (name) => {
    expect(await seen(join(fixtures, name))).toEqual([
      `product-name Beta, @ ${name}!sha256:…!${SHOWN[0]}`,
      `product-name Alpha, @ ${name}!sha256:…!${SHOWN[1]}`,
    ]);
  });

  test('an OCI layout is read as a folder too', async () => {
    expect(await seen(await unpacked('oci.tar'))).toEqual([
      `product-name Beta, @ index.json!sha256:…!${SHOWN[0]}`,
      `product-name Alpha, @ index.json!sha256:…!${SHOWN[1]}`,
    ]);
  });

  test('what else lies in the folder of a layout is said not to be looked at', async () => {
    const folder = await unpacked('oci.tar');
    writeFileSync(join(folder, 'extra.txt'), 'product Delta');
    const lines = await seen(folder);
    expect(lines).toHaveLength(3);
    expect(lines[2]).toBe(
      'unsupported @ index.json material: the folder is an image, and what else lies in it was not looked at: "extra.txt"',
    );
  });

  test('what is found is on the image, by its name', async () => {
    const observations = await lookedAt([join(fixtures, 'saved.tar')]);
    const assets = observations.flatMap((each) => (each.kind === 'sighting' ? [each.sighting.asset] : []));
    expect(new Set(assets.map((asset) => `${asset.kind} ${asset.label}`))).toEqual(
      new Set(['image docker.io/example/app:2']),
    );
    expect(assets.every((asset) => /^sha256:[0-9a-f]{64}$/.test(asset.id))).toBe(true);
  });
});

describe('an OCI layout in a folder of a larger target', () => {
  /** A target with a layout further down, and what lies around it. */
  async function nested(): Promise<{ readonly target: string; readonly layout: string }> {
    const target = scratch();
    const layout = join(target, 'srv/images/app');
    mkdirSync(dirname(layout), { recursive: true });
    renameSync(await unpacked('oci.tar'), layout);
    writeFileSync(join(target, 'srv/first.txt'), 'product First');
    return { target, layout };
  }

  test('is read as its images show, and what lies around it as ever', async () => {
    const { target, layout } = await nested();
    writeFileSync(join(layout, 'extra.txt'), 'product Extra');
    expect(await seen(target)).toEqual([
      'product-name First @ srv/first.txt',
      'product-name Extra @ srv/images/app/extra.txt',
      `product-name Beta, @ srv/images/app/index.json!sha256:…!${SHOWN[0]}`,
      `product-name Alpha, @ srv/images/app/index.json!sha256:…!${SHOWN[1]}`,
    ]);
    const assets = (await lookedAt([target])).flatMap((each) =>
      each.kind === 'sighting' ? [each.sighting.asset.kind] : [],
    );
    expect(assets).toEqual(['file', 'file', 'image', 'image']);
  });

  test('has what none of its images names read as files', async () => {
    const { target, layout } = await nested();
    writeFileSync(join(layout, 'blobs/sha256', 'f'.repeat(64)), 'product Orphan');
    expect(await seen(target)).toContain('product-name Orphan @ srv/images/app/blobs/sha256/…');
  });

  test('is read blob by blob where its index names no image, or lies outside the target', async () => {
    const { target, layout } = await nested();
    expect((await seen(join(layout, 'blobs'))).some((line) => line.includes('Gamma'))).toBe(true);
    writeFileSync(join(layout, 'index.json'), '{"manifests": []}');
    expect((await seen(target)).some((line) => line.includes('Gamma'))).toBe(true);
  });

  test.each([
    ['{"manifests": []}', 'nothing names its images'],
    ['{"manifests": 7}', 'index.json is no image index'],
    [null, 'nothing names its images'],
  ])('says so where it is read blob by blob: its index is %s', async (index, reason) => {
    const { target, layout } = await nested();
    const path = join(layout, 'index.json');
    if (index === null) rmSync(path);
    else writeFileSync(path, index);
    const said = (await lookedAt([target])).filter((each) => each.kind === 'gap');
    expect(linesOf(said)).toEqual([
      `unsupported @ srv/images/app/oci-layout: it is laid out as a container image, and ${reason}; its layers are read one by one, and what a later layer removes or replaces is told as there`,
    ]);
    expect(said).toMatchObject([{ gap: { source: 'image', remedy: expect.stringMatching(/skopeo copy/) } }]);
    rmSync(join(layout, 'blobs'), { recursive: true });
    expect(await seen(target)).toEqual(['product-name First @ srv/first.txt']);
  });

  test('may unpack to the limit of a file, whatever its index has', async () => {
    const { target } = await nested();
    const lines = await seen(target, { limits: { ...DEFAULT_LIMITS, unpackedBytes: 100 } });
    expect(lines.some((line) => line.includes('limit "unpackedBytes" is 100'))).toBe(true);
  });

  test('beside an archive of docker save, which is read as an image there too', async () => {
    const { target } = await nested();
    cpSync(join(fixtures, 'saved.tar'), join(target, 'srv/saved.tar'));
    expect((await seen(target)).slice(-2)).toEqual([
      `product-name Beta, @ srv/saved.tar!sha256:…!${SHOWN[0]}`,
      `product-name Alpha, @ srv/saved.tar!sha256:…!${SHOWN[1]}`,
    ]);
  });
});

describe('an image of docker save that was unpacked', () => {
  const shown = (place: string): string[] => [
    `product-name Beta, @ ${place}!sha256:…!${SHOWN[0]}`,
    `product-name Alpha, @ ${place}!sha256:…!${SHOWN[1]}`,
  ];

  test.each(['saved.tar', 'legacy.tar'])('is read as it shows, as a target: %s', async (name) => {
    expect(await seen(await unpacked(name))).toEqual(shown('manifest.json'));
  });

  test.each(['saved.tar', 'legacy.tar'])('and in a larger one, beside other files: %s', async (name) => {
    const target = scratch();
    renameSync(await unpacked(name), join(target, 'app'));
    writeFileSync(join(target, 'app/extra.txt'), 'product Extra');
    cpSync(join(fixtures, 'by-hand.tgz'), join(target, 'app/other.tgz'));
    expect(await seen(target)).toEqual([
      'product-name Extra @ app/extra.txt',
      ...shown('app/manifest.json'),
      ...shown('app/other.tgz').reverse(),
    ]);
  });

  test.each(['.tar.gz', '.tgz', '.tar.xz', '.tar.zst', '.tar.bz2'])(
    'has layers that are called otherwise read as layers, and not as archives: *%s',
    async (ending) => {
      const target = await unpacked('saved.tar');
      const path = join(target, 'manifest.json');
      const manifest = JSON.parse(readFileSync(path, 'utf8'));
      manifest[0].Layers = manifest[0].Layers.map((layer: string, index: number) => {
        const name = `${index}${ending}`;
        renameSync(join(target, layer), join(target, name));
        return name;
      });
      writeFileSync(path, JSON.stringify(manifest));
      const lines = await seen(target);
      expect(lines.map((line) => line.split(' @ ')[0])).toEqual([
        'product-name Beta,',
        'product-name Alpha,',
      ]);
    },
  );

  test('has a layer that is a link to one beside it read where the link stands', async () => {
    const target = await unpacked('legacy.tar');
    const manifest = JSON.parse(readFileSync(join(target, 'manifest.json'), 'utf8'));
    const [lower] = manifest[0].Layers;
    renameSync(join(target, lower), join(target, 'lower.tar'));
    symlinkSync('../lower.tar', join(target, lower));
    expect(await seen(target)).toEqual(shown('manifest.json'));
  });

  test('whose manifest names a file outside the folder, also by a link, has nothing read of it', async () => {
    const target = scratch();
    renameSync(await unpacked('legacy.tar'), join(target, 'app'));
    const path = join(target, 'app/manifest.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8'));
    renameSync(join(target, 'app', manifest[0].Layers[0]), join(target, 'outside'));
    symlinkSync('../../outside', join(target, 'app', manifest[0].Layers[0]));
    manifest[0].Layers.unshift('../outside', 'a\0b');
    writeFileSync(path, JSON.stringify(manifest));
    const lines = await seen(join(target, 'app'));
    expect(lines.filter((line) => line.startsWith('malformed'))).toHaveLength(3);
    expect(lines.join('\n')).not.toContain('Alpha');
    expect(lines.join('\n')).toContain('Beta');
  });

  test('without its manifest, or with a broken one, is read layer by layer, and says so', async () => {
    const target = await unpacked('legacy.tar');
    writeFileSync(join(target, 'manifest.json'), '[{"Config": 7, "Layers": []}]');
    const broken = await seen(target);
    expect(broken.filter((line) => line.startsWith('unsupported'))).toEqual([
      expect.stringMatching(
        /layer\.tar: .* no manifest\.json names this layer; its layers are read one by one/,
      ),
      expect.stringMatching(/layer\.tar: /),
      expect.stringMatching(
        /manifest\.json: .* manifest\.json is no list of saved images; its layers are read/,
      ),
    ]);
    expect(broken.join('\n')).toContain('Gamma');
    rmSync(join(target, 'manifest.json'));
    expect((await seen(target)).filter((line) => line.startsWith('unsupported'))).toHaveLength(2);
  });

  test('a list of images without any of them is a file like others', async () => {
    const target = await unpacked('saved.tar');
    const folder = scratch();
    cpSync(join(target, 'manifest.json'), join(folder, 'manifest.json'));
    writeFileSync(join(folder, 'other.txt'), 'product Other');
    expect(await seen(folder)).toEqual(['product-name Other @ other.txt']);
  });
});

describe('an image that is hostile or damaged', () => {
  test('a layer that is missing is a gap, and the others are seen', async () => {
    const folder = await unpacked('oci.tar');
    const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
    const blob = (digest: string): string => join(folder, 'blobs', 'sha256', digest.slice('sha256:'.length));
    const manifest = JSON.parse(readFileSync(blob(index.manifests[0].digest), 'utf8'));
    rmSync(blob(manifest.layers[1].digest));
    const lines = await seen(folder);
    expect(lines[0]).toMatch(
      /^malformed @ index.json material: .*the layer sha256:… that its manifest names is missing/,
    );
    // What the missing layer replaced or removed shows again: nobody can know better.
    expect(lines).toContain('product-name Gamma, @ index.json!sha256:…!opt/gone/gamma.txt');
  });

  test('a manifest that is missing or no manifest is a gap', async () => {
    const folder = await unpacked('oci.tar');
    writeFileSync(join(folder, 'index.json'), `{"manifests": [{"digest": "sha256:${'0'.repeat(64)}"}]}`);
    expect((await seen(folder))[0]).toContain('is missing');
    writeFileSync(join(folder, 'index.json'), '{"manifests": 7}');
    expect((await seen(folder))[0]).toContain('index.json is no image index');
  });

  test('indexes that name one another end', async () => {
    const folder = await unpacked('oci.tar');
    const name = '1'.repeat(64);
    const loop = `{"manifests": [{"digest": "sha256:${name}"}]}`;
    writeFileSync(join(folder, 'index.json'), loop);
    writeFileSync(join(folder, 'blobs', 'sha256', name), loop);
    expect((await seen(folder))[0]).toContain('neither a manifest nor an index');
  });

  test('a layer that ends too soon gives what came before, and a gap', async () => {
    const folder = scratch();
    cpSync(join(fixtures, 'saved.tar'), join(folder, 'whole.tar'));
    const bytes = readFileSync(join(folder, 'whole.tar'));
    writeFileSync(join(folder, 'half.tar'), bytes.subarray(0, 6_000));
    const lines = await seen(join(folder, 'half.tar'));
    expect(lines.some((line) => / material: /.test(line))).toBe(true);
  });

  test('a layer that unpacks to more than it may ends the image', async () => {
    const lines = await seen(join(fixtures, 'oci.tar'), {
      limits: { ...DEFAULT_LIMITS, unpackedBytes: 100 },
    });
    expect(lines.some((line) => line.includes('limit "unpackedBytes"'))).toBe(true);
  });
});
