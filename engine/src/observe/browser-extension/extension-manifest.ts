import { extensionId } from '../../formats/crx/crx.ts';
import { makerOf } from '../package-url.ts';
import { sightingsOf } from '../sightings.ts';
import type { FileFacts, ObserveContext, OpenFile, SourceStep } from '../source.ts';
import { extensionRecord } from './extension-record.ts';
import { jsonValues } from './json-values.ts';
import { ExtensionManifest } from './schema.ts';

/** An extension as Chromium unpacks it into a profile: its identifier, then its version. */
const IN_PROFILE = /(?:^|\/)Extensions\/([a-p]{32})\/[^/]+\/manifest\.json$/;
const MARK = '"manifest_version"';

/** An extension's manifest: in a profile, unpacked elsewhere, or in a packed extension (.crx, .xpi). */
export function isManifest(file: FileFacts): boolean {
  if (file.name !== 'manifest.json') return false;
  return IN_PROFILE.test(file.place) || Buffer.from(file.head).includes(MARK);
}

export function* manifestSeen(file: OpenFile, context: ObserveContext): Generator<SourceStep> {
  const inProfile = IN_PROFILE.exec(file.place)?.[1];
  let isFirst = true;
  yield* jsonValues(
    file,
    context,
    () => 'take',
    (value) => {
      // Of several texts one after another only the first is the manifest.
      if (!isFirst) return [];
      isFirst = false;
      const manifest = ExtensionManifest.safeParse(value);
      // Other things are called manifest.json as well, and may be of any shape.
      if (manifest.success) return extensionSeen(manifest.data, inProfile, file, context);
      return inProfile === undefined ? [] : null;
    },
  );
  // The folder alone names the extension, whatever its manifest has become.
  if (isFirst && inProfile !== undefined) {
    const record = extensionRecord(file, context, { presence: 'installed' });
    yield* sightingsOf(record, [['browser-extension', `chrome:${inProfile}`]]);
  }
}

function extensionSeen(
  manifest: ExtensionManifest,
  inProfile: string | undefined,
  file: OpenFile,
  context: ObserveContext,
): Iterable<SourceStep> {
  const { version, author, developer, key } = manifest;
  const presence = inProfile === undefined ? 'present' : 'installed';
  const chromium = new Set([
    inProfile,
    key === undefined ? undefined : extensionId(Buffer.from(key, 'base64')),
  ]);
  const gecko = (manifest.browser_specific_settings ?? manifest.applications)?.gecko?.id;
  const makers = new Set([typeof author === 'string' ? makerOf(author) : undefined, developer?.name]);
  return sightingsOf(extensionRecord(file, context, { presence, version }), [
    ...[...chromium].map((id) => ['browser-extension', id && `chrome:${id}`] as const),
    ['browser-extension', gecko && `firefox:${gecko}`],
    ...[...makers].map((maker) => ['publisher', maker] as const),
  ]);
}
