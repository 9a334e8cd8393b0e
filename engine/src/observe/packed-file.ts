import { bytesReader, FormatError } from '../formats/byte-reader.ts';
import { type Compression, compressionOf } from '../formats/compression.ts';
import { isTar } from '../formats/tar/tar.ts';
import type { Container, ContainerContext, ContainerYield, OpenedMember } from './container.ts';
import { forwardStream, type PeekableBytes } from './forward-stream.ts';
import type { FileFacts } from './source.ts';
import { errorGap, TAR_DOES_NOT_SEE } from './tar-members.ts';
import { tarOrImage } from './tar-or-image.ts';
import { limitGap } from './unpack-budget.ts';
import { unpackedPieces } from './unpacked-pieces.ts';

const HEAD_BYTES = 4096;

/** What a container of one packed file is told of its format. */
export interface PackedFormat {
  readonly id: Compression;
  readonly title: string;
  /** The ending that the packer adds to a name. */
  readonly ending: RegExp;
  readonly doesNotSee: readonly string[];
}

const mayBegin: Readonly<Record<Compression, (byte: number) => boolean>> = {
  gzip: (byte) => byte === 0x1f,
  xz: (byte) => byte === 0xfd,
  // A frame, or one that is passed over.
  zstd: (byte) => byte === 0x28 || (byte & 0xf0) === 0x50,
  bzip2: (byte) => byte === 0x42,
  lzma: (byte) => byte === 0x5d,
};

/**
 * A file packed whole; a tar packed whole, which is read as it is unpacked; and a container image, which is unpacked
 * twice. Which it is shows only once some of it is unpacked, since a block of such formats may be longer than a head.
 */
export function packedFile({ id, title, ending, doesNotSee }: PackedFormat): Container {
  return {
    id,
    title,
    doesNotSee: [...doesNotSee, ...TAR_DOES_NOT_SEE],
    mayBegin: (byte) => mayBegin[id](byte),
    required: (file) => compressionOf(file.head) === id,
    async *expand(file, context) {
      yield { kind: 'archive' };
      const unpacked = forwardStream(unpackedPieces(file.bytes, id, context));
      try {
        const head = await unpacked.peek(HEAD_BYTES);
        if (isTar(head)) yield* tarOrImage(file, { compression: id, unpacked }, context);
        else yield* oneMember(file.name.replace(ending, '') || file.name, unpacked, context);
      } catch (error) {
        if (!(error instanceof FormatError)) throw error;
        yield { kind: 'gap', gap: errorGap(error, context) };
      }
    },
  };
}

async function* oneMember(
  name: FileFacts['name'],
  unpacked: PeekableBytes,
  context: ContainerContext,
): AsyncGenerator<ContainerYield> {
  const { memberBytes } = context.limits;
  const head = await unpacked.take(HEAD_BYTES);
  const isShort = head.length < HEAD_BYTES;
  let damage = isShort ? await damageOf(unpacked) : null;
  const whole = async (): Promise<OpenedMember> => {
    const rest = isShort ? new Uint8Array() : await unpacked.take(memberBytes - head.length + 1);
    if (head.length + rest.length > memberBytes) {
      return {
        ok: false,
        gap: limitGap('memberBytes', memberBytes, `more than ${memberBytes} bytes come out of it`),
      };
    }
    const error = damage ?? (isShort ? null : await damageOf(unpacked));
    damage = null;
    const gap = error === null ? null : errorGap(error, context);
    if (gap?.code === 'limit-reached') return { ok: false, gap };
    return { ok: true, bytes: bytesReader(Buffer.concat([head, rest])), gap };
  };
  // How long it is shows at its end; nothing asks for more than whether it is long enough to be of its kind.
  const size = isShort ? head.length : memberBytes;
  yield { kind: 'member', member: { name, size, head, open: whole } };
  if (damage !== null) yield { kind: 'gap', gap: errorGap(damage, context) };
}

/** What ended a stream before its end; null where it was its end. */
async function damageOf(unpacked: PeekableBytes): Promise<FormatError | null> {
  try {
    await unpacked.peek(1);
    return null;
  } catch (error) {
    if (error instanceof FormatError) return error;
    throw error;
  }
}
