import type { RegistryValue } from '../formats/registry-value.ts';
import type { ObservableKind } from '../model/observable.ts';
import type { Presence } from '../model/sighting.ts';
import { imageOf } from './command-line.ts';
import { bracedGuid, guidOfCommand, unpackedGuid } from './guid.ts';
import { type SeenRecord, sightingsOf } from './sightings.ts';
import type { SourceYield } from './source.ts';

/** A key of the Windows Registry with its values, whatever it was read from. */
export interface RegistryRecord {
  /** With the hive's long name: `HKEY_LOCAL_MACHINE\SOFTWARE\…`. */
  readonly path: string;
  /** By name in lower case; the default value has the empty name. */
  readonly values: ReadonlyMap<string, RegistryValue | { readonly type: 'removed' }>;
}

/** What a key says beyond that it exists. */
export interface RegistryEntry {
  readonly presence: Presence;
  readonly version: string | undefined;
  readonly values: readonly (readonly [kind: ObservableKind, value: string | null, pointer?: string])[];
}

/** What the sightings of one key share, whatever the key says. */
export type AboutKey = Pick<SeenRecord, 'asset' | 'location' | 'source' | 'artefact'>;

/**
 * What a key of a program, a product or a service says. Everyone may write to the registry: nothing in it
 * is verified.
 */
export function entrySightings(entry: RegistryEntry, about: AboutKey): Iterable<SourceYield> {
  const { presence, version, values } = entry;
  return sightingsOf({ ...about, standing: 'declared', presence, version }, values);
}

/** That a key is there: a trace, which outlives removal. */
export function keySighting(path: string, about: AboutKey, version?: string): Iterable<SourceYield> {
  const record = { ...about, standing: 'declared', presence: 'left-over', version } as const;
  return sightingsOf(record, [['registry-key', path]]);
}

const UNINSTALL = /\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\([^\\]+)$/i;
const SERVICE = /\\(?:CurrentControlSet|ControlSet\d{3})\\Services\\([^\\]+)$/i;
const INSTALLED_PRODUCT =
  /\\Installer\\(?:UserData\\[^\\]+\\)?Products\\([0-9a-f]{32})(?:\\InstallProperties)?$/i;
const UPGRADE_CODE = /\\Installer\\UpgradeCodes\\([0-9a-f]{32})$/i;

/** Reads the kinds of key that stand for a program, a product or a service; null for every other key. */
export function entryOf(key: RegistryRecord): RegistryEntry | null {
  const uninstall = UNINSTALL.exec(key.path)?.[1];
  if (uninstall !== undefined) return uninstallEntry(key, bracedGuid(uninstall));
  const packed = INSTALLED_PRODUCT.exec(key.path)?.[1];
  if (packed !== undefined) return uninstallEntry(key, unpackedGuid(packed));
  const family = UPGRADE_CODE.exec(key.path)?.[1];
  if (family !== undefined) {
    return { presence: 'left-over', version: undefined, values: [['upgrade-code', unpackedGuid(family)]] };
  }
  const service = SERVICE.exec(key.path)?.[1];
  return service === undefined ? null : serviceEntry(key, service);
}

/**
 * An entry that names a program with its version, its place or the way to remove it is of an installed one.
 * A name alone, which a failed removal leaves, is a trace.
 */
function uninstallEntry(key: RegistryRecord, productCode: string | null): RegistryEntry {
  const name = textOf(key, 'displayname') ?? textOf(key, 'productname');
  const location = textOf(key, 'installlocation');
  const removal = textOf(key, 'uninstallstring') ?? textOf(key, 'quietuninstallstring');
  const version = textOf(key, 'displayversion');
  const isRecord = [removal, location, version].some((text) => text !== null);
  const isWhole = name !== null && (isRecord || numberOf(key, 'windowsinstaller') === 1);
  return {
    presence: isWhole ? 'installed' : 'left-over',
    version: version ?? undefined,
    values: [
      ['product-name', name, 'DisplayName'],
      ['publisher', textOf(key, 'publisher'), 'Publisher'],
      ['product-code', productCode ?? guidOfCommand(removal ?? '')],
      ['file-path', location, 'InstallLocation'],
    ],
  };
}

const KERNEL_DRIVER = 1;
const FILE_SYSTEM_DRIVER = 2;
const DISABLED = 4;

/** A service or driver as the Service Control Manager keeps it (winsvc.h: Type and Start). */
function serviceEntry(key: RegistryRecord, service: string): RegistryEntry {
  const type = numberOf(key, 'type');
  const isDriver = type === KERNEL_DRIVER || type === FILE_SYSTEM_DRIVER;
  const command = textOf(key, 'imagepath');
  const image = command === null ? null : imageOf(command);
  const file = image?.split(/[\\/]/).at(-1) ?? null;
  const driver = file !== null && /\.sys$/i.test(file) ? file : null;
  const isStarted = numberOf(key, 'start') !== DISABLED && (image !== null || isDriver);
  return {
    presence: isStarted ? 'installed' : 'left-over',
    version: undefined,
    values: [
      ['service', service],
      // `@driver.inf,%name%;Name in words`: a resource, and what it says.
      ['service', textOf(key, 'displayname')?.split(';').at(-1) ?? null, 'DisplayName'],
      ['file-path', image, 'ImagePath'],
      // Without an image path Windows loads a driver from the file that is named like the service.
      ['driver', driver ?? (isDriver && image === null ? `${service}.sys` : null), 'ImagePath'],
    ],
  };
}

function textOf(key: RegistryRecord, name: string): string | null {
  const value = key.values.get(name);
  return value?.type === 'string' && value.text.trim() !== '' ? value.text : null;
}

function numberOf(key: RegistryRecord, name: string): number | null {
  const value = key.values.get(name);
  return value?.type === 'number' ? value.number : null;
}
