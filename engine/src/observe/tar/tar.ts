import { looksLikeImage } from '../../formats/tar/image-archive.ts';
import { isTar } from '../../formats/tar/tar.ts';
import type { Container } from '../container.ts';
import { forwardStream } from '../forward-stream.ts';
import { tarHeadInGzip } from '../gzip-head.ts';
import { TAR_DOES_NOT_SEE } from '../tar-members.ts';
import { tarOrImage } from '../tar-or-image.ts';
import { unpackedPieces } from '../unpacked-pieces.ts';

/** Tar, and tar in gzip, which is read as it is unpacked: what is held is one member. */
export const tar: Container = {
  id: 'tar',
  title: 'Tar archives, also in gzip',
  doesNotSee: TAR_DOES_NOT_SEE,
  // An image's archive is gone through layer by layer, as the image shows it.
  required(file) {
    const head = isTar(file.head) ? file.head : tarHeadInGzip(file);
    return head !== null && !looksLikeImage(head);
  },
  async *expand(file, context) {
    yield { kind: 'archive' };
    const isPlain = isTar(file.head);
    const unpacked = forwardStream(unpackedPieces(file.bytes, 'gzip', context));
    yield* tarOrImage(file, isPlain ? null : { compression: 'gzip', unpacked }, context);
  },
};
