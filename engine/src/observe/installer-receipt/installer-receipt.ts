import { printLocation } from '../../model/location.ts';
import { fileAsset } from '../document.ts';
import { readPropertyList, textUnder } from '../property-list.ts';
import { sightingsOf } from '../sightings.ts';
import type { Source } from '../source.ts';

const RECEIPT = /(?:^|\/)(?:private\/)?var\/db\/receipts\/[^/]+\.plist$/;

/** What the installer of macOS has put on a disk, by the receipts that it keeps. */
export const installerReceipt: Source = {
  id: 'installer-receipt',
  title: 'Installer receipts of macOS',
  schemes: [],
  needs: [],
  sees: [{ kind: 'bundle-id', what: 'identifiers of installed packages (.pkg)' }],
  doesNotSee: [
    'the list of files of a receipt (.bom)',
    'programs that were put in place by dragging them there',
  ],
  named: { endings: ['plist'] },
  required: (file) => file.name.endsWith('.plist') && RECEIPT.test(file.place),
  *observe(file, context) {
    const read = readPropertyList(file);
    if (!read.ok) {
      yield { kind: 'gap', gap: read.gap };
      return;
    }
    const record = {
      asset: context.asset ?? fileAsset(file),
      location: file.location,
      source: installerReceipt.id,
      standing: 'declared',
      artefact: printLocation(file.location),
      // Nothing takes a receipt away when its program is thrown into the bin.
      presence: 'left-over',
      version: textUnder(read.entries, 'PackageVersion'),
    } as const;
    yield* sightingsOf(record, [
      ['bundle-id', textUnder(read.entries, 'PackageIdentifier'), 'PackageIdentifier'],
    ]);
  },
};
