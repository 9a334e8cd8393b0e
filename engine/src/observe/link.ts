import { resolve, sep } from 'node:path';
import type { BytePath } from './byte-path.ts';
import { type FileSystem, systemErrorCode } from './file-system.ts';

/**
 * Whether a link leads out of `root` (a real path). A link that leads nowhere is judged by its text; one that leads into
 * itself leads nowhere.
 */
export function leadsOutside(files: FileSystem, root: BytePath, folder: BytePath, link: BytePath): boolean {
  try {
    return !isInside(root, files.realPath(link));
  } catch (error) {
    if (systemErrorCode(error) === 'ELOOP') return false;
  }
  try {
    const text = files.linkText(link);
    return !isInside(root, resolve(files.realPath(folder), text));
  } catch (error) {
    return systemErrorCode(error) !== 'ENOENT';
  }
}

function isInside(root: BytePath, path: BytePath): boolean {
  if (path === root) return true;
  return path.startsWith(root.endsWith(sep) ? root : root + sep);
}
