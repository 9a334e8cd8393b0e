import { bytesReader, FormatError } from '../formats/byte-reader.ts';
import type { Compression } from '../formats/compression.ts';
import { looksLikeImage } from '../formats/tar/image-archive.ts';
import { forwardReader, readTar } from '../formats/tar/tar.ts';
import type { ContainerContext, ContainerYield } from './container.ts';
import type { PeekableBytes } from './forward-stream.ts';
import { mayBeMark, rootOfMark } from './image/image-mark.ts';
import { packedImage } from './image/packed-image.ts';
import { plainImage } from './image/plain-image.ts';
import { memberName } from './member-name.ts';
import type { OpenFile } from './source.ts';
import { errorGap, tarMembers } from './tar-members.ts';

const HEAD_BYTES = 4096;
/**
 * How much of a packed tar is unpacked before it is known for one without an image: what lies further in would have
 * every archive unpacked twice.
 */
const SEARCHED_BYTES = 4 * 1024 * 1024;

/** How a tar is packed, and as it is unpacked, of which nothing was taken. */
export interface PackedTar {
  readonly compression: Compression;
  readonly unpacked: PeekableBytes;
}

/**
 * A tar, as an image where it holds one: anywhere where it is not packed, else where it begins as one or an image is
 * marked near its beginning. Else member by member.
 *
 * @param packed null where the file is the tar itself
 */
export async function* tarOrImage(
  file: OpenFile,
  packed: PackedTar | null,
  context: ContainerContext,
): AsyncGenerator<ContainerYield> {
  if (packed === null) {
    yield* plainImage(file, [], context);
    return;
  }
  const { compression, unpacked } = packed;
  let kind: 'image' | 'marked' | 'tar';
  try {
    if (looksLikeImage(await unpacked.peek(HEAD_BYTES))) kind = 'image';
    else kind = (await hasMark(await unpacked.peek(SEARCHED_BYTES), context)) ? 'marked' : 'tar';
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    yield { kind: 'gap', gap: errorGap(error, context) };
    return;
  }
  if (kind === 'tar') yield* tarMembers(file, unpacked, context);
  else yield* packedImage(file, compression, kind === 'image' ? [''] : [], context);
}

async function hasMark(start: Uint8Array, context: ContainerContext): Promise<boolean> {
  for await (const item of readTar(forwardReader(bytesReader(start)))) {
    context.goOn();
    if (!item.ok) continue;
    const { name } = memberName(item.entry.name);
    if (item.entry.kind !== 'file' || !mayBeMark(name)) continue;
    if (rootOfMark(name, await item.data.take(HEAD_BYTES)) !== null) return true;
  }
  return false;
}
