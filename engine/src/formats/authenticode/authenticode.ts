/**
 * Authenticode: who signed a PE file or a package of Windows Installer, and whether it is so (Microsoft, "Windows Authenticode Portable
 * Executable Signature Format"; RFC 5652; RFC 3161). Nothing here reads a clock or the network: revocation
 * is not looked up, and the instant of the check is given.
 */
import { type ByteReader, type FormatError, parsed } from '../byte-reader.ts';
import { type CompoundFile, readStream } from '../compound-file/compound-file.ts';
import type { PeImage } from '../pe/pe.ts';
import { digestName } from '../x509/algorithm.ts';
import { type TrustedRoot, type TrustStore, trustStore } from '../x509/trust-store.ts';
import { readCertificateTable } from './certificate-table.ts';
import { hashCompound, SIGNATURE } from './compound-digest.ts';
import { type FileDigests, hashImage } from './image-digest.ts';
import { judgeSignature, type SignatureVerdict } from './judge-signature.ts';
import { readSignatures, type Signature } from './signature.ts';

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
  /** The same of a compound file: a package of Windows Installer. */
  compoundSteps(
    bytes: ByteReader,
    file: CompoundFile,
    mostBytes?: number,
  ): Generator<number, AuthenticodeResult>;
}

export function authenticodeVerifier(trust: AuthenticodeTrust): AuthenticodeVerifier {
  const store = trustStore([...(trust.extraRoots ?? []), ...trust.roots]);
  const steps = (bytes: ByteReader, image: PeImage, mostBytes = Number.POSITIVE_INFINITY) =>
    checkFile(bytes, image, mostBytes, store, trust.now);
  return {
    steps,
    compoundSteps: (bytes, file, mostBytes = Number.POSITIVE_INFINITY) =>
      checkCompound(bytes, file, mostBytes, store, trust.now),
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
  const unhashed = isTooLarge ? 'too-large' : 'shrank';
  return conclude({ signatures, problems, faults, digests, unhashed }, store, now);
}

/** Windows Installer takes signatures of this size, and no more is believed to be one. */
const MOST_SIGNATURE_BYTES = 16 * 1024 * 1024;

function* checkCompound(
  bytes: ByteReader,
  file: CompoundFile,
  mostBytes: number,
  store: TrustStore,
  now: number,
): Generator<number, AuthenticodeResult> {
  const stream = file.root.children.find((entry) => entry.name === SIGNATURE && entry.type === 'stream');
  const message = stream && parsed(() => readStream(file, stream, MOST_SIGNATURE_BYTES));
  const { signatures, problems } = readSignatures(message?.ok ? [message.value] : []);
  if (message !== undefined && !message.ok) problems.push(message.error);
  const isTooLarge = bytes.size > mostBytes;
  const hashed = isTooLarge ? null : yield* hashCompound(bytes, file, neededDigests(signatures));
  const faults = hashed?.fault ? [hashed.fault] : [];
  const unhashed = isTooLarge ? 'too-large' : 'shrank';
  const digests = hashed?.digests ?? null;
  return conclude({ signatures, problems, faults, digests, unhashed }, store, now);
}

interface ReadFile {
  readonly signatures: readonly Signature[];
  readonly problems: FormatError[];
  readonly faults: readonly FormatError[];
  readonly digests: FileDigests | null;
  /** Why there are no digests, if there are none. */
  readonly unhashed: 'too-large' | 'shrank';
}

function conclude(read: ReadFile, store: TrustStore, now: number): AuthenticodeResult {
  const { signatures, problems, faults, digests, unhashed } = read;
  const verdicts: SignatureVerdict[] = [];
  for (const signature of signatures) {
    const judged = parsed(() => judgeSignature(signature, { digests, faults, store, now }));
    if (judged.ok) verdicts.push(judged.value);
    else problems.push(judged.error);
  }
  return {
    sha256: digests?.sha256 ?? null,
    unhashed: digests === null ? unhashed : null,
    signatures: verdicts,
    problems: [...faults, ...problems],
  };
}

function neededDigests(signatures: readonly Signature[]): Set<string> {
  const names = signatures.map((signature) => digestName(signature.imageDigest.algorithm));
  return new Set(names.filter((name) => name !== null));
}
