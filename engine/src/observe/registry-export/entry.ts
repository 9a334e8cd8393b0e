import type { RegistryKey } from '../../formats/registry-export/registry-export.ts';
import type { ObservableKind } from '../../model/observable.ts';
import type { Presence } from '../../model/sighting.ts';
import { imageOf } from '../command-line.ts';
import { bracedGuid, guidOfCommand, unpackedGuid } from '../guid.ts';

/** What a key says beyond that it exists. */
export interface RegistryEntry {
  readonly presence: Presence;
  readonly version: string | undefined;
  readonly values: readonly (readonly [kind: ObservableKind, value: string | null, pointer?: string])[];
}

const UNINSTALL = /\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\([^\\]+)$/i;
const SERVICE = /\\(?:CurrentControlSet|ControlSet\d{3})\\Services\\([^\\]+)$/i;
const INSTALLED_PRODUCT =
  /\\Installer\\(?:UserData\\[^\\]+\\)?Products\\([0-9a-f]{32})(?:\\InstallProperties)?$/i;
const UPGRADE_CODE = /\\Installer\\UpgradeCodes\\([0-9a-f]{32})$/i;

/** Reads the kinds of key that stand for a program, a product or a service; null for every other key. */
export function entryOf(key: RegistryKey): RegistryEntry | null {
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
function uninstallEntry(key: RegistryKey, productCode: string | null): RegistryEntry {
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
function serviceEntry(key: RegistryKey, service: string): RegistryEntry {
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

function textOf(key: RegistryKey, name: string): string | null {
  const value = key.values.get(name);
  return value?.type === 'string' && value.text.trim() !== '' ? value.text : null;
}

function numberOf(key: RegistryKey, name: string): number | null {
  const value = key.values.get(name);
  return value?.type === 'number' ? value.number : null;
}
