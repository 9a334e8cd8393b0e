import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Files that a format's tests read, as far as they are short: short inputs are tried more often. */
export function fixtureSeeds(format: string, longest: number): Uint8Array[] {
  return shortFiles(`../src/formats/${format}/fixtures/`, longest);
}

/** Files that a source's tests read, likewise. */
export function sourceSeeds(source: string, longest: number): Uint8Array[] {
  return shortFiles(`../src/observe/${source}/fixtures/`, longest);
}

function shortFiles(path: string, longest: number): Uint8Array[] {
  const folder = fileURLToPath(new URL(path, import.meta.url));
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort()
    .map((name) => new Uint8Array(readFileSync(`${folder}${name}`)))
    .filter((bytes) => bytes.length <= longest);
}
