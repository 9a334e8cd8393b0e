/** Marvin32 (Microsoft; US patent 20130262421): the hash that entries of transaction logs carry. Words of 32 bits. */
export interface Marvin32 {
  readonly low: number;
  readonly high: number;
}

/** Hashes bytes under a seed. */
export function marvin32(bytes: Uint8Array, seed: Marvin32): Marvin32 {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let low = seed.low | 0;
  let high = seed.high | 0;
  const mix = (word: number): void => {
    low = (low + word) | 0;
    high ^= low;
    low = (rotated(low, 20) + high) | 0;
    high = rotated(high, 9) ^ low;
    low = (rotated(low, 27) + high) | 0;
    high = rotated(high, 19);
  };
  const whole = bytes.length - (bytes.length % 4);
  for (let at = 0; at < whole; at += 4) mix(view.getUint32(at, true));
  let rest = 0x80;
  for (let at = bytes.length - 1; at >= whole; at--) rest = (rest << 8) | (bytes[at] ?? 0);
  mix(rest);
  mix(0);
  return { low: low >>> 0, high: high >>> 0 };
}

function rotated(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
