import { type Deb822Paragraph, deb822Paragraphs } from '../../formats/deb822/deb822.ts';
import { textChunks, textLines } from '../../formats/text.ts';
import type { Asset } from '../../model/asset.ts';
import { printLocation } from '../../model/location.ts';
import type { Presence } from '../../model/sighting.ts';
import { documentGaps, fileAsset, openDocument } from '../document.ts';
import { debianPackageUrl, nameOfPerson } from '../package-url.ts';
import { sightingsOf } from '../sightings.ts';
import type { ObserveContext, OpenFile, Source, SourceYield } from '../source.ts';

/** Distroless images keep a file for each package in `status.d`, beside its list of checksums. */
const STATUS = /(?:^|\/)var\/lib\/dpkg\/(?:status|status\.d\/[^/]+(?<!\.md5sums))$/;

/** What dpkg has recorded as installed on a Debian system or image. */
export const dpkg: Source = {
  id: 'dpkg',
  title: 'Debian packages (dpkg status)',
  noun: { one: 'package list', many: 'package lists' },
  schemes: ['dpkg'],
  needs: [],
  sees: [
    { kind: 'package', what: 'installed packages, and those of which configuration files were left' },
    { kind: 'publisher', what: 'the maintainer of each' },
  ],
  doesNotSee: ['software that was installed without dpkg', 'the files of a package'],
  required: (file) => file.place.includes('lib/dpkg/') && STATUS.test(file.place),
  *observe(file, context) {
    const document = openDocument(file, context.limits);
    for (const gap of document.gaps) yield { kind: 'gap', gap };
    const gaps = documentGaps(file, 'Repair that line, or ask dpkg itself: dpkg --audit.');
    const lines = textLines(textChunks(file.bytes, document.encoding, document.length));
    for (const read of deb822Paragraphs(lines)) {
      if (read.kind === 'pause') yield read;
      else if (read.kind === 'error') yield* gaps.report(read.error, { line: read.line });
      else yield* packageSeen(read, file, context);
    }
    yield* gaps.rest();
  },
};

function* packageSeen(
  paragraph: Deb822Paragraph,
  file: OpenFile,
  context: ObserveContext,
): Generator<SourceYield> {
  const field = (name: string): string | undefined => paragraph.fields.get(name)?.value;
  const name = field('package');
  const presence = presenceOf(field('status'));
  if (name === undefined || presence === null) return;
  const maintainer = field('maintainer');
  const version = field('version');
  const record = {
    asset: context.asset ?? diskOf(file),
    location: { ...file.location, line: paragraph.line },
    source: dpkg.id,
    standing: 'declared',
    artefact: `${printLocation(file.location)}#${name}:${field('architecture') ?? ''}`,
    presence,
    version,
  } as const;
  yield* sightingsOf(record, [
    ['package', debianPackageUrl(name, version, field('architecture'), maintainer)],
    ['publisher', nameOfPerson(maintainer ?? '')],
  ]);
}

/** The root that the packages are installed in: the folder above `var`, where the target is not that itself. */
function diskOf(file: OpenFile): Asset {
  const end = file.path.search(/(?:^|\/)var\/lib\/dpkg\//);
  const root = end === -1 ? '' : file.path.slice(0, end);
  return root === '' ? fileAsset(file) : { kind: 'disk', id: root, label: root };
}

/**
 * dpkg(1): want, error flag, state. A package waiting for triggers is installed; one that was unpacked and
 * never configured, or whose configuration files alone are left, is a trace. `status.d` has no such field.
 */
function presenceOf(status: string | undefined): Presence | null {
  if (status === undefined) return 'installed';
  const state = status.trim().split(/\s+/)[2];
  if (state === undefined || state === 'not-installed') return null;
  return state === 'installed' || state.startsWith('triggers-') ? 'installed' : 'left-over';
}
