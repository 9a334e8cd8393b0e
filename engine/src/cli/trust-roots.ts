import { resolve } from 'node:path';
import { readBytes } from '../catalogue/document.ts';
import { readRootFile } from '../formats/x509/root-file.ts';
import type { PinnedRoot } from '../model/catalogue.ts';
import { InterdictError } from '../model/interdict-error.ts';

/**
 * Reads the certificates that the user trusts beside the pinned roots: PEM, or the DER of one.
 *
 * @throws InterdictError `document-unreadable`, `document-too-large`, `trust-root-malformed`
 */
export function readTrustRoot(path: string, cwd: string): PinnedRoot[] {
  const roots = readRootFile(readBytes(resolve(cwd, path), path), path);
  if (roots.ok)
    return roots.value.map(({ name, sha256, pem, programme, source }) => ({
      name,
      sha256,
      pem,
      programme,
      source,
    }));
  throw new InterdictError({
    code: 'trust-root-malformed',
    family: 'usage',
    message: `No certificate could be read from this file: ${roots.error.message}.`,
    subject: path,
    remedy: 'Give a certificate as PEM (-----BEGIN CERTIFICATE----- and what follows) or as DER.',
    cause: roots.error,
  });
}
