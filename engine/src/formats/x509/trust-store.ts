/**
 * The roots that signatures may be anchored in, found by name, and what was learnt of certificates on the
 * way: programs of one maker share their chain, so a certificate is read and a link checked once.
 */
import { type Parsed, parsed } from '../byte-reader.ts';
import { checkSignature, type SignatureCheck } from './algorithm.ts';
import { pemBlocks } from './pem.ts';
import { type Certificate, certificateDigest, readCertificate, readSubjectKey } from './x509.ts';

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

/**
 * A root is read when its name is first met: of hundreds that are pinned an estate meets a few. Those that
 * cannot be read are no anchors; `readRootFile` refuses them with words before they come here.
 */
export function trustStore(roots: readonly TrustedRoot[]): TrustStore {
  const byName = new Map<string, Pinned[]>();
  const byDigest = new Map<string, Pinned>();
  for (const pinned of roots.flatMap(pinnedIn)) {
    byDigest.set(pinned.sha256, pinned);
    const named = byName.get(pinned.subject);
    if (named === undefined) byName.set(pinned.subject, [pinned]);
    else named.push(pinned);
  }
  const certificates = new Map<string, Parsed<Certificate>>();
  const links = new Map<string, SignatureCheck>();
  const certificate = (der: Uint8Array, sha256 = certificateDigest(der)) =>
    remember(certificates, sha256, () => parsed(() => readCertificate(Uint8Array.from(der), sha256)));
  const anchorsOf = ({ root, der, sha256 }: Pinned): Anchor[] => {
    const read = certificate(der, sha256);
    return read.ok ? [{ root, certificate: read.value }] : [];
  };
  return {
    certificate: (der) => certificate(der),
    anchorsNamed: (subject) => (byName.get(subject) ?? []).flatMap(anchorsOf),
    anchor(sha256) {
      const pinned = byDigest.get(sha256);
      return (pinned === undefined ? undefined : anchorsOf(pinned)[0]) ?? null;
    },
    link: (issuer, subject) =>
      remember(links, `${issuer.sha256}${subject.sha256}`, () => checkLink(issuer, subject)),
  };
}

interface Pinned {
  readonly root: TrustedRoot;
  readonly der: Uint8Array;
  readonly sha256: string;
  /** The key of its subject's name. */
  readonly subject: string;
}

function pinnedIn(root: TrustedRoot): Pinned[] {
  return pemBlocks(root.pem).flatMap((der) => {
    const subject = parsed(() => readSubjectKey(der));
    return subject.ok ? [{ root, der, sha256: certificateDigest(der), subject: subject.value }] : [];
  });
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
