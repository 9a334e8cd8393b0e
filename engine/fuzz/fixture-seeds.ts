import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Files that a format's tests read, as far as they are short: short inputs are tried more often. */
export function fixtureSeeds(format: string, longest: number): Uint8Array[] {
  const folder = fileURLToPath(new URL(`../src/formats/${format}/fixtures/`, import.meta.url));
  return readdirSync(folder)
    .sort()
    .map((name) => new Uint8Array(readFileSync(`${folder}${name}`)))
    .filter((bytes) => bytes.length <= longest);
}
