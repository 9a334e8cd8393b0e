/** What every certificate on a way up must be (RFC 5280 section 6.1; Microsoft's Authenticode requirements). */
import { signatureDigest } from './algorithm.ts';
import { isWithin, shortName } from './distinguished-name.ts';
import type { Anchor, Purpose } from './trust-store.ts';
import type { Certificate } from './x509.ts';

const USAGES: Readonly<Record<Purpose, { readonly oid: string; readonly words: string }>> = {
  'code-signing': { oid: '1.3.6.1.5.5.7.3.3', words: 'sign code' },
  'time-stamping': { oid: '1.3.6.1.5.5.7.3.8', words: 'stamp times' },
};
const ANY_USAGE = '2.5.29.37.0';

export interface PathFault {
  readonly standing: 'broken' | 'consistent';
  readonly reason: string;
}

/** The first rule that the path breaks, apart from time; null where it breaks none. */
export function pathFault(path: readonly Certificate[], purpose: Purpose): PathFault | null {
  for (const [i, certificate] of path.entries()) {
    const reason = certificateFault(certificate, i, path, purpose);
    if (reason !== null) return { standing: 'broken', reason };
  }
  // The signature of the last one is its own or was made by someone unknown: what it is made with is no matter.
  const weak = path.slice(0, -1).find((certificate) => signatureDigest(certificate.algorithm) === 'md5');
  if (weak === undefined) return null;
  const reason = `the certificate of ${shortName(weak.subject)} is signed over MD5, which can be forged`;
  return { standing: 'consistent', reason };
}

function certificateFault(
  certificate: Certificate,
  index: number,
  path: readonly Certificate[],
  purpose: Purpose,
): string | null {
  const name = shortName(certificate.subject);
  const { extensions } = certificate;
  if (extensions.unknownCritical.length > 0) {
    return `the certificate of ${name} has a critical extension (${extensions.unknownCritical[0]}) that is not understood here`;
  }
  if (!mayServe(certificate, purpose, index)) {
    return `the certificate of ${name} may not be used to ${USAGES[purpose].words}`;
  }
  if (index === 0) {
    const mayNotSign = extensions.keyUsage !== null && !extensions.keyUsage.digitalSignature;
    return mayNotSign ? `the certificate of ${name} may not make signatures` : null;
  }
  return authorityFault(certificate, index, path) ?? constraintFault(certificate, path.slice(0, index));
}

/** A usage list binds those below too; only the stamper itself must have one (RFC 3161 section 2.3). */
function mayServe(certificate: Certificate, purpose: Purpose, index: number): boolean {
  const usages = certificate.extensions.extendedKeyUsage;
  if (usages === null) return purpose === 'code-signing' || index > 0;
  return (
    usages.includes(USAGES[purpose].oid) ||
    (usages.includes(ANY_USAGE) && (index > 0 || purpose === 'code-signing'))
  );
}

function authorityFault(
  certificate: Certificate,
  index: number,
  path: readonly Certificate[],
): string | null {
  const name = shortName(certificate.subject);
  const { authority, keyUsage } = certificate.extensions;
  // Roots of the nineties say nothing of it; one that is held and signed itself is an authority by that.
  const isOwnRoot = index === path.length - 1 && certificate.subject.key === certificate.issuer.key;
  if (authority === null && !isOwnRoot)
    return `${name} is no certificate authority, and issued a certificate`;
  if (authority !== null && !authority.isAuthority)
    return `${name} is no certificate authority, and issued a certificate`;
  if (keyUsage !== null && !keyUsage.certificateSigning)
    return `the certificate of ${name} may not sign others`;
  const between = path.slice(1, index).filter((inner) => inner.subject.key !== inner.issuer.key).length;
  if (authority?.pathLength != null && between > authority.pathLength) {
    return `the chain below ${name} is longer than its certificate permits`;
  }
  return null;
}

function constraintFault(certificate: Certificate, below: readonly Certificate[]): string | null {
  const constraints = certificate.extensions.nameConstraints;
  if (constraints === null) return null;
  const { permitted, excluded } = constraints;
  const outside = below.find(
    ({ subject }) =>
      excluded.some((name) => isWithin(subject, name)) ||
      (permitted.length > 0 && !permitted.some((name) => isWithin(subject, name))),
  );
  if (outside === undefined) return null;
  return `${shortName(certificate.subject)} may not certify the name ${outside.subject.text}`;
}

/** Everything must have been valid at one instant. */
export function periodFault(path: readonly Certificate[], at: number): string | null {
  for (const certificate of path) {
    const name = shortName(certificate.subject);
    if (at > certificate.notAfter) {
      return `the certificate of ${name} ran out on ${day(certificate.notAfter)}, and no counter-signature that can be relied on says that the signature is older`;
    }
    if (at < certificate.notBefore)
      return `the certificate of ${name} was not valid before ${day(certificate.notBefore)}`;
  }
  return null;
}

/** The dates that the root's programme has set. */
export function anchorLimit(
  path: readonly Certificate[],
  anchor: Anchor,
  purpose: Purpose,
  at: number,
): string | null {
  const use = anchor.root.uses?.find((candidate) => candidate.purpose === purpose);
  const leaf = path[0];
  if (use === undefined || leaf === undefined) return null;
  if (use.issuedBefore !== undefined && leaf.notBefore >= Date.parse(use.issuedBefore)) {
    return `the root ${anchor.root.name} is no longer relied on for certificates issued from ${use.issuedBefore.slice(0, 10)} on`;
  }
  if (use.signedBefore !== undefined && at >= Date.parse(use.signedBefore)) {
    return `the root ${anchor.root.name} is no longer relied on for signatures from ${use.signedBefore.slice(0, 10)} on`;
  }
  return null;
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
