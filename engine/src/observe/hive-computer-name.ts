import { findKey, type Hive, subkeysOf, valuesOf } from '../formats/registry-hive/registry-hive.ts';

const COMPUTER_NAME = ['Control', 'ComputerName', 'ComputerName'];

/** Names of the control sets of a SYSTEM hive, the one that Windows uses first; none in another hive. */
export function controlSets(hive: Hive): string[] {
  const sets: string[] = [];
  for (const key of subkeysOf(hive, hive.root)) {
    if (key.ok && /^ControlSet\d{3}$/i.test(key.value.name)) sets.push(key.value.name);
  }
  const current = `ControlSet${String(currentNumber(hive) ?? 1).padStart(3, '0')}`.toLowerCase();
  return sets.sort((a, b) => Number(b.toLowerCase() === current) - Number(a.toLowerCase() === current));
}

/** What the machine of a SYSTEM hive calls itself; null in another hive, or where it cannot be read. */
export function computerNameOf(hive: Hive): string | null {
  for (const set of controlSets(hive)) {
    const name = valueAt(hive, [set, ...COMPUTER_NAME], 'computername');
    if (typeof name === 'string' && name.trim() !== '') return name.trim();
  }
  return null;
}

function currentNumber(hive: Hive): number | null {
  const current = valueAt(hive, ['Select'], 'current');
  return typeof current === 'number' ? current : null;
}

function valueAt(hive: Hive, path: readonly string[], name: string): string | number | null {
  const key = findKey(hive, path);
  if (!key.ok || key.value === null) return null;
  for (const value of valuesOf(hive, key.value)) {
    if (!value.ok || value.value.name.toLowerCase() !== name) continue;
    if (value.value.type === 'string') return value.value.text;
    if (value.value.type === 'number') return value.value.number;
  }
  return null;
}
