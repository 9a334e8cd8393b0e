import { type ByteReader, FormatError } from '../byte-reader.ts';
import { type PaxRecords, paxNumber, readPaxHeader } from './pax.ts';
import { BLOCK, readTarHeader, type TarHeader } from './tar-header.ts';

export { isTar } from './tar-header.ts';

/** Bytes that come one after the other, from memory, a disk or a decompressor. */
export interface ForwardBytes {
  /** The next bytes; fewer only at the end. */
  take(length: number): Promise<Uint8Array>;
  /** How many were passed over; fewer only at the end. */
  skip(length: number): Promise<number>;
}

/** An entry of a tar; names as the archive has them. */
export interface TarEntry {
  readonly name: Uint8Array;
  readonly linkName: Uint8Array;
  readonly kind: 'file' | 'directory' | 'hard-link' | 'link' | 'special' | 'sparse' | 'other';
  readonly size: number;
  /** Offset of the data in the unpacked tar. */
  readonly dataOffset: number;
}

/** What a tar yields: its entries, each with its data, and what is wrong; after a `final` error nothing comes. */
export type TarItem =
  | { readonly ok: true; readonly entry: TarEntry; readonly data: ForwardBytes }
  | { readonly ok: false; readonly error: FormatError; readonly final: boolean };

// Longer than any path a system takes; what claims more is an attack on memory.
const LONGEST_EXTENSION = 1024 * 1024;
// GNU tar pads to records of at most this many blocks. Past the end mark another tar may follow (cat a b).
const MOST_ZERO_BLOCKS = 2048;

// One of each kind is usual. Nobody who reads has a word in between.
const MOST_IN_A_ROW = 1_000;

function isExtension({ kind }: TarHeader): boolean {
  return kind === 'pax' || kind === 'pax-global' || kind === 'long-name' || kind === 'long-link';
}

/** What stood before an entry and changes it. */
interface Extensions {
  readonly pax: PaxRecords;
  readonly name: Uint8Array | null;
  readonly linkName: Uint8Array | null;
}

/** Forward bytes that know where they are. */
interface Tape extends ForwardBytes {
  at(): number;
}

/**
 * The entries of a tar: v7, ustar, pax, and GNU's long names. An entry's data may be taken until the next
 * entry is asked for.
 */
export async function* readTar(input: ForwardBytes): AsyncGenerator<TarItem> {
  const tape = tapeOf(input);
  let global: PaxRecords = new Map();
  let extensions: Extensions = { pax: global, name: null, linkName: null };
  let inARow = 0;
  try {
    for (;;) {
      const header = await nextHeader(tape);
      if (header === null) return;
      inARow = isExtension(header) ? inARow + 1 : 0;
      if (inARow > MOST_IN_A_ROW) {
        const words = `more than ${MOST_IN_A_ROW} tar headers follow one another that only change the next`;
        throw new FormatError('malformed', words, tape.at());
      }
      if (header.kind === 'pax-global' || header.kind === 'pax') {
        const { records, error } = readPaxHeader(await extensionData(tape, header));
        if (error !== null) yield { ok: false, error, final: false };
        if (header.kind === 'pax-global') global = new Map([...global, ...records]);
        const pax = header.kind === 'pax' ? [...extensions.pax, ...records] : [...global, ...extensions.pax];
        extensions = { ...extensions, pax: new Map(pax) };
      } else if (header.kind === 'long-name') {
        extensions = { ...extensions, name: untilZero(await extensionData(tape, header)) };
      } else if (header.kind === 'long-link') {
        extensions = { ...extensions, linkName: untilZero(await extensionData(tape, header)) };
      } else if (header.kind === 'listing') {
        // A directory with what it held, so that whoever reads has a word in between.
        const dataOffset = tape.at();
        yield {
          ok: true,
          entry: { ...header, kind: 'directory', size: 0, dataOffset },
          data: part(tape, dataOffset),
        };
        await tape.skip(Math.ceil(header.size / BLOCK) * BLOCK);
      } else {
        await skipSparseMap(tape, header);
        const entry = entryOf(header, extensions, tape.at());
        extensions = { pax: global, name: null, linkName: null };
        yield { ok: true, entry, data: part(tape, entry.dataOffset + entry.size) };
        await goTo(tape, entry.dataOffset + Math.ceil(entry.size / BLOCK) * BLOCK, entry);
      }
    }
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    yield { ok: false, error, final: true };
  }
}

/** Forward bytes over a reader that can be read anywhere: what is skipped is not read. */
export function forwardReader(bytes: ByteReader): ForwardBytes {
  let position = 0;
  return {
    async take(length) {
      const taken = bytes.read(position, length);
      position += taken.length;
      return taken;
    },
    async skip(length) {
      const count = Math.max(0, Math.min(length, bytes.size - position));
      position += count;
      return count;
    },
  };
}

/** The next header block; null at the end. What follows the end mark and is no header is padding. */
async function nextHeader(tape: Tape): Promise<TarHeader | null> {
  for (let zeros = 0; zeros <= MOST_ZERO_BLOCKS; zeros++) {
    const at = tape.at();
    const block = await tape.take(BLOCK);
    if (block.length === 0) return null;
    if (block.length < BLOCK) {
      if (zeros > 0) return null;
      throw new FormatError('truncated', 'the tar ends inside a header', at);
    }
    if (block.every((byte) => byte === 0)) continue;
    if (zeros === 0) return readTarHeader(block, at);
    try {
      return readTarHeader(block, at);
    } catch (error) {
      if (error instanceof FormatError) return null;
      throw error;
    }
  }
  return null;
}

async function extensionData(tape: Tape, header: TarHeader): Promise<Uint8Array> {
  const at = tape.at();
  if (header.size > LONGEST_EXTENSION) {
    throw new FormatError('malformed', `a tar header claims a name of ${header.size} bytes`, at);
  }
  const data = await tape.take(header.size);
  if (data.length < header.size) throw new FormatError('truncated', 'the tar ends inside a name', at);
  await tape.skip((BLOCK - (header.size % BLOCK)) % BLOCK);
  return data;
}

function untilZero(data: Uint8Array): Uint8Array {
  const end = data.indexOf(0);
  return data.slice(0, end < 0 ? data.length : end);
}

function entryOf(header: TarHeader, extensions: Extensions, dataOffset: number): TarEntry {
  const { pax } = extensions;
  const paxSize = pax.has('size') ? paxNumber(pax.get('size')) : header.size;
  if (paxSize === null)
    throw new FormatError('malformed', 'the size in a pax header is no number', dataOffset);
  const sparseName = pax.get('GNU.sparse.name');
  const isSparse = sparseName !== undefined || pax.has('GNU.sparse.size') || pax.has('GNU.sparse.major');
  const name = sparseName ?? pax.get('path') ?? extensions.name ?? header.name;
  const linkName = pax.get('linkpath') ?? extensions.linkName ?? header.linkName;
  let kind = isSparse && header.kind === 'file' ? 'sparse' : entryKind(header);
  // Before ustar a directory was an empty file with a slash at its end.
  if (kind === 'file' && name.at(-1) === 0x2f && paxSize === 0) kind = 'directory';
  const size = kind === 'file' || kind === 'sparse' || kind === 'other' ? paxSize : 0;
  return { name, linkName, kind, size, dataOffset };
}

function entryKind(header: TarHeader): TarEntry['kind'] {
  switch (header.kind) {
    case 'pax':
    case 'pax-global':
    case 'long-name':
    case 'long-link':
    case 'listing':
      return 'other';
    default:
      return header.kind;
  }
}

/** GNU's old sparse format goes on with blocks of its map; the byte at 504 says that one more follows. */
async function skipSparseMap(tape: Tape, header: TarHeader): Promise<void> {
  for (let more = header.moreMap; more; ) {
    const at = tape.at();
    const block = await tape.take(BLOCK);
    if (block.length < BLOCK) throw new FormatError('truncated', 'the tar ends inside a sparse map', at);
    more = block[504] === 1;
  }
}

async function goTo(tape: Tape, offset: number, entry: TarEntry): Promise<void> {
  await tape.skip(offset - tape.at());
  if (tape.at() >= entry.dataOffset + entry.size) return;
  const missing = entry.dataOffset + entry.size - tape.at();
  throw new FormatError('truncated', `the tar ends ${missing} bytes before its last entry does`, tape.at());
}

function tapeOf(input: ForwardBytes): Tape {
  let position = 0;
  return {
    at: () => position,
    async take(length) {
      const bytes = await input.take(length);
      position += bytes.length;
      return bytes;
    },
    async skip(length) {
      const count = length > 0 ? await input.skip(length) : 0;
      position += count;
      return count;
    },
  };
}

/** The tape up to an offset. */
function part(tape: Tape, end: number): ForwardBytes {
  return {
    take: (length) => tape.take(Math.max(0, Math.min(length, end - tape.at()))),
    skip: (length) => tape.skip(Math.max(0, Math.min(length, end - tape.at()))),
  };
}
