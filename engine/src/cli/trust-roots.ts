import { createHash, X509Certificate } from 'node:crypto';
import { resolve } from 'node:path';
import { readText } from '../catalogue/document.ts';
import type { PinnedRoot } from '../model/catalogue.ts';
import { InterdictError } from '../model/interdict-error.ts';

const BLOCK = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/;

/**
 * Reads the certificates of a PEM file that the user trusts beside the pinned roots.
 *
 * @throws InterdictError `document-unreadable`, `trust-root-malformed`
 */
export function readTrustRoot(path: string, cwd: string): PinnedRoot[] {
  const blocks = readText(resolve(cwd, path), path).match(new RegExp(BLOCK, 'g')) ?? [];
  if (blocks.length === 0) throw malformed(path, 'There is no certificate in this file.');
  return blocks.map((pem) => {
    const certificate = parse(pem, path);
    return {
      name: certificate.subject.split('\n').at(-1) ?? path,
      sha256: createHash('sha256').update(certificate.raw).digest('hex'),
      pem,
      programme: 'user',
      source: path,
    };
  });
}

function parse(pem: string, path: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (cause) {
    throw malformed(path, 'A certificate in this file cannot be read.', cause);
  }
}

function malformed(subject: string, message: string, cause?: unknown): InterdictError {
  return new InterdictError({
    code: 'trust-root-malformed',
    family: 'usage',
    message,
    subject,
    remedy: 'Give a PEM file: -----BEGIN CERTIFICATE----- and what follows.',
    cause,
  });
}
