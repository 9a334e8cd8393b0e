import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Catalogue } from '../model/catalogue.ts';
import { InterdictError } from '../model/interdict-error.ts';

/**
 * The catalogue as the build compiled it. It was validated then, from the repository's own files, so that
 * a start costs one read and one parse. Throws `catalogue-missing` where the build did not run.
 */
export function loadCatalogue(file: string = builtFile()): Catalogue {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new InterdictError({
      code: 'catalogue-missing',
      family: 'usage',
      message: 'The compiled catalogue could not be read.',
      subject: file,
      remedy: 'Run `npm run build` in the repository.',
      cause,
    });
  }
}

/** Beside the bundle; from the sources (tests), in the engine's dist. */
function builtFile(): string {
  const here = import.meta.url;
  const relative = here.includes('/dist/') ? './catalogue.json' : '../../dist/catalogue.json';
  return fileURLToPath(new URL(relative, here));
}
