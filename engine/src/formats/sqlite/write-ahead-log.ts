/**
 * The write-ahead log of an SQLite database, a file beside it whose name ends in `-wal` ("Database File Format", §4).
 * Says how much in it was committed; whether the database has it already cannot be told from the log alone.
 */
import { type ByteReader, FormatError, type Parsed, parsed } from '../byte-reader.ts';
import { windowReader } from '../byte-slice.ts';

export interface WriteAheadLog {
  /** Transactions that were committed into the log and are whole; of a very long log those at its start. */
  readonly transactions: number;
  /** Pages that they wrote. */
  readonly pages: number;
}

/** SQLite writes the log back at about 4 MiB. */
const MOST_BYTES = 64 * 1024 * 1024;
const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
/** The last bit of the magic says in which byte order the sums are. */
const MAGIC = 0x377f0682;

/** The cheap question: do these bytes begin a write-ahead log? */
export function isWriteAheadLog(head: Uint8Array): boolean {
  return head.length >= HEADER_BYTES && (viewOf(head).getUint32(0) & ~1) === MAGIC;
}

/** Counts the transactions: frames whose salt and running sum fit the header's, up to the last that commits. */
export function readWriteAheadLog(bytes: ByteReader): Parsed<WriteAheadLog> {
  return parsed(() => {
    const header = bytes.read(0, HEADER_BYTES);
    if (!isWriteAheadLog(header))
      throw new FormatError('malformed', 'it has no header of a write-ahead log', 0);
    const view = viewOf(header);
    const pageSize = view.getUint32(8);
    if (pageSize < 512 || pageSize > 65_536 || (pageSize & (pageSize - 1)) !== 0) {
      throw new FormatError('malformed', `a page has ${pageSize} bytes, which no page may have`, 8);
    }
    const littleEndian = (view.getUint32(0) & 1) === 0;
    const sum = [0, 0] as [number, number];
    addTo(sum, header.subarray(0, 24), littleEndian);
    if (sum[0] !== view.getUint32(24) || sum[1] !== view.getUint32(28)) {
      throw new FormatError('malformed', "the checksum of the log's header is wrong", 24);
    }
    return countFrames(bytes, pageSize, header.slice(16, 24), sum, littleEndian);
  });
}

function countFrames(
  bytes: ByteReader,
  pageSize: number,
  salt: Uint8Array,
  sum: [number, number],
  littleEndian: boolean,
): WriteAheadLog {
  const frames = windowReader(bytes, 1024 * 1024);
  const frameBytes = FRAME_HEADER_BYTES + pageSize;
  let transactions = 0;
  let pages = 0;
  for (let index = 0; index * frameBytes < MOST_BYTES; index++) {
    const frame = frames.read(HEADER_BYTES + index * frameBytes, frameBytes);
    if (frame.length < frameBytes || Buffer.compare(frame.subarray(8, 16), salt) !== 0) break;
    const view = viewOf(frame);
    addTo(sum, frame.subarray(0, 8), littleEndian);
    addTo(sum, frame.subarray(FRAME_HEADER_BYTES), littleEndian);
    if (sum[0] !== view.getUint32(16) || sum[1] !== view.getUint32(20)) break;
    // The database's size in pages stands in the frame that commits, and 0 in every other.
    if (view.getUint32(4) === 0) continue;
    transactions++;
    pages = index + 1;
  }
  return { transactions, pages };
}

/** The running sum over eight bytes at a time (§4.2). */
function addTo(sum: [number, number], bytes: Uint8Array, littleEndian: boolean): void {
  const view = viewOf(bytes);
  let [first, second] = sum;
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    first = (first + view.getUint32(at, littleEndian) + second) >>> 0;
    second = (second + view.getUint32(at + 4, littleEndian) + first) >>> 0;
  }
  sum[0] = first;
  sum[1] = second;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
