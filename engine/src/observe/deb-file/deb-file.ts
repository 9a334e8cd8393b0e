import { deb822Paragraphs } from '../../formats/deb822/deb822.ts';
import { textChunks, textLines } from '../../formats/text.ts';
import { printLocation } from '../../model/location.ts';
import { documentGaps, fileAsset, openDocument } from '../document.ts';
import { debianPackageUrl, nameOfPerson } from '../package-url.ts';
import { sightingsOf } from '../sightings.ts';
import type { Source } from '../source.ts';

/** The control file in the first part of a package (deb(5)), under whatever name the package has. */
const CONTROL = /\/control\.tar(?:\.(?:gz|xz|zst|bz2|lzma))?\/control$/;

/** Debian packages lying as files. */
export const debFile: Source = {
  id: 'deb-file',
  title: 'Debian package files (.deb)',
  schemes: [],
  needs: [],
  sees: [
    { kind: 'package', what: 'the package' },
    { kind: 'publisher', what: 'its maintainer' },
  ],
  doesNotSee: ['whether the package is signed', 'what its scripts would fetch as it is installed'],
  named: { names: ['control'] },
  required: (file) => file.name === 'control' && CONTROL.test(file.place),
  *observe(file, context) {
    const document = openDocument(file, context.limits);
    for (const gap of document.gaps) yield { kind: 'gap', gap };
    const gaps = documentGaps(file, 'Get the package again, or ask dpkg itself: dpkg-deb --info <file>.');
    const lines = textLines(textChunks(file.bytes, document.encoding, document.length));
    for (const read of deb822Paragraphs(lines)) {
      if (read.kind === 'pause') yield read;
      else if (read.kind === 'error') yield* gaps.report(read.error, { line: read.line });
      else {
        const field = (name: string): string | undefined => read.fields.get(name)?.value;
        const version = field('version');
        const maintainer = field('maintainer');
        const record = {
          asset: context.asset ?? fileAsset(file),
          location: { ...file.location, line: read.line },
          source: debFile.id,
          standing: 'declared',
          artefact: printLocation(file.location),
          presence: 'present',
          version,
        } as const;
        const name = field('package') ?? '';
        yield* sightingsOf(record, [
          ['package', debianPackageUrl(name, version, field('architecture'), maintainer)],
          ['publisher', nameOfPerson(maintainer ?? '')],
        ]);
        // A control file of a package has one paragraph.
        break;
      }
    }
    yield* gaps.rest();
  },
};
