/**
 * Authenticode: who signed a PE file, and whether it is so (Microsoft, "Windows Authenticode Portable
 * Executable Signature Format"; RFC 5652; RFC 3161). Nothing here reads a clock or the network: revocation
 * is not looked up, and the instant of the check is given.
 */
import { type ByteReader, type FormatError, parsed } from '../byte-reader.ts';
import type { PeImage } from '../pe/pe.ts';
import { digestName } from '../x509/algorithm.ts';
import { type TrustedRoot, type TrustStore, trustStore } from '../x509/trust-store.ts';
import { readCertificateTable } from './certificate-table.ts';
import { hashImage } from './image-digest.ts';
import { judgeSignature, type SignatureVerdict } from './judge-signature.ts';
import { readSignatures } from './signature.ts';

export interface AuthenticodeTrust {
  readonly roots: readonly TrustedRoot[];
  /** Roots that the user adds. */
  readonly extraRoots?: readonly TrustedRoot[];
  /** Milliseconds since 1970: the instant at which what is not counter-signed is judged. */
  readonly now: number;
}

export interface AuthenticodeResult {
  /** Of the whole file, hexadecimal; null where it was not computed. */
  readonly sha256: string | null;
  /** Why not: it is larger than the bound, or became shorter while it was read. */
  readonly unhashed: 'too-large' | 'shrank' | null;
  /** In the order of the file, each followed by those nested in it; empty where the file is not signed. */
  readonly signatures: readonly SignatureVerdict[];
  /** What is wrong with the table of certificates, or could not be read in it. */
  readonly problems: readonly FormatError[];
}

/** Checks file after file; what it learns of certificates serves the next file. */
export interface AuthenticodeVerifier {
  /** Reads the file at once. */
  verify(bytes: ByteReader, image: PeImage, mostBytes?: number): AuthenticodeResult;
  /** The same in steps of a mebibyte; each step yields the bytes read so far. */
  steps(bytes: ByteReader, image: PeImage, mostBytes?: number): Generator<number, AuthenticodeResult>;
}

export function authenticodeVerifier(trust: AuthenticodeTrust): AuthenticodeVerifier {
  const store = trustStore([...(trust.extraRoots ?? []), ...trust.roots]);
  const steps = (bytes: ByteReader, image: PeImage, mostBytes = Number.POSITIVE_INFINITY) =>
    checkFile(bytes, image, mostBytes, store, trust.now);
  return {
    steps,
    verify(bytes, image, mostBytes) {
      const run = steps(bytes, image, mostBytes);
      for (;;) {
        const step = run.next();
        if (step.done) return step.value;
      }
    },
  };
}

function* checkFile(
  bytes: ByteReader,
  image: PeImage,
  mostBytes: number,
  store: TrustStore,
  now: number,
): Generator<number, AuthenticodeResult> {
  const table = readCertificateTable(bytes, image);
  const { signatures, problems } = readSignatures(table?.messages ?? []);
  const isTooLarge = bytes.size > mostBytes;
  const digests = isTooLarge ? null : yield* hashImage(bytes, image, neededDigests(signatures));
  const faults = table?.problems ?? [];
  const verdicts: SignatureVerdict[] = [];
  for (const signature of signatures) {
    const judged = parsed(() => judgeSignature(signature, { digests, faults, store, now }));
    if (judged.ok) verdicts.push(judged.value);
    else problems.push(judged.error);
  }
  const unhashed = digests !== null ? null : isTooLarge ? 'too-large' : 'shrank';
  return {
    sha256: digests?.sha256 ?? null,
    unhashed,
    signatures: verdicts,
    problems: [...faults, ...problems],
  };
}

function neededDigests(signatures: ReturnType<typeof readSignatures>['signatures']): Set<string> {
  const names = signatures.map((signature) => digestName(signature.imageDigest.algorithm));
  return new Set(names.filter((name) => name !== null));
}
