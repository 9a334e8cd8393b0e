import { createHash } from 'node:crypto';
import { crc32 } from '../crc-32.ts';

/** What an xz block's bytes are held against. */
export interface BlockCheck {
  add(bytes: Uint8Array): void;
  isRight(stated: Uint8Array): boolean;
}

const CRC32 = 1;
const CRC64 = 4;
const SHA256 = 10;
const SIZES = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64] as const;

/** How long a check is (The .xz File Format, section 2.1.1.2). */
export function checkBytes(check: number): number {
  return SIZES[check] ?? 0;
}

/** The three checks that there are; what is packed with another or none is taken as it comes. */
export function blockCheck(check: number): BlockCheck {
  if (check === CRC32) {
    let sum = 0;
    return {
      add(bytes) {
        sum = crc32(bytes, sum);
      },
      isRight: (stated) => Buffer.from(stated).readUInt32LE() === sum,
    };
  }
  if (check === CRC64) return crc64();
  if (check === SHA256) {
    const hash = createHash('sha256');
    return {
      add(bytes) {
        hash.update(bytes);
      },
      isRight: (stated) => hash.digest().equals(stated),
    };
  }
  return { add: () => {}, isRight: () => true };
}

/** ECMA-182's polynomial, reflected, in two halves: a BigInt would take a hundred times as long. */
const POLYNOMIAL = { high: 0xc96c5795, low: 0xd7870f42 };
const HIGH = new Uint32Array(256);
const LOW = new Uint32Array(256);
for (let byte = 0; byte < 256; byte++) {
  let high = 0;
  let low = byte;
  for (let bit = 0; bit < 8; bit++) {
    const odd = (low & 1) === 1;
    low = (low >>> 1) | (high << 31);
    high >>>= 1;
    if (!odd) continue;
    high ^= POLYNOMIAL.high;
    low ^= POLYNOMIAL.low;
  }
  HIGH[byte] = high;
  LOW[byte] = low;
}

function crc64(): BlockCheck {
  let high = -1;
  let low = -1;
  return {
    add(bytes) {
      for (const byte of bytes) {
        const index = (low ^ byte) & 0xff;
        low = ((low >>> 8) | (high << 24)) ^ (LOW[index] ?? 0);
        high = (high >>> 8) ^ (HIGH[index] ?? 0);
      }
    },
    isRight(stated) {
      const words = Buffer.from(stated);
      return words.readUInt32LE(0) === ~low >>> 0 && words.readUInt32LE(4) === ~high >>> 0;
    },
  };
}
