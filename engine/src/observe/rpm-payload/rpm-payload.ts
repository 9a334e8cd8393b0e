import { sliceReader } from '../../formats/byte-slice.ts';
import { compressionOf } from '../../formats/compression.ts';
import { isCpio, readCpio } from '../../formats/cpio/cpio.ts';
import { forwardReader } from '../../formats/forward-bytes.ts';
import { isRpm, readRpmFile } from '../../formats/rpm-header/rpm-header.ts';
import type { Container } from '../container.ts';
import { forwardStream } from '../forward-stream.ts';
import type { SourceGap } from '../source.ts';
import { membersOf } from '../tar-members.ts';
import { unpackedPieces } from '../unpacked-pieces.ts';

const HEAD_BYTES = 512;

/** The files in an RPM package: a cpio archive behind its header, packed in any of the ways that rpm packs. */
export const rpmPayload: Container = {
  id: 'rpm-payload',
  title: 'Files in RPM packages (.rpm)',
  doesNotSee: [
    'files of packages that hold one above 4 GiB',
    'what a link leads to',
    'cpio archives that are no package, as those that a Linux starts from (initramfs)',
  ],
  mayBegin: (byte) => byte === 0xed,
  required: (file) => isRpm(file.head),
  async *expand(file, context) {
    const read = readRpmFile(file.bytes);
    // What is wrong with the header, the source that reads it has said.
    if (!read.ok) return;
    const { payloadOffset, package: rpm } = read.value;
    yield { kind: 'archive' };
    const payload = sliceReader(file.bytes, payloadOffset, file.size - payloadOffset);
    const head = payload.read(0, HEAD_BYTES);
    const compression = compressionOf(head);
    if (compression !== null) {
      const unpacked = forwardStream(unpackedPieces(payload, compression, context));
      yield* membersOf(readCpio(unpacked), file, null, context);
    } else if (isCpio(head)) {
      yield* membersOf(readCpio(forwardReader(payload)), file, payload, context);
    } else {
      yield { kind: 'gap', gap: unknownPayload(payload.size, rpm.payloadCompressor) };
    }
  },
};

function unknownPayload(size: number, compressor: string | null): SourceGap {
  const how = compressor === null ? '' : ` (it says: packed with ${compressor})`;
  return {
    code: size === 0 ? 'truncated' : 'unsupported',
    reason:
      size === 0
        ? 'the package ends before its files'
        : `its files are packed in a way that is not read here${how}`,
    remedy: 'Unpack it (rpm2cpio <file> | cpio -idm) and scan the folder.',
    material: true,
  };
}
