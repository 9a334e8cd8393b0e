/** A number of xz's variable length, and how many bytes it takes. */
export interface VariableInteger {
  readonly value: number;
  readonly length: number;
}

/** Seven bits a byte, the lowest first (The .xz File Format, section 1.2); null where there is none. */
export function readVariableInteger(bytes: Uint8Array, at: number): VariableInteger | null {
  let value = 0;
  for (let length = 1; length <= 9; length++) {
    const byte = bytes[at + length - 1];
    if (byte === undefined || (byte === 0 && length > 1)) return null;
    value += (byte & 0x7f) * 2 ** (7 * (length - 1));
    if (byte < 0x80) return { value, length };
  }
  return null;
}
