import type { Indicator } from '../model/indicator.ts';
import { type Matcher, NO_INDICATORS } from './matcher.ts';
import { SegmentTree } from './segment-tree.ts';

const HIVES: Readonly<Record<string, string>> = {
  hklm: 'hkey_local_machine',
  hkcu: 'hkey_current_user',
  hkcr: 'hkey_classes_root',
  hku: 'hkey_users',
  hkcc: 'hkey_current_config',
};
const SID = /^s-1-[\d-]+$/;
/** The registry's own limit on nesting (learn.microsoft.com, "Registry element size limits"). */
const MAX_SEGMENTS = 512;

/**
 * The names of a key in folded case: hives by their long name, a user's hive as HKEY_CURRENT_USER, numbered
 * control sets as the current one, and the 32-bit view left out.
 */
export function keySegments(text: string): string[] {
  const names = text
    .toLowerCase()
    .split('\\', MAX_SEGMENTS)
    .filter((name) => name !== '');
  const first = names[0] ?? '';
  names[0] = HIVES[first] ?? first;
  if (names[0] === 'hkey_users' && SID.test(names[1] ?? '')) names.splice(0, 2, 'hkey_current_user');
  return names
    .filter((name) => name !== 'wow6432node')
    .map((name) => (/^controlset\d{3}$/.test(name) ? 'currentcontrolset' : name));
}

/** Registry keys and everything below them. */
export const registryKey: Matcher = {
  id: 'registry-key',
  title: 'Registry keys',
  kinds: ['registry-key'],
  compares: 'The key and everything below it; short and long hive names, either view and case do not count.',
  compile: (indicators) => {
    const tree = new SegmentTree();
    for (const indicator of indicators) tree.add(keySegments(indicator.pattern), indicator);
    return (value) => {
      const found = new Set<Indicator>();
      tree.collect(keySegments(value), 0, found);
      return found.size > 0 ? [...found] : NO_INDICATORS;
    };
  },
};
