import type { RegistryValue } from '../../formats/registry-value.ts';
import type { RegistryRecord } from '../registry-entry.ts';
import type { RegistryItem } from './schema.ts';

/** Where the item stands where PowerShell does not say: with other columns left out its path is, too. */
const UNINSTALL = String.raw`HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall`;
/** Values that tell an installed program from the trace of one. */
const TELLING = ['displayversion', 'uninstallstring', 'quietuninstallstring', 'installlocation'];

export interface UninstallItem {
  readonly record: RegistryRecord;
  /** False where the path is not the item's own. */
  readonly hasPath: boolean;
  /** The values that would tell a left-over were not asked for: Select-Object leaves PSProvider out with them. */
  readonly isPartial: boolean;
  readonly computer: string | null;
}

/** Reads one object: values of the key, and what PowerShell adds. Null where it is neither. */
export function uninstallItem(item: RegistryItem): UninstallItem | null {
  const fields = new Map(Object.entries(item).map(([name, value]) => [name.toLowerCase(), value]));
  const text = (name: string): string | null => {
    const value = fields.get(name);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  const path = pathOf(text('pspath'), text('psparentpath'), text('pschildname'));
  if (path === null && !fields.has('displayname')) return null;
  const values = new Map<string, RegistryValue>();
  for (const [name, value] of fields) {
    const read = valueOfField(value);
    if (read !== null) values.set(name, read);
  }
  const name = text('pschildname') ?? text('displayname') ?? '';
  return {
    record: { path: path ?? `${UNINSTALL}\\${name.replaceAll('\\', '/')}`, values },
    hasPath: path !== null,
    isPartial: text('displayname') !== null && ![...TELLING, 'psprovider'].some((each) => fields.has(each)),
    computer: text('pscomputername'),
  };
}

/** `Microsoft.PowerShell.Core\Registry::HKEY_LOCAL_MACHINE\…`. */
function pathOf(path: string | null, parent: string | null, child: string | null): string | null {
  const whole = path ?? (parent !== null && child !== null ? `${parent}\\${child}` : null);
  const key = whole === null ? undefined : /Registry::(HKEY_.+)$/i.exec(whole)?.[1];
  return key ?? null;
}

function valueOfField(value: unknown): RegistryValue | null {
  if (typeof value === 'string') return { type: 'string', text: value };
  if (typeof value === 'number') return { type: 'number', number: value };
  const isTexts = Array.isArray(value) && value.every((each) => typeof each === 'string');
  return isTexts ? { type: 'strings', texts: value } : null;
}
