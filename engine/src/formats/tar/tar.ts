import type { ArchiveEntry, ArchiveItem } from '../archive-entry.ts';
import { FormatError } from '../byte-reader.ts';
import type { ForwardBytes } from '../forward-bytes.ts';
import { goTo, part, type Tape, tapeOf } from '../tape.ts';
import { type PaxRecords, paxNumber, readPaxHeader } from './pax.ts';
import { BLOCK, readTarHeader, type TarHeader } from './tar-header.ts';

export type { ArchiveEntry as TarEntry, ArchiveItem as TarItem } from '../archive-entry.ts';
export { type ForwardBytes, forwardReader } from '../forward-bytes.ts';
export { isTar } from './tar-header.ts';

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

/**
 * The entries of a tar: v7, ustar, pax, and GNU's long names. An entry's data may be taken until the next
 * entry is asked for.
 */
export async function* readTar(input: ForwardBytes): AsyncGenerator<ArchiveItem> {
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
        await goTo(tape, entry.dataOffset + Math.ceil(entry.size / BLOCK) * BLOCK, entry, 'tar');
      }
    }
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    yield { ok: false, error, final: true };
  }
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

function entryOf(header: TarHeader, extensions: Extensions, dataOffset: number): ArchiveEntry {
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

function entryKind(header: TarHeader): ArchiveEntry['kind'] {
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
