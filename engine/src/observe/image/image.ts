import { looksLikeImage } from '../../formats/tar/image-archive.ts';
import { isTar } from '../../formats/tar/tar.ts';
import type { Container } from '../container.ts';
import { tarHeadInGzip } from '../gzip-head.ts';
import { TAR_DOES_NOT_SEE } from '../tar-members.ts';
import { packedImage } from './packed-image.ts';
import { plainImage } from './plain-image.ts';

/**
 * Container images: the tar of `docker save`, and an OCI layout in a tar, also in gzip. What shows in the image is
 * seen, and what else the archive holds; an archive without a manifest is a tar like others.
 */
export const image: Container = {
  id: 'image',
  title:
    'Container images (docker save, OCI layout; in a tar, also packed with gzip, xz, zstd or bzip2, or unpacked in a folder)',
  doesNotSee: [
    'what a later layer removes or replaces',
    'images that are not on this disk',
    'an image in a packed tar that begins with 4 MiB of something else, as an image: its layers are read one by one',
    'images without an index or a manifest.json, as images: their layers are read one by one, with a note',
    ...TAR_DOES_NOT_SEE,
  ],
  required(file) {
    const head = isTar(file.head) ? file.head : tarHeadInGzip(file);
    return head !== null && looksLikeImage(head);
  },
  async *expand(file, context) {
    yield { kind: 'archive' };
    if (isTar(file.head)) yield* plainImage(file, [''], context);
    else yield* packedImage(file, 'gzip', [''], context);
  },
};
