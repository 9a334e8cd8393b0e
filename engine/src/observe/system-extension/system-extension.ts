import type { PlistDictionary } from '../../formats/plist/plist.ts';
import { printLocation } from '../../model/location.ts';
import { fileAsset } from '../document.ts';
import { readPropertyList, textUnder } from '../property-list.ts';
import { sightingsOf } from '../sightings.ts';
import type { ObserveContext, OpenFile, Source, SourceYield } from '../source.ts';

const DATABASE = /(?:^|\/)Library\/SystemExtensions\/db\.plist$/;

/** What macOS has let into its network stack, its file system and its endpoint security, by its own register. */
export const systemExtension: Source = {
  id: 'system-extension',
  title: 'System extensions of macOS',
  schemes: [],
  needs: [],
  sees: [
    { kind: 'bundle-id', what: 'identifiers of system extensions' },
    { kind: 'team-id', what: 'the team that Apple let sign each, as macOS has it recorded' },
    { kind: 'file-path', what: 'the app that each came with' },
  ],
  doesNotSee: ['the signature of an extension itself, which is not checked again', 'kernel extensions'],
  named: { names: ['db.plist'] },
  required: (file) => file.name === 'db.plist' && DATABASE.test(file.place),
  *observe(file, context) {
    const read = readPropertyList(file);
    if (!read.ok) {
      yield { kind: 'gap', gap: read.gap };
      return;
    }
    const extensions = read.entries.get('extensions');
    const list: readonly unknown[] = Array.isArray(extensions) ? extensions : [];
    for (const [index, extension] of list.entries()) {
      if (isDictionary(extension)) yield* extensionSeen(extension, index, file, context);
    }
  },
};

function* extensionSeen(
  extension: PlistDictionary,
  index: number,
  file: OpenFile,
  context: ObserveContext,
): Generator<SourceYield> {
  const version = extension.get('bundleVersion');
  const container = extension.get('container');
  // Else it waits to be removed when the system starts next, or was refused.
  const isActive = textUnder(extension, 'state')?.startsWith('activated') ?? true;
  const pointer = `extensions/${index}`;
  const record = {
    asset: context.asset ?? fileAsset(file),
    location: { ...file.location, pointer },
    source: systemExtension.id,
    standing: 'declared',
    artefact: `${printLocation(file.location)}#${pointer}`,
    presence: isActive ? 'installed' : 'left-over',
    version: isDictionary(version) ? textUnder(version, 'CFBundleShortVersionString') : undefined,
  } as const;
  yield* sightingsOf(record, [
    ['bundle-id', textUnder(extension, 'identifier')],
    ['team-id', textUnder(extension, 'teamID')],
    ['file-path', isDictionary(container) ? textUnder(container, 'bundlePath') : undefined],
  ]);
}

function isDictionary(value: unknown): value is PlistDictionary {
  return value instanceof Map;
}
