import { setImmediate } from 'node:timers/promises';
import { type ByteReader, readLent } from '../../formats/byte-reader.ts';
import { type ByteRange, machineCodeOf } from '../../formats/elf/elf.ts';
import { looksLikePe, parsePe } from '../../formats/pe/pe.ts';
import { readVersionInfo } from '../../formats/pe/version-info.ts';
import { printLocation } from '../../model/location.ts';
import type { ObserveContext, OpenFile, Source, SourceYield } from '../source.ts';
import { groupMarkers, type Marker, markersOf, overlapOf, searchMarkers } from './marker-search.ts';

const CHUNK_BYTES = 1024 * 1024;
/** Chunks read before others get their turn. */
const CHUNKS_AT_A_TIME = 16;
const MOST_LETTERS = 1_024;

/**
 * Programs and libraries of any system, and what stands in them: symbols of an engine that they call and
 * classes of a kit that they carry, whatever they call themselves. Looks only for what the catalogue names.
 */
export const embeddedMarker: Source = {
  id: 'embedded-marker',
  title: 'Engines inside programs and libraries',
  schemes: [],
  needs: [],
  sees: [
    { kind: 'byte-pattern', what: 'symbols and classes of known engines in ELF, PE, Mach-O and dex files' },
  ],
  doesNotSee: [
    'engines in programs that are packed or encrypted',
    'engines whose symbols were taken out, or that are called by number',
    'strings among the machine code of an ELF file that keeps its constants apart from it',
  ],
  mayBegin: (byte) => FIRST_BYTES.has(byte),
  required: (file) => isProgram(file.head, file.size),
  observe,
};

/** ELF, Mach-O of either width and order, dex (Android). */
const MARKS: readonly (readonly number[])[] = [
  [0x7f, 0x45, 0x4c, 0x46],
  [0xfe, 0xed, 0xfa, 0xce],
  [0xfe, 0xed, 0xfa, 0xcf],
  [0xce, 0xfa, 0xed, 0xfe],
  [0xcf, 0xfa, 0xed, 0xfe],
  [0x64, 0x65, 0x78, 0x0a],
];

/** The first byte of each, of a universal Mach-O and of a PE: what tells most files at once. */
const FIRST_BYTES = new Set([...MARKS.map(([first]) => first), 0xca, 0x4d]);

function isProgram(head: Uint8Array, size: number): boolean {
  if (!FIRST_BYTES.has(head[0] ?? 0)) return false;
  return (
    MARKS.some((mark) => mark.every((byte, at) => head[at] === byte)) ||
    isUniversalMachO(head) ||
    looksLikePe(head, size)
  );
}

/** It shares its mark with Java's class files, whose version, at least 45, stands where its few parts are counted. */
function isUniversalMachO(head: Uint8Array): boolean {
  const [a, b, c, d, e, f, g, parts] = head;
  const isMark = a === 0xca && b === 0xfe && c === 0xba && d === 0xbe;
  return isMark && e === 0 && f === 0 && g === 0 && parts !== undefined && parts < 45;
}

async function* observe(file: OpenFile, context: ObserveContext): AsyncGenerator<SourceYield> {
  const wanted = wantedOf(context.patterns ?? []);
  if (wanted.markers.length === 0) return;
  const limit = context.limits.hashedBytes;
  const found = await search(file.bytes, Math.min(file.size, limit), wanted, context.signal);
  const artefact = printLocation(file.location);
  const carrier = found.size > 0 ? productOf(file) : undefined;
  for (const { value } of found) {
    yield {
      kind: 'sighting',
      sighting: {
        observable: { kind: 'byte-pattern', value },
        asset: context.asset ?? { kind: 'file', id: artefact, label: artefact },
        location: file.location,
        source: embeddedMarker.id,
        standing: 'declared',
        artefact,
        presence: 'present',
        ...(carrier ? { carrier } : {}),
      },
    };
  }
  if (file.size > limit) yield { kind: 'gap', gap: tooLarge(file.size, limit) };
}

type Wanted = Pick<ReturnType<typeof sorted>, 'markers' | 'groups' | 'overlap'>;

function sorted(patterns: readonly string[]) {
  const markers = markersOf(patterns);
  return { patterns, markers, groups: groupMarkers(markers), overlap: overlapOf(markers) };
}

// A scan asks for the same in every file.
let last = sorted([]);

function wantedOf(patterns: readonly string[]): Wanted {
  if (last.patterns !== patterns) last = sorted(patterns);
  return last;
}

// Kept from one file to the next; a search that is under way has it, and another one takes its own.
let spare: Uint8Array | null = null;

function lentChunk(length: number): Uint8Array {
  const lent = spare !== null && spare.length >= length ? spare : new Uint8Array(length);
  spare = null;
  return lent;
}

async function search(
  bytes: ByteReader,
  size: number,
  { markers, groups, overlap }: Wanted,
  signal: AbortSignal,
): Promise<Set<Marker>> {
  const found = new Set<Marker>();
  const lent = lentChunk(Math.min(size, CHUNK_BYTES + overlap));
  let chunks = 0;
  for (const { from, to } of withoutCode(bytes, size)) {
    for (let at = from; at < to && found.size < markers.length && !signal.aborted; at += CHUNK_BYTES) {
      const start = Math.max(0, at - overlap);
      const view = readLent(bytes, start, Math.min(to, at + CHUNK_BYTES) - start, lent);
      const chunk = Buffer.from(view.buffer, view.byteOffset, view.byteLength);
      searchMarkers(chunk, groups, start === 0, found);
      chunks += 1;
      if (chunks % CHUNKS_AT_A_TIME === 0) await setImmediate();
    }
  }
  spare = lent;
  return found;
}

/** Less is read faster than it is left out. */
const LEAST_CODE_BYTES = 64 * 1024;

/** What is to be searched of the first `size` bytes: symbols and class names are data, and most of a library is code. */
function withoutCode(bytes: ByteReader, size: number): readonly ByteRange[] {
  const ranges: ByteRange[] = [];
  let from = 0;
  for (const code of size < LEAST_CODE_BYTES ? [] : machineCodeOf(bytes)) {
    if (code.to - code.from < LEAST_CODE_BYTES || code.from < from) continue;
    ranges.push({ from, to: Math.min(size, code.from) });
    from = code.to;
  }
  return [...ranges, { from, to: size }].filter((range) => range.from < range.to);
}

/** The product that a Windows program says it belongs to: what carries the engine. */
function productOf(file: OpenFile): string | undefined {
  if (!looksLikePe(file.head, file.size)) return undefined;
  const image = parsePe(file.bytes);
  if (!image.ok) return undefined;
  const { versions } = readVersionInfo(file.bytes, image.value);
  const names = versions.flatMap(({ tables }) =>
    tables.map(({ strings }) => strings.get('ProductName')?.trim()),
  );
  return names.find((name) => name)?.slice(0, MOST_LETTERS);
}

function tooLarge(size: number, limit: number) {
  return {
    code: 'limit-reached',
    reason: `only the first ${limit} of its ${size} bytes were searched for embedded engines`,
    remedy: `Scan it again with --limit hashedBytes=${size}.`,
    material: true,
  } as const;
}
