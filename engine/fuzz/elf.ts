import { bytesReader } from '../src/formats/byte-reader.ts';
import { machineCodeOf } from '../src/formats/elf/elf.ts';
import { fixtureSeeds } from './fixture-seeds.ts';
import type { FuzzTarget } from './fuzz-target.ts';

const HEADER = 64;
const TABLE = 40;

/** ELF: fields of the header and of the sections, found where the header says that they are. */
export const target: FuzzTarget = {
  name: 'elf',
  seeds: () => fixtureSeeds('elf', 4_000),
  mutate(bytes, rng) {
    const copy = bytes.slice();
    const below = (most: number) => Math.floor(rng() * most);
    if (rng() < 0.1) return copy.slice(0, below(copy.length));
    const isInTable = rng() < 0.7;
    const from = isInTable ? tableOf(copy) : 0;
    const at = from + below(isInTable ? copy.length - from : HEADER);
    const value = [0, 1, 0x7f, 0x80, 0xff][below(6)] ?? below(256);
    for (let each = at; each < Math.min(copy.length, at + 1 + below(8)); each++) copy[each] = value;
    return copy;
  },
  run(bytes) {
    const code = machineCodeOf(bytesReader(bytes));
    for (const { from, to } of code) {
      if (!(from >= 0 && from <= to && to <= bytes.length)) throw new Error('code outside of the file');
    }
    return `${code.length}`;
  },
  runPlanted(bytes) {
    // The bug: that the sections lie in the file is taken for granted.
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.length < HEADER) return 'short';
    view.getUint32(tableOf(bytes));
    return 'table';
  },
};

function tableOf(bytes: Uint8Array): number {
  if (bytes.length < HEADER) return 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return bytes[4] === 2 ? view.getUint32(TABLE, true) : view.getUint32(32, bytes[5] !== 2);
}
