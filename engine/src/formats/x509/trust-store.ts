/**
 * The roots that signatures may be anchored in, found by name, and what was learnt of certificates on the
 * way: programs of one maker share their chain, so a certificate is read and a link checked once.
 */
import { type Parsed, parsed } from '../byte-reader.ts';
import { checkSignature, type SignatureCheck } from './algorithm.ts';
import { pemBlocks } from './pem.ts';
import { type Certificate, certificateDigest, readCertificate } from './x509.ts';

export type Purpose = 'code-signing' | 'time-stamping';

/** A root as it is handed in. */
export interface TrustedRoot {
  readonly name: string;
  /** One certificate, or several. */
  readonly pem: string;
  /** Whose list it is of; `apple` anchors no signature of Windows. */
  readonly programme: string;
  /** What it may anchor, with the dates (ISO 8601) that end it; absent: everything. */
  readonly uses?: readonly {
    readonly purpose: Purpose;
    readonly issuedBefore?: string;
    readonly signedBefore?: string;
  }[];
}

export interface Anchor {
  readonly root: TrustedRoot;
  readonly certificate: Certificate;
}

export interface TrustStore {
  /** The pinned roots with this subject (a name's `key`). */
  anchorsNamed(subject: string): readonly Anchor[];
  /** The pinned root that this certificate is; null where it is none. */
  anchor(sha256: string): Anchor | null;
  /** Reads a certificate, or remembers it. */
  certificate(der: Uint8Array): Parsed<Certificate>;
  /** Whether `issuer` signed `subject`, checked once for each pair. */
  link(issuer: Certificate, subject: Certificate): SignatureCheck;
}

/** More than any one estate has; when it is full the memory starts anew. */
const REMEMBERED = 8_192;

/** Roots whose PEM cannot be read are left out: `readRoots` and `readRootFile` refuse them with words. */
export function trustStore(roots: readonly TrustedRoot[]): TrustStore {
  const byName = new Map<string, Anchor[]>();
  const byDigest = new Map<string, Anchor>();
  for (const root of roots) {
    for (const der of pemBlocks(root.pem)) {
      const read = parsed(() => readCertificate(der));
      if (!read.ok) continue;
      const anchor = { root, certificate: read.value };
      byDigest.set(read.value.sha256, anchor);
      const named = byName.get(read.value.subject.key);
      if (named === undefined) byName.set(read.value.subject.key, [anchor]);
      else named.push(anchor);
    }
  }
  const certificates = new Map<string, Parsed<Certificate>>();
  const links = new Map<string, SignatureCheck>();
  return {
    anchorsNamed: (subject) => byName.get(subject) ?? [],
    anchor: (sha256) => byDigest.get(sha256) ?? null,
    certificate(der) {
      const sha256 = certificateDigest(der);
      return remember(certificates, sha256, () =>
        parsed(() => readCertificate(Uint8Array.from(der), sha256)),
      );
    },
    link: (issuer, subject) =>
      remember(links, `${issuer.sha256}${subject.sha256}`, () => checkLink(issuer, subject)),
  };
}

function checkLink(issuer: Certificate, subject: Certificate): SignatureCheck {
  if (issuer.key === null) return 'unsupported';
  const { algorithm, signature, signed } = subject;
  return checkSignature({ algorithm, digest: null, data: signed, signature, key: issuer.key });
}

function remember<T>(memory: Map<string, T>, key: string, make: () => T): T {
  const known = memory.get(key);
  if (known !== undefined) return known;
  if (memory.size >= REMEMBERED) memory.clear();
  const made = make();
  memory.set(key, made);
  return made;
}
