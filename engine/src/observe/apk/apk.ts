import { type ApkPackage, apkPackages } from '../../formats/apk-database/apk-database.ts';
import { textChunks, textLines } from '../../formats/text.ts';
import { printLocation } from '../../model/location.ts';
import { documentGaps, fileAsset, openDocument } from '../document.ts';
import { makerOf, packageUrl } from '../package-url.ts';
import { sightingsOf } from '../sightings.ts';
import type { ObserveContext, OpenFile, Source, SourceYield } from '../source.ts';

const DATABASE = /(?:^|\/)(?:usr\/)?lib\/apk\/db\/installed$/;

/** What apk has recorded as installed on an Alpine system or image. */
export const apk: Source = {
  id: 'apk',
  title: 'Alpine packages (apk database)',
  schemes: [],
  needs: [],
  sees: [
    { kind: 'package', what: 'installed packages' },
    { kind: 'publisher', what: 'the maintainer of each' },
  ],
  doesNotSee: ['software that was installed without apk', 'the files of a package'],
  named: { names: ['installed'] },
  required: (file) => file.name === 'installed' && DATABASE.test(file.place),
  *observe(file, context) {
    const document = openDocument(file, context.limits);
    for (const gap of document.gaps) yield { kind: 'gap', gap };
    const gaps = documentGaps(file, 'Ask apk itself what is installed (apk list --installed), or apk fix.');
    const lines = textLines(textChunks(file.bytes, document.encoding, document.length));
    for (const read of apkPackages(lines)) {
      if (read.kind === 'pause') yield read;
      else if (read.kind === 'error') yield* gaps.report(read.error, { line: read.line });
      else yield* packageSeen(read, file, context);
    }
    yield* gaps.rest();
  },
};

function* packageSeen(read: ApkPackage, file: OpenFile, context: ObserveContext): Generator<SourceYield> {
  const { name, version, arch, maintainer } = read;
  const record = {
    asset: context.asset ?? fileAsset(file),
    location: { ...file.location, line: read.line },
    source: apk.id,
    standing: 'declared',
    artefact: `${printLocation(file.location)}#${name}`,
    presence: 'installed',
    version,
  } as const;
  yield* sightingsOf(record, [
    [
      'package',
      packageUrl({
        type: 'apk',
        namespace: distributionOf(read),
        name,
        version,
        qualifiers: arch ? { arch } : {},
      }),
    ],
    ['publisher', makerOf(maintainer)],
  ]);
}

/** The database does not say of which distribution a package is, and its URL asks for it: most are Alpine's. */
function distributionOf({ maintainer, url }: ApkPackage): string {
  const words = `${maintainer ?? ''} ${url ?? ''}`.toLowerCase();
  return ['wolfi', 'openwrt', 'postmarketos'].find((each) => words.includes(each)) ?? 'alpine';
}
