/**
 * Undoes the Burrows-Wheeler transform: hands out a block's bytes one by one.
 *
 * @param sorted the last column of the sorted rotations; a byte in each element, the rest is used as memory
 * @param origin which row is the block itself; below the number of elements
 */
export function unsortedBytes(sorted: Uint32Array, origin: number): () => number {
  const starts = new Uint32Array(256);
  for (const symbol of sorted) starts[symbol] = (starts[symbol] ?? 0) + 1;
  let before = 0;
  for (let byte = 0; byte < 256; byte++) {
    const count = starts[byte] ?? 0;
    starts[byte] = before;
    before += count;
  }
  // In the upper 24 bits of each row: which row its byte goes on in.
  for (let row = 0; row < sorted.length; row++) {
    const byte = (sorted[row] ?? 0) & 0xff;
    const place = starts[byte] ?? 0;
    starts[byte] = place + 1;
    sorted[place] = ((sorted[place] ?? 0) | (row << 8)) >>> 0;
  }
  let at = (sorted[origin] ?? 0) >>> 8;
  return () => {
    const entry = sorted[at] ?? 0;
    at = entry >>> 8;
    return entry & 0xff;
  };
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 24;
  for (let bit = 0; bit < 8; bit++) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1;
  return value;
});

/** One more byte in bzip2's checksum: CRC-32 with the highest bit first. */
export function bzip2Sum(before: number, byte: number): number {
  return (before << 8) ^ (TABLE[(before >>> 24) ^ byte] ?? 0);
}
