import type { Container } from '../container.ts';
import { packedFile } from '../packed-file.ts';

/** A file or a tar packed with xz. */
export const xz: Container = packedFile({
  id: 'xz',
  title: 'Files and tars packed with xz',
  ending: /\.xz$/i,
  doesNotSee: ['what was packed with a filter for programs (xz --x86 and the like)'],
});
