/**
 * Compound files: storages and streams in one file (Microsoft, MS-CFB). Windows Installer packages are such,
 * and old documents of Office. The directory is read at once, streams when asked for, in runs of sectors.
 */
import { pagedReader } from '../byte-pages.ts';
import { joinedReader, piecesReader } from '../byte-pieces.ts';
import { type ByteReader, FormatError, type Parsed, parsed } from '../byte-reader.ts';
import { sliceReader } from '../byte-slice.ts';
import { type DirectoryEntry, ENTRY_BYTES, readDirectory } from './directory.ts';
import { type CompoundHeader, readHeader, readSector, viewOf } from './header.ts';
import { allocationTable, type NextSector, sectorsOf } from './sector-chain.ts';

export type { DirectoryEntry } from './directory.ts';
export { directoryOffset, isCompoundFile } from './header.ts';

export interface CompoundFile {
  readonly root: DirectoryEntry;
  /**
   * The bytes of a stream, in pieces of at most a mebibyte. Throws `FormatError` where its sectors do not
   * make up its size; inside `formats/` only.
   */
  chunks(stream: DirectoryEntry): Generator<Uint8Array>;
  /** The same bytes where they lie, to be read anywhere. Throws `FormatError` as `chunks` does. */
  reader(stream: DirectoryEntry): ByteReader;
}

const MOST_ENTRIES = 100_000;
const RUN_BYTES = 1024 * 1024;

export function openCompoundFile(bytes: ByteReader): Parsed<CompoundFile> {
  return parsed(() => {
    const header = readHeader(bytes);
    const next = allocationTable(bytes, header);
    const { sectorBytes } = header;
    const most = Math.ceil((MOST_ENTRIES * ENTRY_BYTES) / sectorBytes);
    const directory = readChain(bytes, header, next, {
      first: header.firstDirectorySector,
      most,
      what: 'the directory',
    });
    const root = readDirectory(directory, sectorBytes === 512);
    const mini = miniStreamOf(bytes, header, next, root);
    return {
      root,
      chunks(stream) {
        const isMini = stream.size < header.miniCutoff;
        return isMini ? miniChunks(mini(), stream) : largeChunks(bytes, header, next, stream);
      },
      reader(stream) {
        if (stream.size < header.miniCutoff) return piecesReader([...miniChunks(mini(), stream)]);
        const runs = largeRuns(header, next, stream, Number.POSITIVE_INFINITY);
        const whole = joinedReader([...runs].map(({ at, length }) => sliceReader(bytes, at, length)));
        if (whole.size < stream.size) throw fileTooShort(null);
        return whole;
      },
    };
  });
}

/** The whole of a stream that has at most `most` bytes. Throws `FormatError`. */
export function readStream(file: CompoundFile, stream: DirectoryEntry, most: number): Uint8Array {
  if (stream.size > most)
    throw new FormatError('limit-reached', `a stream of ${stream.size} bytes, of which ${most} are read`);
  const whole = new Uint8Array(stream.size);
  let at = 0;
  for (const chunk of file.chunks(stream)) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function readChain(
  bytes: ByteReader,
  header: CompoundHeader,
  next: NextSector,
  { first, most, what }: { first: number; most: number; what: string },
): Uint8Array {
  const { sectorBytes, sectorCount } = header;
  const parts: Uint8Array[] = [];
  for (const sector of sectorsOf(first, next, { most, sectorCount, what }))
    parts.push(readSector(bytes, sector, sectorBytes, what));
  return Buffer.concat(parts);
}

const WHAT = 'a stream';

function* largeChunks(
  bytes: ByteReader,
  header: CompoundHeader,
  next: NextSector,
  stream: DirectoryEntry,
): Generator<Uint8Array> {
  for (const { at, length } of largeRuns(header, next, stream, RUN_BYTES)) yield readRun(bytes, at, length);
}

/** Sectors that follow one another in the file are one run of at most `mostBytes`. */
function* largeRuns(
  { sectorBytes, sectorCount }: CompoundHeader,
  next: NextSector,
  stream: DirectoryEntry,
  mostBytes: number,
): Generator<{ readonly at: number; readonly length: number }> {
  let left = stream.size;
  let start = 0;
  let length = 0;
  const run = () => ({ at: (start + 1) * sectorBytes, length: Math.min(length * sectorBytes, left) });
  const most = Math.ceil(stream.size / sectorBytes);
  for (const sector of sectorsOf(stream.firstSector, next, { most, sectorCount, what: WHAT })) {
    if (length > 0 && (sector !== start + length || length * sectorBytes >= mostBytes)) {
      yield run();
      left -= length * sectorBytes;
      length = 0;
    }
    if (length === 0) start = sector;
    length++;
  }
  if (length * sectorBytes < left) throw tooShort();
  if (length > 0) yield run();
}

function readRun(bytes: ByteReader, at: number, length: number): Uint8Array {
  const read = bytes.read(at, length);
  if (read.length < length) throw fileTooShort(at);
  return read;
}

function fileTooShort(at: number | null): FormatError {
  return new FormatError('truncated', `the file ends before ${WHAT} does`, at);
}

/** Streams below the cutoff lie in one stream of the root's, in small sectors with a table of their own. */
interface MiniStream {
  readonly sectors: readonly number[];
  readonly table: DataView;
  readonly bytes: ByteReader;
  readonly header: CompoundHeader;
}

function miniStreamOf(
  bytes: ByteReader,
  header: CompoundHeader,
  next: NextSector,
  root: DirectoryEntry,
): () => MiniStream {
  let held: MiniStream | null = null;
  return () => {
    if (held !== null) return held;
    const { sectorBytes, sectorCount } = header;
    const what = 'the stream of small streams';
    const most = Math.min(sectorCount, Math.ceil(root.size / sectorBytes));
    const sectors = [...sectorsOf(root.firstSector, next, { most, sectorCount, what })];
    const tableSectors = Math.ceil((most * sectorBytes) / header.miniSectorBytes / (sectorBytes / 4));
    const place = {
      first: header.firstMiniTableSector,
      most: tableSectors,
      what: 'the table of small sectors',
    };
    const table = viewOf(readChain(bytes, header, next, place));
    held = { sectors, table, bytes: pagedReader(bytes), header };
    return held;
  };
}

function* miniChunks(mini: MiniStream, stream: DirectoryEntry): Generator<Uint8Array> {
  const { miniSectorBytes, sectorBytes } = mini.header;
  const sectorCount = Math.floor(mini.table.byteLength / 4);
  const next = (sector: number) => {
    if (sector >= sectorCount) throw new FormatError('malformed', `there is no small sector ${sector}`, null);
    return mini.table.getUint32(sector * 4, true);
  };
  const most = Math.ceil(stream.size / miniSectorBytes);
  let left = stream.size;
  for (const sector of sectorsOf(stream.firstSector, next, { most, sectorCount, what: WHAT })) {
    const inStream = sector * miniSectorBytes;
    const large = mini.sectors[Math.floor(inStream / sectorBytes)];
    if (large === undefined) throw new FormatError('malformed', `there is no small sector ${sector}`, null);
    const at = (large + 1) * sectorBytes + (inStream % sectorBytes);
    yield readRun(mini.bytes, at, Math.min(miniSectorBytes, left));
    left -= miniSectorBytes;
  }
  if (left > 0) throw tooShort();
}

function tooShort(): FormatError {
  return new FormatError('malformed', "a stream's sectors end before it does");
}
