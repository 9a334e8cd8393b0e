import type { KeyObject } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InterdictError } from '../model/interdict-error.ts';
import { type Bundle, bundleIn, readEnvelope, unpackBundle } from './bundle.ts';
import type { CatalogueInUse } from './catalogue-in-use.ts';
import { compareVersions } from './catalogue-version.ts';
import { compileCatalogueTo } from './compile-catalogue.ts';
import { type DsseEnvelope, keyIdOf, signerOf } from './dsse.ts';
import { compiledIn, makingWhole, type Pointer, pointTo, sourcesIn } from './imported-catalogue.ts';
import { loadCatalogue } from './load-catalogue.ts';

export interface ImportOrder {
  /** How messages name the bundle. */
  readonly named: string;
  readonly path: string;
  readonly keys: readonly KeyObject[];
  readonly home: string;
  readonly inUse: CatalogueInUse;
  /** ISO instant. */
  readonly now: string;
}

/**
 * Puts the catalogue of a bundle in use. Its signature is checked before anything in it is read, its
 * version goes upwards only, and it is compiled from its own sources by the rules that hold for ours; what it
 * compiles to has to have the digest it states. Until all that holds, nothing changes.
 *
 * @throws InterdictError `bundle-unreadable`, `bundle-malformed`, `bundle-not-signed`, `bundle-not-newer`,
 *   `bundle-digest`, and what `compileCatalogue` throws
 */
export async function importBundle(order: ImportOrder): Promise<Pointer> {
  const { named, home, inUse } = order;
  const envelope = readEnvelope(order.path, named);
  const signer = signerOf(envelope, order.keys);
  if (signer === null) throw notSigned(envelope, order);
  const bundle = bundleIn(envelope, named);
  const { version, digest } = bundle;
  if (compareVersions(version, inUse.version) <= 0) throw notNewer(version, order);
  const folder = `${version}-${digest.slice('sha256:'.length, 'sha256:'.length + 12)}`;
  await makingWhole(join(home, folder), async (draft) => {
    await compileBundle(bundle, draft, named);
    writeFileSync(join(draft, 'envelope.json'), JSON.stringify(envelope));
  });
  const imported: Pointer = {
    schema: 'interdict.imported-catalogue/1',
    version,
    digest,
    folder,
    signer: keyIdOf(signer),
    imported: order.now,
  };
  pointTo(home, imported);
  return imported;
}

async function compileBundle(bundle: Bundle, folder: string, named: string): Promise<void> {
  const sources = sourcesIn(folder);
  const compiled = compiledIn(folder);
  mkdirSync(sources);
  mkdirSync(compiled);
  unpackBundle(bundle, sources);
  const file = join(compiled, 'catalogue.json');
  await compileCatalogueTo(sources, file);
  const made = loadCatalogue(file);
  if (made.digest !== bundle.digest || made.version !== bundle.version) {
    throw otherDigest(named, bundle.digest, made.digest);
  }
}

function notSigned(envelope: DsseEnvelope, { named, keys }: ImportOrder): InterdictError {
  const claimed = envelope.signatures.map(({ keyid }) => keyid).join(', ');
  return new InterdictError({
    code: 'bundle-not-signed',
    family: 'usage',
    message: `No key that you trust signed this bundle, or it was changed since. It names ${claimed || 'no key'}; you trust ${keys.map(keyIdOf).join(', ')}.`,
    subject: named,
    remedy:
      'Get the bundle again, or give the right key with --trust-key. The catalogue in use is as it was.',
  });
}

function notNewer(version: string, { named, inUse }: ImportOrder): InterdictError {
  return new InterdictError({
    code: 'bundle-not-newer',
    family: 'usage',
    message: `The bundle is of ${version}, and the catalogue in use is of ${inUse.version}. Versions go upwards only.`,
    subject: named,
    remedy: 'Get a newer bundle. The catalogue in use is as it was.',
  });
}

function otherDigest(named: string, stated: string, found: string): InterdictError {
  return new InterdictError({
    code: 'bundle-digest',
    family: 'usage',
    message: `The bundle states ${stated}, and what is in it comes to ${found}.`,
    subject: named,
    remedy:
      'It was made by another version of interdict, or is damaged: update interdict, or get the bundle again. The catalogue in use is as it was.',
  });
}
