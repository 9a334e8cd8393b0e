import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Catalogue, PinnedRoot } from '../model/catalogue.ts';
import type { Indicator } from '../model/indicator.ts';
import { InterdictError } from '../model/interdict-error.ts';
import { unpackIndicators } from './packed-indicators.ts';

/**
 * The catalogue as the build compiled it, but for its roots and indicators, which `loadRoots` and
 * `loadIndicators` give. It was validated then, from the repository's own files, so that a start costs one
 * read and one parse.
 *
 * @throws InterdictError `catalogue-missing` where the build did not run
 */
export function loadCatalogue(file: string = builtFile('catalogue.json')): Catalogue {
  return JSON.parse(readBuilt(file));
}

/** The indicators of the same build. Throws `catalogue-missing` as `loadCatalogue` does. */
export function loadIndicators(file: string = builtFile('indicators.json')): readonly Indicator[] {
  return unpackIndicators(JSON.parse(readBuilt(file)));
}

/** The pinned roots of the same build. Throws `catalogue-missing` as `loadCatalogue` does. */
export function loadRoots(file: string = builtFile('roots.json')): readonly PinnedRoot[] {
  return JSON.parse(readBuilt(file));
}

function readBuilt(file: string): string {
  try {
    return readFileSync(file, 'utf8');
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

/** The folder of YAML that the catalogue is compiled from, beside the engine in the repository. */
export function catalogueFolder(): string {
  const relative = import.meta.url.includes('/dist/') ? '../../catalogue' : '../../../catalogue';
  return fileURLToPath(new URL(relative, import.meta.url));
}

/** Beside the bundle; from the sources (tests), in the engine's dist. */
function builtFile(name: string): string {
  const here = import.meta.url;
  return fileURLToPath(new URL(here.includes('/dist/') ? `./${name}` : `../../dist/${name}`, here));
}
