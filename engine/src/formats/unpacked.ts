/** For tests of this room: a stream unpacked as far as it goes, and what ended it. */
import { FormatError } from './byte-reader.ts';

export interface Unpacked {
  readonly bytes: Buffer;
  /** `whole`, or the error's code. */
  readonly outcome: 'whole' | FormatError['code'];
  readonly message: string;
}

/** Throws where an error is none of a format's. */
export function unpacked(chunks: Iterable<Uint8Array>): Unpacked {
  const parts: Uint8Array[] = [];
  try {
    for (const chunk of chunks) parts.push(chunk);
    return { bytes: Buffer.concat(parts), outcome: 'whole', message: '' };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return { bytes: Buffer.concat(parts), outcome: error.code, message: error.message };
  }
}

/** What the samples of every packer hold: longer than a head. */
export const GAMMA = Buffer.from(
  `product Gamma ${Array.from({ length: 2000 }, (_, index) => `${index + 1} `).join('')}`,
);
