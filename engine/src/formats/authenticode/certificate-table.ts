/** The attribute certificate table of a PE file: WIN_CERTIFICATE entries (PE format, "The Attribute Certificate Table"). */
import { type ByteReader, FormatError } from '../byte-reader.ts';
import type { PeImage } from '../pe/pe.ts';

/** Windows writes one; more are permitted, and more than a few are nobody's. */
const MOST_ENTRIES = 16;
/** Of all entries together. */
const MOST_BYTES = 16 * 1024 * 1024;
const PKCS_SIGNED_DATA = 2;

export interface CertificateTable {
  /** The PKCS #7 messages, in order; each may be followed by padding. */
  readonly messages: readonly Uint8Array[];
  readonly problems: readonly FormatError[];
}

/** Reads what lies in the file of the table that the header names; null where it names none. */
export function readCertificateTable(bytes: ByteReader, image: PeImage): CertificateTable | null {
  const table = image.certificateTable;
  if (table === null) return null;
  const problems: FormatError[] = [];
  const end = table.offset + table.size;
  if (end > bytes.size) {
    const past = end - bytes.size;
    const words = `the certificate table ends ${past} bytes past the end of the file`;
    problems.push(new FormatError('truncated', words, table.offset));
  }
  if (table.offset < image.headerSize || overlapsSection(image, table.offset)) {
    const words = 'the certificate table lies over the headers or sections of the program';
    problems.push(new FormatError('malformed', words, table.offset));
  }
  const after = bytes.size - end;
  if (after > 0) {
    const words = `${after} bytes follow the certificate table, where nothing may follow`;
    problems.push(new FormatError('malformed', words, end));
  }
  const messages = readEntries(bytes, table.offset, Math.min(end, bytes.size), problems);
  return { messages, problems };
}

function overlapsSection(image: PeImage, offset: number): boolean {
  return image.sections.some(
    (section) => section.fileSize > 0 && offset < section.fileOffset + section.fileSize,
  );
}

function readEntries(bytes: ByteReader, start: number, end: number, problems: FormatError[]): Uint8Array[] {
  const messages: Uint8Array[] = [];
  let room = MOST_BYTES;
  let at = start;
  for (let entry = 0; at + 8 <= end; entry++) {
    if (entry === MOST_ENTRIES) {
      problems.push(new FormatError('limit-reached', `more than ${MOST_ENTRIES} certificate entries`, at));
      break;
    }
    const head = Buffer.from(bytes.read(at, 8));
    if (head.length < 8) break;
    const length = head.readUInt32LE(0);
    if (length < 8) {
      if (length > 0 || entry === 0) {
        problems.push(new FormatError('malformed', `a certificate entry of ${length} bytes`, at));
      }
      break;
    }
    if (at + length > end) {
      const past = at + length - end;
      problems.push(
        new FormatError('malformed', `a certificate entry ends ${past} bytes past its table`, at),
      );
    }
    if (head.readUInt16LE(6) === PKCS_SIGNED_DATA) {
      const size = Math.min(length - 8, end - at - 8, room);
      messages.push(Uint8Array.from(bytes.read(at + 8, size)));
      room -= size;
    }
    at += (length + 7) & ~7;
  }
  return messages;
}
