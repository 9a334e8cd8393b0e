import { printLocation } from '../../model/location.ts';
import { fileAsset } from '../document.ts';
import { readPropertyList, textUnder } from '../property-list.ts';
import { sightingsOf } from '../sightings.ts';
import type { Source } from '../source.ts';

/** The folders that macOS and iOS take for one thing, and where in them the Info.plist lies. */
const BUNDLE =
  /\.(?:app|appex|bundle|framework|kext|mdimporter|plugin|prefPane|qlgenerator|systemextension|xpc)\/(?:(?:Contents|Resources|Versions\/[^/]+\/Resources)\/)?Info\.plist$/i;
/** Where what lies there is installed; anywhere else it is a copy. */
const INSTALLED = /(?:^|\/)(?:Applications|Library|System\/Library)\//;
const OUTERMOST_APP = /(?:^|\/)([^/]+)\.app\//i;

/** Programs, plug-ins and extensions of macOS and iOS, by the Info.plist of their bundle. */
export const appBundle: Source = {
  id: 'app-bundle',
  title: 'App bundles of macOS and iOS (Info.plist)',
  schemes: [],
  needs: [],
  sees: [
    { kind: 'bundle-id', what: 'CFBundleIdentifier of apps, extensions, frameworks and kernel extensions' },
    { kind: 'product-name', what: 'CFBundleDisplayName and CFBundleName' },
  ],
  doesNotSee: [
    'the signature of a bundle, which alone would bind its name to its maker',
    'names in other languages (InfoPlist.strings)',
    'disk images (.dmg) and installer packages (.pkg)',
  ],
  named: { names: ['Info.plist'] },
  required: (file) => file.name === 'Info.plist' && BUNDLE.test(file.place),
  *observe(file, context) {
    const read = readPropertyList(file);
    if (!read.ok) {
      yield { kind: 'gap', gap: read.gap };
      return;
    }
    const text = (key: string) => textUnder(read.entries, key);
    const record = {
      asset: context.asset ?? fileAsset(file),
      location: file.location,
      source: appBundle.id,
      standing: 'declared',
      artefact: printLocation(file.location),
      // In an archive its folders are those that it was packed from.
      presence: context.asset?.kind !== 'file' && INSTALLED.test(file.place) ? 'installed' : 'present',
      carrier: carrierOf(file.place),
      version: text('CFBundleShortVersionString') ?? text('CFBundleVersion'),
    } as const;
    const names = new Set([text('CFBundleDisplayName'), text('CFBundleName')]);
    yield* sightingsOf(record, [
      ['bundle-id', text('CFBundleIdentifier'), 'CFBundleIdentifier'],
      ...[...names].map((name) => ['product-name', name] as const),
    ]);
  },
};

/** The app that a bundle lies in, by the name of its folder; none for the app itself. */
function carrierOf(path: string): string | undefined {
  const outermost = OUTERMOST_APP.exec(path);
  if (outermost === null) return undefined;
  const inside = path.slice(outermost.index + outermost[0].length);
  return BUNDLE.test(inside) ? outermost[1] : undefined;
}
