import { type ByteReader, FormatError } from '../formats/byte-reader.ts';
import { type Compression, unpackedChunks } from '../formats/compression.ts';
import type { ContainerContext } from './container.ts';
import { newPace } from './pace.ts';

/**
 * What a packed stream unpacks to. Every piece is taken from the budget of its outermost file; where that is used
 * up a `FormatError` `limit-reached` is thrown. Ctrl-C and the limit on time are heard between pieces.
 */
export function unpackedPieces(
  bytes: ByteReader,
  compression: Compression,
  context: ContainerContext,
): AsyncGenerator<Uint8Array> {
  return budgeted(unpackedChunks(bytes, compression), context);
}

/** The same of pieces that come out of whatever unpacks them. */
export async function* budgeted(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  context: ContainerContext,
): AsyncGenerator<Uint8Array> {
  const pace = newPace();
  for await (const piece of pieces) {
    if (pace.due()) await pace.rest();
    context.goOn();
    if (!context.budget.take(piece.length)) throw new FormatError('limit-reached', 'the budget is used up');
    if (piece.length > 0) yield piece;
  }
}
