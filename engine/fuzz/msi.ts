import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { authenticodeVerifier } from '../src/formats/authenticode/authenticode.ts';
import { bytesReader, parsed } from '../src/formats/byte-reader.ts';
import {
  type CompoundFile,
  type DirectoryEntry,
  openCompoundFile,
  readStream,
} from '../src/formats/compound-file/compound-file.ts';
import { readInstalledPaths } from '../src/formats/msi/installed-paths.ts';
import { readRootFile } from '../src/formats/x509/root-file.ts';
import { msi } from '../src/observe/msi/msi.ts';
import { fixtureSeeds, sourceSeeds } from './fixture-seeds.ts';
import type { FuzzTarget } from './fuzz-target.ts';
import { readSource } from './read-source.ts';

const seeds = [...fixtureSeeds('msi', 20_000), ...sourceSeeds('msi-stream', 20_000)].filter(
  (bytes) => bytes[0] === 0xd0,
);
const root = readRootFile(
  readFileSync(new URL('../src/formats/msi/fixtures/root.pem', import.meta.url)),
  'root',
);
const verifier = authenticodeVerifier({
  roots: root.ok ? root.value : [],
  now: Date.parse('2026-06-01T00:00:00Z'),
});

/** Packages of Windows Installer: sectors, directory, tables and signatures, and where the files of its cabinets go. */
export const target: FuzzTarget = {
  name: 'msi',
  seeds: () => seeds.map((seed) => seed.slice()),
  mutate,
  run(bytes) {
    const file = openCompoundFile(bytesReader(bytes));
    if (file.ok && isAnchored(bytes, file.value) && !signedContents.has(contentsKey(file.value)))
      throw new Error('anchored, and nobody signed this');
    if (file.ok) lookUpPaths(file.value);
    return readSource(msi, 'a.msi', bytes);
  },
  runPlanted(bytes) {
    const directory = (wordAt(bytes, 48) + 1) * 512;
    countBelow(bytes, directory, wordAt(bytes, directory + 76));
  },
};

/** Where its files go, however its tables are made: a path that is made of no more names than it may. */
function lookUpPaths(file: CompoundFile): void {
  const read = parsed(() => readInstalledPaths(file, 100));
  if (!read.ok) return;
  for (const key of ['F1', 'F2', 'F3', 'F4', 'F5', 'SampleFile'])
    if ((read.value?.(key) ?? '').length > 256 * 65) throw new Error('a path that is too long');
}

function isAnchored(bytes: Uint8Array, file: CompoundFile): boolean {
  const run = verifier.compoundSteps(bytesReader(bytes), file);
  for (;;) {
    const step = run.next();
    if (step.done) return step.value.signatures.some(({ standing }) => standing === 'anchored');
  }
}

/**
 * What is signed, put together in another way: the digest over names where there is one, contents in the
 * order of names, and the class of the root. Who calls that digest's stream otherwise has signed the same.
 */
function contentsKey(file: CompoundFile): string {
  const hash = createHash('sha512');
  const byName = (a: DirectoryEntry, b: DirectoryEntry) => Buffer.compare(a.nameBytes, b.nameBytes);
  for (const entry of [...file.root.children].sort(byName)) {
    if (entry.name === '\u0005DigitalSignature') continue;
    const read = parsed(() => readStream(file, entry, 1_000_000));
    if (read.ok) hash.update(read.value);
  }
  return hash.update(file.root.classId).digest('hex');
}

const signedContents = new Set(
  seeds.flatMap((seed) => {
    const file = openCompoundFile(bytesReader(seed));
    return file.ok && isAnchored(seed, file.value) ? [contentsKey(file.value)] : [];
  }),
);

/** Planted: a sibling is taken for another entry, whichever it is. */
function countBelow(bytes: Uint8Array, directory: number, index: number): number {
  const at = directory + index * 128;
  if (index === 0xffff_ffff || at + 128 > bytes.length) return 0;
  return (
    1 +
    countBelow(bytes, directory, wordAt(bytes, at + 68)) +
    countBelow(bytes, directory, wordAt(bytes, at + 72))
  );
}

function wordAt(bytes: Uint8Array, offset: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return offset + 4 <= bytes.length ? view.getUint32(offset, true) : 0;
}

const HEADER = [24, 30, 32, 44, 48, 56, 60, 64, 68, 72, 76, 80];
const ENTRY = [64, 66, 68, 72, 76, 80, 96, 100, 116, 120, 124];

/** A word of the header, of the allocation table, of a directory entry, of a small stream (a table), or anywhere. */
function mutate(bytes: Uint8Array, rng: () => number): Uint8Array {
  const pick = (below: number) => Math.floor(rng() * Math.max(1, below));
  if (rng() < 0.05) return bytes.slice(0, pick(bytes.length));
  const copy = bytes.slice();
  const sectors = Math.floor(bytes.length / 512);
  const sectorAt = (word: number) => (Math.min(word, sectors) + 1) * 512;
  const places = [
    () => HEADER[pick(HEADER.length)] ?? 0,
    () => sectorAt(wordAt(bytes, 76)) + pick(sectors) * 4,
    () => sectorAt(wordAt(bytes, 48) + pick(6)) + pick(4) * 128 + (ENTRY[pick(ENTRY.length)] ?? 0),
    () => sectorAt(wordAt(bytes, 60)) + pick(128) * 4,
    () => sectorAt(wordAt(bytes, sectorAt(wordAt(bytes, 48)) + 116)) + pick(2_048) * 2,
    () => pick(bytes.length / 2) * 2,
  ];
  const values = [
    0,
    1,
    2,
    3,
    0xffff_ffff,
    0xffff_fffe,
    0x8000_0000,
    4096,
    pick(sectors),
    pick(32),
    bytes.length,
  ];
  const at = places[pick(places.length)]?.() ?? 0;
  const value = values[pick(values.length)] ?? 0;
  const view = new DataView(copy.buffer);
  if (rng() < 0.3 && at + 2 <= copy.length) view.setUint16(at, value & 0xffff, true);
  else if (at + 4 <= copy.length) view.setUint32(at, value >>> 0, true);
  return copy;
}
