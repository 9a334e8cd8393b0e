import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const NAME = 'interdict.yaml';

/**
 * The nearest `interdict.yaml`, searched upwards from a folder; null where there is none.
 * `INTERDICT_CONFIG` names one directly, or switches the search off when empty.
 */
export function configPath(from: string, env: Readonly<Record<string, string | undefined>>): string | null {
  const named = env.INTERDICT_CONFIG;
  if (named !== undefined) return named === '' ? null : resolve(from, named);
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const path = join(folder, NAME);
    if (existsSync(path)) return path;
    if (dirname(folder) === folder) return null;
  }
}
