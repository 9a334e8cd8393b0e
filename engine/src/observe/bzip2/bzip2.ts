import type { Container } from '../container.ts';
import { packedFile } from '../packed-file.ts';

/** A file or a tar packed with bzip2. */
export const bzip2: Container = packedFile({
  id: 'bzip2',
  title: 'Files and tars packed with bzip2',
  ending: /\.bz2?$/i,
  doesNotSee: ['bytes that follow the last stream and are none'],
});
