import type { FormatError } from '../../formats/byte-reader.ts';
import { findKey, type Hive, type HiveKey, subkeysOf } from '../../formats/registry-hive/registry-hive.ts';

/** A key that was come by, or what stood in the way of one. `path` is below the root. */
export type KeyStep =
  | { readonly kind: 'key'; readonly path: string; readonly key: HiveKey }
  | { readonly kind: 'error'; readonly path: string; readonly error: FormatError };

/** Keys whose path matches `pattern`, where `*` is any one name and `?` any one letter. */
export function* keysAt(hive: Hive, pattern: string): Generator<KeyStep> {
  const names = pattern === '' ? [] : pattern.split('\\');
  yield* matching(hive, { kind: 'key', path: '', key: hive.root }, names);
}

// As deep as the pattern, which is the program's own.
function* matching(
  hive: Hive,
  from: KeyStep & { kind: 'key' },
  names: readonly string[],
): Generator<KeyStep> {
  const wild = names.findIndex((name) => /[*?]/.test(name));
  const plain = wild === -1 ? names : names.slice(0, wild);
  const found = findKey(hive, plain, from.key);
  const path = [from.path, ...plain].filter((name) => name !== '').join('\\');
  if (!found.ok) yield { kind: 'error', path, error: found.error };
  if (!found.ok || found.value === null) return;
  if (wild === -1) {
    yield { kind: 'key', path, key: found.value };
    return;
  }
  const form = formOf(names[wild] ?? '');
  for (const step of childrenOf(hive, path, found.value)) {
    if (step.kind === 'error') yield step;
    else if (form.test(step.key.name)) yield* matching(hive, step, names.slice(wild + 1));
  }
}

/** The subkeys of a key, each with its path. */
export function* childrenOf(hive: Hive, path: string, key: HiveKey): Generator<KeyStep> {
  for (const child of subkeysOf(hive, key)) {
    if (!child.ok) yield { kind: 'error', path, error: child.error };
    else {
      const name = path === '' ? child.value.name : `${path}\\${child.value.name}`;
      yield { kind: 'key', path: name, key: child.value };
    }
  }
}

function formOf(name: string): RegExp {
  const parts = [...name].map((letter) => {
    if (letter === '*') return '.*';
    return letter === '?' ? '.' : letter.replace(/[^\p{L}\p{N}]/u, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`, 'is');
}
