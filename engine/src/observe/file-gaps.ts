import type { FormatError } from '../formats/byte-reader.ts';
import type { SourceGap } from './source.ts';

export const SOUND_COPY = 'Get a sound copy of the file, or delete it, and scan again.';

/** What could not be read in the file, and where. */
export function formatGap(error: FormatError, material: boolean): SourceGap {
  const at = error.offset === null ? '' : ` (at byte ${error.offset})`;
  return { code: error.code, reason: `${error.message}${at}`, remedy: SOUND_COPY, material };
}

export function tooLargeGap(size: number, bound: number): SourceGap {
  return {
    code: 'limit-reached',
    reason: `the file has ${size} bytes and at most ${bound} are hashed, so its signature was not checked`,
    remedy: `Scan it with --limit hashedBytes=${size}.`,
    material: true,
  };
}

export function shrunkenGap(): SourceGap {
  return {
    code: 'changed-while-read',
    reason: 'the file became shorter while it was read, so its signature was not checked',
    remedy: 'Scan it again when nothing writes to it.',
    material: true,
  };
}
