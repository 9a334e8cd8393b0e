/** Writes a big-endian field, as far as it lies inside. */
export function writeBigEndian(bytes: Uint8Array, at: number, width: number, value: number): void {
  for (let index = 0; index < width; index++) {
    const shift = 8 * (width - 1 - index);
    if (at + index < bytes.length) bytes[at + index] = shift < 32 ? (value >>> shift) & 0xff : 0;
  }
}

/** A number that lengths, offsets and counts break at. */
export function hurtfulNumber(bytes: Uint8Array, rng: () => number): number {
  const known = [0, 1, 2, 0x7f, 0x80, 0xff, 0xffff, 0x7fff_ffff, 0xffff_ffff, bytes.length, bytes.length - 1];
  if (rng() < 0.5) return known[Math.floor(rng() * known.length)] ?? 0;
  return Math.floor(rng() * (rng() < 0.5 ? 32 : bytes.length * 2));
}
