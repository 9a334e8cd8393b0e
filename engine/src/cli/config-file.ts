import { relative } from 'node:path';
import { readDocument, readText } from '../catalogue/document.ts';
import { acceptancesOf } from '../catalogue/read-profile.ts';
import { configSchema } from './config-schema.ts';
import type { ConfigFile } from './settings.ts';

/**
 * Reads and checks one `interdict.yaml`; messages name it as seen from `cwd`.
 *
 * @throws InterdictError `document-unreadable`, `document-malformed`, `document-invalid`, with line and column
 */
export function readConfig(path: string, cwd: string): ConfigFile {
  const named = relative(cwd, path);
  const { acceptances, ...rest } = readDocument(readText(path, named), named, configSchema);
  const values = new Map<string, readonly string[]>();
  for (const [key, value] of Object.entries(rest)) {
    if (value !== undefined) values.set(key, wordsOf(value));
  }
  return { path, values, acceptances: acceptancesOf(acceptances ?? []) };
}

function wordsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).map(([name, bound]) => `${name}=${String(bound)}`);
  }
  return [String(value)];
}
