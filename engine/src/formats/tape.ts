import { FormatError } from './byte-reader.ts';
import type { ForwardBytes } from './forward-bytes.ts';

/** Forward bytes that know where they are. */
export interface Tape extends ForwardBytes {
  at(): number;
}

export function tapeOf(input: ForwardBytes): Tape {
  let position = 0;
  const passed = (bytes: Uint8Array): Uint8Array => {
    position += bytes.length;
    return bytes;
  };
  return {
    at: () => position,
    take: async (length) => passed(await input.take(length)),
    takeSome: async (length) => passed(await input.takeSome(length)),
    async skip(length) {
      const count = length > 0 ? await input.skip(length) : 0;
      position += count;
      return count;
    },
  };
}

/** The tape up to an offset. */
export function part(tape: Tape, end: number): ForwardBytes {
  const left = (length: number): number => Math.max(0, Math.min(length, end - tape.at()));
  return {
    take: (length) => tape.take(left(length)),
    takeSome: (length) => tape.takeSome(left(length)),
    skip: (length) => tape.skip(left(length)),
  };
}

/**
 * Goes on to an offset behind an entry; padding behind the last may be missing.
 *
 * @throws FormatError `truncated` where the data of the entry is not all there
 */
export async function goTo(
  tape: Tape,
  offset: number,
  entry: { readonly dataOffset: number; readonly size: number },
  what: string,
): Promise<void> {
  await tape.skip(offset - tape.at());
  if (tape.at() >= entry.dataOffset + entry.size) return;
  const missing = entry.dataOffset + entry.size - tape.at();
  throw new FormatError(
    'truncated',
    `the ${what} ends ${missing} bytes before its last entry does`,
    tape.at(),
  );
}
