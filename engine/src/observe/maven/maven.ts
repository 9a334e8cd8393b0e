import { jarManifest } from '../../formats/jar-manifest/jar-manifest.ts';
import { javaProperties } from '../../formats/java-properties/java-properties.ts';
import { textChunks, textLines } from '../../formats/text.ts';
import { printLocation } from '../../model/location.ts';
import { fileAsset } from '../document.ts';
import { packageUrl } from '../package-url.ts';
import { type SeenRecord, sightingsOf } from '../sightings.ts';
import type { ObserveContext, OpenFile, Source, SourceGap, SourceYield } from '../source.ts';

/** Where Maven leaves the coordinates of what it built, and where every Java archive keeps its manifest. */
const COORDINATES = /(?:^|\/)META-INF\/maven\/[^/]+\/[^/]+\/pom\.properties$/;
const MANIFEST = /(?:^|\/)META-INF\/MANIFEST\.MF$/;
const JAVA_ARCHIVE = /\.(?:jar|war|ear|aar|nar|jmod|par|sar)$/i;
/** A file of coordinates has three lines. */
const PROPERTIES_BYTES = 64 * 1024;

/** Java libraries by what lies in their archives; the archives themselves are opened as the zips that they are. */
export const maven: Source = {
  id: 'maven',
  title: 'Java libraries (Maven coordinates and manifests in jars)',
  schemes: [],
  needs: [],
  sees: [
    { kind: 'package', what: 'Maven coordinates (pom.properties), also of libraries merged into one jar' },
    { kind: 'publisher', what: 'Implementation-Vendor and Bundle-Vendor of the manifest' },
    { kind: 'product-name', what: 'Implementation-Title and Bundle-Name of the manifest' },
  ],
  doesNotSee: [
    'libraries that were built without Maven and say nothing in a manifest',
    'what a pom.xml depends on',
  ],
  named: { names: ['pom.properties', 'MANIFEST.MF'] },
  required: (file) =>
    (file.name === 'pom.properties' && COORDINATES.test(file.place)) ||
    (file.name === 'MANIFEST.MF' && MANIFEST.test(file.place)),
  observe: (file, context) =>
    file.name === 'MANIFEST.MF' ? manifestSeen(file, context) : coordinatesSeen(file, context),
};

function* coordinatesSeen(file: OpenFile, context: ObserveContext): Generator<SourceYield> {
  // Java reads these as ISO 8859-1, and coordinates are ASCII.
  const text = textChunks(file.bytes, 'windows-1252', Math.min(file.size, PROPERTIES_BYTES));
  const properties = javaProperties(textLines(text));
  const [group, artifact, version] = ['groupId', 'artifactId', 'version'].map((key) => properties.get(key));
  if (!group || !artifact) {
    yield { kind: 'gap', gap: nameless };
    return;
  }
  yield* sightingsOf(recordOf(file, context, version, carrierOf(file.place, artifact)), [
    ['package', packageUrl({ type: 'maven', namespace: group, name: artifact, version })],
  ]);
}

function* manifestSeen(file: OpenFile, context: ObserveContext): Generator<SourceYield> {
  const manifest = jarManifest(file.bytes);
  const version = manifest.get('implementation-version') ?? manifest.get('bundle-version');
  const values = (...names: string[]) => new Set(names.map((name) => manifest.get(name)));
  yield* sightingsOf(recordOf(file, context, version, carrierOf(file.place, null)), [
    ...[...values('implementation-vendor', 'bundle-vendor')].map((value) => ['publisher', value] as const),
    ...[...values('implementation-title', 'bundle-name')].map((value) => ['product-name', value] as const),
  ]);
}

function recordOf(
  file: OpenFile,
  context: ObserveContext,
  version: string | undefined,
  carrier: string | undefined,
): SeenRecord {
  return {
    asset: context.asset ?? fileAsset(file),
    location: file.location,
    source: maven.id,
    standing: 'declared',
    artefact: printLocation(file.location),
    presence: carrier === undefined ? 'present' : 'component',
    carrier,
    version,
  };
}

/**
 * The outermost Java archive around a library that is not the library itself. Of coordinates the nearest archive is
 * the library where it is called after it, and else one that has it merged in; a manifest is its archive's own.
 */
function carrierOf(path: string, artifact: string | null): string | undefined {
  const archives = path.split('/').filter((name) => JAVA_ARCHIVE.test(name));
  const nearest = archives.at(-1);
  const isItself = artifact === null || nearest?.toLowerCase().startsWith(artifact.toLowerCase());
  return isItself ? archives.slice(0, -1)[0] : archives[0];
}

const nameless: SourceGap = {
  code: 'malformed',
  reason: 'the coordinates of a Java library (pom.properties) lack its group or its name',
  remedy: 'Look at the library by the name of its jar, or get it again.',
  material: true,
};
