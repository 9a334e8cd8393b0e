import type { ObservableKind } from '../model/observable.ts';

/**
 * Kinds that name the maker of the thing they are seen on: where nothing names the product, that thing is
 * a product of its own. The others are traces (a service, a key, a contact), which go with whatever of that
 * supplier is there.
 */
const MAKER_KINDS: ReadonlySet<ObservableKind> = new Set<ObservableKind>([
  'signer',
  'publisher',
  'team-id',
  'bundle-id',
  'file-hash',
  'package',
  'store-id',
  'cpe',
  'product-name',
  'product-code',
  'upgrade-code',
  'browser-extension',
  'android-package',
  'container-image',
  'supplier-name',
  'byte-pattern',
]);

/** True where a match of this kind says who made the thing, and false where it is a trace. */
export function namesMaker(kind: ObservableKind): boolean {
  return MAKER_KINDS.has(kind);
}
