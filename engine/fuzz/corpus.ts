import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Inputs worth trying every time: files of `corpus/NAME/`, in the order of their names. */
export function corpusOf(name: string): Uint8Array[] {
  const folder = fileURLToPath(new URL(`corpus/${name}/`, import.meta.url));
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((file) => new Uint8Array(readFileSync(`${folder}${file}`)));
}
