import { FormatError, type Parsed, parsed } from '../byte-reader.ts';
import { shortName } from './distinguished-name.ts';
import { pemBlocks, printPem } from './pem.ts';
import type { TrustedRoot } from './trust-store.ts';
import { readCertificate } from './x509.ts';

/** A root file holds a few certificates; a bundle of the web's roots is refused by no bound below this. */
const MOST_BYTES = 4 * 1024 * 1024;
const PEM_MARK = '-----BEGIN ';

/** A root of a user's own; it may anchor every purpose. */
export interface RootOfUser extends TrustedRoot {
  /** Of the encoding, hexadecimal. */
  readonly sha256: string;
  readonly programme: 'user';
  /** How its file is called. */
  readonly source: string;
}

/**
 * Reads a file of roots that a user trusts beside the pinned ones: PEM with any number of certificates, or
 * the DER of one.
 *
 * @param source how the file is called in what is said of its roots
 */
export function readRootFile(bytes: Uint8Array, source: string): Parsed<RootOfUser[]> {
  return parsed(() => {
    if (bytes.length > MOST_BYTES) {
      throw new FormatError('limit-reached', `a file of roots of more than ${MOST_BYTES} bytes`);
    }
    const encodings = certificatesIn(bytes);
    if (encodings.length === 0) {
      throw new FormatError('malformed', 'no certificate in it, as PEM or as DER');
    }
    return encodings.map((der) => {
      const certificate = readCertificate(der);
      return {
        name: shortName(certificate.subject),
        sha256: certificate.sha256,
        pem: printPem(der),
        programme: 'user',
        source,
      } satisfies RootOfUser;
    });
  });
}

function certificatesIn(bytes: Uint8Array): Uint8Array[] {
  const text = Buffer.from(bytes).toString('latin1');
  if (text.includes(PEM_MARK)) return pemBlocks(text);
  return bytes[0] === 0x30 ? [bytes] : [];
}
