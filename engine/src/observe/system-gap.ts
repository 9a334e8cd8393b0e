import type { SourceGap } from './source.ts';

/** The gap that a refused `open`, `read` or `list` leaves, by the code of the system's error. */
export function unreadable(code: string, what: 'file' | 'directory'): SourceGap {
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return {
      code: 'changed-while-read',
      reason: `the ${what} was there when its folder was read, and gone when it was opened`,
      remedy: 'Scan again when nothing writes there.',
      material: false,
    };
  }
  if (code === 'ELOOP') {
    return {
      code: 'changed-while-read',
      reason: `it was a ${what} when its folder was read, and a link when it was opened; it was not followed`,
      remedy: 'Scan again when nothing writes there.',
      material: true,
    };
  }
  if (code === 'ENXIO') {
    return {
      code: 'special-file',
      reason: 'a device, pipe or socket: it holds no file to look at',
      remedy: 'Nothing to do.',
      material: false,
    };
  }
  return { code: 'unreadable', ...wordsFor(code, what), material: true };
}

function wordsFor(code: string, what: 'file' | 'directory'): { reason: string; remedy: string } {
  if (code === 'EACCES' || code === 'EPERM') {
    return {
      reason: `the system refused to open this ${what} (${code})`,
      remedy: `Scan as a user who may read this ${what}.`,
    };
  }
  if (code === 'ENAMETOOLONG') {
    return {
      reason: `the path of this ${what} is longer than the system opens (${code})`,
      remedy: 'Change into a folder on the way to it, and scan "." there.',
    };
  }
  if (code === 'EMFILE' || code === 'ENFILE') {
    return {
      reason: `the system allows no more open files (${code})`,
      remedy: 'Raise the number of open files (ulimit -n), and scan again.',
    };
  }
  if (code === 'EAGAIN' || code === 'EWOULDBLOCK') {
    return {
      reason: `this ${what} would have to be waited for (${code})`,
      remedy: 'Copy its contents to an ordinary file, and scan that.',
    };
  }
  return {
    reason: `the system could not read this ${what} (${code})`,
    remedy: `Check the disk or mount that holds this ${what}, and scan again.`,
  };
}
