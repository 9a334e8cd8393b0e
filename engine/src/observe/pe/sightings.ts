import type { VersionInfo } from '../../formats/pe/version-info.ts';
import { printLocation } from '../../model/location.ts';
import type { ObservableKind } from '../../model/observable.ts';
import type { Sighting } from '../../model/sighting.ts';
import { type AboutFile, MOST_LETTERS } from '../file-sightings.ts';
import type { ObserveContext, OpenFile, SourceYield } from '../source.ts';

/** The strings of a version resource that name somebody or something. */
const FIELDS: readonly { readonly name: string; readonly kind: ObservableKind }[] = [
  { name: 'CompanyName', kind: 'publisher' },
  { name: 'ProductName', kind: 'product-name' },
  { name: 'OriginalFilename', kind: 'file-name' },
  { name: 'InternalName', kind: 'file-name' },
];

/** The file lies there: nothing in its bytes says whether it is installed. */
export function aboutFile(
  file: OpenFile,
  context: ObserveContext,
  versions: readonly VersionInfo[],
): AboutFile {
  const artefact = printLocation(file.location);
  const carrier = firstString(versions, 'ProductName');
  const version =
    firstString(versions, 'ProductVersion') ??
    firstString(versions, 'FileVersion') ??
    versions.find((each) => each.productVersion !== null)?.productVersion;
  return {
    asset: context.asset ?? { kind: 'file', id: artefact, label: artefact },
    location: file.location,
    source: 'pe',
    artefact,
    presence: 'present',
    ...(carrier ? { carrier } : {}),
    ...(version ? { version } : {}),
  };
}

/** A version resource names the file's own product and maker: for them that product is no carrier. */
export function* versionSightings(file: AboutFile, versions: readonly VersionInfo[]): Generator<SourceYield> {
  const { carrier: _, ...about } = file;
  const seen = new Set<string>();
  for (const { name, kind } of FIELDS) {
    for (const value of stringsOf(versions, name)) {
      if (seen.has(`${kind} ${value}`)) continue;
      seen.add(`${kind} ${value}`);
      const location = { ...about.location, pointer: name };
      yield sighting({ ...about, location, observable: { kind, value }, standing: 'declared' });
    }
  }
}

function sighting(of: Sighting): SourceYield {
  return { kind: 'sighting', sighting: of };
}

function firstString(versions: readonly VersionInfo[], name: string): string | undefined {
  return stringsOf(versions, name)[0];
}

function stringsOf(versions: readonly VersionInfo[], name: string): string[] {
  return versions
    .flatMap((version) => version.tables.map((table) => table.strings.get(name)?.trim() ?? ''))
    .filter((text) => text !== '')
    .map((text) => text.slice(0, MOST_LETTERS));
}
