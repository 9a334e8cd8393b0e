import { type Deb822Paragraph, deb822Paragraphs } from '../../formats/deb822/deb822.ts';
import { textChunks, textLines } from '../../formats/text.ts';
import { printLocation } from '../../model/location.ts';
import { fileAsset, openDocument } from '../document.ts';
import { makerOf, packageUrl } from '../package-url.ts';
import { sightingsOf } from '../sightings.ts';
import type { ObserveContext, OpenFile, Source, SourceGap, SourceYield } from '../source.ts';

/** Where installers put a package's metadata (PyPA "Recording installed projects"), and eggs before them. */
const METADATA = /\.dist-info\/METADATA$|(?:\.egg-info|(?:^|\/)EGG-INFO)\/PKG-INFO$|\.egg-info$/;
const NAMES = /^(?:METADATA|PKG-INFO)$|\.egg-info$/;
/** Where Python looks for what is installed; Debian's own packages have the second. */
const INSTALLED = /(?:^|\/)(?:site|dist)-packages\//;

/** Python packages, installed or in a wheel or egg. */
export const pypi: Source = {
  id: 'pypi',
  title: 'Python packages (dist-info, egg-info)',
  schemes: [],
  needs: [],
  sees: [
    { kind: 'package', what: 'each package beside a Python, and in wheels and eggs' },
    { kind: 'publisher', what: 'its author and its maintainer' },
  ],
  brings: {
    within: ['site-packages', 'dist-packages'],
    sourceText: ['py', 'pyi', 'pyc', 'pyx', 'pxd', 'md', 'rst'],
  },
  doesNotSee: [
    'packages frozen into a program',
    'packages that a requirements file names and nobody installed',
  ],
  named: { names: ['METADATA', 'PKG-INFO'], endings: ['egg-info'] },
  required: (file) => NAMES.test(file.name) && METADATA.test(file.place),
  *observe(file, context) {
    const document = openDocument(file, context.limits);
    const lines = textLines(textChunks(file.bytes, document.encoding, document.length));
    for (const read of deb822Paragraphs(lines)) {
      if (read.kind === 'pause') yield read;
      // A line that begins no field is of a licence or a description; the name stands before them.
      if (read.kind !== 'paragraph') continue;
      if (read.fields.has('name')) yield* packageSeen(read, file, context);
      else yield { kind: 'gap', gap: nameless };
      return;
    }
    yield { kind: 'gap', gap: nameless };
  },
};

/**
 * Core metadata has the form of mail headers (PyPA "Core metadata specifications"), as far as it is read here the
 * same as deb822: fields, continued by lines that begin with white space, up to an empty line.
 */
function* packageSeen(
  metadata: Deb822Paragraph,
  file: OpenFile,
  context: ObserveContext,
): Generator<SourceYield> {
  const field = (key: string): string | undefined => metadata.fields.get(key)?.value;
  const [name, version] = [field('name') ?? '', field('version')];
  const isInstalled = context.asset?.kind !== 'file' && INSTALLED.test(file.place);
  const record = {
    asset: context.asset ?? fileAsset(file),
    location: { ...file.location, line: metadata.line },
    source: pypi.id,
    standing: 'declared',
    artefact: printLocation(file.location),
    presence: isInstalled ? 'installed' : 'present',
    version,
  } as const;
  const makers = ['author', 'author-email', 'maintainer', 'maintainer-email'].map((key) =>
    makerOf(field(key)),
  );
  yield* sightingsOf(record, [
    ['package', packageUrl({ type: 'pypi', name, version })],
    ...[...new Set(makers)].map((maker) => ['publisher', maker] as const),
  ]);
}

const nameless: SourceGap = {
  code: 'malformed',
  reason: 'the metadata of a Python package gives no name',
  remedy: 'Install the package again (pip install --force-reinstall), and scan again.',
  material: true,
};
