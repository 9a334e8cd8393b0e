/**
 * VS_VERSIONINFO (Microsoft, "Version Information"): what a program says of itself, in one table of strings
 * for each language. Blocks are read by schema, four levels; lengths are bounded by the block around them.
 */
import { type ByteReader, type FormatError, parsed } from '../byte-reader.ts';
import type { PeImage } from './pe.ts';
import { type PeResource, resourcesOf } from './resources.ts';

export interface VersionStrings {
  /** `040904b0`: language and code page, as the block is named. */
  readonly name: string;
  /** CompanyName, ProductName, OriginalFilename and whatever else stands there, as written. */
  readonly strings: ReadonlyMap<string, string>;
}

export interface VersionInfo {
  /** The resource's own language identifier. */
  readonly language: number;
  /** From VS_FIXEDFILEINFO, `1.2.3.4`; null where it is absent. */
  readonly fileVersion: string | null;
  readonly productVersion: string | null;
  readonly tables: readonly VersionStrings[];
}

const RT_VERSION = 16;
/** A block's length is sixteen bits. */
const MOST_BYTES = 0x1_0000;
const MOST_TABLES = 64;
const MOST_STRINGS = 256;
const FIXED_MARK = 0xfeef04bd;

/** Every version resource of the file; what cannot be read is a problem beside those that can. */
export function readVersionInfo(
  bytes: ByteReader,
  image: PeImage,
): { versions: readonly VersionInfo[]; problems: readonly FormatError[] } {
  const resources = parsed(() => resourcesOf(bytes, image, RT_VERSION));
  if (!resources.ok) return { versions: [], problems: [resources.error] };
  const versions = resources.value.map((resource) => readVersion(bytes, resource));
  return { versions: versions.filter((version) => version !== null), problems: [] };
}

/** A block: length, length of value, kind, name in UTF-16, padding, value, padding, blocks inside. */
interface Block {
  readonly name: string;
  readonly valueAt: number;
  /** As written: bytes, and of text sixteen-bit units (not every resource compiler knew). */
  readonly valueLength: number;
  readonly end: number;
}

function readVersion(bytes: ByteReader, resource: PeResource): VersionInfo | null {
  const data = Buffer.from(bytes.read(resource.fileOffset, Math.min(resource.size, MOST_BYTES)));
  const root = readBlock(data, 0, data.length);
  if (root === null || root.name !== 'VS_VERSION_INFO') return null;
  const fixed = readFixed(data, root);
  const inside = blocksIn(data, aligned(root.valueAt + root.valueLength), root.end, MOST_TABLES);
  const tables = inside
    .filter((block) => block.name === 'StringFileInfo')
    .flatMap((block) => blocksIn(data, block.valueAt, block.end, MOST_TABLES))
    .map((block) => ({ name: block.name, strings: readStrings(data, block) }));
  return { language: resource.language, ...fixed, tables };
}

function readStrings(data: Buffer, table: Block): Map<string, string> {
  const strings = new Map<string, string>();
  for (const block of blocksIn(data, table.valueAt, table.end, MOST_STRINGS)) {
    if (!strings.has(block.name)) strings.set(block.name, textUntilNul(data, block.valueAt, block.end));
  }
  return strings;
}

function readFixed(data: Buffer, root: Block): { fileVersion: string | null; productVersion: string | null } {
  const at = root.valueAt;
  if (root.valueLength < 24 || at + 24 > data.length || data.readUInt32LE(at) !== FIXED_MARK) {
    return { fileVersion: null, productVersion: null };
  }
  return { fileVersion: fourParts(data, at + 8), productVersion: fourParts(data, at + 16) };
}

function fourParts(data: Buffer, at: number): string {
  const part = (offset: number) => data.readUInt16LE(at + offset);
  return `${part(2)}.${part(0)}.${part(6)}.${part(4)}`;
}

function blocksIn(data: Buffer, start: number, end: number, most: number): Block[] {
  const blocks: Block[] = [];
  let at = start;
  while (blocks.length < most) {
    const block = readBlock(data, at, end);
    if (block === null) break;
    blocks.push(block);
    at = aligned(block.end);
  }
  return blocks;
}

/** Null where no whole block stands: the list ends there, as Windows ends it. */
function readBlock(data: Buffer, at: number, limit: number): Block | null {
  if (at + 6 > limit) return null;
  const length = data.readUInt16LE(at);
  const end = Math.min(at + length, limit);
  if (length < 6) return null;
  const name = textUntilNul(data, at + 6, end);
  const valueAt = aligned(at + 6 + (name.length + 1) * 2);
  return { name, valueAt, valueLength: data.readUInt16LE(at + 2), end };
}

function textUntilNul(data: Buffer, start: number, end: number): string {
  let stop = start;
  while (stop + 2 <= end && data.readUInt16LE(stop) !== 0) stop += 2;
  return data.toString('utf16le', start, Math.max(start, stop));
}

function aligned(at: number): number {
  return (at + 3) & ~3;
}
