import { type ByteReader, FormatError } from '../../formats/byte-reader.ts';
import { crc32 } from '../../formats/crc-32.ts';
import { inflateHead } from '../../formats/inflate.ts';
import {
  endsAsZip,
  entryData,
  isZip,
  readLocalEntries,
  readZipDirectory,
  type ZipEntry,
} from '../../formats/zip/zip.ts';
import type { Container, ContainerContext, ContainerYield, Member, OpenedMember } from '../container.ts';
import { linkClimbs, memberName } from '../member-name.ts';
import { type MemberNotes, memberNotes } from '../member-notes.ts';
import { isProgram, PROGRAM_BYTES } from '../program.ts';
import type { OpenFile } from '../source.ts';
import { damageGap, unpack } from '../unpack.ts';
import { limitGap } from '../unpack-budget.ts';
import { type Beside, zipBeside } from './zip-beside.ts';

const HEAD_BYTES = 4096;
const STORED = 0;
const DEFLATED = 8;
const NAMED = /\.(?:zip|jar|war|apk|whl|nupkg|xpi)$/i;

/** Zip, and what is a zip by another name: jar, xlsx, whl, nupkg, apk. */
export const zip: Container = {
  id: 'zip',
  title: 'Zip archives',
  doesNotSee: [
    'encrypted entries, apart from their names',
    'entries packed otherwise than stored or deflated',
    'zips of several parts',
  ],
  named: { endings: ['zip', 'jar', 'war', 'apk', 'whl', 'nupkg', 'xpi'] },
  mayBegin: (byte) => byte === 0x50 || PROGRAM_BYTES.has(byte),
  required: (file) => isZip(file.head) || NAMED.test(file.name) || isProgram(file.head),
  async *expand(file, context) {
    // Behind a program there may be a zip, and mostly is none.
    if (!isZip(file.head) && !NAMED.test(file.name) && !endsAsZip(file.bytes)) return;
    yield { kind: 'archive' };
    const notes = memberNotes();
    const entries = yield* entriesOf(file, context);
    const beside = zipBeside(file.bytes, entries, context);
    for (const [entry, overlaps] of entries) {
      if (context.budget.left() === 0) {
        yield { kind: 'gap', gap: context.budget.gap() };
        break;
      }
      if (entry.kind === 'directory' && entry.size === 0) continue;
      yield* entryYields(file, entry, overlaps, beside, notes, context);
    }
    for (const gap of notes.gaps()) yield { kind: 'gap', gap };
  },
};

/** The entries, each with whether it overlaps another; what could be had where the directory is damaged. */
function* entriesOf(
  file: OpenFile,
  context: ContainerContext,
): Generator<ContainerYield, readonly (readonly [ZipEntry, boolean])[]> {
  const most = context.limits.entries;
  try {
    const directory = readZipDirectory(file.bytes, most);
    if (directory.error?.code === 'limit-reached') {
      const reason = `it claims ${directory.claimed} entries, and the rest was not looked at`;
      yield { kind: 'gap', gap: limitGap('entries', most, reason) };
    } else if (directory.error !== null) yield { kind: 'gap', gap: damageGap(directory.error) };
    return directory.entries.map((entry, index) => [entry, directory.overlapping.has(index)] as const);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    yield { kind: 'gap', gap: damageGap(error) };
    return readLocalEntries(file.bytes, most).map((entry) => [entry, false] as const);
  }
}

function* entryYields(
  file: OpenFile,
  entry: ZipEntry,
  overlaps: boolean,
  beside: Beside,
  notes: MemberNotes,
  context: ContainerContext,
): Generator<ContainerYield> {
  const { name, climbs } = memberName(entry.name);
  if (climbs) notes.add('climbing', name);
  if (entry.kind === 'special') return notes.add('special', name);
  const closed = closedBecause(entry, overlaps);
  if (closed !== null) {
    notes.add(closed, name);
    yield { kind: 'member', member: nameOnly(name, entry) };
    return;
  }
  try {
    const packed = entryData(file.bytes, entry);
    const head = headOf(packed, entry, context);
    if (entry.kind === 'link') {
      if (linkClimbs(entry.name, head)) notes.add('link-outside', name);
    } else yield { kind: 'member', member: memberOf(name, entry, packed, head, beside, context) };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    yield { kind: 'member', member: nameOnly(name, entry) };
    const location = { path: file.location.path, within: [...(file.location.within ?? []), name] };
    yield { kind: 'gap', gap: { ...damageGap(error), location } };
  }
}

function closedBecause(entry: ZipEntry, overlaps: boolean): 'overlapping' | 'encrypted' | 'method' | null {
  if (overlaps) return 'overlapping';
  if (entry.encrypted) return 'encrypted';
  return entry.method === STORED || entry.method === DEFLATED ? null : 'method';
}

function headOf(packed: ByteReader, entry: ZipEntry, context: ContainerContext): Uint8Array {
  if (entry.method === STORED) return packed.read(0, HEAD_BYTES).slice();
  const { bytes, error } = inflateHead(packed, 'raw', HEAD_BYTES);
  if (error !== null) throw error;
  context.budget.take(bytes.length);
  return bytes;
}

function nameOnly(name: string, entry: ZipEntry): Member {
  return {
    name,
    size: entry.size,
    head: null,
    open: () => Promise.reject(new Error('only the name of this member can be seen')),
  };
}

function memberOf(
  name: string,
  entry: ZipEntry,
  packed: ByteReader,
  head: Uint8Array,
  beside: Beside,
  context: ContainerContext,
): Member {
  const around = { beside: (names: readonly string[]) => beside(name, names) };
  return {
    name,
    size: entry.size,
    head,
    async open(): Promise<OpenedMember> {
      const isStored = entry.method === STORED;
      const opened: OpenedMember = isStored
        ? { ok: true, bytes: packed, gap: null }
        : await unpack(packed, 'raw', entry.size, context);
      const known = checked(opened, entry, context);
      return known.ok ? { ...known, around } : known;
    },
  };
}

/** What came out, held against the size and checksum that the archive states (APPNOTE 4.4.7, 4.4.9). */
function checked(opened: OpenedMember, entry: ZipEntry, context: ContainerContext): OpenedMember {
  if (!opened.ok || opened.gap !== null) return opened;
  const { bytes } = opened;
  if (bytes.size !== entry.size) {
    const words = `the entry has ${bytes.size} bytes where the archive states ${entry.size}`;
    return { ...opened, gap: damageGap(new FormatError('malformed', words)) };
  }
  let sum = 0;
  for (let at = 0; at < bytes.size; at += 1024 * 1024) {
    context.goOn();
    sum = crc32(bytes.read(at, 1024 * 1024), sum);
  }
  if (sum === entry.crc32) return opened;
  return { ...opened, gap: damageGap(new FormatError('malformed', "the entry's checksum is wrong")) };
}
