/**
 * The header of an RPM package (rpm 4 "Package format", docs/manual/format_v4.md and format_header.md in rpm's
 * sources): an index of tags, and a store that their values lie in. The same structure stands in a package file
 * (behind a lead and a header of signatures) and, without its first eight bytes, in each row of an rpm database.
 * Reads the index and the few values that are asked for, not the whole.
 */
import { type ByteReader, FormatError, type Parsed, parsed } from '../byte-reader.ts';
import { readFiles } from './file-list.ts';
import { type HeaderIndex, readIndex } from './header-index.ts';
import { TAG } from './tags.ts';
import { readNumbers, readText } from './values.ts';

export interface RpmPackage {
  readonly name: string;
  readonly version: string;
  readonly release: string;
  /** Null where there is none, or 0, which means the same. */
  readonly epoch: number | null;
  /** Null in an entry for a signing key (`gpg-pubkey`), which is no program. */
  readonly arch: string | null;
  readonly vendor: string | null;
  readonly packager: string | null;
  readonly distribution: string | null;
  readonly url: string | null;
  /** `cpio` in every package so far. */
  readonly payloadFormat: string | null;
  /** `gzip`, `xz`, `zstd`, `bzip2`, `lzma`. */
  readonly payloadCompressor: string | null;
  /** True for a package of sources, which installs nothing. */
  readonly isSource: boolean;
}

/** A package file: what its header says, where its payload begins, and its files on demand. */
export interface RpmFileHeader {
  readonly package: RpmPackage;
  /** Offset of the first byte of the packed files. */
  readonly payloadOffset: number;
  /** Full paths in the order of the header, no more than `most`. */
  files(most: number): Parsed<readonly string[]>;
}

const LEAD_BYTES = 96;
const LEAD_MAGIC = 0xedabeedb;
const HEADER_MAGIC = 0x8eade801;
const INTRO_BYTES = 16;

/** The cheap question: do these bytes begin with the lead of a package file? */
export function isRpm(head: Uint8Array): boolean {
  return head.length >= LEAD_BYTES && head[0] === LEAD_MAGIC >>> 24 && uint32(head, 0) === LEAD_MAGIC;
}

/** Reads a package file from its lead to the end of its header. */
export function readRpmFile(bytes: ByteReader): Parsed<RpmFileHeader> {
  return parsed(() => {
    const lead = bytes.read(0, LEAD_BYTES);
    if (lead.length < LEAD_BYTES) throw new FormatError('truncated', 'it ends within the lead', lead.length);
    if (uint32(lead, 0) !== LEAD_MAGIC) throw new FormatError('malformed', 'it has no lead of an rpm', 0);
    const signatures = headerAt(bytes, LEAD_BYTES);
    const start = signatures.end + ((8 - (signatures.end % 8)) % 8);
    const index = headerAt(bytes, start);
    return {
      package: readPackage(index),
      payloadOffset: index.end,
      files: (most) => parsed(() => readFiles(index, most)),
    };
  });
}

/** Reads a header as an rpm database keeps it: without the magic that a package file has before it. */
export function readRpmRecord(bytes: ByteReader): Parsed<RpmPackage> {
  return parsed(() => readPackage(readIndex(bytes, 0)));
}

function headerAt(bytes: ByteReader, offset: number): HeaderIndex {
  const intro = bytes.read(offset, INTRO_BYTES);
  if (intro.length < INTRO_BYTES) throw new FormatError('truncated', 'it ends before a header', offset);
  if (uint32(intro, 0) !== HEADER_MAGIC) {
    throw new FormatError('malformed', 'there is no header where one should begin', offset);
  }
  return readIndex(bytes, offset + 8);
}

function readPackage(index: HeaderIndex): RpmPackage {
  const name = readText(index, TAG.name);
  const version = readText(index, TAG.version);
  if (name === null || version === null) {
    throw new FormatError('malformed', 'the header names no package and version', index.start);
  }
  const arch = readText(index, TAG.arch);
  return {
    name,
    version,
    release: readText(index, TAG.release) ?? '',
    epoch: readNumbers(index, TAG.epoch, 1)[0] || null,
    arch,
    vendor: readText(index, TAG.vendor),
    packager: readText(index, TAG.packager),
    distribution: readText(index, TAG.distribution),
    url: readText(index, TAG.url),
    payloadFormat: readText(index, TAG.payloadFormat),
    payloadCompressor: readText(index, TAG.payloadCompressor),
    isSource: index.entries.has(TAG.sourcePackage),
  };
}

function uint32(bytes: Uint8Array, offset: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(offset);
}
