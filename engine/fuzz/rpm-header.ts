import { bytesReader, FormatError } from '../src/formats/byte-reader.ts';
import { readIndex } from '../src/formats/rpm-header/header-index.ts';
import { readRpmFile, readRpmRecord } from '../src/formats/rpm-header/rpm-header.ts';
import { hurtfulNumber, writeBigEndian } from './field-writing.ts';
import { fixtureSeeds } from './fixture-seeds.ts';
import type { FuzzTarget } from './fuzz-target.ts';

const MOST_FILES = 500;
const INTRO = 8;
const ENTRY = 16;
/** The tags that are read, and one that is not. */
const TAGS = [1000, 1001, 1002, 1003, 1011, 1015, 1022, 1027, 1106, 1116, 1117, 1118, 1124, 62];

/** Headers of packages, in a package file and as a database keeps them. */
export const target: FuzzTarget = {
  name: 'rpm-header',
  seeds: () => fixtureSeeds('rpm-header', 8_000).flatMap((bytes) => [bytes, recordIn(bytes)]),
  mutate,
  run: (bytes) => `${fileOutcome(bytes)}; ${recordOutcome(bytes)}`,
  runPlanted: lastBytes,
};

function fileOutcome(bytes: Uint8Array): string {
  const read = readRpmFile(bytesReader(bytes));
  if (!read.ok) return outcome(read.error);
  const { payloadOffset } = read.value;
  if (payloadOffset > bytes.length) throw new Error(`a payload at ${payloadOffset} of ${bytes.length} bytes`);
  const files = read.value.files(MOST_FILES);
  if (files.ok && files.value.length > MOST_FILES) throw new Error('more files than asked for');
  return files.ok ? `read ${files.value.length > 0}` : outcome(files.error);
}

function recordOutcome(bytes: Uint8Array): string {
  const read = readRpmRecord(bytesReader(bytes));
  return read.ok ? `read ${read.value.epoch !== null} ${read.value.isSource}` : outcome(read.error);
}

function outcome(error: FormatError): string {
  return `${error.code} ${error.message.replace(/\d+|".*"/g, '#')}`;
}

/** The header of a package file as its row in a database: behind the signatures, without its magic. */
function recordIn(bytes: Uint8Array): Uint8Array {
  const start = headerStart(bytes);
  return bytes.slice(start + INTRO);
}

function headerStart(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 112) return 0;
  const end = 112 + view.getUint32(104) * ENTRY + view.getUint32(108);
  return Math.ceil(end / 8) * 8;
}

function mutate(bytes: Uint8Array, rng: () => number): Uint8Array {
  const copy = bytes.slice();
  const isFile = bytes[0] === 0xed;
  // Of the two headers of a file the second is the one that names things.
  const start = isFile ? (rng() < 0.2 ? 96 + INTRO : headerStart(bytes) + INTRO) : 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = start + 8 <= bytes.length ? Math.min(view.getUint32(start), 200) : 0;
  if (rng() < 0.15) {
    writeBigEndian(copy, start + (rng() < 0.5 ? 0 : 4), 4, hurtfulNumber(bytes, rng));
    return copy;
  }
  const entry = start + 8 + Math.floor(rng() * Math.max(1, count)) * ENTRY;
  const field = Math.floor(rng() * 4);
  const tag = TAGS[Math.floor(rng() * TAGS.length)] ?? 0;
  const value = field === 0 ? tag : field === 1 ? Math.floor(rng() * 11) : hurtfulNumber(bytes, rng);
  writeBigEndian(copy, entry + field * 4, 4, value);
  return copy;
}

/** Planted: where a value begins is believed to lie in the store. */
function lastBytes(bytes: Uint8Array): string {
  try {
    const index = readIndex(bytesReader(bytes), 0);
    const store = new DataView(bytes.buffer, bytes.byteOffset + index.store, index.storeBytes);
    for (const entry of index.entries.values()) store.getUint8(entry.offset);
    return 'read';
  } catch (error) {
    if (error instanceof FormatError) return error.code;
    throw error;
  }
}
