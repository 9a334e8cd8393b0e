import { type ByteReader, FormatError } from '../byte-reader.ts';

/** What every page is read by. */
export interface DatabaseFile {
  readonly bytes: ByteReader;
  readonly pageSize: number;
  /** Page size without the bytes that each page reserves for extensions. */
  readonly usableSize: number;
  readonly pageCount: number;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  /** Whether it is written through a write-ahead log, which then lies beside it. */
  readonly usesLog: boolean;
}

const HEADER_BYTES = 100;
const SMALLEST_PAGE = 512;
/** §1.3.4: the usable size is never less. */
const SMALLEST_USABLE = 480;
const WRITE_AHEAD_LOG = 2;
const ENCODINGS = { 1: 'utf-8', 2: 'utf-16le', 3: 'utf-16be' } as const;

/** Reads the first 100 bytes (§1.3). */
export function readDatabaseHeader(bytes: ByteReader): DatabaseFile {
  const header = bytes.read(0, HEADER_BYTES);
  if (header.length < HEADER_BYTES)
    throw new FormatError('truncated', 'it ends within its header', header.length);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const written = view.getUint16(16);
  const pageSize = written === 1 ? 65_536 : written;
  if (pageSize < SMALLEST_PAGE || (pageSize & (pageSize - 1)) !== 0) {
    throw new FormatError('malformed', `a page has ${pageSize} bytes, which no page may have`, 16);
  }
  const usableSize = pageSize - view.getUint8(20);
  if (usableSize < SMALLEST_USABLE)
    throw new FormatError('malformed', 'too little of each page is usable', 20);
  return {
    bytes,
    pageSize,
    usableSize,
    // The count in the header may be out of date (§1.3.7); the file's size is not.
    pageCount: Math.ceil(bytes.size / pageSize),
    encoding: encodingOf(view.getUint32(56)),
    usesLog: view.getUint8(19) === WRITE_AHEAD_LOG,
  };
}

function encodingOf(code: number): DatabaseFile['encoding'] {
  // 0 stands in a database that has no table yet.
  if (code === 0) return 'utf-8';
  if (code === 1 || code === 2 || code === 3) return ENCODINGS[code];
  throw new FormatError('malformed', `text has the encoding ${code}, which there is not`, 56);
}
