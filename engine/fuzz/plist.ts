import { bytesReader, FormatError } from '../src/formats/byte-reader.ts';
import { type ObjectTable, readObjectTable } from '../src/formats/plist/object-table.ts';
import { PLIST_BOUNDS, type PlistValue, readPlist } from '../src/formats/plist/plist.ts';
import { hurtfulNumber, writeBigEndian } from './field-writing.ts';
import { fixtureSeeds } from './fixture-seeds.ts';
import type { FuzzTarget } from './fuzz-target.ts';
import { textMutation } from './text-mutation.ts';

const mutateText = textMutation([
  '<dict>',
  '</dict>',
  '<array>',
  '</array>',
  '<array/>',
  '<key>a</key>',
  '<string>a</string>',
  '<string/>',
  '<integer>7</integer>',
  '<true/>',
  '<data>AA==</data>',
  '</plist>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<!DOCTYPE plist [<!ENTITY a "b">]>',
  '&a;',
  '&amp;',
  '&#x10ffff;',
  '&#xd800;',
]);
const TRAILER_BYTES = 32;
/** Fields of the trailer: widths, how many values, which is the top, where the table lies. */
const TRAILER: readonly (readonly [offset: number, width: number])[] = [
  [6, 1],
  [7, 1],
  [8, 8],
  [16, 8],
  [24, 8],
];
/** First bytes of values of every kind, with lengths that stand in them and behind them. */
const MARKERS = [
  0x00, 0x09, 0x10, 0x13, 0x14, 0x22, 0x33, 0x4f, 0x51, 0x5f, 0x61, 0x6f, 0x80, 0xa1, 0xaf, 0xd1, 0xdf,
];

/** Property lists in both forms. */
export const target: FuzzTarget = {
  name: 'plist',
  seeds: () => fixtureSeeds('plist', 2_000),
  mutate: (bytes, rng) => (bytes[0] === 0x62 ? mutateBinary(bytes, rng) : mutateText(bytes, rng)),
  run(bytes) {
    const read = readPlist(bytesReader(bytes));
    if (!read.ok) return `${read.error.code} ${read.error.message.replace(/\d+|".*"/g, '#')}`;
    const { size, shape } = measured(read.value, 0);
    // What a value takes in memory it took in the file, but that many may share one.
    if (size > PLIST_BOUNDS.values) throw new Error(`${size} values`);
    return shape;
  },
  runPlanted(bytes) {
    if (bytes[0] !== 0x62) return 'text';
    const table = planted(() => readObjectTable(bytes));
    return table === null ? 'no table' : `${countedFrom(table, bytes, table.top)}`;
  },
};

function measured(value: PlistValue, depth: number): { size: number; shape: string } {
  if (depth > PLIST_BOUNDS.depth) throw new Error('deeper than it may be');
  const inside = value instanceof Map ? [...value.values()] : Array.isArray(value) ? value : null;
  if (inside === null) return { size: 1, shape: value instanceof Uint8Array ? 'data' : typeof value };
  let size = 1;
  const shapes = new Set<string>();
  for (const each of inside) {
    const below = measured(each, depth + 1);
    size += below.size;
    shapes.add(below.shape.slice(0, 40));
  }
  return { size, shape: `${value instanceof Map ? 'map' : 'list'} of ${[...shapes].sort().join(', ')}` };
}

function mutateBinary(bytes: Uint8Array, rng: () => number): Uint8Array {
  const copy = bytes.slice();
  const trailer = bytes.length - TRAILER_BYTES;
  const table = planted(() => readObjectTable(bytes));
  const choice = rng();
  if (table === null || choice < 0.2) {
    const [offset, width] = TRAILER[Math.floor(rng() * TRAILER.length)] ?? [6, 1];
    writeBigEndian(copy, trailer + offset, width, hurtfulNumber(bytes, rng));
    return copy;
  }
  const at = Math.floor(8 + rng() * (trailer - 8));
  if (choice < 0.5) copy[at] = Math.floor(rng() * 24);
  else if (choice < 0.8) copy[at] = MARKERS[Math.floor(rng() * MARKERS.length)] ?? 0;
  else copy[at] = hurtfulNumber(bytes, rng) & 0xff;
  return copy;
}

/** Planted: a value is believed never to hold itself. */
function countedFrom(table: ObjectTable, bytes: Uint8Array, index: number): number {
  const below = planted(() => {
    const at = table.offset(index);
    const marker = bytes[at] ?? 0;
    if (marker >> 4 !== 0xa && marker >> 4 !== 0xd) return [];
    const { count, start } = table.length(marker & 15, at);
    return table.references(start, Math.min(count, 4) * (marker >> 4 === 0xd ? 2 : 1));
  });
  let count = 1;
  for (const each of below ?? []) count += countedFrom(table, bytes, each);
  return count;
}

function planted<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof FormatError) return null;
    throw error;
  }
}
