/**
 * Counter-signatures: someone else's word on when a signature was made. Two kinds: a time-stamp token
 * (RFC 3161) and, before it, a signer of PKCS #9 (RFC 2985 section 5.6.2, as Authenticode used it).
 */
import { createHash } from 'node:crypto';
import { type Parsed, parsed } from '../byte-reader.ts';
import { readSignedData, signedOctets } from '../cms/cms.ts';
import { attributeValue, attributeValues, readSignerInfo, type SignerInfo } from '../cms/signer-info.ts';
import { PLAIN_DATA, verifySigner } from '../cms/verify-signer.ts';
import type { DerElement } from '../der/der.ts';
import { readTime } from '../der/times.ts';
import { judgeChain } from '../x509/chain.ts';
import { shortName } from '../x509/distinguished-name.ts';
import type { TrustStore } from '../x509/trust-store.ts';
import type { Certificate } from '../x509/x509.ts';
import { readTimeStamp, stampsCertificate } from './time-stamp.ts';

const RFC3161 = '1.3.6.1.4.1.311.3.3.1';
const PKCS9 = '1.2.840.113549.1.9.6';
const SIGNING_TIME = '1.2.840.113549.1.9.5';

/** Real signatures have one of one kind. */
const MOST_OF_A_KIND = 4;

export interface CounterSignature {
  readonly kind: 'rfc3161' | 'pkcs9';
  readonly at: number;
  /** Who says so. */
  readonly authority: string;
  /** True where it may be relied on: it holds, and leads to a pinned root. */
  readonly anchored: boolean;
  readonly reason: string;
}

export interface CounterSigned {
  readonly signer: SignerInfo;
  /** Certificates that came with the signature. */
  readonly bag: readonly Certificate[];
  readonly store: TrustStore;
}

/** The first that can be relied on, else the first at all; null where there is none. */
export function findCounterSignature(signed: CounterSigned): CounterSignature | null {
  const attributes = signed.signer.unsignedAttributes;
  const valuesOf = (oid: string) => attributeValues(attributes, oid).slice(0, MOST_OF_A_KIND);
  const stamps = valuesOf(RFC3161).map((value) => parsed(() => checkToken(value, signed)));
  const signers = valuesOf(PKCS9).map((value) => parsed(() => checkSigner(value, signed)));
  const found = [...stamps, ...signers].flatMap(readable);
  return found.find((candidate) => candidate.anchored) ?? found[0] ?? null;
}

/** One that cannot be read says nothing about time: the signature is then judged as if it had none. */
function readable(read: Parsed<CounterSignature>): CounterSignature[] {
  return read.ok ? [read.value] : [];
}

function checkToken(value: DerElement, { signer, bag, store }: CounterSigned): CounterSignature {
  const data = readSignedData(value);
  const stamp = readTimeStamp(data);
  const own = data.certificates.flatMap((der) => readableCertificate(der, store));
  const certificates = [...own, ...bag];
  const [stamper] = data.signers;
  const outcome = { kind: 'rfc3161', at: stamp.at } as const;
  if (stamper === undefined) {
    return { ...outcome, authority: 'nobody', anchored: false, reason: 'the time stamp has no signer' };
  }
  const octets = signedOctets(data);
  const answer = verifySigner({ signer: stamper, contentType: data.contentType, octets, bag: certificates });
  const imprint = createHash(stamp.digest).update(signer.signature).digest();
  const fault =
    answer.fault ??
    (imprint.equals(stamp.imprint) ? null : 'the time stamp is for another signature') ??
    stampsCertificate(stamper, answer.certificate);
  return judge(
    { ...outcome, fault, weak: answer.weak || stamp.digest === 'md5' },
    answer.certificate,
    certificates,
    store,
  );
}

function checkSigner(value: DerElement, { signer, bag, store }: CounterSigned): CounterSignature {
  const counter = readSignerInfo(value);
  const stated = attributeValue(counter.signedAttributes ?? [], SIGNING_TIME);
  const answer = verifySigner({ signer: counter, contentType: PLAIN_DATA, octets: signer.signature, bag });
  const at = stated === null ? Number.NaN : readTime(stated);
  const fault = answer.fault ?? (stated === null ? 'the counter-signature names no time' : null);
  return judge({ kind: 'pkcs9', at, fault, weak: answer.weak }, answer.certificate, bag, store);
}

interface Draft {
  readonly kind: CounterSignature['kind'];
  readonly at: number;
  readonly fault: string | null;
  readonly weak: boolean;
}

/** The stamper's chain is judged at the instant that it states: its certificate may run out later. */
function judge(
  { kind, at, fault, weak }: Draft,
  certificate: Certificate | null,
  bag: readonly Certificate[],
  store: TrustStore,
): CounterSignature {
  const authority = certificate === null ? 'nobody known' : shortName(certificate.subject);
  const outcome = { kind, at, authority } as const;
  if (fault !== null || certificate === null) {
    return { ...outcome, anchored: false, reason: fault ?? 'the stamper is not known' };
  }
  const chain = judgeChain({ leaf: certificate, bag, purpose: 'time-stamping', at }, store);
  if (weak && chain.standing === 'anchored') {
    return { ...outcome, anchored: false, reason: 'the time stamp rests on MD5, which can be forged' };
  }
  return { ...outcome, anchored: chain.standing === 'anchored', reason: chain.reason };
}

function readableCertificate(der: Uint8Array, store: TrustStore): Certificate[] {
  const read = store.certificate(der);
  return read.ok ? [read.value] : [];
}
