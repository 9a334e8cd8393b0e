import type { Container } from '../container.ts';
import { packedFile } from '../packed-file.ts';

/** A file or a tar packed with the format before xz. */
export const lzma: Container = packedFile({
  id: 'lzma',
  title: 'Files and tars packed with lzma (.lzma, .tlz)',
  ending: /\.lzma$/i,
  doesNotSee: [
    'what was packed with other lc, lp or pb than the usual ones, since the format has no mark of its own',
    'whether bytes were changed in it where it still ends as it should: the format has no checksum',
  ],
});
