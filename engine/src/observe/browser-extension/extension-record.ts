import { printLocation } from '../../model/location.ts';
import type { Presence } from '../../model/sighting.ts';
import { fileAsset } from '../document.ts';
import type { SeenRecord } from '../sightings.ts';
import type { ObserveContext, OpenFile } from '../source.ts';

export interface ExtensionPlace {
  readonly line?: number;
  /** What tells this extension from others in the same file. */
  readonly id?: string;
  readonly version?: string | undefined;
  readonly presence: Presence;
}

/** What the sightings of one extension have in common. In an archive nothing is installed, it is a copy. */
export function extensionRecord(file: OpenFile, context: ObserveContext, place: ExtensionPlace): SeenRecord {
  const { line, id, version, presence } = place;
  const isCopy = context.asset?.kind === 'file' && presence === 'installed';
  return {
    asset: context.asset ?? fileAsset(file),
    location: line === undefined ? file.location : { ...file.location, line },
    source: 'browser-extension',
    standing: 'declared',
    artefact: id === undefined ? printLocation(file.location) : `${printLocation(file.location)}#${id}`,
    presence: isCopy ? 'present' : presence,
    version,
  };
}
