import type { SignatureVerdict } from '../formats/authenticode/judge-signature.ts';
import type { Sighting } from '../model/sighting.ts';
import type { SourceYield } from './source.ts';

/** What all sightings of one file share: it is one author's word, whatever it says in how many fields. */
export type AboutFile = Omit<Sighting, 'observable' | 'standing'>;

/** Longer than any name; a field may hold thirty thousand letters. */
export const MOST_LETTERS = 1_024;

/**
 * One `signer` for each signature, by its common name, and beside it the certificate's full subject. Only an
 * anchored signature verifies anything: what merely hangs together anyone can make.
 */
export function* signatureSightings(
  about: AboutFile,
  signatures: readonly SignatureVerdict[],
): Generator<SourceYield> {
  const seen = new Set<string>();
  for (const { signer, standing, reason } of signatures) {
    if (signer === null || seen.has(`${standing} ${signer.subject}`)) continue;
    seen.add(`${standing} ${signer.subject}`);
    const value = (signer.commonName ?? signer.organisation ?? signer.subject).slice(0, MOST_LETTERS);
    const shared = { ...about, standing: standing === 'anchored' ? 'verified' : 'declared' } as const;
    yield sighting({ ...shared, observable: { kind: 'signer', value }, signer: { standing, reason } });
    const subject = signer.subject.slice(0, MOST_LETTERS);
    yield sighting({ ...shared, observable: { kind: 'certificate-subject', value: subject } });
  }
}

export function hashSighting(about: AboutFile, sha256: string): SourceYield {
  return sighting({
    ...about,
    observable: { kind: 'file-hash', value: `sha256:${sha256}` },
    standing: 'verified',
  });
}

function sighting(of: Sighting): SourceYield {
  return { kind: 'sighting', sighting: of };
}
