import { bytesReader } from '../src/formats/byte-reader.ts';
import { offsetOf, type PeImage, parsePe } from '../src/formats/pe/pe.ts';
import { mutateDer } from './der-mutation.ts';

/** A number in the file that something is believed by. */
interface Field {
  readonly offset: number;
  readonly width: 2 | 4;
}

/** Changes one field of a PE file, or its signature's message, and sometimes its end. */
export function mutatePe(bytes: Uint8Array, rng: () => number): Uint8Array {
  const image = parsePe(bytesReader(bytes));
  if (!image.ok) return withField(bytes, { offset: 60, width: 4 }, rng);
  const chance = rng();
  if (chance < 0.3) return withMessage(bytes, image.value, rng);
  if (chance < 0.4) return resized(bytes, rng);
  const fields = chance < 0.6 ? headerFields(bytes, image.value) : resourceFields(bytes, image.value);
  const field = fields[Math.floor(rng() * fields.length)];
  return field === undefined ? bytes : withField(bytes, field, rng);
}

function withField(bytes: Uint8Array, field: Field, rng: () => number): Uint8Array {
  if (field.offset + field.width > bytes.length) return bytes;
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  const old = field.width === 2 ? view.getUint16(field.offset, true) : view.getUint32(field.offset, true);
  const values = [
    0,
    1,
    old + 1,
    old - 1,
    old + 8,
    old ^ 0x8000_0000,
    0x7fff_ffff,
    0x8000_0000,
    0x8000_0000 + Math.floor(rng() * 8) * 8,
    0xffff_ffff,
    bytes.length,
    bytes.length - 1,
    Math.floor(rng() * bytes.length),
  ];
  const value = values[Math.floor(rng() * values.length)] ?? 0;
  if (field.width === 2) view.setUint16(field.offset, value & 0xffff, true);
  else view.setUint32(field.offset, value >>> 0, true);
  return copy;
}

function headerFields(bytes: Uint8Array, image: PeImage): Field[] {
  const pe = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(60, true);
  const directories = (image.securityEntryOffset ?? pe + 24 + 112 + 32) - 32;
  const sections = image.headerSize - image.sections.length * 40;
  return [
    { offset: 60, width: 4 },
    { offset: pe + 6, width: 2 },
    { offset: pe + 20, width: 2 },
    { offset: pe + 24, width: 2 },
    { offset: pe + 56, width: 4 },
    { offset: directories - 4, width: 4 },
    ...[16, 20, 32, 36].map((at): Field => ({ offset: directories + at, width: 4 })),
    ...image.sections.flatMap((_, i) =>
      [8, 12, 16, 20].map((at): Field => ({ offset: sections + i * 40 + at, width: 4 })),
    ),
    ...[0, 4].map((at): Field => ({ offset: (image.certificateTable?.offset ?? 0) + at, width: 4 })),
  ];
}

/** Every word of the tables, and every block's three lengths in the version resource. */
function resourceFields(bytes: Uint8Array, image: PeImage): Field[] {
  const start = image.resources === null ? null : offsetOf(image, image.resources.offset);
  if (start === null) return headerFields(bytes, image);
  const tables = Array.from({ length: 22 }, (_, i): Field => ({ offset: start + i * 4, width: 4 }));
  const counts = [12, 14, 36, 38, 60, 62].map((at): Field => ({ offset: start + at, width: 2 }));
  const blocks = Array.from({ length: 300 }, (_, i): Field => ({ offset: start + 88 + i * 4, width: 2 }));
  return [...tables, ...tables, ...tables, ...counts, ...blocks];
}

/** The message is changed by its own structure, and the table made to fit it. */
function withMessage(bytes: Uint8Array, image: PeImage, rng: () => number): Uint8Array {
  const table = image.certificateTable;
  const entry = image.securityEntryOffset;
  if (table === null || entry === null) return resized(bytes, rng);
  if (entry + 8 > table.offset || table.offset + 8 >= bytes.length) return resized(bytes, rng);
  const message = mutateDer(bytes.subarray(table.offset + 8), rng);
  const copy = new Uint8Array(table.offset + 8 + message.length);
  copy.set(bytes.subarray(0, table.offset + 8));
  copy.set(message, table.offset + 8);
  const view = new DataView(copy.buffer);
  view.setUint32(table.offset, message.length + 8, true);
  view.setUint32(entry + 4, message.length + 8, true);
  return copy;
}

function resized(bytes: Uint8Array, rng: () => number): Uint8Array {
  if (rng() < 0.5) return bytes.slice(0, Math.floor(rng() * bytes.length));
  const copy = new Uint8Array(bytes.length + Math.floor(rng() * 64));
  copy.set(bytes);
  return copy;
}
