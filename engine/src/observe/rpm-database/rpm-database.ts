import { PAUSE } from '../../formats/pause.ts';
import { isWriteAheadLog, readWriteAheadLog } from '../../formats/sqlite/write-ahead-log.ts';
import { printLocation } from '../../model/location.ts';
import { documentGaps, fileAsset } from '../document.ts';
import { makerOf, rpmPackageUrl } from '../package-url.ts';
import { sightingsOf } from '../sightings.ts';
import type { ObserveContext, OpenFile, Source, SourceStep, SourceYield } from '../source.ts';
import { EXPORT, formatGap, logGap, UNKNOWN_FORMAT } from './gaps.ts';
import { type InstalledPackage, type InstalledPackageYield, installedPackages } from './packages.ts';

/**
 * Where rpm and rpm-ostree keep the database: in SQLite, before that in Berkeley DB, on openSUSE in ndb; with Debian's
 * rpm in a user's home. One in SQLite is known by its name wherever it lies.
 */
const DATABASE =
  /(?:^|\/)(?:rpmdb\.sqlite(?:-wal)?|(?:var\/lib\/rpm|usr\/lib\/sysimage\/rpm|usr\/share\/rpm|\.rpmdb)\/Packages(?:\.db)?)$/;

/** What rpm has recorded as installed. */
export const rpmDatabase: Source = {
  id: 'rpm-database',
  title: 'RPM packages (rpm database)',
  noun: { one: 'rpm database', many: 'rpm databases' },
  schemes: [],
  needs: [],
  sees: [
    { kind: 'package', what: 'installed packages' },
    { kind: 'publisher', what: 'the vendor and the packager of each' },
  ],
  doesNotSee: [
    'what is still in the write-ahead log of a database (rpmdb.sqlite-wal): named as a gap where there is any',
    'software that was installed without rpm',
    'the files of a package',
  ],
  named: { names: ['rpmdb.sqlite', 'rpmdb.sqlite-wal', 'Packages', 'Packages.db'] },
  required: (file) =>
    (file.name.startsWith('rpmdb.') || file.name.startsWith('Packages')) && DATABASE.test(file.place),
  *observe(file, context) {
    if (file.size === 0) return;
    if (isWriteAheadLog(file.head)) {
      yield* logSeen(file);
      return;
    }
    const packages = installedPackages(file.bytes, file.head);
    if (packages === null) yield { kind: 'gap', gap: UNKNOWN_FORMAT };
    else yield* packagesSeen(packages, file, context);
  },
};

function* packagesSeen(
  packages: Iterable<InstalledPackageYield>,
  file: OpenFile,
  context: ObserveContext,
): Generator<SourceStep> {
  const gaps = documentGaps(file, EXPORT);
  for (const found of packages) {
    // Of a thousand damaged rows most leave no gap of their own.
    yield PAUSE;
    if (found.kind === 'error') yield* gaps.report(found.error, { pointer: found.pointer });
    else yield* packageSeen(found, file, context);
  }
  yield* gaps.rest();
}

function* packageSeen(
  { package: rpm, pointer }: InstalledPackage,
  file: OpenFile,
  context: ObserveContext,
): Generator<SourceYield> {
  const record = {
    asset: context.asset ?? fileAsset(file),
    location: { ...file.location, pointer },
    source: rpmDatabase.id,
    standing: 'declared',
    artefact: `${printLocation(file.location)}#${pointer}`,
    presence: 'installed',
    version: rpm.release === '' ? rpm.version : `${rpm.version}-${rpm.release}`,
  } as const;
  yield* sightingsOf(record, [
    ['package', rpmPackageUrl(rpm)],
    ['publisher', makerOf(rpm.vendor)],
    ['publisher', makerOf(rpm.packager)],
  ]);
}

function* logSeen(file: OpenFile): Generator<SourceYield> {
  const log = readWriteAheadLog(file.bytes);
  if (!log.ok) yield { kind: 'gap', gap: formatGap(log.error) };
  else if (log.value.pages > 0) yield { kind: 'gap', gap: logGap(log.value) };
}
