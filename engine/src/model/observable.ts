/** The closed list of things that can be seen (STIX 2.1: observables). */
export const OBSERVABLE_KINDS = [
  'signer',
  'publisher',
  'team-id',
  'bundle-id',
  'file-name',
  'file-path',
  'file-hash',
  'process',
  'package',
  'store-id',
  'cpe',
  'product-name',
  'product-code',
  'upgrade-code',
  'service',
  'driver',
  'registry-key',
  'browser-extension',
  'android-package',
  'certificate-subject',
  'domain',
  'ip',
  'asn',
  'mac',
  'usb-id',
  'pci-id',
  'banner',
  'model-number',
  'container-image',
  'supplier-name',
  'country-of-origin',
  'byte-pattern',
] as const;
export type ObservableKind = (typeof OBSERVABLE_KINDS)[number];

/**
 * A thing that can be seen. `value` is as found, in Unicode, trimmed of surrounding white space only;
 * matchers fold case and form as their kind asks. Forms of value by kind:
 * `file-path` and `registry-key` as the system writes them (a registry hive by its long name:
 * `HKEY_LOCAL_MACHINE\SOFTWARE\…`); `file-hash` as `sha256:<hex, lower case>`; `package` as a package URL;
 * `store-id` and `browser-extension` as `<store or browser>:<id>` where the source knows which (`winget:`,
 * `chocolatey:`, `chrome:`, `firefox:`); `byte-pattern` as `symbol:<name>` or `dex:<start of a descriptor>`.
 */
export interface Observable {
  readonly kind: ObservableKind;
  readonly value: string;
}
