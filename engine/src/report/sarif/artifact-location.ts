import { posix, sep } from 'node:path';

/** Where a file is, as SARIF 2.1.0 (3.4) says it: an absolute URI, or one relative to a base. */
export interface ArtifactLocation {
  readonly uri: string;
  readonly uriBaseId?: string;
}

/** The directory in which the scan was run: where that is a repository's root, viewers find the file. */
export const WORKING_DIRECTORY = '%SRCROOT%';

/**
 * The file at `path` of a target: of a directory's, below it; of any other, the target itself.
 *
 * @param target as the user wrote it
 * @param scheme as coverage names it; null where the target was not finished
 */
export function artifactLocation(target: string, scheme: string | null, path: string): ArtifactLocation {
  const word = slashed(
    scheme !== null && target.startsWith(`${scheme}:`) ? target.slice(scheme.length + 1) : target,
  );
  // Standard input has no place in a file system, and the live computer's places are its own.
  const place = scheme === 'stdin' || word === '-' || word === '' ? path : placeOf(word, scheme, path);
  return /^(?:\/|[A-Za-z]:\/)/.test(place)
    ? { uri: `file://${place.startsWith('/') ? '' : '/'}${encoded(place)}` }
    : { uri: encoded(posix.normalize(place)), uriBaseId: WORKING_DIRECTORY };
}

function placeOf(word: string, scheme: string | null, path: string): string {
  const isFile = scheme !== 'dir' && posix.basename(word) === path;
  return isFile ? word : posix.join(word, path);
}

function slashed(path: string): string {
  return sep === '\\' ? path.replaceAll('\\', '/') : path;
}

/** RFC 3986: every character of a name that could mean something is written by its bytes. */
function encoded(path: string): string {
  return path
    .replace(/[\ud800-\udfff]/gu, '\ufffd')
    .split('/')
    .map((name, index) => (index === 0 && /^[A-Za-z]:$/.test(name) ? name : encodeURIComponent(name)))
    .join('/');
}
