import { type ByteReader, FormatError } from '../byte-reader.ts';
import { inflateWhole } from '../inflate.ts';
import type { Cabinet, CabinetFolder } from './cabinet.ts';
import { lzxFrames } from './lzx.ts';

/** What one block unpacks to at most (MS-CAB, CFDATA), and what a packed one takes at most. */
const BLOCK_BYTES = 32 * 1024;
const PACKED_BYTES = BLOCK_BYTES + 6144;

/**
 * What a folder unpacks to, block by block. What comes before damage comes; then a `FormatError` is thrown
 * (`malformed`, `truncated`, or `unsupported` where it is packed in another way than MSZIP or LZX, or goes on in another file).
 */
export function* folderBlocks(
  bytes: ByteReader,
  { blockHeaderBytes }: Pick<Cabinet, 'blockHeaderBytes'>,
  folder: CabinetFolder,
): Generator<Uint8Array> {
  const { method, blocks, dataOffset } = folder;
  const unpack = unpackerOf(folder);
  if (unpack === null)
    throw new FormatError('unsupported', `the folder is packed in a way that is not read here (${method})`);
  let at = dataOffset;
  for (let left = blocks; left > 0; left--) {
    const header = bytes.read(at, blockHeaderBytes);
    if (header.length < blockHeaderBytes) throw cutOff(at);
    const view = new DataView(header.buffer, header.byteOffset, header.length);
    const packedBytes = view.getUint16(4, true);
    const size = view.getUint16(6, true);
    if (size === 0)
      throw new FormatError('unsupported', 'its data goes on in another cabinet of the set', at);
    if (size > BLOCK_BYTES || packedBytes > PACKED_BYTES)
      throw new FormatError('malformed', `a block claims ${packedBytes} bytes for ${size}`, at);
    const packed = bytes.read(at + blockHeaderBytes, packedBytes);
    if (packed.length < packedBytes) throw cutOff(at);
    const stated = view.getUint32(0, true);
    if (stated !== 0 && stated !== checksumOf(packed, header))
      throw new FormatError('malformed', 'the checksum of a block is wrong', at);
    const block = unpack(packed, size, at);
    if (block.length !== size)
      throw new FormatError('malformed', `a block has ${block.length} bytes and claims ${size}`, at);
    yield block;
    at += blockHeaderBytes + packedBytes;
  }
}

/** Unpacks a block that lies at an offset; each may go back into those before. */
type Unpack = (packed: Uint8Array, size: number, at: number) => Uint8Array;

/** Whether the data of a folder can be had, and not only the names of its files. */
export function isUnpacked({ method }: CabinetFolder): boolean {
  return method === 'stored' || method === 'mszip' || method === 'lzx';
}

function unpackerOf({ method, windowBits }: CabinetFolder): Unpack | null {
  if (method === 'stored') return (packed) => packed;
  if (method === 'mszip') return mszipBlocks();
  return method === 'lzx' ? lzxFrames(windowBits) : null;
}

function mszipBlocks(): Unpack {
  let history: Uint8Array = new Uint8Array();
  return (packed, size, at) => {
    const block = inflateBlock(packed, size, history, at);
    history = block.length === BLOCK_BYTES ? block : Buffer.concat([history, block]).subarray(-BLOCK_BYTES);
    return block;
  };
}

/** MSZIP: "CK", and deflated data that may go back into what the blocks before unpacked to (MS-MCI). */
function inflateBlock(packed: Uint8Array, size: number, history: Uint8Array, at: number): Uint8Array {
  if (packed[0] !== 0x43 || packed[1] !== 0x4b)
    throw new FormatError('malformed', 'a block does not begin as one of MSZIP does', at);
  const block = inflateWhole(packed.subarray(2), 'raw', size, history);
  if (block instanceof FormatError) throw new FormatError('malformed', block.message, at);
  return block;
}

/** Words of four bytes, each over the other: of the data, then of the two lengths before it. */
function checksumOf(packed: Uint8Array, header: Uint8Array): number {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.length);
  const whole = packed.length - (packed.length % 4);
  let sum = 0;
  for (let at = 0; at < whole; at += 4) sum ^= view.getUint32(at, true);
  // The last bytes stand the other way round.
  let rest = 0;
  for (let at = whole; at < packed.length; at++) rest = (rest << 8) | (packed[at] ?? 0);
  sum ^= rest;
  sum ^= new DataView(header.buffer, header.byteOffset, header.length).getUint32(4, true);
  return sum >>> 0;
}

function cutOff(at: number): FormatError {
  return new FormatError('truncated', 'the cabinet ends before its data does', at);
}
