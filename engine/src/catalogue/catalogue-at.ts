import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Catalogue } from '../model/catalogue.ts';
import { InterdictError } from '../model/interdict-error.ts';
import { bundleIn, readEnvelope, unpackBundle } from './bundle.ts';
import { compileCatalogue } from './compile-catalogue.ts';

/**
 * The catalogue of a folder of sources, or of a bundle, whose signature is nobody's business until it is imported.
 *
 * @param named how messages name it
 * @throws InterdictError `no-such-catalogue`, and what `readEnvelope`, `bundleIn` and `compileCatalogue` throw
 */
export function catalogueAt(path: string, named: string): Catalogue {
  if (!existsSync(path)) throw noCatalogue(named);
  if (statSync(path).isDirectory()) return compileCatalogue(path);
  const bundle = bundleIn(readEnvelope(path, named), named);
  const folder = mkdtempSync(join(tmpdir(), 'interdict-diff-'));
  try {
    unpackBundle(bundle, folder);
    return compileCatalogue(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function noCatalogue(named: string): InterdictError {
  return new InterdictError({
    code: 'no-such-catalogue',
    family: 'usage',
    message: 'There is no such folder or bundle.',
    subject: named,
    remedy: 'Give the folder of a catalogue, or the file of a bundle.',
  });
}
