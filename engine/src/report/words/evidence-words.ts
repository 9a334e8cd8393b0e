import type { ObservableKind } from '../../model/observable.ts';
import type { Presence } from '../../model/sighting.ts';

/** What a mark is called before its value: `publisher "…"`. */
export const EVIDENCE_WORDS = {
  signer: 'signed as',
  publisher: 'publisher',
  'team-id': 'team id',
  'bundle-id': 'bundle id',
  'file-name': 'file name',
  'file-path': 'path',
  'file-hash': 'digest of the file',
  process: 'process',
  package: 'package',
  'store-id': 'store id',
  cpe: 'CPE',
  'product-name': 'product name',
  'product-code': 'product code',
  'upgrade-code': 'upgrade code',
  service: 'service',
  driver: 'driver',
  'registry-key': 'registry key',
  'browser-extension': 'browser extension',
  'android-package': 'Android package',
  'certificate-subject': 'certificate of',
  domain: 'domain',
  ip: 'address',
  asn: 'network',
  mac: 'hardware address',
  'usb-id': 'USB id',
  'pci-id': 'PCI id',
  banner: 'banner',
  'model-number': 'model number',
  'container-image': 'container image',
  'supplier-name': 'supplier name',
  'country-of-origin': 'country of origin',
  'byte-pattern': 'found in its bytes',
} as const satisfies Record<ObservableKind, string>;

/** How a thing stands to its asset, before the asset's name. */
export const PRESENCE_WORDS = {
  installed: 'installed on',
  present: 'lies in',
  component: 'component in',
  'left-over': 'left over on',
  'was-here': 'was once on',
  contact: 'contacted from',
  listed: 'listed for',
} as const satisfies Record<Presence, string>;
