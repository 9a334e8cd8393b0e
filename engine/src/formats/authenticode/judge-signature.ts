import type { FormatError } from '../byte-reader.ts';
import { signedOctets } from '../cms/cms.ts';
import { verifySigner } from '../cms/verify-signer.ts';
import { digestName } from '../x509/algorithm.ts';
import { type ChainAnswer, type ChainStanding, judgeChain } from '../x509/chain.ts';
import { attributeOf, COMMON_NAME, ORGANISATION, shortName } from '../x509/distinguished-name.ts';
import type { TrustStore } from '../x509/trust-store.ts';
import type { Certificate } from '../x509/x509.ts';
import { type CounterSignature, findCounterSignature } from './counter-signature.ts';
import type { FileDigests } from './image-digest.ts';
import type { Signature } from './signature.ts';

/** A certificate as people read it. */
export interface CertificateSummary {
  /** RFC 4514. */
  readonly subject: string;
  readonly commonName: string | null;
  readonly organisation: string | null;
  readonly issuer: string;
  /** Hexadecimal in lower case. */
  readonly serial: string;
  readonly sha256: string;
  readonly notBefore: number;
  readonly notAfter: number;
}

export interface SignatureVerdict {
  readonly place: Signature['place'];
  /** Node's name of the digest of the image; null where it is not known. */
  readonly digest: string | null;
  /** Null where the signer's certificate did not come along. */
  readonly signer: CertificateSummary | null;
  /** From the signer up, as far as was found. */
  readonly chain: readonly CertificateSummary[];
  readonly counterSignature: CounterSignature | null;
  readonly standing: ChainStanding;
  /** One sentence in plain words that says why. */
  readonly reason: string;
}

export interface JudgedAgainst {
  /** Null where the file was too large to be hashed, or changed meanwhile. */
  readonly digests: FileDigests | null;
  /** What is wrong with the table that the signature came from. */
  readonly faults: readonly FormatError[];
  readonly store: TrustStore;
  readonly now: number;
}

/** The signature ends with its certificate, counter-signed or not (szOID_KP_LIFETIME_SIGNING). */
const LIFETIME_SIGNING = '1.3.6.1.4.1.311.10.3.13';

export function judgeSignature(signature: Signature, against: JudgedAgainst): SignatureVerdict {
  const { store } = against;
  const { data, signer } = signature;
  const bag = data.certificates.flatMap((der) => {
    const read = store.certificate(der);
    return read.ok ? [read.value] : [];
  });
  const answer = verifySigner({
    signer,
    contentType: data.contentType,
    octets: signedOctets(data),
    bag,
  });
  const counterSignature = findCounterSignature({ signer, bag, store });
  const digest = digestName(signature.imageDigest.algorithm);
  const leaf = answer.certificate;
  const verdict = { place: signature.place, digest, counterSignature };
  if (leaf === null) {
    return { ...verdict, signer: null, chain: [], standing: 'broken', reason: answer.fault ?? 'no signer' };
  }
  const chain = judgeChain(
    { leaf, bag, purpose: 'code-signing', at: instantOf(leaf, counterSignature, against.now) },
    store,
  );
  const fault = answer.fault ?? imageFault(signature, digest, against);
  const weak = answer.weak || digest === 'md5';
  const { standing, reason } = conclude(fault, weak, chain, counterSignature);
  return { ...verdict, signer: summary(leaf), chain: chain.path.map(summary), standing, reason };
}

/** A counter-signature that can be relied on moves the judgement to its own time. */
function instantOf(leaf: Certificate, counter: CounterSignature | null, now: number): number {
  const ends = leaf.extensions.extendedKeyUsage?.includes(LIFETIME_SIGNING) ?? false;
  return counter?.anchored && !ends ? counter.at : now;
}

function imageFault(signature: Signature, digest: string | null, against: JudgedAgainst): string | null {
  const [fault] = against.faults;
  if (fault !== undefined) return fault.message;
  if (digest === null)
    return `the image's digest (${signature.imageDigest.algorithm.oid}) cannot be computed here`;
  if (against.digests === null) return 'the digest of the file was not computed, so nothing is known';
  const computed = against.digests.image.get(digest);
  const holds = computed?.equals(signature.imageDigest.value) ?? false;
  return holds ? null : 'the file was changed after it was signed';
}

function conclude(
  fault: string | null,
  weak: boolean,
  chain: ChainAnswer,
  counter: CounterSignature | null,
): { standing: ChainStanding; reason: string } {
  if (fault !== null) return { standing: 'broken', reason: fault };
  if (chain.standing !== 'anchored') return { standing: chain.standing, reason: chain.reason };
  if (weak) return { standing: 'consistent', reason: 'the signature rests on MD5, which can be forged' };
  const stamped = counter?.anchored ? `, counter-signed ${day(counter.at)} by ${counter.authority}` : '';
  return { standing: 'anchored', reason: `the digest is right and ${chain.reason}${stamped}` };
}

function summary(certificate: Certificate): CertificateSummary {
  const { subject, issuer, serial, sha256, notBefore, notAfter } = certificate;
  return {
    subject: subject.text,
    commonName: attributeOf(subject, COMMON_NAME),
    organisation: attributeOf(subject, ORGANISATION),
    issuer: shortName(issuer),
    serial,
    sha256,
    notBefore,
    notAfter,
  };
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
