import type { ArchiveEntry, ArchiveItem } from '../archive-entry.ts';
import { FormatError } from '../byte-reader.ts';
import type { ForwardBytes } from '../forward-bytes.ts';
import { goTo, part, type Tape, tapeOf } from '../tape.ts';

const HEADER = 110;
const FIELD = 8;
/** Longer than any path a system takes; what claims more is an attack on memory. */
const LONGEST_NAME = 1024 * 1024;
const LAST = 'TRAILER!!!';
/** The type of a file in its mode (stat(2)). */
const TYPE = 0o170000;
const KINDS: ReadonlyMap<number, ArchiveEntry['kind']> = new Map([
  [0o100000, 'file'],
  [0o040000, 'directory'],
  [0o120000, 'link'],
  [0o020000, 'special'],
  [0o060000, 'special'],
  [0o010000, 'special'],
  [0o140000, 'special'],
]);

/** Whether a cpio archive as packages have it begins here ("new ASCII format", with or without checksums). */
export function isCpio(head: Uint8Array): boolean {
  return /^07070[12]/.test(latin1(head.subarray(0, 6)));
}

/**
 * The entries of a cpio archive in the new ASCII format (cpio(5), "New ASCII Format" and "New CRC Format"), as a tar's:
 * a header of hexadecimal fields, the name, and the data, both padded to four bytes. An entry's data may be taken
 * until the next is asked for. It ends at its trailer. Of a file with several names the last one has the data.
 */
export async function* readCpio(input: ForwardBytes): AsyncGenerator<ArchiveItem> {
  const tape = tapeOf(input);
  try {
    for (;;) {
      const entry = await nextEntry(tape);
      if (entry === null) return;
      yield { ok: true, entry, data: part(tape, entry.dataOffset + entry.size) };
      await goTo(tape, padded(entry.dataOffset + entry.size), entry, 'cpio archive');
    }
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    yield { ok: false, error, final: true };
  }
}

/** The next entry; null at the trailer. */
async function nextEntry(tape: Tape): Promise<ArchiveEntry | null> {
  const start = tape.at();
  const header = await tape.take(HEADER);
  if (header.length < HEADER)
    throw new FormatError('truncated', 'the cpio archive ends before its end', start);
  if (!isCpio(header)) {
    // What rpm 4.12 and later write of files above 4 GiB, whose sizes stand elsewhere.
    const isStripped = latin1(header.subarray(0, 6)) === '07070X';
    if (isStripped)
      throw new FormatError('unsupported', 'a cpio archive without sizes, for files above 4 GiB', start);
    throw new FormatError('malformed', 'there is no cpio header where one should begin', start);
  }
  const mode = field(header, 1, start);
  const size = field(header, 6, start);
  const nameBytes = field(header, 11, start);
  if (nameBytes === 0 || nameBytes > LONGEST_NAME) {
    throw new FormatError('malformed', `a cpio header claims a name of ${nameBytes} bytes`, start);
  }
  const raw = await tape.take(nameBytes);
  if (raw.length < nameBytes)
    throw new FormatError('truncated', 'the cpio archive ends inside a name', start);
  const end = raw.indexOf(0);
  const name = raw.slice(0, end < 0 ? raw.length : end);
  await tape.skip(padded(tape.at()) - tape.at());
  if (latin1(name.subarray(0, LAST.length + 1)) === LAST) return null;
  const kind = KINDS.get(mode & TYPE) ?? 'other';
  if (kind !== 'link') return { name, linkName: new Uint8Array(), kind, size, dataOffset: tape.at() };
  if (size > LONGEST_NAME)
    throw new FormatError('malformed', `a link in a cpio archive leads to ${size} bytes`, start);
  const linkName = (await tape.take(size)).slice();
  if (linkName.length < size)
    throw new FormatError('truncated', 'the cpio archive ends inside a link', start);
  return { name, linkName, kind, size: 0, dataOffset: tape.at() };
}

/** Fields are numbered from the one behind the magic. */
function field(header: Uint8Array, index: number, start: number): number {
  const text = latin1(header.subarray(6 + index * FIELD, 6 + (index + 1) * FIELD));
  if (!/^[0-9a-f]{8}$/i.test(text))
    throw new FormatError('malformed', 'a number in a cpio header is none', start);
  return Number.parseInt(text, 16);
}

function padded(offset: number): number {
  return Math.ceil(offset / 4) * 4;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
