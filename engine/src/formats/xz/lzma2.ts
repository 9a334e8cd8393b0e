import { type ByteReader, FormatError } from '../byte-reader.ts';
import { lzmaDecoder } from './lzma.ts';
import { type SlidingWindow, slidingWindow } from './sliding-window.ts';

/**
 * What LZMA2 data unpacks to, chunk by chunk, each at most 2 MiB; the generator's value is the offset behind the
 * end mark (xz's lzma2_decoder.c).
 *
 * @throws FormatError `malformed`, `truncated` or `unsupported`, after what came before
 */
export function* lzma2Chunks(
  packed: ByteReader,
  start: number,
  dictionary: number,
): Generator<Uint8Array, number> {
  const window = slidingWindow(dictionary);
  const lzma = lzmaDecoder(window);
  let needs: 'dictionary' | 'properties' | 'nothing' = 'dictionary';
  for (let at = start; ; ) {
    const [control, b1 = 0, b2 = 0, b3 = 0, b4 = 0, properties = 0] = packed.read(at, 6);
    if (control === undefined) throw truncated(packed);
    if (control === 0) return at + 1;
    const wrong = new FormatError('malformed', 'LZMA2 data has a chunk that cannot stand there', at);
    const resetsDictionary = control === 1 || control >= 0xe0;
    if (resetsDictionary) {
      window.reset();
      needs = needs === 'dictionary' ? 'properties' : needs;
    } else if (needs === 'dictionary') throw wrong;
    if (control < 0x80) {
      if (control > 2) throw wrong;
      const size = b1 * 256 + b2 + 1;
      const stored = packed.read(at + 3, size);
      for (const byte of stored) window.put(byte);
      yield* window.drain();
      if (stored.length < size) throw truncated(packed);
      at += 3 + size;
      continue;
    }
    const size = ((control & 0x1f) << 16) + b1 * 256 + b2 + 1;
    const packedSize = b3 * 256 + b4 + 1;
    const newProperties = control >= 0xc0;
    if (newProperties) {
      if (!lzma.setProperties(properties)) throw wrong;
      needs = 'nothing';
    } else if (needs !== 'nothing') throw wrong;
    else if (control >= 0xa0) lzma.resetState();
    const data = at + (newProperties ? 6 : 5);
    yield* lzmaChunk(lzma.decode, packed, data, packedSize, size, window);
    at = data + packedSize;
  }
}

function* lzmaChunk(
  decode: (input: Uint8Array, size: number) => 'whole' | 'short' | 'wrong',
  packed: ByteReader,
  at: number,
  packedSize: number,
  size: number,
  window: SlidingWindow,
): Generator<Uint8Array> {
  const input = packed.read(at, packedSize);
  let outcome: ReturnType<typeof decode>;
  try {
    outcome = decode(input, size);
  } catch (error) {
    if (error instanceof FormatError) yield* window.drain();
    throw error;
  }
  yield* window.drain();
  if (outcome === 'short' && input.length < packedSize) throw truncated(packed);
  if (outcome !== 'whole') throw new FormatError('malformed', 'LZMA2 data is damaged', at);
}

function truncated(packed: ByteReader): FormatError {
  return new FormatError('truncated', 'the compressed data ends before its end', packed.size);
}
