import type { SignatureVerdict } from '../../formats/authenticode/judge-signature.ts';
import type { VersionInfo } from '../../formats/pe/version-info.ts';
import { printLocation } from '../../model/location.ts';
import type { ObservableKind } from '../../model/observable.ts';
import type { Sighting } from '../../model/sighting.ts';
import type { ObserveContext, OpenFile, SourceYield } from '../source.ts';

/** What all sightings of one file share: it is one author's word, whatever it says in how many fields. */
export type AboutFile = Omit<Sighting, 'observable' | 'standing'>;

/** The strings of a version resource that name somebody or something. */
const FIELDS: readonly { readonly name: string; readonly kind: ObservableKind }[] = [
  { name: 'CompanyName', kind: 'publisher' },
  { name: 'ProductName', kind: 'product-name' },
  { name: 'OriginalFilename', kind: 'file-name' },
  { name: 'InternalName', kind: 'file-name' },
];

/** Longer than any name; a field may hold thirty thousand letters. */
const MOST_LETTERS = 1_024;

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

/**
 * One `signer` for each signature, by its common name, and beside it the certificate's full subject. Only an
 * anchored signature verifies anything: what merely hangs together anyone can make.
 */
export function* signatureSightings(
  about: AboutFile,
  signatures: readonly SignatureVerdict[],
): Generator<SourceYield> {
  const seen = new Set<string>();
  for (const { signer, standing, reason } of signatures) {
    if (signer === null || seen.has(`${standing} ${signer.subject}`)) continue;
    seen.add(`${standing} ${signer.subject}`);
    const value = (signer.commonName ?? signer.organisation ?? signer.subject).slice(0, MOST_LETTERS);
    const shared = { ...about, standing: standing === 'anchored' ? 'verified' : 'declared' } as const;
    yield sighting({ ...shared, observable: { kind: 'signer', value }, signer: { standing, reason } });
    const subject = signer.subject.slice(0, MOST_LETTERS);
    yield sighting({ ...shared, observable: { kind: 'certificate-subject', value: subject } });
  }
}

export function hashSighting(about: AboutFile, sha256: string): SourceYield {
  return sighting({
    ...about,
    observable: { kind: 'file-hash', value: `sha256:${sha256}` },
    standing: 'verified',
  });
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
