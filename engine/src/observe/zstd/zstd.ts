import type { Container } from '../container.ts';
import { packedFile } from '../packed-file.ts';

/** A file or a tar packed with zstd. */
export const zstd: Container = packedFile({
  id: 'zstd',
  title: 'Files and tars packed with zstd',
  ending: /\.zstd?$/i,
  doesNotSee: [
    'what was packed with a window of more than 128 MiB',
    'what was packed with a dictionary of its own',
  ],
});
