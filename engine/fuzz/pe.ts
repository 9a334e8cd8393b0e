import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { authenticodeVerifier } from '../src/formats/authenticode/authenticode.ts';
import { type ByteReader, bytesReader } from '../src/formats/byte-reader.ts';
import { looksLikePe, offsetOf, type PeImage, parsePe } from '../src/formats/pe/pe.ts';
import { readVersionInfo } from '../src/formats/pe/version-info.ts';
import { readRootFile } from '../src/formats/x509/root-file.ts';
import type { FuzzTarget } from './fuzz-target.ts';
import { mutatePe } from './pe-mutation.ts';

const formats = new URL('../src/formats/', import.meta.url);
const SEEDS = [
  'pe/fixtures/three-languages.exe',
  'pe/fixtures/three-languages-32.exe',
  'authenticode/fixtures/signed.exe',
  'authenticode/fixtures/curve.exe',
  'authenticode/fixtures/nested.exe',
  'authenticode/fixtures/expired-stamped.exe',
  'authenticode/fixtures/legacy-stamped.exe',
];

const seeds = SEEDS.map((name) => Uint8Array.from(readFileSync(new URL(name, formats))));
const roots = ['root', 'stamproot'].flatMap((name) => {
  const read = readRootFile(readFileSync(new URL(`x509/fixtures/${name}.pem`, formats)), name);
  return read.ok ? read.value : [];
});
const verifier = authenticodeVerifier({ roots, now: Date.parse('2026-06-01T00:00:00Z') });

/** Programs of Windows: headers, resources, version strings and signatures. */
export const target: FuzzTarget = {
  name: 'pe',
  seeds: () => seeds.map((seed) => seed.slice()),
  mutate: mutatePe,
  run,
  runPlanted,
};

function run(bytes: Uint8Array): string {
  const head = bytes.subarray(0, 4096);
  const counted = countedReader(bytes);
  const image = parsePe(counted.reader);
  if (!image.ok) return `${image.error.code} ${image.error.message.replace(/\d+/g, '#')}`;
  if (!looksLikePe(head, bytes.length)) throw new Error('parsed, though the cheap question says no');
  const version = readVersionInfo(counted.reader, image.value);
  const result = verifier.verify(counted.reader, image.value);
  if (counted.read() > bytes.length * 2 + MOST_READ) throw new Error(`read ${counted.read()} bytes`);
  for (const signature of result.signatures) {
    if (signature.standing === 'anchored' && !isSigned(bytes, image.value))
      throw new Error('anchored, and nobody signed this');
  }
  const problems = [...version.problems, ...result.problems].map((each) => each.message);
  const verdicts = result.signatures.map(({ standing, reason }) => `${standing} ${reason}`);
  return [version.versions.length, ...verdicts, ...problems].join('; ').replace(/\d+/g, '#');
}

/** A bounded number of small tables, beside the one pass over the whole. */
const MOST_READ = 64 * 0x1_0000 + 4 * 0x1_0000 * 8;

function countedReader(bytes: Uint8Array): { reader: ByteReader; read: () => number } {
  const inner = bytesReader(bytes);
  let total = 0;
  return {
    read: () => total,
    reader: {
      size: inner.size,
      read(offset, length) {
        const got = inner.read(offset, length);
        total += got.length;
        return got;
      },
    },
  };
}

/** The images that were signed: computed here in another way, in one piece. */
const signedImages = new Set(
  seeds.map((seed) => {
    const image = parsePe(bytesReader(seed));
    return image.ok ? imageKey(seed, image.value) : '';
  }),
);

function isSigned(bytes: Uint8Array, image: PeImage): boolean {
  return signedImages.has(imageKey(bytes, image));
}

function imageKey(bytes: Uint8Array, image: PeImage): string {
  const end = image.certificateTable?.offset ?? bytes.length;
  const copy = bytes.slice(0, end);
  copy.fill(0, image.checksumOffset, image.checksumOffset + 4);
  const entry = image.securityEntryOffset ?? 0;
  copy.fill(0, entry, entry + 8);
  return createHash('sha512').update(copy).digest('hex');
}

/** Planted: the tree of resources is followed wherever it leads, level by level, with no end to the levels. */
function runPlanted(bytes: Uint8Array): void {
  const image = parsePe(bytesReader(bytes));
  if (!image.ok || image.value.resources === null) return;
  const base = offsetOf(image.value, image.value.resources.offset);
  if (base !== null) follow(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), base, 0);
}

function follow(view: DataView, base: number, offset: number): void {
  const at = base + offset;
  if (at + 24 > view.byteLength) return;
  const entries = view.getUint16(at + 12, true) + view.getUint16(at + 14, true);
  if (entries === 0) return;
  const to = view.getUint32(at + 20, true);
  if (to >= 0x8000_0000) follow(view, base, to - 0x8000_0000);
}
